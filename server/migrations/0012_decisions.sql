-- 0012: decisions whole: the chain of their life, what they change in each other, duties by due date, papers with
-- their content, saved forms, and the deciding bodies with their sittings.
-- Previous release still runs: yes, for everything but recording a further step of a decision, whose place in the chain it cannot name.
--
-- What the database itself refuses from here on, whoever writes:
--   * an event that may not follow the one before it, or comes before it (authorisation_events_life and the chain of events);
--   * two events after the same one; a decision begun twice; a draft changed by somebody who did not draft it;
--   * a permit withdrawn while somebody still stands under it (presences_live_permit): a decision that shrinks must first say what
--     becomes of everybody who is or would be there;
--   * a paper whose content has another hash than the one recorded.
-- Backfilling needs to see every country's rows; forced row security is lifted for it and put back, in this one transaction.

alter table procedures
  add column sits_as text not null default '',
  -- For each body its quorum and majority: [{body, members, quorum, majority}].
  add column rules jsonb not null default '[]',
  add column pack text not null default '';

create table deciding_bodies (
  contributor text not null references contributors (code),
  id uuid not null,
  name text not null,
  members integer check (members > 0),
  sits_from date not null,
  sits_to date check (sits_to >= sits_from),
  note text not null default '',
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  unique (contributor, name, sits_from)
);

create table body_sitting_days (
  contributor text not null references contributors (code),
  body text not null,
  day date not null,
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, body, day, recorded_at)
);
create unique index body_sitting_days_current on body_sitting_days (contributor, body, day) where superseded_at is null;

alter table authorisations
  add column legal_basis jsonb not null default '[]',
  add column cost_period text not null default '' check (cost_period in ('', 'once', 'month', 'year', 'whole')),
  add column cost_source_line text not null default '',
  add column covers_rotations boolean,
  add column rotation_months integer check (rotation_months > 0),
  -- Urgent: acting before ratification, until this day at the latest.
  add column ratify_by date;

-- The chain of a decision's life. Information given beside it stands outside the chain.
alter table authorisation_events
  add column state text,
  add column previous_id uuid,
  add column previous_state text,
  add column previous_day date,
  add column facts jsonb not null default '{}';
alter table authorisation_events drop constraint authorisation_events_kind_check;
alter table authorisation_events add constraint authorisation_events_kind_check check (kind in ('drafted', 'proposed', 'debated', 'acted',
  'granted', 'deemed_granted', 'rejected', 'extended', 'amended', 'renewal_grace', 'suspended', 'resumed', 'recalled', 'expired',
  'superseded', 'lapsed', 'information'));
alter table authorisation_events drop constraint authorisation_events_four_eyes;
alter table authorisation_events add constraint authorisation_events_four_eyes check (
  kind not in ('acted', 'granted', 'deemed_granted', 'rejected', 'extended', 'suspended', 'resumed', 'recalled')
  or recorded_by <> drafted_by);
alter table authorisation_events add constraint authorisation_events_own_draft check (kind <> 'drafted' or recorded_by = drafted_by);

alter table authorisation_events no force row level security;
with ordered as (
  select contributor, id,
    lag(id) over life as previous_id,
    lag(kind) over life as previous_kind,
    lag(day) over life as previous_day
  from authorisation_events
  where kind <> 'information'
  window life as (partition by contributor, authorisation_id order by day, recorded_at, id)
), states (kind, state) as (
  values ('drafted', 'draft'), ('proposed', 'proposed'), ('debated', 'in_debate'), ('granted', 'granted'),
    ('deemed_granted', 'deemed_granted'), ('rejected', 'rejected'), ('extended', 'granted'), ('recalled', 'recalled'),
    ('expired', 'expired'), ('superseded', 'superseded'), ('lapsed', 'lapsed')
)
update authorisation_events e
set state = own.state, previous_id = o.previous_id, previous_state = before.state, previous_day = o.previous_day
from ordered o
left join states before on before.kind = o.previous_kind, states own
where o.contributor = e.contributor and o.id = e.id and own.kind = e.kind;
alter table authorisation_events force row level security;

