-- 0011: changes of missions with their undo, corrected facts of a mission, reduction orders, and the last days that bind presence.
-- Previous release still runs: yes, except that it cannot record presence in a mission whose end is known.
--
-- What the database itself refuses, whoever writes:
--   * presence past the last day of its mission, for service or for the way home, unless it is a named breach or names the change of
--     the mission that put it there (presences_within_mission); so an end cannot be moved earlier over people's heads in silence;
--   * two authorised or planned strengths of one category on one day (mission_strengths_one_at_a_time);
--   * a reduction order in a state that does not follow from the one before (reduction_order_events_follow, …_one_next);
--   * two changes of one mission with the same version, and a change undone twice.

-- One row for each edit by a person: what it recorded and what it ended point here, so that it can be told and undone.
create table mission_changes (
  contributor text not null references contributors (code),
  id uuid not null,
  mission text not null,
  -- The mission's version after it.
  version integer not null check (version > 0),
  kind text not null check (kind in ('added', 'resolution', 'termination', 'end', 'end_withdrawn', 'mandate_corrected', 'mandate_withdrawn',
    'strength', 'strength_corrected', 'strength_withdrawn', 'profile', 'reduction', 'reduction_event', 'undone', 'carried_over')),
  reason text not null default '',
  source text not null,
  undoes uuid check (undoes <> id),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  unique (contributor, mission, id),
  unique (contributor, mission, version),
  unique (contributor, undoes),
  foreign key (contributor, mission) references missions (contributor, id),
  foreign key (contributor, mission, undoes) references mission_changes (contributor, mission, id),
  check ((kind = 'undone') = (undoes is not null))
);

-- A mission's name, place, beginning and kind as corrected; where there is none, those in `missions` hold.
create table mission_profiles (
  contributor text not null references contributors (code),
  id uuid not null,
  mission text not null,
  kind text not null check (kind in ('peacekeeping', 'political', 'other')),
  name jsonb not null check (name ? 'en'),
  area jsonb not null check (area ? 'en'),
  hq_place text,
  hq_lat double precision check (hq_lat between -90 and 90),
  hq_lon double precision check (hq_lon between -180 and 180),
  started_on date not null,
  started_precision text not null check (started_precision in ('day', 'month')),
  started_source text not null,
  started_confidence text not null check (started_confidence in ('verified', 'unverified', 'inferred')),
  note text not null default '',
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  change_id uuid not null,
  ended_by uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, mission) references missions (contributor, id),
  foreign key (contributor, mission, change_id) references mission_changes (contributor, mission, id),
  foreign key (contributor, mission, ended_by) references mission_changes (contributor, mission, id),
  check ((hq_place is null) = (hq_lat is null) and (hq_lat is null) = (hq_lon is null)),
  check ((ended_by is null) = (superseded_at is null))
);
create unique index mission_profiles_current on mission_profiles (contributor, mission) where superseded_at is null;

-- Which change recorded a fact and which ended it; null for facts that came with the product.
alter table mission_ends
  add column change_id uuid,
  add column ended_by uuid check (ended_by is null or superseded_at is not null),
  add foreign key (contributor, mission, change_id) references mission_changes (contributor, mission, id),
  add foreign key (contributor, mission, ended_by) references mission_changes (contributor, mission, id);
alter table mission_mandates
  add column change_id uuid,
  add column ended_by uuid check (ended_by is null or superseded_at is not null),
  add foreign key (contributor, mission, change_id) references mission_changes (contributor, mission, id),
  add foreign key (contributor, mission, ended_by) references mission_changes (contributor, mission, id);
alter table mission_strengths
  add column change_id uuid,
  add column ended_by uuid check (ended_by is null or superseded_at is not null),
  add foreign key (contributor, mission, change_id) references mission_changes (contributor, mission, id),
  add foreign key (contributor, mission, ended_by) references mission_changes (contributor, mission, id);
-- Of what is authorised and of what is planned one number holds for a category on a day; reports are single days and may differ.
alter table mission_strengths add constraint mission_strengths_one_at_a_time exclude using gist
  (contributor with =, mission with =, series with =, category with =, daterange(valid_from, valid_to, '[]') with &&)
  where (superseded_at is null and series <> 'reported');

-- What the UN asks to be cut, of the whole mission or of us: so many people, or a share, by a day.
create table reduction_orders (
  contributor text not null references contributors (code),
  id uuid not null,
  mission text not null,
  addressee text not null check (addressee in ('mission', 'us')),
  category text not null check (category in ('military', 'observers_staff', 'police', 'uniformed')),
  people integer check (people > 0),
  percent integer check (percent between 1 and 100),
  leave_by date,
  document text not null default '',
  note text not null default '',
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  change_id uuid,
  ended_by uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  unique (contributor, mission, id),
  foreign key (contributor, mission) references missions (contributor, id),
  foreign key (contributor, mission, change_id) references mission_changes (contributor, mission, id),
  foreign key (contributor, mission, ended_by) references mission_changes (contributor, mission, id),
  check (people is not null or percent is not null),
  -- Whom we must send home is asked in numbers and by a day.
  check (addressee = 'mission' or (people is not null and leave_by is not null)),
  check (ended_by is null or superseded_at is not null)
);
create index reduction_orders_of on reduction_orders (contributor, mission);

