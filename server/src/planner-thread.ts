/** Runs in a thread, because planning and proving keep a core busy for minutes: one task on the planner's files. */
import { parentPort, workerData } from "node:worker_threads";
import { checkCommand } from "@contingent/planner";
import { readText } from "./planner-files.ts";
import type { FromPlanner, PlannerAnswer, PlannerTask } from "./planner-task.ts";
import { Malformed } from "./platform/problem.ts";

const { task } = workerData as { task: PlannerTask; stop: SharedArrayBuffer };

try {
  say({ say: "answer", answer: await run() });
} catch (error) {
  if (!(error instanceof Malformed)) throw error;
  say({ say: "malformed", faults: [...error.faults] });
}

async function run(): Promise<PlannerAnswer> {
  if (task.do !== "check") throw new Error("not yet");
  const texts = [await readText(task.problem), await readText(task.plan)] as const;
  const names = [task.problem, task.plan];
  const answer = checkCommand(...texts, names);
  return { ...answer, lines: [...answer.lines] };
}

function say(message: FromPlanner): void {
  parentPort?.postMessage(message);
}
