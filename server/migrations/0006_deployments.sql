-- 0006: contributions, rotations, tours and presence. Previous release still runs: yes.
--
-- What the database itself refuses, whoever writes:
--   * a person in two missions, or twice in one, on one day (presences_one_place);
--   * a presence under a decision that does not permit its mission, role, mode, partner or days (foreign key to the permit);
--   * a presence without a place under every ceiling of its permit, unless it names a breach (presences_places);
--   * two people on one place of a ceiling on one day, or a place beyond the ceiling and its overlap allowance (places_*);
--   * a ceiling passed for more days in a row than its allowance (overlap_windows).
-- How presences_places works: places of one presence form a chain. The first stands under ceiling 1 of the permit from the first
-- day; each next one goes on the day after the one before it ended, or begins the next ceiling once the one before it has reached
-- the last day. A presence points at the link that ends the chain: last ceiling, last day. No trigger, no counter.
-- `places` and `overlap_windows` are bookkeeping of what holds now, and the only tables here whose rows go away; what held at any
-- moment follows from presences, which stay.

create table contributions (
  contributor text not null references contributors (code),
  id uuid not null,
  code text not null,
  mission text not null,
  kind text not null check (kind in ('own_unit', 'embedded_unit', 'individual_posts')),
  role text not null check (role in ('unmo', 'mlo', 'staff_officer', 'contingent_member')),
  mode text not null check (mode in ('self', 'embedded')),
  partner text,
  unit_type text,
  title text not null,
  agreement text not null default '',
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  note text not null default '',
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  unique (contributor, code),
  foreign key (contributor, mission) references missions (contributor, id),
  check ((mode = 'embedded') = (partner is not null)),
  check ((kind = 'embedded_unit') <= (mode = 'embedded'))
);

create table rotations (
  contributor text not null references contributors (code),
  id uuid not null,
  contribution_id uuid not null,
  number integer not null check (number > 0),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  strength integer not null check (strength > 0),
  transfer_on date,
  note text not null default '',
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  unique (contributor, contribution_id, number),
  foreign key (contributor, contribution_id) references contributions (contributor, id)
);

create table tours (
  contributor text not null references contributors (code),
  id uuid not null,
  person_id uuid not null,
  post_id uuid,
  contribution_id uuid,
  rotation_id uuid,
  mission text not null,
  role text not null check (role in ('unmo', 'mlo', 'staff_officer', 'contingent_member')),
  mode text not null check (mode in ('self', 'embedded')),
  -- Empty when not embedded.
  partner text not null default '',
  unit_type text,
  -- The plan it comes from, for tours that were planned here; who proposed does not approve.
  plan_id uuid,
  wanted_tour_id uuid,
  proposed_by text,
  approved_by text,
  note text not null default '',
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  unique (contributor, id, person_id, mission, role, mode, partner),
  foreign key (contributor, person_id) references people (contributor, id),
  foreign key (contributor, post_id) references posts (contributor, id),
  foreign key (contributor, contribution_id) references contributions (contributor, id),
  foreign key (contributor, rotation_id) references rotations (contributor, id),
  foreign key (contributor, mission) references missions (contributor, id),
  constraint tours_four_eyes check (proposed_by is null or (approved_by is not null and approved_by <> proposed_by)),
  check ((plan_id is null) = (proposed_by is null))
);
create index tours_of_person on tours (contributor, person_id);
create index tours_of_post on tours (contributor, post_id);

create table tour_events (
  contributor text not null references contributors (code),
  id uuid not null,
  tour_id uuid not null,
  kind text not null check (kind in ('nominated', 'approved', 'arrived', 'extended', 'left', 'repatriated', 'died', 'corrected', 'cancelled')),
  day date not null,
  cause text,
  payer text check (payer in ('un', 'national', 'partner')),
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  foreign key (contributor, tour_id) references tours (contributor, id),
  check (kind not in ('repatriated', 'corrected') or cause is not null),
  check (kind <> 'repatriated' or payer is not null)
);
create index tour_events_of on tour_events (contributor, tour_id, recorded_at);

