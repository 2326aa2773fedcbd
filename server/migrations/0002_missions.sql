-- 0002: missions as dated facts. A country keeps its own copy, filled from the reference data that ships, and may correct it.
-- Previous release still runs: yes.
--
-- What was known at a moment stays answerable: ends, mandates and strengths are added and superseded, never changed or deleted.

create table missions (
  contributor text not null references contributors (code),
  id text not null check (id ~ '^[A-Z][A-Z0-9 -]{1,19}$'),
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
  version integer not null default 1,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  check ((hq_place is null) = (hq_lat is null) and (hq_lat is null) = (hq_lon is null))
);

create table mission_ends (
  contributor text not null references contributors (code),
  id uuid not null,
  mission text not null,
  kind text not null check (kind in ('operations', 'withdrawal', 'liquidation')),
  day date not null,
  precision text not null check (precision in ('day', 'month')),
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, mission) references missions (contributor, id)
);
-- One end of each kind is believed at a time.
create unique index mission_ends_current on mission_ends (contributor, mission, kind) where superseded_at is null;

create table mission_mandates (
  contributor text not null references contributors (code),
  id uuid not null,
  mission text not null,
  kind text not null check (kind in ('establishment', 'renewal', 'rollover', 'change', 'final', 'termination')),
  resolution text not null,
  adopted_on date not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  note text not null default '',
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, mission) references missions (contributor, id)
);
create index mission_mandates_of on mission_mandates (contributor, mission, valid_from);

create table mission_strengths (
  contributor text not null references contributors (code),
  id uuid not null,
  mission text not null,
  series text not null check (series in ('authorised', 'planned', 'reported')),
  category text not null check (category in ('military', 'observers_staff', 'police', 'uniformed')),
  people integer not null check (people >= 0),
  resolution text not null default '',
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  note text not null default '',
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, mission) references missions (contributor, id)
);
create index mission_strengths_of on mission_strengths (contributor, mission, series, category, valid_from);

alter table missions enable row level security;
alter table missions force row level security;
create policy own_rows on missions using (contributor = current_setting('contingent.contributor', true));
alter table mission_ends enable row level security;
alter table mission_ends force row level security;
create policy own_rows on mission_ends using (contributor = current_setting('contingent.contributor', true));
alter table mission_mandates enable row level security;
alter table mission_mandates force row level security;
create policy own_rows on mission_mandates using (contributor = current_setting('contingent.contributor', true));
alter table mission_strengths enable row level security;
alter table mission_strengths force row level security;
create policy own_rows on mission_strengths using (contributor = current_setting('contingent.contributor', true));

grant select, insert on missions to contingent_app;
grant update (name, area, hq_place, hq_lat, hq_lon, note, source, confidence, version) on missions to contingent_app;
grant select, insert, update (superseded_at) on mission_ends to contingent_app;
grant select, insert, update (superseded_at) on mission_mandates to contingent_app;
grant select, insert, update (superseded_at) on mission_strengths to contingent_app;
