/** The queue of jobs as rows: who may take one up, who holds it, how far it is. Moments are the database's, so workers need not agree. */
import { z } from "zod";
import { type Db, sql, type Tx } from "./db.ts";
import { Conflict } from "./errors.ts";
import { Job } from "./job-api.ts";
import type { JobId } from "./jobs.ts";

const columns = sql`
  id, kind, state, attempt, tries, progress, step, result, error,
  created_at as "createdAt", started_at as "startedAt", ended_at as "endedAt", stop_requested_at as "stopRequestedAt"
`;

/** A job as its worker needs it. */
export const TakenJob = z.object({
  id: z.uuid(),
  kind: z.string(),
  input: z.record(z.string(), z.unknown()),
  requestedBy: z.string(),
  attempt: z.int(),
  tries: z.int(),
  stopRequested: z.boolean(),
});
export type TakenJob = z.infer<typeof TakenJob>;

/** How long a worker may be silent before its job is taken up by another. */
export const LEASE_SECONDS = 10;
const lease = sql`clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})`;

/** Adds a waiting job. */
export async function addJob(
  tx: Tx,
  job: { id: JobId; kind: string; input: object; tries: number; requestedBy: string },
): Promise<void> {
  const { id, kind, input, tries, requestedBy } = job;
  await tx.run(sql`
    insert into jobs (contributor, id, kind, input, tries, requested_by)
    values (${tx.contributor}, ${id}, ${kind}, ${JSON.stringify(input)}::jsonb, ${tries}, ${requestedBy})
  `);
}

/** The job; throws `NotFound`. */
export async function getJob(db: Db, id: JobId): Promise<Job> {
  return db.one(Job, sql`select ${columns} from jobs where contributor = ${db.contributor} and id = ${id}`);
}

/** The oldest job of these kinds that is due, taken for `worker`; null when there is none. Two workers never take the same. */
export async function takeJob(db: Db, worker: string, kinds: readonly string[]): Promise<TakenJob | null> {
  return db.maybe(
    TakenJob,
    sql`
      update jobs
      set state = 'running', attempt = attempt + 1, worker = ${worker}, lease_until = ${lease},
        started_at = coalesce(started_at, clock_timestamp())
      where contributor = ${db.contributor} and id = (
        select id
        from jobs
        where contributor = ${db.contributor}
          and kind = any(${kinds})
          and ((state = 'waiting' and run_after <= clock_timestamp())
            or (state = 'running' and lease_until < clock_timestamp() and attempt < tries))
        order by created_at
        for update skip locked
        limit 1
      )
      returning id, kind, input, requested_by as "requestedBy", attempt, tries, stop_requested_at is not null as "stopRequested"
    `,
  );
}

/** Fails jobs whose worker vanished in their last try. Returns how many. */
export async function failVanished(db: Db): Promise<number> {
  return db.run(sql`
    update jobs
    set state = 'failed', lease_until = null, worker = null, ended_at = clock_timestamp(),
      error = 'The process that ran it vanished, in its last try.'
    where contributor = ${db.contributor} and state = 'running' and lease_until < clock_timestamp() and attempt >= tries
  `);
}

/** One try of a job in one worker's hands: whoever lost it changes nothing any more. */
export interface Hold {
  readonly id: JobId;
  readonly attempt: number;
}

const held = (db: Db, { id, attempt }: Hold) =>
  sql`contributor = ${db.contributor} and id = ${id} and attempt = ${attempt} and state = 'running'`;

/** Renews the lease. Null when the job is no longer ours; otherwise whether somebody asked it to end. */
export async function renewLease(db: Db, hold: Hold): Promise<{ stopRequested: boolean } | null> {
  return db.maybe(
    z.object({ stopRequested: z.boolean() }),
    sql`
      update jobs set lease_until = ${lease}
      where ${held(db, hold)}
      returning stop_requested_at is not null as "stopRequested"
    `,
  );
}

/** Keeps the latest progress. */
export async function saveProgress(db: Db, hold: Hold, progress: object): Promise<void> {
  await db.run(sql`
    update jobs set progress = ${JSON.stringify(progress)}::jsonb, step = step + 1 where ${held(db, hold)}
  `);
}

/** Marks the job done; throws `Conflict` when it is no longer ours. */
export async function completeJob(tx: Tx, hold: Hold, result: object): Promise<void> {
  const marked = await tx.run(sql`
    update jobs
    set state = 'done', lease_until = null, ended_at = clock_timestamp(), error = null, result = ${JSON.stringify(result)}::jsonb
    where ${held(tx, hold)}
  `);
  if (marked === 0)
    throw new Conflict("This job was taken up by another worker.", { job: hold.id, attempt: hold.attempt });
}

/** Ends a try that failed: the next one begins after `retrySeconds` while there are tries left; null when none would help. */
export async function endTry(db: Db, hold: Hold, error: string, retrySeconds: number | null): Promise<void> {
  const again = sql`(${retrySeconds !== null} and attempt < tries and stop_requested_at is null)`;
  await db.run(sql`
    update jobs
    set state = case when ${again} then 'waiting' else 'failed' end,
      ended_at = case when ${again} then null else clock_timestamp() end,
      run_after = clock_timestamp() + make_interval(secs => ${retrySeconds ?? 0}),
      lease_until = null, worker = null, error = ${error}
    where ${held(db, hold)}
  `);
}

/** Gives a job back untouched, as when its worker is told to stop: the try does not count. */
export async function releaseJob(db: Db, hold: Hold): Promise<void> {
  await db.run(sql`
    update jobs
    set state = 'waiting', attempt = attempt - 1, lease_until = null, worker = null
    where ${held(db, hold)}
  `);
}

/** Notes that the job shall end; one that waits ends at once. Returns whether anything changed. */
export async function requestStop(tx: Tx, id: JobId): Promise<boolean> {
  const changed = await tx.run(sql`
    update jobs
    set stop_requested_at = clock_timestamp(),
      state = case when state = 'waiting' then 'cancelled' else state end,
      ended_at = case when state = 'waiting' then clock_timestamp() end
    where contributor = ${tx.contributor} and id = ${id} and state in ('waiting', 'running') and stop_requested_at is null
  `);
  return changed === 1;
}
