/** SQL of the planner's runs: asked for, worked on, finished, proposed, decided, set aside. */
import { z } from "zod";
import type { Actor } from "../platform/context.ts";
import type { Day } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { NotFound } from "../platform/errors.ts";
import { Digest, type RunId, RunLine, type Sentence, Weights } from "./schema.ts";

/** A run to be kept when it is asked for. */
export interface NewRun {
  readonly id: RunId;
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
  readonly missions: readonly string[] | null;
  readonly asOf: Day;
  readonly weights: Weights;
  readonly seed: number;
  readonly previous: RunId | null;
}

/** Adds a run that waits for its job. */
export async function saveRun(tx: Tx, actor: Actor, run: NewRun): Promise<void> {
  const missions = run.missions === null ? null : [...run.missions];
  await tx.run(sql`
    insert into selection_runs (contributor, id, title, first_day, last_day, missions, as_of, weights, seed, previous_id, state,
      started_by, started_at)
    values (${tx.contributor}, ${run.id}, ${run.title}, ${run.from}, ${run.to}, ${missions}::text[], ${run.asOf},
      ${JSON.stringify(run.weights)}::jsonb, ${run.seed}, ${run.previous}, 'queued', ${actor.id}, now())
  `);
}

/** Names the job that works on a run. */
export async function setJob(tx: Tx, id: RunId, jobId: string): Promise<void> {
  await tx.run(sql`update selection_runs set job_id = ${jobId} where contributor = ${tx.contributor} and id = ${id}`);
}

/** What a run consists of besides what its line shows. */
export const RunRow = RunLine.omit({ startedBy: true, proposedBy: true, decidedBy: true }).extend({
  missions: z.array(z.string()).nullable(),
  weights: Weights,
  seed: z.int(),
  problemHash: z.string().nullable(),
  planHash: z.string().nullable(),
  plannerVersion: z.string().nullable(),
  startedById: z.string(),
  proposedById: z.string().nullable(),
  decidedById: z.string().nullable(),
});
export type RunRow = z.infer<typeof RunRow>;

/** A run whose job ended without it, by a stop or a crash, is not at work any more, whatever was kept last. */
const stateNow = sql`
  case when r.state in ('queued', 'running') and j.state in ('failed', 'cancelled') then j.state else r.state end
`;
const jobJoin = sql`left join jobs j on j.contributor = r.contributor and j.id = r.job_id`;

const lineColumns = sql`
  r.id, r.title, r.first_day as "from", r.last_day as "to", ${stateNow} as state, r.as_of as "asOf", r.job_id as "jobId", r.sentence,
  r.started_at as "startedAt", r.finished_at as "finishedAt", r.proposed_at as "proposedAt", r.decided_at as "decidedAt",
  r.decision_reason as "decisionReason", r.previous_id as previous,
  coalesce(r.failure, case when r.state in ('queued', 'running') then j.error end) as failure, r.version
`;

/** Names of the accounts that acted; ids where there is no account, as for the console. */
const nameColumns = sql`
  coalesce(s.name, r.started_by) as "startedBy", coalesce(p.name, r.proposed_by) as "proposedBy",
  coalesce(d.name, r.decided_by) as "decidedBy"
`;
const nameJoins = sql`
  left join users s on s.contributor = r.contributor and s.id::text = r.started_by
  left join users p on p.contributor = r.contributor and p.id::text = r.proposed_by
  left join users d on d.contributor = r.contributor and d.id::text = r.decided_by
`;

/** Runs, latest first, those before the given start and id. */
export async function listRuns(
  db: Db,
  before: readonly [string, string] | null,
  limit: number,
): Promise<readonly RunLine[]> {
  const [at, id] = before ?? [null, null];
  return db.many(
    RunLine,
    sql`
      select ${lineColumns}, ${nameColumns}
      from selection_runs r ${jobJoin} ${nameJoins}
      where r.contributor = ${db.contributor}
        and (${at}::timestamptz is null or (r.started_at, r.id) < (${at}::timestamptz, ${id}::uuid))
      order by r.started_at desc, r.id desc
      limit ${limit}::bigint
    `,
  );
}

/** How many runs there are. */
export async function countRuns(db: Db): Promise<number> {
  const row = z.object({ count: z.number() });
  return (await db.one(row, sql`select count(*) as count from selection_runs where contributor = ${db.contributor}`))
    .count;
}

/** A run's line; throws `NotFound`. */
export async function getRunLine(db: Db, id: RunId): Promise<RunLine> {
  const line = await db.maybe(
    RunLine,
    sql`
      select ${lineColumns}, ${nameColumns} from selection_runs r ${jobJoin} ${nameJoins}
      where r.contributor = ${db.contributor} and r.id = ${id}
    `,
  );
  if (line === null) throw new NotFound(`There is no run ${id}.`, { run: id });
  return line;
}

