/** Planning in a thread of its own, so that whoever waits at the terminal can end it. */
import { Worker } from "node:worker_threads";
import type { Plan, Problem } from "@contingent/planner";
import { Unavailable } from "../platform/errors.ts";
import type { RunProgress } from "./actions-run.ts";

/** What the thread is given, and what it says. */
export interface AsideTask {
  readonly problem: Problem;
  readonly stop: SharedArrayBuffer;
}
export type AsideSaid =
  | { readonly say: "progress"; readonly state: RunProgress }
  | { readonly say: "plan"; readonly plan: Plan };

/** A deep proof is a deep tree. */
const STACK_MB = 64;

/**
 * The checked plan of a problem, as `planOf` gives it. Once `interrupted` fires the planner finishes its step and gives the best plan it
 * has; with `keep` false the thread ends at once, without an answer.
 */
export function planAside(
  problem: Problem,
  progress: (state: RunProgress) => void,
  interrupted: AbortSignal,
  keep: boolean,
): Promise<Plan> {
  const stop = new SharedArrayBuffer(4);
  const task: AsideTask = { problem, stop };
  const worker = new Worker(new URL("./aside-jobs.ts", import.meta.url), {
    workerData: task,
    resourceLimits: { stackSizeMb: STACK_MB },
  });
  const end = () => {
    Atomics.store(new Int32Array(stop), 0, 1);
    if (!keep) void worker.terminate();
  };
  if (interrupted.aborted) end();
  interrupted.addEventListener("abort", end, { once: true });
  return new Promise<Plan>((resolve, reject) => {
    worker.on("message", (said: AsideSaid) => {
      if (said.say === "progress") progress(said.state);
      else resolve(said.plan);
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(new Unavailable("Stopped before the end; there is no plan.")));
  }).finally(() => interrupted.removeEventListener("abort", end));
}