create table breaches (
  contributor text not null references contributors (code),
  id uuid not null,
  code text not null,
  mission text not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  reason text not null check (reason <> ''),
  facts jsonb not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  unique (contributor, id, mission, from_day, to_day),
  foreign key (contributor, mission) references missions (contributor, id)
);

create table presences (
  contributor text not null references contributors (code),
  id uuid not null,
  tour_id uuid not null,
  person_id uuid not null,
  mission text not null,
  role text not null,
  mode text not null,
  partner text not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  standing text not null check (standing in ('planned', 'actual')),
  -- The permit it stands under, with the copies its checks need.
  permit_id uuid,
  permit_partner text,
  permit_from date,
  permit_to date,
  ceilings integer,
  -- The named breach it stands in instead; only what has happened can.
  breach_id uuid,
  breach_from date,
  breach_to date,
  -- The last link of its places.
  last_ord integer,
  last_to date,
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  unique (contributor, id, tour_id, person_id, permit_id, from_day, to_day),
  foreign key (contributor, tour_id, person_id, mission, role, mode, partner)
    references tours (contributor, id, person_id, mission, role, mode, partner),
  constraint presences_permit
    foreign key (contributor, permit_id, mission, role, mode, permit_partner, permit_from, permit_to, ceilings)
    references authorisation_permits (contributor, id, mission, role, mode, partner, valid_from, valid_to, ceilings),
  constraint presences_breach foreign key (contributor, breach_id, mission, breach_from, breach_to)
    references breaches (contributor, id, mission, from_day, to_day),
  constraint presences_covered_or_breach check (
    (permit_id is not null and breach_id is null and permit_partner is not null and permit_from is not null and permit_to is not null
      and ceilings is not null and breach_from is null and breach_to is null)
    or (permit_id is null and breach_id is not null and breach_from is not null and breach_to is not null and permit_partner is null
      and permit_from is null and permit_to is null and ceilings is null and standing = 'actual')),
  constraint presences_within_permit check (permit_id is null
    or (permit_from <= from_day and to_day <= permit_to and (permit_partner = '*' or permit_partner = partner))),
  constraint presences_within_breach check (breach_id is null or (breach_from <= from_day and to_day <= breach_to)),
  constraint presences_needs_places check (
    case when superseded_at is null and ceilings > 0
      then last_ord is not null and last_ord = ceilings and last_to is not null and last_to = to_day
      else last_ord is null and last_to is null end),
  constraint presences_one_place exclude using gist
    (contributor with =, person_id with =, daterange(from_day, to_day, '[]') with &&) where (superseded_at is null)
);
create index presences_of_tour on presences (contributor, tour_id);
create index presences_of_permit on presences (contributor, permit_id, from_day);
create index presences_by_mission on presences (contributor, mission, from_day);
create index presences_of_breach on presences (contributor, breach_id) where breach_id is not null;

create table overlap_windows (
  contributor text not null references contributors (code),
  id uuid not null,
  ceiling_id uuid not null,
  reading text not null check (reading = 'present'),
  people integer not null,
  overlap_people integer not null,
  overlap_days integer not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  primary key (contributor, id),
  unique (contributor, id, ceiling_id, from_day, to_day),
  foreign key (contributor, ceiling_id, reading, people, overlap_people, overlap_days)
    references authorisation_ceilings (contributor, id, reading, people, overlap_people, overlap_days),
  constraint overlap_windows_length check (to_day - from_day + 1 <= overlap_days),
  -- A day must lie between two of them, or together they would be one that is too long.
  constraint overlap_windows_apart exclude using gist
    (contributor with =, ceiling_id with =, daterange(from_day, to_day + 1, '[]') with &&)
);

