-- 0007: rules of eligibility as dated records, and waivers. Previous release still runs: yes.
--
-- A threshold is a row here and never a number in the program. A changed rule is a new row; the old one keeps its days.

create table eligibility_rules (
  contributor text not null references contributors (code),
  id uuid not null,
  code text not null,
  title text not null,
  scope jsonb not null check (jsonb_typeof(scope) = 'object'),
  test jsonb not null check (jsonb_typeof(test) = 'object' and test ? 'attribute' and test ? 'operator'),
  holds text not null check (holds in ('decision', 'start', 'throughout')),
  severity text not null check (severity in ('hard', 'waivable', 'desirable')),
  owner text not null check (owner in ('un', 'un-mission', 'national')),
  source text not null check (source <> ''),
  assumed boolean not null,
  waiver_authority text,
  effective_from date not null,
  effective_to date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  primary key (contributor, id),
  check (effective_to is null or effective_from <= effective_to),
  -- Who may waive is named exactly where a rule can be waived.
  check ((severity = 'waivable') = (waiver_authority is not null)),
  constraint eligibility_rules_one_text_a_day exclude using gist (
    contributor with =, code with =, daterange(effective_from, effective_to, '[]') with &&
  ) where (superseded_at is null)
);
alter table eligibility_rules enable row level security;
alter table eligibility_rules force row level security;
create policy own_rows on eligibility_rules using (contributor = current_setting('contingent.contributor', true));
grant select, insert on eligibility_rules to contingent_app;
grant update (superseded_at) on eligibility_rules to contingent_app;

create table waivers (
  contributor text not null references contributors (code),
  id uuid not null,
  person_id uuid not null,
  rule text not null,
  authority text not null check (authority <> ''),
  reason text not null check (reason <> ''),
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  primary key (contributor, id),
  foreign key (contributor, person_id) references people (contributor, id),
  check (valid_to is null or valid_from <= valid_to)
);
create index waivers_by_person on waivers (contributor, person_id) where superseded_at is null;
alter table waivers enable row level security;
alter table waivers force row level security;
create policy own_rows on waivers using (contributor = current_setting('contingent.contributor', true));
grant select, insert on waivers to contingent_app;
grant update (superseded_at) on waivers to contingent_app;
