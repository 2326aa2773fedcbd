/** SQL of selection: runs, their assignments, hand edits, policies. */
import { z } from "zod";
import { PersonId } from "../people/schema.ts";
import type { Actor } from "../platform/context.ts";
import { Day, Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { NotFound } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { PostId, WantedTourId } from "../units/schema.ts";
import { Policy } from "./policies.ts";
import { Digest, EditId, type RunId, RunLine, type Sentence, Weights } from "./schema.ts";

/** Adds policies. */
export async function savePolicies(tx: Tx, actor: Actor, policies: readonly Policy[]): Promise<void> {
  const rows = policies.map((policy) => ({ ...policy, id: newId() }));
  await tx.run(sql`
    insert into selection_policies (contributor, id, code, title, policy, source, assumed, effective_from, effective_to,
      recorded_at, recorded_by)
    select ${tx.contributor}, id, code, title, policy, source, assumed, "effectiveFrom", "effectiveTo", now(), ${actor.id}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, code text, title text, policy jsonb, source text,
      assumed boolean, "effectiveFrom" date, "effectiveTo" date)
  `);
}

/** Policies in force on `on`, by code. */
export async function listPolicies(db: Db, on: Day): Promise<readonly Policy[]> {
  return db.many(
    Policy,
    sql`
      select code, title, policy, source, assumed, effective_from as "effectiveFrom", effective_to as "effectiveTo"
      from selection_policies
      where contributor = ${db.contributor} and superseded_at is null
        and daterange(effective_from, effective_to, '[]') @> ${on}::date
      order by code
    `,
  );
}

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

/** One assignment of a plan, as a row. `tourId` is there once it was approved and recorded. */
export const AssignmentRow = z.object({
  wantedTourId: WantedTourId,
  personId: PersonId,
  postId: PostId,
  from: Day,
  to: Day,
  score: z.int(),
  cover: z.string(),
  tourId: z.uuid().nullable(),
});
export type AssignmentRow = z.infer<typeof AssignmentRow>;

/** Adds the assignments of a run's plan. */
export async function saveAssignments(
  tx: Tx,
  id: RunId,
  rows: readonly Omit<AssignmentRow, "tourId">[],
): Promise<void> {
  await tx.run(sql`
    insert into selection_assignments (contributor, run_id, wanted_tour_id, person_id, post_id, first_day, last_day, score, cover)
    select ${tx.contributor}, ${id}, "wantedTourId", "personId", "postId", "from", "to", score, cover
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("wantedTourId" uuid, "personId" uuid, "postId" uuid,
      "from" date, "to" date, score int, cover text)
  `);
}

/** Assignments of a run in the order of their tours' codes. */
export async function listAssignments(db: Db, id: RunId): Promise<readonly AssignmentRow[]> {
  return db.many(
    AssignmentRow,
    sql`
      select a.wanted_tour_id as "wantedTourId", a.person_id as "personId", a.post_id as "postId", a.first_day as "from",
        a.last_day as "to", a.score, a.cover, a.tour_id as "tourId"
      from selection_assignments a
      join wanted_tours w on w.contributor = a.contributor and w.id = a.wanted_tour_id
      where a.contributor = ${db.contributor} and a.run_id = ${id}
      order by w.code
    `,
  );
}

/** Names the tours that were recorded for a run's assignments. */
export async function setTours(
  tx: Tx,
  id: RunId,
  tours: readonly { wantedTourId: string; tourId: string }[],
): Promise<void> {
  await tx.run(sql`
    update selection_assignments a set tour_id = given."tourId"
    from jsonb_to_recordset(${JSON.stringify(tours)}::jsonb) as given("wantedTourId" uuid, "tourId" uuid)
    where a.contributor = ${tx.contributor} and a.run_id = ${id} and a.wanted_tour_id = given."wantedTourId"
  `);
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

/** A hand edit with what it names by code and number. */
export const EditRow = z.object({
  id: EditId,
  kind: z.enum(["pin", "ban", "leave_open"]),
  tour: z.string(),
  wantedTourId: WantedTourId,
  personId: PersonId.nullable(),
  number: z.string().nullable(),
  reason: z.string(),
  author: z.string(),
  recordedAt: Moment,
  withdrawnAt: Moment.nullable(),
});
export type EditRow = z.infer<typeof EditRow>;

/** Hand edits of a run in the order they were made, withdrawn ones too. */
export async function listEdits(db: Db, id: RunId): Promise<readonly EditRow[]> {
  return db.many(
    EditRow,
    sql`
      select e.id, e.kind, w.code as tour, e.wanted_tour_id as "wantedTourId", e.person_id as "personId", p.number, e.reason,
        coalesce(u.name, e.author) as author, e.recorded_at as "recordedAt", e.withdrawn_at as "withdrawnAt"
      from selection_edits e
      join wanted_tours w on w.contributor = e.contributor and w.id = e.wanted_tour_id
      left join people p on p.contributor = e.contributor and p.id = e.person_id
      left join users u on u.contributor = e.contributor and u.id::text = e.author
      where e.contributor = ${db.contributor} and e.run_id = ${id}
      order by e.recorded_at, e.id
    `,
  );
}

/** A hand edit to be kept. */
export interface NewEdit {
  readonly id: EditId;
  readonly runId: RunId;
  readonly kind: EditRow["kind"];
  readonly wantedTourId: string;
  readonly personId: string | null;
  readonly reason: string;
}

/** Adds a hand edit. The database refuses a second pin or an open post for the same tour. */
export async function saveEdit(tx: Tx, actor: Actor, edit: NewEdit): Promise<void> {
  await tx.run(sql`
    insert into selection_edits (contributor, id, run_id, kind, wanted_tour_id, person_id, reason, author, recorded_at)
    values (${tx.contributor}, ${edit.id}, ${edit.runId}, ${edit.kind}, ${edit.wantedTourId}, ${edit.personId}, ${edit.reason},
      ${actor.id}, clock_timestamp())
  `);
}

/** Takes the edits in force of one run over to another, with their authors and moments. */
export async function copyEdits(tx: Tx, from: RunId, to: RunId): Promise<void> {
  await tx.run(sql`
    insert into selection_edits (contributor, id, run_id, kind, wanted_tour_id, person_id, reason, author, recorded_at)
    select contributor, gen_random_uuid(), ${to}, kind, wanted_tour_id, person_id, reason, author, recorded_at
    from selection_edits
    where contributor = ${tx.contributor} and run_id = ${from} and withdrawn_at is null
  `);
}

/** Withdraws an edit; answers whether it was in force. */
export async function markWithdrawn(tx: Tx, actor: Actor, runId: RunId, id: EditId): Promise<boolean> {
  const rows = await tx.run(sql`
    update selection_edits set withdrawn_at = clock_timestamp(), withdrawn_by = ${actor.id}
    where contributor = ${tx.contributor} and run_id = ${runId} and id = ${id} and withdrawn_at is null
  `);
  return rows === 1;
}

/** Wanted tours that a recorded tour already fills. */
export async function listFilledWanted(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.many(
    z.object({ id: z.string() }),
    sql`
      select distinct t.wanted_tour_id as id
      from tours t
      join presences p on p.contributor = t.contributor and p.tour_id = t.id and p.superseded_at is null
      where t.contributor = ${db.contributor} and t.wanted_tour_id is not null
    `,
  );
  return new Set(rows.map(({ id }) => id));
}

/** A recorded tour that shares a day with the run's time. */
export const StandingRow = z.object({
  tourId: z.string(),
  personId: PersonId,
  post: z.string().nullable(),
  mission: z.string(),
  role: z.string(),
  from: Day,
  to: Day,
  state: z.string(),
});
export type StandingRow = z.infer<typeof StandingRow>;

/** Recorded tours with a day from `from` to `to`, by mission, post and day. */
export async function listStanding(
  db: Db,
  from: Day,
  to: Day,
  missions: readonly string[] | null,
): Promise<readonly StandingRow[]> {
  const only = missions === null ? null : [...missions];
  return db.many(
    StandingRow,
    sql`
      select t.id as "tourId", t.person_id as "personId", o.code as post, t.mission, t.role,
        min(p.from_day) as "from", max(p.to_day) as "to",
        case when bool_or(p.standing = 'actual') then 'actual' else 'planned' end as state
      from presences p
      join tours t on t.contributor = p.contributor and t.id = p.tour_id
      left join posts o on o.contributor = t.contributor and o.id = t.post_id
      where p.contributor = ${db.contributor} and p.superseded_at is null
        and daterange(p.from_day, p.to_day, '[]') && daterange(${from}::date, ${to}::date, '[]')
        and (${only}::text[] is null or t.mission = any(${only}::text[]))
      group by t.contributor, t.id, o.code
      order by t.mission, o.code nulls last, min(p.from_day), t.id
    `,
  );
}