create table places (
  contributor text not null references contributors (code),
  presence_id uuid not null,
  ord integer not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  tour_id uuid not null,
  person_id uuid not null,
  permit_id uuid not null,
  presence_from date not null,
  presence_to date not null,
  ceiling_id uuid not null,
  reading text not null,
  people integer not null,
  overlap_people integer not null,
  overlap_days integer not null,
  place integer not null,
  -- Whom a place counts when the ceiling counts persons or tours; null when it counts the present.
  subject uuid,
  window_id uuid,
  window_from date,
  window_to date,
  previous_ord integer,
  previous_to date,
  primary key (contributor, presence_id, ord, from_day),
  unique (contributor, presence_id, ord, to_day),
  foreign key (contributor, presence_id, tour_id, person_id, permit_id, presence_from, presence_to)
    references presences (contributor, id, tour_id, person_id, permit_id, from_day, to_day) deferrable initially deferred,
  foreign key (contributor, permit_id, ord, ceiling_id)
    references authorisation_permit_ceilings (contributor, permit_id, ord, ceiling_id),
  foreign key (contributor, ceiling_id, reading, people, overlap_people, overlap_days)
    references authorisation_ceilings (contributor, id, reading, people, overlap_people, overlap_days),
  foreign key (contributor, window_id, ceiling_id, window_from, window_to)
    references overlap_windows (contributor, id, ceiling_id, from_day, to_day) deferrable initially deferred,
  constraint places_chain foreign key (contributor, presence_id, previous_ord, previous_to)
    references places (contributor, presence_id, ord, to_day) deferrable initially deferred,
  constraint places_within check (presence_from <= from_day and to_day <= presence_to),
  constraint places_follow check (
    case when previous_ord is null then previous_to is null and ord = 1 and from_day = presence_from
      when previous_to is null then false
      when previous_ord = ord then from_day = previous_to + 1
      else ord = previous_ord + 1 and previous_to = presence_to and from_day = presence_from end),
  constraint places_under_ceiling check (place between 1 and people + overlap_people),
  constraint places_beyond_need_window check (
    case when place > people then window_id is not null and window_from is not null and window_to is not null
        and window_from <= from_day and to_day <= window_to
      else window_id is null and window_from is null and window_to is null end),
  constraint places_subject check (
    case reading when 'present' then subject is null
      when 'persons' then subject is not null and subject = person_id
      else subject is not null and subject = tour_id end),
  constraint places_one_at_a_time exclude using gist
    (contributor with =, ceiling_id with =, place with =, daterange(from_day, to_day, '[]') with &&) where (reading = 'present'),
  constraint places_one_for_good exclude using gist
    (contributor with =, ceiling_id with =, place with =, subject with <>) where (reading <> 'present')
);
create index places_of_ceiling on places (contributor, ceiling_id, from_day);

alter table presences add constraint presences_places foreign key (contributor, id, last_ord, last_to)
  references places (contributor, presence_id, ord, to_day) deferrable initially deferred;

alter table contributions enable row level security;
alter table contributions force row level security;
create policy own_rows on contributions using (contributor = current_setting('contingent.contributor', true));
alter table rotations enable row level security;
alter table rotations force row level security;
create policy own_rows on rotations using (contributor = current_setting('contingent.contributor', true));
alter table tours enable row level security;
alter table tours force row level security;
create policy own_rows on tours using (contributor = current_setting('contingent.contributor', true));
alter table tour_events enable row level security;
alter table tour_events force row level security;
create policy own_rows on tour_events using (contributor = current_setting('contingent.contributor', true));
alter table breaches enable row level security;
alter table breaches force row level security;
create policy own_rows on breaches using (contributor = current_setting('contingent.contributor', true));
alter table presences enable row level security;
alter table presences force row level security;
create policy own_rows on presences using (contributor = current_setting('contingent.contributor', true));
alter table overlap_windows enable row level security;
alter table overlap_windows force row level security;
create policy own_rows on overlap_windows using (contributor = current_setting('contingent.contributor', true));
alter table places enable row level security;
alter table places force row level security;
create policy own_rows on places using (contributor = current_setting('contingent.contributor', true));

grant select, insert on contributions, rotations, tours, tour_events, breaches to contingent_app;
grant select, insert, update (superseded_at, last_ord, last_to) on presences to contingent_app;
grant select, insert, delete on overlap_windows, places to contingent_app;
