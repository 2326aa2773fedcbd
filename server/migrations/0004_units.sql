-- 0004: unit types, templates, units, posts and the tours agreed for them. Previous release still runs: yes.
--
-- A template is a version of a table of organisation and never changes; a unit is made from one version. A post is the place that one
-- person at a time holds. A wanted tour is what was agreed with the UN or the partner for a post: the planner fills these.

create table unit_types (
  contributor text not null references contributors (code),
  code text not null,
  title text not null,
  manual text not null,
  source text not null,
  primary key (contributor, code)
);
alter table unit_types enable row level security;
alter table unit_types force row level security;
create policy own_rows on unit_types using (contributor = current_setting('contingent.contributor', true));
grant select, insert on unit_types to contingent_app;

create table unit_templates (
  contributor text not null references contributors (code),
  id uuid not null,
  unit_type text not null,
  template_version integer not null check (template_version > 0),
  title text not null,
  source text not null,
  strength integer not null check (strength > 0),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  unique (contributor, unit_type, template_version),
  foreign key (contributor, unit_type) references unit_types (contributor, code)
);
alter table unit_templates enable row level security;
alter table unit_templates force row level security;
create policy own_rows on unit_templates using (contributor = current_setting('contingent.contributor', true));
grant select, insert on unit_templates to contingent_app;

create table template_lines (
  contributor text not null references contributors (code),
  template_id uuid not null,
  line integer not null check (line > 0),
  block text not null,
  title text not null,
  function text not null,
  posts integer not null check (posts > 0),
  grade_min text not null check (grade_min ~ '^O[FR]-[0-9]{1,2}$'),
  grade_max text not null check (grade_max ~ '^O[FR]-[0-9]{1,2}$'),
  key_post boolean not null,
  value integer not null check (value > 0),
  requirements jsonb not null check (jsonb_typeof(requirements) = 'array'),
  primary key (contributor, template_id, line),
  foreign key (contributor, template_id) references unit_templates (contributor, id)
);
alter table template_lines enable row level security;
alter table template_lines force row level security;
create policy own_rows on template_lines using (contributor = current_setting('contingent.contributor', true));
grant select, insert on template_lines to contingent_app;

create table units (
  contributor text not null references contributors (code),
  id uuid not null,
  code text not null,
  title text not null,
  unit_type text not null,
  template_id uuid not null,
  mission text not null,
  mode text not null check (mode in ('self', 'embedded')),
  partner text check (partner ~ '^[A-Z]{3}$'),
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  primary key (contributor, id),
  foreign key (contributor, template_id) references unit_templates (contributor, id),
  foreign key (contributor, mission) references missions (contributor, id),
  check (valid_to is null or valid_from <= valid_to),
  -- Inside another country's contingent there is a lead nation, and only there.
  check ((mode = 'embedded') = (partner is not null))
);
create unique index units_code on units (contributor, code) where superseded_at is null;
alter table units enable row level security;
alter table units force row level security;
create policy own_rows on units using (contributor = current_setting('contingent.contributor', true));
grant select, insert on units to contingent_app;
grant update (superseded_at) on units to contingent_app;

create table posts (
  contributor text not null references contributors (code),
  id uuid not null,
  code text not null,
  mission text not null,
  role text not null check (role in ('unmo', 'mlo', 'staff_officer', 'contingent_member')),
  mode text not null check (mode in ('self', 'embedded')),
  partner text check (partner ~ '^[A-Z]{3}$'),
  unit_id uuid,
  block text not null,
  title text not null,
  function text not null,
  grade_min text not null check (grade_min ~ '^O[FR]-[0-9]{1,2}$'),
  grade_max text not null check (grade_max ~ '^O[FR]-[0-9]{1,2}$'),
  key_post boolean not null,
  value integer not null check (value > 0),
  requirements jsonb not null check (jsonb_typeof(requirements) = 'array'),
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  primary key (contributor, id),
  foreign key (contributor, unit_id) references units (contributor, id),
  foreign key (contributor, mission) references missions (contributor, id),
  check (valid_to is null or valid_from <= valid_to),
  check ((mode = 'embedded') = (partner is not null))
);
create unique index posts_code on posts (contributor, code) where superseded_at is null;
create index posts_by_mission on posts (contributor, mission, code);
alter table posts enable row level security;
alter table posts force row level security;
create policy own_rows on posts using (contributor = current_setting('contingent.contributor', true));
grant select, insert on posts to contingent_app;
grant update (superseded_at) on posts to contingent_app;

create table wanted_tours (
  contributor text not null references contributors (code),
  id uuid not null,
  code text not null,
  post_id uuid not null,
  first_day date not null,
  last_day date not null,
  agreed_in text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  primary key (contributor, id),
  foreign key (contributor, post_id) references posts (contributor, id),
  check (first_day <= last_day)
);
create unique index wanted_tours_code on wanted_tours (contributor, code) where superseded_at is null;
create index wanted_tours_by_post on wanted_tours (contributor, post_id, first_day);
alter table wanted_tours enable row level security;
alter table wanted_tours force row level security;
create policy own_rows on wanted_tours using (contributor = current_setting('contingent.contributor', true));
grant select, insert on wanted_tours to contingent_app;
grant update (superseded_at) on wanted_tours to contingent_app;
