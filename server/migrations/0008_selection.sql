-- 0008: runs of the planner, hand edits and the decision on a plan. Previous release still runs: yes.
--
-- Problem and plan are kept as the exact text that was read and written, so that a run can be repeated byte for byte.

create table selection_runs (
  contributor text not null references contributors (code),
  id uuid not null,
  title text not null check (title <> ''),
  first_day date not null,
  last_day date not null,
  missions text[],
  as_of date not null,
  weights jsonb not null,
  seed integer not null check (seed >= 0),
  previous_id uuid,
  state text not null check (
    state in ('queued', 'running', 'planned', 'failed', 'cancelled', 'proposed', 'approved', 'rejected', 'superseded')
  ),
  job_id uuid,
  problem text,
  problem_hash text,
  plan text,
  plan_hash text,
  planner_version text,
  sentence jsonb,
  -- What the page shows of the plan, as it was when it was made: tours, causes, points, what each rule asks.
  digest jsonb,
  failure text,
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  proposed_by text,
  proposed_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  version integer not null default 1 check (version > 0),
  primary key (contributor, id),
  foreign key (contributor, previous_id) references selection_runs (contributor, id),
  check (first_day <= last_day),
  check ((proposed_by is null) = (proposed_at is null)),
  check ((decided_by is null) = (decided_at is null)),
  -- Four eyes: whoever proposed does not decide.
  constraint selection_runs_four_eyes check (decided_by is null or decided_by <> proposed_by),
  constraint selection_runs_decided check ((state in ('approved', 'rejected')) = (decided_by is not null)),
  constraint selection_runs_proposed check (state not in ('proposed', 'approved', 'rejected') or proposed_by is not null),
  check (state <> 'rejected' or decision_reason is not null),
  check (state not in ('planned', 'proposed', 'approved', 'rejected') or (problem is not null and plan is not null))
);
create index selection_runs_latest on selection_runs (contributor, started_at desc, id);
alter table selection_runs enable row level security;
alter table selection_runs force row level security;
create policy own_rows on selection_runs using (contributor = current_setting('contingent.contributor', true));
grant select, insert on selection_runs to contingent_app;
grant update (state, job_id, problem, problem_hash, plan, plan_hash, planner_version, sentence, digest, failure,
  finished_at, proposed_by, proposed_at, decided_by, decided_at, decision_reason, version) on selection_runs to contingent_app;

-- The plan as rows: one for each assignment of a checked plan. `tour_id` is filled when it was approved and recorded.
create table selection_assignments (
  contributor text not null references contributors (code),
  run_id uuid not null,
  wanted_tour_id uuid not null,
  person_id uuid not null,
  post_id uuid not null,
  first_day date not null,
  last_day date not null,
  score integer not null,
  cover text not null,
  tour_id uuid,
  primary key (contributor, run_id, wanted_tour_id),
  foreign key (contributor, run_id) references selection_runs (contributor, id),
  foreign key (contributor, wanted_tour_id) references wanted_tours (contributor, id),
  foreign key (contributor, person_id) references people (contributor, id),
  foreign key (contributor, post_id) references posts (contributor, id),
  check (first_day <= last_day),
  constraint selection_assignments_one_place exclude using gist (
    contributor with =, run_id with =, person_id with =, daterange(first_day, last_day, '[]') with &&
  )
);
create index selection_assignments_by_wanted on selection_assignments (contributor, wanted_tour_id) where tour_id is not null;
alter table selection_assignments enable row level security;
alter table selection_assignments force row level security;
create policy own_rows on selection_assignments using (contributor = current_setting('contingent.contributor', true));
grant select, insert on selection_assignments to contingent_app;
grant update (tour_id) on selection_assignments to contingent_app;

create table selection_edits (
  contributor text not null references contributors (code),
  id uuid not null,
  run_id uuid not null,
  kind text not null check (kind in ('pin', 'ban', 'leave_open')),
  wanted_tour_id uuid not null,
  person_id uuid,
  reason text not null check (length(reason) >= 3),
  author text not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (contributor, id),
  foreign key (contributor, run_id) references selection_runs (contributor, id),
  foreign key (contributor, wanted_tour_id) references wanted_tours (contributor, id),
  foreign key (contributor, person_id) references people (contributor, id),
  check ((kind = 'leave_open') = (person_id is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
-- One tour is pinned to one person, or left open, at a time.
create unique index selection_edits_one_decree on selection_edits (contributor, run_id, wanted_tour_id)
  where withdrawn_at is null and kind in ('pin', 'leave_open');
alter table selection_edits enable row level security;
alter table selection_edits force row level security;
create policy own_rows on selection_edits using (contributor = current_setting('contingent.contributor', true));
grant select, insert on selection_edits to contingent_app;
grant update (withdrawn_at, withdrawn_by) on selection_edits to contingent_app;

-- Home caps, shares and the like: what the office wants of a plan besides the law. Dated, with their source.
create table selection_policies (
  contributor text not null references contributors (code),
  id uuid not null,
  code text not null,
  title text not null,
  policy jsonb not null check (jsonb_typeof(policy) = 'object' and policy ? 'kind'),
  source text not null check (source <> ''),
  assumed boolean not null,
  effective_from date not null,
  effective_to date,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  primary key (contributor, id),
  check (effective_to is null or effective_from <= effective_to)
);
alter table selection_policies enable row level security;
alter table selection_policies force row level security;
create policy own_rows on selection_policies using (contributor = current_setting('contingent.contributor', true));
grant select, insert on selection_policies to contingent_app;
grant update (superseded_at) on selection_policies to contingent_app;
