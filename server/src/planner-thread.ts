/** Runs in a thread, because planning and proving keep a core busy for minutes: one task on the planner's files. */
import { parentPort, workerData } from "node:worker_threads";
import {
  type Answer,
  checkCommand,
  entryText,
  explainCommand,
  type Progress,
  planCommand,
  planText,
  solve,
} from "@contingent/planner";
import { loadHighs } from "@contingent/planner/engine";
import { readText } from "./planner-files.ts";
import type { FromPlanner, PlannerAnswer, PlannerTask } from "./planner-task.ts";
import { Malformed } from "./platform/problem.ts";

const { task, stop } = workerData as { task: PlannerTask; stop: SharedArrayBuffer };
const flag = new Int32Array(stop);
const PROGRESS_MS = 100;

type Asked = Extract<PlannerTask, { do: "explain" }>;

try {
  say({ say: "answer", answer: await run() });
} catch (error) {
  if (!(error instanceof Malformed)) throw error;
  say({ say: "malformed", faults: [...error.faults] });
}

async function run(): Promise<PlannerAnswer> {
  if (task.do === "plan") return plan(task.problem);
  const names = [task.problem, task.plan];
  const texts = [await readText(task.problem), await readText(task.plan)] as const;
  const answer = task.do === "check" ? checkCommand(...texts, names) : await explained(texts, task, names);
  return { ...answer, lines: [...answer.lines] };
}

async function plan(path: string): Promise<PlannerAnswer> {
  const text = await readText(path);
  const engine = await loadHighs();
  const solved = planCommand(text, (problem) => solve(problem, engine, { shouldStop, onProgress: telling() }), path);
  const { plan, ...answer } = await solved;
  if (plan === undefined) return { ...answer, lines: [...answer.lines] };
  const { certificate: _proof, ...value } = plan;
  return { exit: answer.exit, value, lines: [...answer.lines], plan: planText(plan) };
}

/** What would have changed the answer is found by solving again. */
async function explained(texts: readonly [string, string], { tour, person }: Asked, names: string[]): Promise<Answer> {
  const engine = await loadHighs();
  const question = { tour, ...(person === null ? {} : { person }) };
  return explainCommand(...texts, question, (problem) => solve(problem, engine, { shouldStop }), names);
}

function shouldStop(): boolean {
  return Atomics.load(flag, 0) === 1;
}

/** Tells a few times a second; what comes between is dropped, for the next says more. */
function telling(): (progress: Progress) => void {
  let last = Number.NEGATIVE_INFINITY;
  return ({ phase, entry, value = null, bound = null, workDone }) => {
    if (performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    say({
      say: "progress",
      progress: { phase, goal: entry === undefined ? null : entryText(entry), value, bound, workDone },
    });
  };
}

function say(message: FromPlanner): void {
  parentPort?.postMessage(message);
}
