-- 0014: figures as they were said, and what makes counting fast. Previous release still runs: yes.
--
-- A figure is frozen by one person and issued by another; neither row changes afterwards, for the program may only add rows here.
--   * figure_issues_four_eyes: whoever prepared a figure does not issue it; the copy of the preparer is held by the foreign key.
--   * One issue has one number, one withdrawal, and takes the place of at most one other.
-- `row_keys` are the tours (or persons) that were counted, so that a later check can name what is missing; `digest` covers the whole rows.

create table prepared_figures (
  contributor text not null references contributors (code),
  id uuid not null,
  definition text not null,
  version integer not null check (version > 0),
  unit text not null check (unit in ('headcount', 'person_tours', 'persons')),
  measure text not null check (measure in ('count', 'share', 'average')),
  as_of date not null,
  known_at timestamptz not null,
  value bigint not null check (value >= 0),
  of_value bigint check (of_value >= 0),
  breakdown text not null,
  parts jsonb not null,
  language text not null check (language in ('kk', 'ru', 'en', 'fr')),
  text text not null check (text <> ''),
  occasion text not null default '',
  digest bytea not null check (length(digest) = 32),
  row_count bigint not null check (row_count >= 0),
  row_keys uuid[] not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  unique (contributor, id, recorded_by),
  check (known_at <= recorded_at),
  check ((measure = 'count') = (of_value is null)),
  check (row_count = cardinality(row_keys)),
  check (measure = 'average' or value = row_count)
);
create index prepared_figures_of on prepared_figures (contributor, definition, as_of);

create table figure_issues (
  contributor text not null references contributors (code),
  figure_id uuid not null,
  -- Read aloud as F-<year>/<number>.
  year integer not null check (year between 1 and 9999),
  number integer not null check (number > 0),
  prepared_by text not null,
  hash bytea not null check (length(hash) = 32),
  -- The issue it takes the place of.
  replaces uuid check (replaces <> figure_id),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, figure_id),
  unique (contributor, year, number),
  unique (contributor, replaces),
  foreign key (contributor, figure_id, prepared_by) references prepared_figures (contributor, id, recorded_by),
  foreign key (contributor, replaces) references figure_issues (contributor, figure_id),
  constraint figure_issues_four_eyes check (recorded_by <> prepared_by)
);

create table figure_withdrawals (
  contributor text not null references contributors (code),
  figure_id uuid not null,
  reason text not null check (reason <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, figure_id),
  foreign key (contributor, figure_id) references prepared_figures (contributor, id)
);

alter table prepared_figures enable row level security;
alter table prepared_figures force row level security;
create policy own_rows on prepared_figures using (contributor = current_setting('contingent.contributor', true));
alter table figure_issues enable row level security;
alter table figure_issues force row level security;
create policy own_rows on figure_issues using (contributor = current_setting('contingent.contributor', true));
alter table figure_withdrawals enable row level security;
alter table figure_withdrawals force row level security;
create policy own_rows on figure_withdrawals using (contributor = current_setting('contingent.contributor', true));

grant select, insert on prepared_figures, figure_issues, figure_withdrawals to contingent_app;

-- Figures are counted over a copy of the ledger in memory; these tell in an instant whether it is up to date, and what came since.
create index presences_recorded on presences (contributor, recorded_at);
create index presences_superseded on presences (contributor, superseded_at) where superseded_at is not null;
create index tour_events_early on tour_events (contributor, tour_id) where kind in ('repatriated', 'died');