alter table authorisation_events
  add constraint authorisation_events_link unique (contributor, authorisation_id, id, state, day),
  add constraint authorisation_events_chain foreign key (contributor, authorisation_id, previous_id, previous_state, previous_day)
    references authorisation_events (contributor, authorisation_id, id, state, day),
  add constraint authorisation_events_life check (
    case
      when kind = 'information'
        then state is null and previous_id is null and previous_state is null and previous_day is null
      when previous_id is null
        then kind = 'drafted' and state is not null and state = 'draft' and previous_state is null and previous_day is null
      else previous_state is not null and previous_day is not null and state is not null and previous_day <= day
        and previous_state || ' ' || kind || ' ' || state in (
          'draft drafted draft', 'draft proposed proposed', 'draft acted acting', 'draft lapsed lapsed',
          'proposed debated in_debate', 'proposed acted acting', 'proposed granted granted', 'proposed rejected rejected',
          'proposed deemed_granted deemed_granted', 'proposed lapsed lapsed',
          'in_debate debated in_debate', 'in_debate acted acting', 'in_debate granted granted', 'in_debate rejected rejected',
          'in_debate lapsed lapsed',
          'acting granted granted', 'acting rejected must_withdraw', 'acting lapsed must_withdraw', 'acting recalled recalled',
          'deemed_granted granted granted', 'deemed_granted rejected rejected',
          'deemed_granted extended deemed_granted', 'deemed_granted extended granted',
          'deemed_granted amended deemed_granted', 'deemed_granted renewal_grace deemed_granted',
          'deemed_granted recalled recalled', 'deemed_granted expired expired', 'deemed_granted superseded superseded',
          'deemed_granted lapsed lapsed', 'deemed_granted suspended suspended',
          'granted extended granted', 'granted amended granted', 'granted renewal_grace granted', 'granted recalled recalled',
          'granted expired expired', 'granted superseded superseded', 'granted lapsed lapsed', 'granted suspended suspended',
          'suspended resumed granted', 'suspended recalled recalled', 'suspended expired expired',
          'suspended superseded superseded', 'suspended lapsed lapsed')
    end);
create unique index authorisation_events_one_after on authorisation_events (contributor, authorisation_id, previous_id)
  where previous_id is not null;
create unique index authorisation_events_one_beginning on authorisation_events (contributor, authorisation_id)
  where previous_id is null and kind = 'drafted';

alter table authorisation_votes
  add constraint authorisation_votes_sum check (
    present is null or coalesce(in_favour, 0) + coalesce(against, 0) + coalesce(abstained, 0) <= present);

-- What an amending decision changes in the one it amends; applied when it is granted.
alter table authorisation_relations add column changes jsonb not null default '[]';

alter table authorisation_scopes
  add column region text not null default '',
  add column organisation text not null default '',
  add column tasks text not null default '',
  add column withdrawal_until date,
  add column grace_sitting_days integer check (grace_sitting_days > 0);

-- A ceiling that is amended gets a second row, with a code and scopes of its own, for the days on which it is another.
alter table authorisation_ceilings
  add column unit text not null default 'persons' check (unit in ('persons', 'posts', 'assets')),
  add column overlap_percent integer check (overlap_percent > 0),
  add column excludes_other text[] not null default '{}';
alter table authorisation_ceilings drop constraint authorisation_ceilings_contributor_code_key;
create unique index authorisation_ceilings_code on authorisation_ceilings (contributor, code) where superseded_at is null;

-- A permit is never edited: a change withdraws it and makes others. `live` is true, or null once it is withdrawn.
alter table authorisation_permits
  add column live boolean default true check (live),
  add column withdrawn_at timestamptz,
  add column withdrawn_by text,
  add check ((live is null) = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawn_by is null)),
  add constraint authorisation_permits_live unique (contributor, id, live);
alter table authorisation_permits drop constraint authorisation_permits_contributor_scope_id_mission_role_mod_key;
create unique index authorisation_permits_one on authorisation_permits (contributor, scope_id, mission, role, mode) where live;

alter table presences
  add column permit_live boolean
    generated always as (case when superseded_at is null and permit_id is not null then true end) stored;
alter table presences add constraint presences_live_permit foreign key (contributor, permit_id, permit_live)
  references authorisation_permits (contributor, id, live);

alter table authorisation_conditions add column check_text text not null default '';

alter table authorisation_duties
  add column by_whom text not null default '',
  add column content text not null default '',
  add column frequency text not null default 'once' check (frequency in ('once', 'monthly', 'quarterly', 'half_yearly', 'yearly')),
  add column last_due date;

alter table authorisation_papers
  add column publicity text not null default 'public' check (publicity in ('public', 'internal')),
  add column file_name text,
  add column media_type text,
  add column size_bytes integer check (size_bytes > 0),
  add check ((file_name is null) = (size_bytes is null) and (file_name is null) = (media_type is null)
    and (file_name is null or sha256 is not null)),
  add constraint authorisation_papers_content unique (contributor, id, sha256, size_bytes),
  add constraint authorisation_papers_of unique (contributor, id, authorisation_id);

