/** Starting, doing and repeating a run of the planner on the country's records. */
import { createHash } from "node:crypto";
import {
  canonicalJson,
  check,
  entryText,
  type Plan,
  type Problem,
  type Progress,
  planText,
  problemHash,
  solve,
} from "@contingent/planner";
import { loadHighs } from "@contingent/planner/engine";
import { planningLaw } from "../deployments/actions-planning.ts";
import { awayOf, listRules, listWaivers } from "../eligibility/store.ts";
import { lastPlannableDay } from "../missions/rules.ts";
import { listMissions } from "../missions/store.ts";
import { listFiles, listVolunteers } from "../people/store.ts";
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { laterDay } from "../platform/days.ts";
import type { Db } from "../platform/db.ts";
import { Conflict } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { done, type Outcome, refused } from "../platform/outcome.ts";
import { listPosts, listWantedTours } from "../units/store.ts";
import { digestOf, readOwn, sentenceOf } from "./digest.ts";
import { type Compiled, compileProblem, type Records, type Wanted } from "./problem.ts";
import { reasonsAgainstRun, USUAL_WEIGHTS } from "./rules.ts";
import { type Digest, RunId, type RunRequest } from "./schema.ts";
import {
  getDigest,
  getRun,
  markRunning,
  markSuperseded,
  type RunRow,
  saveFailure,
  saveFinished,
  saveRun,
  setJob,
} from "./store.ts";
import { saveAssignments } from "./store-assignments.ts";
import { copyEdits, listEdits } from "./store-edits.ts";
import { listPolicies } from "./store-policies.ts";
import { listFilledWanted } from "./store-standing.ts";

/** Kind of the job that does a run; its input is `{ run }`. */
export const RUN_JOB = "selection.run";
/** Asks for a run. The job starts after the commit. */
export async function startRun(ctx: Context, request: RunRequest): Promise<Outcome<{ id: RunId; jobId: string }>> {
  return openRun(ctx, request, async (tx, id) => {
    const jobId = await ctx.jobs.enqueue(tx, RUN_JOB, { run: id });
    await setJob(tx, id, jobId);
    return { id, jobId };
  });
}

/** Keeps a run that waits, and lets `then` say who does it; one audit event. */
async function openRun<T>(
  ctx: Context,
  request: RunRequest,
  then: (tx: Db, id: RunId) => Promise<T>,
): Promise<Outcome<T>> {
  ctx.actor.must("selection.plan");
  return ctx.db.transaction(async (tx) => {
    const wanted = await openWanted(tx, { from: request.from, to: request.to, missions: request.missions ?? null });
    const refusals = reasonsAgainstRun(request, ctx.today, wanted.length);
    if (refusals.length > 0) return refused(refusals);
    const id = RunId.parse(newId());
    const previous = request.previous ?? null;
    if (previous !== null) await getRun(tx, previous);
    await saveRun(tx, ctx.actor, {
      id,
      title: request.title,
      from: request.from,
      to: request.to,
      missions: request.missions ?? null,
      asOf: ctx.today,
      weights: request.weights ?? USUAL_WEIGHTS,
      seed: request.seed ?? 1,
      previous,
    });
    if (previous !== null) {
      await copyEdits(tx, previous, id);
      await markSuperseded(tx, previous);
    }
    const value = await then(tx, id);
    await record(tx, ctx.actor, "selection.started", { run: id, from: request.from, to: request.to, previous });
    return done(value);
  });
}

/** Agreed tours that start in the run's time and that no recorded tour fills yet, by code. */
async function openWanted(db: Db, run: Pick<RunRow, "from" | "to" | "missions">): Promise<Wanted[]> {
  const posts = new Map((await listPosts(db)).map((post) => [post.id, post]));
  const filled = await listFilledWanted(db);
  const tours = await listWantedTours(db, { from: run.from, to: run.to, starting: true });
  return tours.flatMap((row) => {
    const post = posts.get(row.postId);
    if (post === undefined || filled.has(row.id)) return [];
    if (run.missions !== null && !run.missions.includes(post.mission)) return [];
    const { id, code, postId, firstDay, lastDay, agreedIn } = row;
    return [{ post, tour: { id, code, postId, firstDay, lastDay, agreedIn } }];
  });
}

/** Everything a run is made from, as it is recorded now. */
export async function loadRecords(ctx: Context, run: RunRow): Promise<Records> {
  const { db } = ctx;
  const wanted = await openWanted(db, run);
  const last = wanted.map(({ tour }) => tour.lastDay).reduce(laterDay, run.to);
  const missions = new Map(
    (await listMissions(db, ctx.now)).map((mission) => [mission.id as string, lastPlannableDay(mission)]),
  );
  const away = await awayOf(db);
  const waivers = Map.groupBy(await listWaivers(db), ({ personId }) => personId as string);
  const people = await listFiles(db, { ids: await listVolunteers(db, run.asOf) });
  const edits = (await listEdits(db, run.id)).filter(({ withdrawnAt }) => withdrawnAt === null);
  return {
    title: run.title,
    decision: run.asOf,
    wanted,
    volunteers: people.map((person) => ({
      person,
      away: away.get(person.id) ?? [],
      waivers: waivers.get(person.id) ?? [],
    })),
    rules: await listRules(db),
    policies: await listPolicies(db, run.from),
    law: await planningLaw(db, run.asOf, run.from, last, ctx.now),
    missionLastDay: (mission) => missions.get(mission) ?? null,
    edits: edits.map(({ kind, tour, number, reason }) => ({ kind, tour, person: number, reason })),
    previous: run.previous === null ? [] : previousOf(await getDigest(db, run.previous)),
    weights: run.weights,
    seed: run.seed,
  };
}

