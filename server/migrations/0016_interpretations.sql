-- 0016: how a ceiling is read is proposed by one person and confirmed by another; lead times of a withdrawal; checks of conditions.
-- Previous release still runs: yes, except that it cannot change a ceiling's reading.
--
-- What the database itself refuses, whoever writes:
--   * a reading confirmed by whoever proposed it (ceiling_terms_four_eyes), or other than the one proposed;
--   * a ceiling whose numbers were changed to others than those confirmed (authorisation_ceilings_terms, only_confirmed_numbers).
-- Places copy the numbers of their ceiling (0006), so a reading changes only together with the places of everybody under it.

create table reading_proposals (
  contributor text not null references contributors (code),
  id uuid not null,
  authorisation_id uuid not null,
  ceiling_id uuid not null,
  before_reading text not null check (before_reading in ('present', 'persons', 'tours')),
  before_overlap_people integer not null check (before_overlap_people >= 0),
  before_overlap_days integer not null check (before_overlap_days >= 0),
  reading text not null check (reading in ('present', 'persons', 'tours')),
  overlap_people integer not null default 0 check (overlap_people >= 0),
  overlap_days integer not null default 0 check (overlap_days >= 0),
  question text not null check (question <> ''),
  reason text not null check (reason <> ''),
  source text not null check (source <> ''),
  proposed_on date not null,
  proposed_by text not null,
  recorded_at timestamptz not null,
  primary key (contributor, id),
  unique (contributor, id, proposed_by, ceiling_id, reading, overlap_people, overlap_days),
  foreign key (contributor, authorisation_id) references authorisations (contributor, id),
  foreign key (contributor, ceiling_id) references authorisation_ceilings (contributor, id),
  check ((overlap_people = 0) = (overlap_days = 0)),
  check (reading = 'present' or overlap_people = 0),
  constraint reading_proposals_change check (reading <> before_reading or overlap_people <> before_overlap_people
    or overlap_days <> before_overlap_days)
);
create index reading_proposals_of on reading_proposals (contributor, ceiling_id, recorded_at);

-- A proposal that was refused by another person, or taken back.
create table reading_refusals (
  contributor text not null references contributors (code),
  proposal_id uuid not null,
  reason text not null check (reason <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, proposal_id),
  foreign key (contributor, proposal_id) references reading_proposals (contributor, id)
);

-- The numbers of a ceiling as confirmed, with those they replaced: by them the ceiling is read as known at any moment.
create table ceiling_terms (
  contributor text not null references contributors (code),
  id uuid not null,
  ceiling_id uuid not null,
  proposal_id uuid not null,
  reading text not null,
  people integer not null,
  overlap_people integer not null,
  overlap_days integer not null,
  before_reading text not null,
  before_people integer not null,
  before_overlap_people integer not null,
  before_overlap_days integer not null,
  proposed_by text not null,
  decided_by text not null,
  recorded_at timestamptz not null,
  primary key (contributor, id),
  unique (contributor, proposal_id),
  unique (contributor, id, ceiling_id, reading, people, overlap_people, overlap_days),
  foreign key (contributor, ceiling_id) references authorisation_ceilings (contributor, id),
  foreign key (contributor, proposal_id, proposed_by, ceiling_id, reading, overlap_people, overlap_days)
    references reading_proposals (contributor, id, proposed_by, ceiling_id, reading, overlap_people, overlap_days),
  constraint ceiling_terms_same_people check (people = before_people),
  constraint ceiling_terms_four_eyes check (decided_by <> proposed_by)
);
create index ceiling_terms_of on ceiling_terms (contributor, ceiling_id, recorded_at);

alter table authorisation_ceilings add column terms_id uuid;
alter table authorisation_ceilings add constraint authorisation_ceilings_terms
  foreign key (contributor, terms_id, id, reading, people, overlap_people, overlap_days)
  references ceiling_terms (contributor, id, ceiling_id, reading, people, overlap_people, overlap_days);
create policy only_confirmed_numbers on authorisation_ceilings as restrictive for update
  using (true) with check (terms_id is not null or superseded_at is not null);

alter table authorisation_interpretations add column source text not null default '';
alter table authorisation_interpretations add column proposal_id uuid;
alter table authorisation_interpretations add column confirmed_by text;
alter table authorisation_interpretations add constraint authorisation_interpretations_proposal
  foreign key (contributor, proposal_id) references reading_proposals (contributor, id);

-- Days from the order to go home to the last flight: of one mission, or of all that have none of their own.
create table withdrawal_lead_times (
  contributor text not null references contributors (code),
  id uuid not null,
  mission text,
  days integer not null check (days > 0),
  valid_from date not null,
  source text not null check (source <> ''),
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, mission) references missions (contributor, id)
);
create unique index withdrawal_lead_times_one on withdrawal_lead_times (contributor, coalesce(mission, ''), valid_from)
  where superseded_at is null;

-- That a condition of a decision was looked at on a day, what was found, and when to look again.
create table condition_checks (
  contributor text not null references contributors (code),
  id uuid not null,
  authorisation_id uuid not null,
  condition_id uuid not null,
  checked_on date not null,
  holds boolean not null,
  note text not null check (note <> ''),
  next_on date check (next_on > checked_on),
  source text not null check (source <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  foreign key (contributor, authorisation_id) references authorisations (contributor, id),
  foreign key (contributor, condition_id) references authorisation_conditions (contributor, id)
);
create index condition_checks_of on condition_checks (contributor, condition_id, checked_on);

-- Who stands under which permit on which days, without reading the presences themselves: for head-room over years.
create index presences_standing_days on presences (contributor, to_day, from_day) include (permit_id, standing)
  where superseded_at is null;

alter table reading_proposals enable row level security;
alter table reading_proposals force row level security;
create policy own_rows on reading_proposals using (contributor = current_setting('contingent.contributor', true));
alter table reading_refusals enable row level security;
alter table reading_refusals force row level security;
create policy own_rows on reading_refusals using (contributor = current_setting('contingent.contributor', true));
alter table ceiling_terms enable row level security;
alter table ceiling_terms force row level security;
create policy own_rows on ceiling_terms using (contributor = current_setting('contingent.contributor', true));
alter table withdrawal_lead_times enable row level security;
alter table withdrawal_lead_times force row level security;
create policy own_rows on withdrawal_lead_times using (contributor = current_setting('contingent.contributor', true));
alter table condition_checks enable row level security;
alter table condition_checks force row level security;
create policy own_rows on condition_checks using (contributor = current_setting('contingent.contributor', true));

grant select, insert on reading_proposals, reading_refusals, ceiling_terms, condition_checks to contingent_app;
grant select, insert, update (superseded_at) on withdrawal_lead_times to contingent_app;
grant update (terms_id, overlap_people, overlap_days) on authorisation_ceilings to contingent_app;