create table authorisation_paper_files (
  contributor text not null references contributors (code),
  paper_id uuid not null,
  sha256 text not null,
  size_bytes integer not null,
  content bytea not null,
  primary key (contributor, paper_id),
  foreign key (contributor, paper_id, sha256, size_bytes) references authorisation_papers (contributor, id, sha256, size_bytes),
  constraint authorisation_paper_files_hash check (encode(sha256(content), 'hex') = sha256 and octet_length(content) = size_bytes),
  constraint authorisation_paper_files_size check (size_bytes <= 10485760)
);

create table authorisation_duty_reports (
  contributor text not null references contributors (code),
  id uuid not null,
  authorisation_id uuid not null,
  duty_id uuid not null,
  due_on date,
  done_on date not null,
  paper_id uuid,
  note text not null default '',
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, authorisation_id) references authorisations (contributor, id),
  foreign key (contributor, duty_id) references authorisation_duties (contributor, id),
  foreign key (contributor, paper_id, authorisation_id) references authorisation_papers (contributor, id, authorisation_id)
);
create unique index authorisation_duty_reports_once on authorisation_duty_reports (contributor, duty_id, coalesce(due_on, '-infinity'::date))
  where superseded_at is null;

-- A form that is being filled in, as it was last saved; nothing is asked of it before it is kept as a draft.
create table authorisation_forms (
  contributor text not null references contributors (code),
  id uuid not null,
  title text not null default '',
  form jsonb not null,
  version integer not null default 1,
  -- The draft it changes; null for a new one.
  authorisation_id uuid,
  saved_by text not null,
  saved_at timestamptz not null,
  closed_at timestamptz,
  primary key (contributor, id),
  foreign key (contributor, authorisation_id) references authorisations (contributor, id)
);
create index authorisation_forms_of on authorisation_forms (contributor, saved_by) where closed_at is null;

-- What became of each tour under a decision that changed.
create table authorisation_effects (
  contributor text not null references contributors (code),
  id uuid not null,
  authorisation_id uuid not null,
  event_id uuid not null,
  tour_id uuid not null,
  person_id uuid not null,
  mission text not null,
  kind text not null check (kind in ('cut', 'cancelled', 'must_leave', 'breach')),
  -- Days that are no longer covered.
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  leave_by date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  foreign key (contributor, authorisation_id) references authorisations (contributor, id),
  foreign key (contributor, event_id) references authorisation_events (contributor, id),
  foreign key (contributor, tour_id) references tours (contributor, id),
  foreign key (contributor, person_id) references people (contributor, id),
  check ((kind = 'must_leave') = (leave_by is not null))
);
create index authorisation_effects_of on authorisation_effects (contributor, authorisation_id, event_id);
create index authorisation_effects_tour on authorisation_effects (contributor, tour_id);

alter table deciding_bodies enable row level security;
alter table deciding_bodies force row level security;
create policy own_rows on deciding_bodies using (contributor = current_setting('contingent.contributor', true));
alter table body_sitting_days enable row level security;
alter table body_sitting_days force row level security;
create policy own_rows on body_sitting_days using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_paper_files enable row level security;
alter table authorisation_paper_files force row level security;
create policy own_rows on authorisation_paper_files using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_duty_reports enable row level security;
alter table authorisation_duty_reports force row level security;
create policy own_rows on authorisation_duty_reports using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_forms enable row level security;
alter table authorisation_forms force row level security;
create policy own_rows on authorisation_forms using (contributor = current_setting('contingent.contributor', true));
alter table authorisation_effects enable row level security;
alter table authorisation_effects force row level security;
create policy own_rows on authorisation_effects using (contributor = current_setting('contingent.contributor', true));

grant select, insert on deciding_bodies, authorisation_paper_files, authorisation_effects to contingent_app;
grant select, insert, update (superseded_at) on body_sitting_days, authorisation_duty_reports to contingent_app;
grant select, insert, update (title, form, version, saved_at, closed_at, authorisation_id) on authorisation_forms to contingent_app;
grant update (live, withdrawn_at, withdrawn_by) on authorisation_permits to contingent_app;
grant update (reference, procedure_id, proposer, proposed_on, confidence, legal_basis, cost_minor, cost_currency, cost_period,
  cost_source_line, covers_rotations, rotation_months, ratify_by) on authorisations to contingent_app;
