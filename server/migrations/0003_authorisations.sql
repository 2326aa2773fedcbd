-- 0003: national permissions to deploy. Previous release still runs: yes.
--
-- A decision's parts are rows of their own, each with the moment it was recorded. Its status follows from its events.
-- A scope is spelled out as permits, one for each mission, role and mode, so that a presence can point at the one it stands
-- under by foreign key, with the ceilings it must then have a place under.

create table procedures (
  contributor text not null references contributors (code),
  id uuid not null,
  code text not null,
  kind text not null check (kind in ('joint_session', 'chambers', 'one_chamber', 'head_of_state', 'cabinet',
    'committee_consultation', 'information_only', 'simplified_silence', 'urgent_ex_post')),
  title text not null,
  bodies text[] not null check (cardinality(bodies) > 0),
  instrument text not null,
  article text not null,
  requires_consent boolean not null,
  -- Whether it is the way to send people, rather than to approve a paper about it.
  sends boolean not null,
  -- Terms of silence and urgency: days, objectors needed, ratify by.
  terms jsonb not null default '{}',
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  note text not null default '',
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  unique (contributor, code, valid_from)
);

create table authorisations (
  contributor text not null references contributors (code),
  id uuid not null,
  reference text not null,
  title text not null,
  procedure_id uuid not null,
  proposer text not null,
  proposed_on date,
  proposal jsonb not null default '{}',
  outcome text not null default '',
  cost_minor bigint,
  cost_currency text check (cost_currency ~ '^[A-Z]{3}$'),
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  version integer not null default 1,
  drafted_by text not null,
  recorded_at timestamptz not null,
  primary key (contributor, id),
  unique (contributor, reference),
  unique (contributor, id, drafted_by),
  foreign key (contributor, procedure_id) references procedures (contributor, id),
  check ((cost_minor is null) = (cost_currency is null))
);

-- Who drafted a decision does not record what was decided about it: four eyes, held by the copy of drafted_by.
create table authorisation_events (
  contributor text not null references contributors (code),
  id uuid not null,
  authorisation_id uuid not null,
  drafted_by text not null,
  kind text not null check (kind in ('drafted', 'proposed', 'debated', 'granted', 'deemed_granted', 'rejected', 'extended',
    'recalled', 'expired', 'superseded', 'lapsed', 'information')),
  day date not null,
  note text not null default '',
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, authorisation_id, drafted_by) references authorisations (contributor, id, drafted_by),
  constraint authorisation_events_four_eyes
    check (kind not in ('granted', 'deemed_granted', 'rejected', 'extended', 'recalled') or recorded_by <> drafted_by)
);
create index authorisation_events_of on authorisation_events (contributor, authorisation_id, day);

create table authorisation_votes (
  contributor text not null references contributors (code),
  id uuid not null,
  authorisation_id uuid not null,
  body text not null,
  held_on date not null,
  in_favour integer check (in_favour >= 0),
  against integer check (against >= 0),
  abstained integer check (abstained >= 0),
  present integer check (present >= 0),
  result text not null check (result in ('approved', 'rejected')),
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, authorisation_id) references authorisations (contributor, id)
);

create table authorisation_relations (
  contributor text not null references contributors (code),
  id uuid not null,
  authorisation_id uuid not null,
  to_id uuid not null check (to_id <> authorisation_id),
  kind text not null check (kind in ('replaces', 'adds', 'amends', 'unknown')),
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, authorisation_id) references authorisations (contributor, id),
  foreign key (contributor, to_id) references authorisations (contributor, id)
);

create table authorisation_ceilings (
  contributor text not null references contributors (code),
  id uuid not null,
  authorisation_id uuid not null,
  code text not null,
  label text not null,
  kind text not null check (kind in ('total_granted', 'at_any_time', 'cumulative_persons', 'per_mission', 'per_role')),
  people integer not null check (people >= 0),
  reading text not null check (reading in ('present', 'persons', 'tours')),
  -- By so many it may be passed on so many days in a row; both 0 when it may never be.
  overlap_people integer not null default 0 check (overlap_people >= 0),
  overlap_days integer not null default 0 check (overlap_days >= 0),
  overlap_inferred boolean not null default false,
  overlap_source text not null default '',
  excludes text[] not null default '{}',
  note text not null default '',
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  unique (contributor, code),
  -- What a place under the ceiling copies, so that its checks compare with the ceiling's own numbers.
  unique (contributor, id, reading, people, overlap_people, overlap_days),
  foreign key (contributor, authorisation_id) references authorisations (contributor, id),
  check ((overlap_people = 0) = (overlap_days = 0)),
  check (reading = 'present' or overlap_people = 0)
);

create table authorisation_scopes (
  contributor text not null references contributors (code),
  id uuid not null,
  authorisation_id uuid not null,
  label text not null,
  missions text[] not null check (cardinality(missions) > 0),
  roles text[] not null check (cardinality(roles) > 0),
  unit_types text[] not null default '{}',
  modes text[] not null check (cardinality(modes) > 0),
  partner text,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  ends_with_mandate boolean not null,
  covers_withdrawal boolean not null,
  caveats text not null default '',
  note text not null default '',
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  unique (contributor, id, authorisation_id),
  foreign key (contributor, authorisation_id) references authorisations (contributor, id)
);

