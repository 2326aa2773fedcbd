-- 0010: the queue of jobs is a table of our own, with the lease that tells a working worker from a vanished one.
-- Previous release still runs: there is none.

create table jobs (
  contributor text not null references contributors (code),
  id uuid not null,
  kind text not null,
  input jsonb not null,
  requested_by text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  attempt integer not null default 0 check (attempt >= 0),
  tries integer not null check (tries > 0),
  run_after timestamptz not null default now(),
  -- The worker renews its lease while it lives; a running job whose lease has passed is taken up by another.
  worker text,
  lease_until timestamptz,
  stop_requested_at timestamptz,
  step integer not null default 0,
  progress jsonb,
  result jsonb,
  error text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  primary key (contributor, id),
  check ((state = 'running') = (lease_until is not null)),
  check ((state in ('done', 'failed', 'cancelled')) = (ended_at is not null)),
  check ((state = 'done') = (result is not null))
);
create index jobs_open on jobs (contributor, run_after) where state in ('waiting', 'running');
alter table jobs enable row level security;
alter table jobs force row level security;
create policy own_rows on jobs using (contributor = current_setting('contingent.contributor', true));
grant select, insert, update on jobs to contingent_app;
