-- 0009: numbers that others published, to compare with ours. Definitions of figures are code; this release keeps no figure.
-- Previous release still runs: yes.

create table published_figures (
  contributor text not null references contributors (code),
  id uuid not null,
  definition text not null,
  -- A part of the figure, as a mission; empty for the whole.
  part text not null default '',
  day date not null,
  value integer not null check (value >= 0),
  published_by text not null,
  note text not null default '',
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id)
);
create index published_figures_of on published_figures (contributor, definition, part, day);
alter table published_figures enable row level security;
alter table published_figures force row level security;
create policy own_rows on published_figures using (contributor = current_setting('contingent.contributor', true));
grant select, insert, update (superseded_at) on published_figures to contingent_app;