-- `partner` is * for any; `valid_to` is 9999-12-31 where no end is stated; `ceilings` is how many rows permit_ceilings has.
create table authorisation_permits (
  contributor text not null references contributors (code),
  id uuid not null,
  scope_id uuid not null,
  authorisation_id uuid not null,
  mission text not null,
  role text not null check (role in ('unmo', 'mlo', 'staff_officer', 'contingent_member')),
  mode text not null check (mode in ('self', 'embedded')),
  partner text not null,
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  ceilings integer not null check (ceilings >= 0),
  recorded_at timestamptz not null,
  primary key (contributor, id),
  unique (contributor, id, mission, role, mode, partner, valid_from, valid_to, ceilings),
  unique (contributor, scope_id, mission, role, mode),
  foreign key (contributor, scope_id, authorisation_id) references authorisation_scopes (contributor, id, authorisation_id),
  foreign key (contributor, mission) references missions (contributor, id)
);

create table authorisation_permit_ceilings (
  contributor text not null references contributors (code),
  permit_id uuid not null,
  ord integer not null check (ord >= 1),
  ceiling_id uuid not null,
  primary key (contributor, permit_id, ord),
  unique (contributor, permit_id, ceiling_id),
  unique (contributor, permit_id, ord, ceiling_id),
  foreign key (contributor, permit_id) references authorisation_permits (contributor, id),
  foreign key (contributor, ceiling_id) references authorisation_ceilings (contributor, id)
);
create index authorisation_permit_ceilings_of on authorisation_permit_ceilings (contributor, ceiling_id);

create table authorisation_scope_ceilings (
  contributor text not null references contributors (code),
  scope_id uuid not null,
  ord integer not null check (ord >= 1),
  ceiling_id uuid not null,
  primary key (contributor, scope_id, ord),
  foreign key (contributor, scope_id) references authorisation_scopes (contributor, id),
  foreign key (contributor, ceiling_id) references authorisation_ceilings (contributor, id)
);

create table authorisation_interpretations (
  contributor text not null references contributors (code),
  id uuid not null,
  authorisation_id uuid not null,
  ceiling_id uuid,
  about text not null check (about in ('ceiling-reading', 'relation', 'withdrawal', 'validity', 'overlap')),
  question text not null,
  chosen text not null,
  reason text not null,
  chosen_by text not null,
  chosen_on date not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, authorisation_id) references authorisations (contributor, id),
  foreign key (contributor, ceiling_id) references authorisation_ceilings (contributor, id)
);

create table authorisation_conditions (
  contributor text not null references contributors (code),
  id uuid not null,
  authorisation_id uuid not null,
  kind text not null check (kind in ('precondition', 'continuing', 'caveat')),
  text text not null,
  consequence text not null check (consequence in ('suspend', 'withdraw', 'report', 'none')),
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, authorisation_id) references authorisations (contributor, id)
);

create table authorisation_duties (
  contributor text not null references contributors (code),
  id uuid not null,
  authorisation_id uuid not null,
  text text not null,
  owed_to text not null,
  due_on date,
  done_on date,
  public boolean not null,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, authorisation_id) references authorisations (contributor, id)
);

create table authorisation_papers (
  contributor text not null references contributors (code),
  id uuid not null,
  authorisation_id uuid not null,
  title text not null,
  language text not null,
  published text not null,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, authorisation_id) references authorisations (contributor, id)
);

alter table procedures enable row level security;
alter table procedures force row level security;
create policy own_rows on procedures using (contributor = current_setting('contingent.contributor', true));
alter table authorisations enable row level security;
alter table authorisations force row level security;
create policy own_rows on authorisations using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_events enable row level security;
alter table authorisation_events force row level security;
create policy own_rows on authorisation_events using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_votes enable row level security;
alter table authorisation_votes force row level security;
create policy own_rows on authorisation_votes using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_relations enable row level security;
alter table authorisation_relations force row level security;
create policy own_rows on authorisation_relations using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_ceilings enable row level security;
alter table authorisation_ceilings force row level security;
create policy own_rows on authorisation_ceilings using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_scopes enable row level security;
alter table authorisation_scopes force row level security;
create policy own_rows on authorisation_scopes using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_permits enable row level security;
alter table authorisation_permits force row level security;
create policy own_rows on authorisation_permits using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_permit_ceilings enable row level security;
alter table authorisation_permit_ceilings force row level security;
create policy own_rows on authorisation_permit_ceilings using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_scope_ceilings enable row level security;
alter table authorisation_scope_ceilings force row level security;
create policy own_rows on authorisation_scope_ceilings using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_interpretations enable row level security;
alter table authorisation_interpretations force row level security;
create policy own_rows on authorisation_interpretations using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_conditions enable row level security;
alter table authorisation_conditions force row level security;
create policy own_rows on authorisation_conditions using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_duties enable row level security;
alter table authorisation_duties force row level security;
create policy own_rows on authorisation_duties using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_papers enable row level security;
alter table authorisation_papers force row level security;
create policy own_rows on authorisation_papers using (contributor = current_setting('contingent.contributor', true));

grant select, insert on procedures, authorisation_permits, authorisation_permit_ceilings, authorisation_scope_ceilings to contingent_app;
grant select, insert, update (title, proposal, outcome, source, version) on authorisations to contingent_app;
grant select, insert, update (superseded_at) on authorisation_events, authorisation_votes, authorisation_relations,
  authorisation_scopes, authorisation_interpretations, authorisation_conditions, authorisation_papers to contingent_app;
grant select, insert, update (superseded_at, reading) on authorisation_ceilings to contingent_app;
grant select, insert, update (superseded_at, done_on) on authorisation_duties to contingent_app;