/** A run without its files; throws `NotFound`. With `lock` nobody else changes it before the transaction ends. */
export async function getRun(db: Db, id: RunId, lock = false): Promise<RunRow> {
  const run = await db.maybe(
    RunRow,
    sql`
      select ${lineColumns}, r.missions, r.weights, r.seed, r.problem_hash as "problemHash", r.plan_hash as "planHash",
        r.planner_version as "plannerVersion", r.started_by as "startedById", r.proposed_by as "proposedById",
        r.decided_by as "decidedById"
      from selection_runs r ${jobJoin}
      where r.contributor = ${db.contributor} and r.id = ${id}
      ${lock ? sql`for update of r` : sql``}
    `,
  );
  if (run === null) throw new NotFound(`There is no run ${id}.`, { run: id });
  return run;
}

/** The texts of a run's files, exactly as read and written; null while there are none. */
export const RunFiles = z.object({
  problem: z.string().nullable(),
  plan: z.string().nullable(),
  digest: Digest.nullable(),
});
export type RunFiles = z.infer<typeof RunFiles>;

/** The files of a run; throws `NotFound`. */
export async function getFiles(db: Db, id: RunId): Promise<RunFiles> {
  return db.one(
    RunFiles,
    sql`select problem, plan, digest from selection_runs where contributor = ${db.contributor} and id = ${id}`,
  );
}

/** The digest of a run's plan; null while there is none. Throws `NotFound`. */
export async function getDigest(db: Db, id: RunId): Promise<Digest | null> {
  const row = z.object({ digest: Digest.nullable() });
  const query = sql`select digest from selection_runs where contributor = ${db.contributor} and id = ${id}`;
  return (await db.one(row, query)).digest;
}

/** Marks a waiting run as being worked on; answers false when it was ended meanwhile. */
export async function markRunning(tx: Tx, id: RunId): Promise<boolean> {
  const rows = await tx.run(sql`
    update selection_runs set state = 'running', version = version + 1
    where contributor = ${tx.contributor} and id = ${id} and state in ('queued', 'running')
  `);
  return rows === 1;
}

/** A checked plan with its problem. */
export interface FinishedRun {
  readonly problem: string;
  readonly problemHash: string;
  readonly plan: string;
  readonly planHash: string;
  readonly plannerVersion: string;
  readonly sentence: Sentence;
  readonly digest: Digest;
}

/** Keeps the plan of a run. */
export async function saveFinished(tx: Tx, id: RunId, run: FinishedRun): Promise<void> {
  await tx.run(sql`
    update selection_runs
    set state = 'planned', problem = ${run.problem}, problem_hash = ${run.problemHash}, plan = ${run.plan},
      plan_hash = ${run.planHash}, planner_version = ${run.plannerVersion}, sentence = ${JSON.stringify(run.sentence)}::jsonb,
      digest = ${JSON.stringify(run.digest)}::jsonb, finished_at = now(), version = version + 1
    where contributor = ${tx.contributor} and id = ${id}
  `);
}

/** Ends a run without a plan; false when it had ended already, as when another worker took it up and finished it. */
export async function saveFailure(tx: Tx, id: RunId, state: "failed" | "cancelled", failure: string): Promise<boolean> {
  const changed = await tx.run(sql`
    update selection_runs set state = ${state}, failure = ${failure}, finished_at = now(), version = version + 1
    where contributor = ${tx.contributor} and id = ${id} and state in ('queued', 'running')
  `);
  return changed > 0;
}

/** Puts a plan before the one who approves. */
export async function markProposed(tx: Tx, id: RunId, by: string): Promise<void> {
  await tx.run(sql`
    update selection_runs set state = 'proposed', proposed_by = ${by}, proposed_at = now(), version = version + 1
    where contributor = ${tx.contributor} and id = ${id}
  `);
}

/** Keeps the decision on a proposed plan. The database refuses a decision by whoever proposed it. */
export async function markDecided(
  tx: Tx,
  id: RunId,
  state: "approved" | "rejected",
  by: string,
  reason: string | null,
): Promise<void> {
  await tx.run(sql`
    update selection_runs
    set state = ${state}, decided_by = ${by}, decided_at = now(), decision_reason = ${reason}, version = version + 1
    where contributor = ${tx.contributor} and id = ${id}
  `);
}

/** Sets aside an earlier plan that a later one replaces; a decided one stays as it is. */
export async function markSuperseded(tx: Tx, id: RunId): Promise<void> {
  await tx.run(sql`
    update selection_runs set state = 'superseded', version = version + 1
    where contributor = ${tx.contributor} and id = ${id} and state in ('planned', 'failed', 'cancelled')
  `);
}
