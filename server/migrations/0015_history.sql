-- 0015: imports of history. Previous release still runs: yes, as long as no name is recorded in Russian.
--
-- An import keeps its file, what was said beside it, what each dry run found, and which records came from which row. An undo
-- supersedes what the import brought; so people can be superseded too, and a number is unique among those who are not.
-- Corrections need two people: whoever brought the file does not commit an import that replaces recorded facts
-- (history_imports_four_eyes), and a record that stands for a correction can only belong to an import that two people made.

alter table person_names drop constraint person_names_script_check;
alter table person_names add constraint person_names_script_check check (script in ('kk-Cyrl', 'kk-Latn', 'ru', 'passport'));

alter table people add column superseded_at timestamptz check (superseded_at >= recorded_at);
alter table people drop constraint people_contributor_number_key;
create unique index people_number_once on people (contributor, number) where superseded_at is null;
grant update (superseded_at) on people to contingent_app;

create table history_imports (
  contributor text not null references contributors (code),
  id uuid not null,
  file_name text not null check (file_name <> ''),
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  content bytea not null,
  options jsonb not null,
  state text not null default 'open' check (state in ('open', 'committed', 'undone', 'discarded')),
  job_id uuid,
  corrections integer not null default 0 check (corrections >= 0),
  -- What was written, by kind; null until committed.
  written jsonb,
  brought_by text not null,
  brought_at timestamptz not null,
  committed_by text,
  committed_at timestamptz,
  undone_by text,
  undone_at timestamptz,
  undo_reason text,
  version integer not null default 1 check (version > 0),
  two_people boolean not null generated always as (committed_by is not null and committed_by <> brought_by) stored,
  primary key (contributor, id),
  unique (contributor, id, two_people),
  check ((state in ('committed', 'undone')) = (committed_by is not null)),
  check ((committed_by is null) = (committed_at is null) and (committed_by is null) = (written is null)),
  check ((state = 'undone') = (undone_by is not null)),
  check ((undone_by is null) = (undone_at is null) and (undone_by is null) = (undo_reason is null)),
  constraint history_imports_four_eyes check (corrections = 0 or committed_by is null or committed_by <> brought_by),
  constraint history_imports_undo_four_eyes check (corrections = 0 or undone_by is null or undone_by <> brought_by)
);
create index history_imports_latest on history_imports (contributor, brought_at);

create table history_reports (
  contributor text not null references contributors (code),
  id uuid not null,
  import_id uuid not null,
  -- Whether the import was recorded with it, or it was a dry run.
  final boolean not null,
  report jsonb not null,
  findings jsonb not null,
  lines jsonb not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  foreign key (contributor, import_id) references history_imports (contributor, id)
);
create index history_reports_of on history_reports (contributor, import_id, recorded_at);

-- Which record came from which row, and what a correction took the place of.
create table history_records (
  contributor text not null references contributors (code),
  import_id uuid not null,
  kind text not null check (kind in ('rank', 'person', 'name', 'rank_held', 'posting', 'contribution', 'rotation', 'tour')),
  record_id uuid not null,
  sheet text not null,
  row_number integer not null check (row_number > 0),
  did text not null check (did in ('added', 'corrected')),
  -- What stood before, as far as an undo needs it; null for what was added.
  before jsonb,
  two_people boolean,
  primary key (contributor, import_id, kind, record_id),
  foreign key (contributor, import_id) references history_imports (contributor, id),
  foreign key (contributor, import_id, two_people) references history_imports (contributor, id, two_people),
  constraint history_records_four_eyes check (did = 'added' or coalesce(two_people, false))
);
create index history_records_of on history_records (contributor, kind, record_id);

-- How the columns of files with the same headings were read last.
create table history_mappings (
  contributor text not null references contributors (code),
  id uuid not null,
  signature text not null,
  mapping jsonb not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id)
);
create unique index history_mappings_current on history_mappings (contributor, md5(signature)) where superseded_at is null;

alter table history_imports enable row level security;
alter table history_imports force row level security;
create policy own_rows on history_imports using (contributor = current_setting('contingent.contributor', true));
alter table history_reports enable row level security;
alter table history_reports force row level security;
create policy own_rows on history_reports using (contributor = current_setting('contingent.contributor', true));
alter table history_records enable row level security;
alter table history_records force row level security;
create policy own_rows on history_records using (contributor = current_setting('contingent.contributor', true));
alter table history_mappings enable row level security;
alter table history_mappings force row level security;
create policy own_rows on history_mappings using (contributor = current_setting('contingent.contributor', true));

grant select, insert on history_imports, history_reports, history_records, history_mappings to contingent_app;
grant update (options, state, job_id, corrections, written, committed_by, committed_at, undone_by, undone_at, undo_reason, version)
  on history_imports to contingent_app;
grant update (superseded_at) on history_mappings to contingent_app;