function previousOf(digest: Digest | null): { tour: string; person: string }[] {
  return (digest?.tours ?? []).flatMap(({ tour, number }) => (number === null ? [] : [{ tour, person: number }]));
}

/** What a run reports while it works, and how it is asked to end. */
export interface RunTools {
  progress(state: RunProgress): void;
  shouldStop(): boolean;
  /** Plans elsewhere, as in a thread; absent: `planOf`, here. */
  plan?(problem: Problem): Promise<Plan>;
}

/** How far a run is, as its job shows it: for each aim, in order, what the plan reaches and what nothing lawful passes; null while unknown. */
export interface RunProgress {
  readonly phase: string;
  readonly steps: number;
  /** Tours filled in the best plan so far; null while there is none. */
  readonly filled: number | null;
  readonly tours: number;
  readonly objective: readonly {
    readonly entry: string;
    readonly value: number | null;
    readonly bound: number | null;
  }[];
}

/** The plan of a problem: solved, then checked by what shares no solving code. Throws when the check finds anything. */
export async function planOf(problem: Problem, tools: RunTools): Promise<Plan> {
  const engine = await loadHighs();
  const plan = solve(problem, engine, {
    shouldStop: tools.shouldStop,
    onProgress: reporter(problem, tools),
  });
  const { ok, breaches } = check(problem, plan);
  if (ok) return plan;
  throw new Error(`The plan does not pass its check: ${breaches.map(({ message }) => message).join(" ")}`);
}

/** Remembers the latest value and bound of each aim, so that every report is whole. */
function reporter(problem: Problem, tools: RunTools): (progress: Progress) => void {
  const known = new Map<string, { value: number | null; bound: number | null }>();
  return ({ entry, value, bound, phase, workDone, plan }) => {
    if (entry !== undefined) known.set(entryText(entry), { value: value ?? null, bound: bound ?? null });
    const objective = problem.objective.map((each) => ({
      entry: entryText(each),
      ...(known.get(entryText(each)) ?? { value: null, bound: null }),
    }));
    const filled = plan?.().length ?? null;
    tools.progress({ phase, steps: workDone, filled, tours: problem.tours.length, objective } satisfies RunProgress);
  };
}

/** What a run came to. */
export interface RunResult {
  readonly run: string;
  readonly status: Plan["status"];
  readonly filled: number;
  readonly wanted: number;
}

/** Does a waiting run: records to problem, problem to checked plan, and both kept. `complete` marks its job done in the same transaction. */
export async function performRun(
  ctx: Context,
  id: RunId,
  tools: RunTools,
  complete: (tx: Db, result: RunResult) => Promise<void>,
): Promise<RunResult> {
  const run = await ctx.db.transaction(async (tx) => {
    const row = await getRun(tx, id, true);
    if (!(await markRunning(tx, id)))
      throw new Conflict(`The run ${id} is ${row.state} and is not done again.`, { run: id });
    await record(tx, ctx.actor, "selection.running", { run: id });
    return row;
  });
  tools.progress({
    phase: "records",
    steps: 0,
    filled: null,
    tours: 0,
    objective: [],
  } satisfies RunProgress);
  const records = await loadRecords(ctx, run);
  const compiled = compileProblem(records);
  const problem = readOwn(compiled);
  const plan = await (tools.plan?.(problem) ?? planOf(problem, tools));
  const digest = digestOf(records, compiled, problem, plan);
  const sentence = sentenceOf(plan, digest);
  const result = { run: id, status: plan.status, filled: sentence.filled, wanted: sentence.wanted };
  const texts = { problem: `${canonicalJson(compiled.problem)}\n`, plan: planText(plan) };
  await ctx.db.transaction(async (tx) => {
    await saveFinished(tx, id, {
      ...texts,
      problemHash: problemHash(problem),
      planHash: hashOf(texts.plan),
      plannerVersion: plan.planner,
      sentence,
      digest,
    });
    await saveAssignments(tx, id, rowsOf(records, compiled, plan));
    await complete(tx, result);
    await record(tx, ctx.actor, "selection.planned", {
      ...result,
      problem: problemHash(problem),
      plan: hashOf(texts.plan),
    });
  });
  return result;
}

/** SHA-256 of a file's text, as runs keep it. */
export function hashOf(text: string): string {
  return `sha256:${createHash("sha256").update(text, "utf8").digest("hex")}`;
}

function rowsOf(records: Records, compiled: Compiled, plan: Plan) {
  const wanted = new Map(records.wanted.map((each) => [each.tour.code, each]));
  const people = new Map(records.volunteers.map(({ person }) => [person.number, person.id]));
  return plan.assignments.map(({ tour, person, score }) => {
    const each = wanted.get(tour);
    const personId = people.get(person);
    const cover = compiled.covers.get(tour);
    if (each === undefined || personId === undefined || cover === undefined)
      throw new Error(`The plan names an unknown pair: ${tour}, ${person}.`);
    return {
      wantedTourId: each.tour.id,
      personId,
      postId: each.post.id,
      from: each.tour.firstDay,
      to: each.tour.lastDay,
      score,
      cover: cover.authorisation,
    };
  });
}

/** Ends a run that its job could not do. */
export async function failRun(ctx: Context, id: RunId, state: "failed" | "cancelled", failure: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    if (await saveFailure(tx, id, state, failure)) await record(tx, ctx.actor, `selection.${state}`, { run: id });
  });
}

/** Does a run at once instead of in a job; for the command line and for loading the demonstration. */
export async function runNow(ctx: Context, request: RunRequest, tools: RunTools): Promise<Outcome<RunResult>> {
  const opened = await openRun(ctx, request, async (_, id) => id);
  if (!opened.ok) return opened;
  return done(await performRun(ctx, opened.value, tools, async () => undefined));
}
