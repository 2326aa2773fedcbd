-- 0005: people and the evidence about them. Previous release still runs: yes.
--
-- What is true of a person has its days (valid time) and the moment it was recorded and superseded (record time). Results of tests are
-- kept as given and never converted; of health there is fit or unfit and until when, never a diagnosis. Names stand in a table of their
-- own, one row for each script, so that logs and plans can do with the number alone.

create table ranks (
  contributor text not null references contributors (code),
  code text not null,
  grade text not null check (grade ~ '^O[FR]-[0-9]{1,2}$'),
  ordinal integer not null,
  titles jsonb not null,
  primary key (contributor, code),
  unique (contributor, ordinal)
);
alter table ranks enable row level security;
alter table ranks force row level security;
create policy own_rows on ranks using (contributor = current_setting('contingent.contributor', true));
grant select, insert on ranks to contingent_app;

create table people (
  contributor text not null references contributors (code),
  id uuid not null,
  number text not null,
  sex text not null check (sex in ('woman', 'man')),
  -- null: unknown, which no rule counts as yes.
  birth_date date,
  service_start date,
  officer_since date,
  version integer not null default 1 check (version > 0),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  unique (contributor, number),
  check (service_start is null or birth_date is null or birth_date < service_start),
  check (officer_since is null or service_start is null or service_start <= officer_since)
);
alter table people enable row level security;
alter table people force row level security;
create policy own_rows on people using (contributor = current_setting('contingent.contributor', true));
grant select, insert on people to contingent_app;
grant update (version) on people to contingent_app;

create table person_names (
  contributor text not null references contributors (code),
  person_id uuid not null,
  script text not null check (script in ('kk-Cyrl', 'kk-Latn', 'passport')),
  family text not null check (family <> ''),
  given text not null check (given <> ''),
  patronymic text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  primary key (contributor, person_id, script, recorded_at),
  foreign key (contributor, person_id) references people (contributor, id)
);
create unique index person_names_current on person_names (contributor, person_id, script) where superseded_at is null;
alter table person_names enable row level security;
alter table person_names force row level security;
create policy own_rows on person_names using (contributor = current_setting('contingent.contributor', true));
grant select, insert on person_names to contingent_app;
grant update (superseded_at) on person_names to contingent_app;

create table person_ranks (
  contributor text not null references contributors (code),
  id uuid not null,
  person_id uuid not null,
  rank text not null,
  grade text not null check (grade ~ '^O[FR]-[0-9]{1,2}$'),
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  primary key (contributor, id),
  foreign key (contributor, person_id) references people (contributor, id),
  foreign key (contributor, rank) references ranks (contributor, code),
  check (valid_to is null or valid_from <= valid_to),
  constraint person_ranks_one_at_a_time exclude using gist (
    contributor with =, person_id with =, daterange(valid_from, valid_to, '[]') with &&
  ) where (superseded_at is null)
);
alter table person_ranks enable row level security;
alter table person_ranks force row level security;
create policy own_rows on person_ranks using (contributor = current_setting('contingent.contributor', true));
grant select, insert on person_ranks to contingent_app;
grant update (superseded_at) on person_ranks to contingent_app;

create table person_postings (
  contributor text not null references contributors (code),
  id uuid not null,
  person_id uuid not null,
  home_unit text not null,
  branch text not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  primary key (contributor, id),
  foreign key (contributor, person_id) references people (contributor, id),
  check (valid_to is null or valid_from <= valid_to),
  constraint person_postings_one_at_a_time exclude using gist (
    contributor with =, person_id with =, daterange(valid_from, valid_to, '[]') with &&
  ) where (superseded_at is null)
);
alter table person_postings enable row level security;
alter table person_postings force row level security;
create policy own_rows on person_postings using (contributor = current_setting('contingent.contributor', true));
grant select, insert on person_postings to contingent_app;
grant update (superseded_at) on person_postings to contingent_app;

create table evidence (
  contributor text not null references contributors (code),
  id uuid not null,
  person_id uuid not null,
  kind text not null check (
    kind in ('language', 'course', 'skill', 'driving', 'medical', 'conduct', 'clearance', 'passport')
  ),
  subject text not null,
  issuer text not null,
  result text not null check (result <> ''),
  issued date not null,
  expires date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  primary key (contributor, id),
  foreign key (contributor, person_id) references people (contributor, id),
  check (expires is null or issued <= expires),
  check (kind <> 'medical' or (result in ('fit', 'unfit') and subject = '')),
  check (kind <> 'conduct' or result in ('clear', 'barred')),
  check (kind <> 'clearance' or result in ('granted', 'refused')),
  check (kind not in ('course', 'skill') or result in ('passed', 'failed')),
  check (kind <> 'driving' or result in ('manual', 'automatic'))
);
create index evidence_by_person on evidence (contributor, person_id) where superseded_at is null;
alter table evidence enable row level security;
alter table evidence force row level security;
create policy own_rows on evidence using (contributor = current_setting('contingent.contributor', true));
grant select, insert on evidence to contingent_app;
grant update (superseded_at) on evidence to contingent_app;

create table availability (
  contributor text not null references contributors (code),
  id uuid not null,
  person_id uuid not null,
  free_from date not null,
  free_to date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  primary key (contributor, id),
  foreign key (contributor, person_id) references people (contributor, id),
  check (free_to is null or free_from <= free_to)
);
create index availability_by_person on availability (contributor, person_id) where superseded_at is null;
alter table availability enable row level security;
alter table availability force row level security;
create policy own_rows on availability using (contributor = current_setting('contingent.contributor', true));
grant select, insert on availability to contingent_app;
grant update (superseded_at) on availability to contingent_app;

-- A withdrawal names no reason: none is asked for, so that none can be held against anybody.
create table declarations (
  contributor text not null references contributors (code),
  id uuid not null,
  person_id uuid not null,
  track text not null check (track in ('individual', 'contingent', 'both')),
  given date not null,
  expires date,
  withdrawn date,
  withdrawn_recorded_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  primary key (contributor, id),
  foreign key (contributor, person_id) references people (contributor, id),
  check (expires is null or given <= expires),
  check (withdrawn is null or given <= withdrawn),
  check ((withdrawn is null) = (withdrawn_recorded_at is null))
);
create index declarations_by_person on declarations (contributor, person_id) where superseded_at is null;
alter table declarations enable row level security;
alter table declarations force row level security;
create policy own_rows on declarations using (contributor = current_setting('contingent.contributor', true));
grant select, insert on declarations to contingent_app;
grant update (superseded_at, withdrawn, withdrawn_recorded_at) on declarations to contingent_app;
