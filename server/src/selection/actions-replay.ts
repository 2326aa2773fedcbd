/** Repeating a stored run, and explaining it with every claim solved again. */
import { explain, parsePlan, parseProblem, planText, solve } from "@contingent/planner";
import { loadHighs } from "@contingent/planner/engine";
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { hashOf, planOf, type RunTools } from "./actions-run.ts";
import { provedOf } from "./proved.ts";
import type { ProvedExplanation, RunId } from "./schema.ts";
import { getFiles, getRun } from "./store.ts";
import { worldOf } from "./world.ts";

/** Kind of the job that explains a tour with every claim solved again; its input is `{ run, tour, person }`. */
export const PROVE_JOB = "selection.prove";
/** Kind of the job that repeats a run and compares. */
export const REPLAY_JOB = "selection.replay";

/** Whether planning the stored problem again gives the same bytes. */
export interface Replay {
  readonly run: string;
  readonly same: boolean;
  readonly planHash: string;
  readonly storedHash: string;
}

/** Leaves the job that repeats a run. */
export async function startReplay(ctx: Context, id: RunId): Promise<{ jobId: string }> {
  ctx.actor.must("selection.read");
  return ctx.db.transaction(async (tx) => {
    await getRun(tx, id);
    const jobId = await ctx.jobs.enqueue(tx, REPLAY_JOB, { run: id });
    await record(tx, ctx.actor, "selection.replayed", { run: id, job: jobId });
    return { jobId };
  });
}

/** Plans the stored problem again. Throws for a run without a plan. */
export async function replay(ctx: Context, id: RunId, tools: RunTools): Promise<Replay> {
  const run = await getRun(ctx.db, id);
  const files = await getFiles(ctx.db, id);
  const read = files.problem === null ? null : parseProblem(files.problem);
  if (read === null || !read.ok || files.plan === null) throw new Error(`The run ${id} has no plan to repeat.`);
  const text = planText(await (tools.plan?.(read.value) ?? planOf(read.value, tools)));
  return { run: id, same: text === files.plan, planHash: hashOf(text), storedHash: run.planHash ?? "" };
}

/** What is to be explained; `person` is a number as `P-00017`, null for whoever holds the tour. */
export interface ProofQuestion {
  readonly tour: string;
  readonly person: string | null;
}

/** Leaves the job that explains a tour. */
export async function startProof(ctx: Context, id: RunId, question: ProofQuestion): Promise<{ jobId: string }> {
  ctx.actor.must("selection.read");
  return ctx.db.transaction(async (tx) => {
    await getRun(tx, id);
    const jobId = await ctx.jobs.enqueue(tx, PROVE_JOB, { run: id, ...question });
    await record(tx, ctx.actor, "selection.explained", { run: id, tour: question.tour, job: jobId });
    return { jobId };
  });
}

/** Most problems that one explanation may solve. */
const MOST_SOLVED = 30;

/** Explains a tour of a stored plan through the planner, which solves and checks every claim. Throws for a run without a plan. */
export async function prove(ctx: Context, id: RunId, { tour, person }: ProofQuestion): Promise<ProvedExplanation> {
  const { problem, plan, digest } = await getFiles(ctx.db, id);
  const [read, made] = [problem === null ? null : parseProblem(problem), plan === null ? null : parsePlan(plan)];
  if (read === null || made === null || digest === null || !read.ok || !made.ok)
    throw new Error(`The run ${id} has no plan to explain.`);
  const engine = await loadHighs();
  const question = person === null ? { tour } : { tour, person };
  const answer = await explain(read.value, made.value, question, (changed) => solve(changed, engine), MOST_SOLVED);
  return provedOf(worldOf(read.value, made.value.assignments), answer, digest.asked);
}
