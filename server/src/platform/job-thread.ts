/** The inside of a job's thread: opens its own connection, runs the job as the account that asked for it, and tells its host. */
import { parentPort, workerData } from "node:worker_threads";
import { actorWith, consoleActor, type Rights } from "./access.ts";
import { findAccount } from "./accounts.ts";
import type { Clock } from "./clock.ts";
import type { Actor, Context } from "./context.ts";
import { connect, type Db } from "./db.ts";
import { Forbidden, NotFound } from "./errors.ts";
import type { FromThread, ThreadData } from "./job-messages.ts";
import { jobsOf } from "./job-queue.ts";
import { findJobKind, type JobTools } from "./jobs.ts";
import { completeJob, type TakenJob } from "./jobs-store.ts";
import { Malformed, Refused } from "./problem.ts";

/** Runs the job this thread was started for. Call once, from a file that has registered the kinds of jobs. */
export async function runJobThread(rights: Rights, clock: Clock): Promise<void> {
  const { url, contributor, job, stop } = workerData as ThreadData;
  const database = connect({ url, connections: 2 });
  try {
    say(await outcomeOf(database.as(contributor), job, new Int32Array(stop), rights, clock));
  } finally {
    await database.close();
    parentPort?.close();
  }
}

async function outcomeOf(db: Db, job: TakenJob, stop: Int32Array, rights: Rights, clock: Clock): Promise<FromThread> {
  const kind = findJobKind(job.kind);
  if (kind === null) return { say: "failed", error: `Nobody registers jobs of the kind ${job.kind}.`, again: false };
  try {
    const actor = await actorOf(db, job.requestedBy, rights);
    const ctx: Context = { actor, db, now: clock.now(), today: clock.today(), jobs: jobsOf(actor) };
    const { tools, completed } = toolsFor(job, stop);
    const result = await kind.run(ctx, job.input, tools);
    return completed() ? { say: "completed" } : { say: "done", result: { ...result } };
  } catch (error) {
    return { say: "failed", error: messageOf(error), again: !isFinal(error) };
  }
}

/** The account that asked, as it stands now: one that was disabled meanwhile has no rights. */
async function actorOf(db: Db, id: string, rights: Rights): Promise<Actor> {
  if (id === consoleActor(rights).id) return consoleActor(rights);
  const account = await findAccount(db, id);
  if (account === null)
    throw new Forbidden("The account that asked for this job may no longer sign in.", { account: id });
  return actorWith(rights, account);
}

function toolsFor(job: TakenJob, stop: Int32Array): { tools: JobTools; completed(): boolean } {
  const controller = new AbortController();
  parentPort?.once("message", () => controller.abort());
  parentPort?.unref();
  let completed = false;
  const tools: JobTools = {
    jobId: job.id,
    attempt: job.attempt,
    signal: controller.signal,
    shouldStop: () => Atomics.load(stop, 0) === 1,
    progress: (state) => say({ say: "progress", state: { ...state } }),
    async complete(tx, result) {
      await completeJob(tx, job, result);
      completed = true;
    },
  };
  if (tools.shouldStop()) controller.abort();
  return { tools, completed: () => completed };
}

function say(message: FromThread): void {
  parentPort?.postMessage(message);
}

/** What no second try will change. */
function isFinal(error: unknown): boolean {
  return [Malformed, Refused, Forbidden, NotFound].some((kind) => error instanceof kind);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