-- Its life: each event names the one before it. `people`: how many had left by then.
create table reduction_order_events (
  contributor text not null references contributors (code),
  id uuid not null,
  mission text not null,
  order_id uuid not null,
  state text not null check (state in ('announced', 'ordered', 'executing', 'executed', 'withdrawn')),
  previous_id uuid,
  previous_state text,
  day date not null,
  people integer check (people >= 0),
  note text not null default '',
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  change_id uuid,
  ended_by uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  unique (contributor, order_id, id, state),
  foreign key (contributor, mission, order_id) references reduction_orders (contributor, mission, id),
  foreign key (contributor, order_id, previous_id, previous_state) references reduction_order_events (contributor, order_id, id, state),
  foreign key (contributor, mission, change_id) references mission_changes (contributor, mission, id),
  foreign key (contributor, mission, ended_by) references mission_changes (contributor, mission, id),
  check ((previous_id is null) = (previous_state is null)),
  check (ended_by is null or superseded_at is not null),
  constraint reduction_order_events_follow check (
    case when previous_state is null then state in ('announced', 'ordered')
      when previous_state = 'announced' then state in ('ordered', 'withdrawn')
      when previous_state = 'ordered' then state in ('executing', 'withdrawn')
      when previous_state = 'executing' then state in ('executing', 'executed', 'withdrawn')
      else false end)
);
create unique index reduction_order_events_first on reduction_order_events (contributor, order_id)
  where previous_id is null and superseded_at is null;
create unique index reduction_order_events_one_next on reduction_order_events (contributor, order_id, previous_id)
  where previous_id is not null and superseded_at is null;

-- The last day on which anybody may be in a mission, to serve and on the way home: copies of its ends that presence points at.
-- 9999-12-31 while no end is known.
create table mission_limits (
  contributor text not null references contributors (code),
  mission text not null,
  purpose text not null check (purpose in ('service', 'withdrawal')),
  last_day date not null default '9999-12-31',
  primary key (contributor, mission, purpose),
  unique (contributor, mission, purpose, last_day),
  foreign key (contributor, mission) references missions (contributor, id)
);

alter table missions no force row level security;
alter table mission_ends no force row level security;
alter table presences no force row level security;

insert into mission_limits (contributor, mission, purpose, last_day)
select m.contributor, m.id, p.purpose,
  coalesce(case p.purpose when 'service' then o.day else greatest(o.day, case when o.day is null then null else w.day end) end, '9999-12-31')
from missions m
cross join (values ('service'), ('withdrawal')) as p (purpose)
left join mission_ends o on o.contributor = m.contributor and o.mission = m.id and o.kind = 'operations' and o.superseded_at is null
left join mission_ends w on w.contributor = m.contributor and w.mission = m.id and w.kind = 'withdrawal' and w.superseded_at is null;

alter table presences
  add column purpose text not null default 'service' check (purpose in ('service', 'withdrawal')),
  -- Copy of the mission's last day for the purpose; null for what is no longer believed and was set aside by a later end.
  add column mission_to date default '9999-12-31',
  -- The change of the mission that put it past its end.
  add column past_end_by uuid;

update presences p
set purpose = case when p.to_day > s.last_day and p.to_day <= w.last_day then 'withdrawal' else 'service' end,
  mission_to = case when p.superseded_at is not null then null when p.to_day > s.last_day and p.to_day <= w.last_day then w.last_day
    else s.last_day end
from mission_limits s, mission_limits w
where s.contributor = p.contributor and s.mission = p.mission and s.purpose = 'service'
  and w.contributor = p.contributor and w.mission = p.mission and w.purpose = 'withdrawal';

-- Ends that were moved before this release knew of marks.
insert into mission_changes (contributor, id, mission, version, kind, reason, source, recorded_at, recorded_by)
select m.contributor, gen_random_uuid(), m.id, m.version, 'carried_over', '', 'migration 0011', now(), 'migration'
from missions m
where exists (select from presences p where p.contributor = m.contributor and p.mission = m.id and p.superseded_at is null
  and p.breach_id is null and p.to_day > p.mission_to);
update presences p set past_end_by = c.id
from mission_changes c
where c.contributor = p.contributor and c.mission = p.mission and c.kind = 'carried_over' and p.superseded_at is null
  and p.breach_id is null and p.to_day > p.mission_to;

alter table presences
  add constraint presences_mission_limit foreign key (contributor, mission, purpose, mission_to)
    references mission_limits (contributor, mission, purpose, last_day) deferrable initially deferred,
  add constraint presences_past_end_by foreign key (contributor, mission, past_end_by)
    references mission_changes (contributor, mission, id),
  add constraint presences_within_mission check (superseded_at is not null or breach_id is not null
    or (mission_to is not null and (to_day <= mission_to or past_end_by is not null)));

alter table missions force row level security;
alter table mission_ends force row level security;
alter table presences force row level security;

alter table mission_changes enable row level security;
alter table mission_changes force row level security;
create policy own_rows on mission_changes using (contributor = current_setting('contingent.contributor', true));
alter table mission_profiles enable row level security;
alter table mission_profiles force row level security;
create policy own_rows on mission_profiles using (contributor = current_setting('contingent.contributor', true));
alter table reduction_orders enable row level security;
alter table reduction_orders force row level security;
create policy own_rows on reduction_orders using (contributor = current_setting('contingent.contributor', true));
alter table reduction_order_events enable row level security;
alter table reduction_order_events force row level security;
create policy own_rows on reduction_order_events using (contributor = current_setting('contingent.contributor', true));
alter table mission_limits enable row level security;
alter table mission_limits force row level security;
create policy own_rows on mission_limits using (contributor = current_setting('contingent.contributor', true));

grant select, insert on mission_changes to contingent_app;
grant select, insert, update (superseded_at, ended_by) on mission_profiles, reduction_orders, reduction_order_events to contingent_app;
grant update (ended_by) on mission_ends, mission_mandates, mission_strengths to contingent_app;
grant select, insert, update (last_day) on mission_limits to contingent_app;
grant update (mission_to, past_end_by) on presences to contingent_app;
