/** Runs in a thread: plans one problem and gives the checked plan, or ends with the best it has when it is asked to. */
import { parentPort, workerData } from "node:worker_threads";
import { planOf } from "./actions-run.ts";
import type { AsideSaid, AsideTask } from "./aside-actions.ts";

const { problem, stop } = workerData as AsideTask;
const flag = new Int32Array(stop);
const PROGRESS_MS = 100;

let last = Number.NEGATIVE_INFINITY;
const plan = await planOf(problem, {
  shouldStop: () => Atomics.load(flag, 0) === 1,
  progress: (state) => {
    if (performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    say({ say: "progress", state });
  },
});
say({ say: "plan", plan });

function say(said: AsideSaid): void {
  parentPort?.postMessage(said);
}
