/** What the planner's thread is asked and says, and the asking. */
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { Unavailable } from "./platform/errors.ts";
import { Fault, Malformed } from "./platform/problem.ts";

/** Paths are of the planner's files. */
export type PlannerTask =
  | { readonly do: "plan"; readonly problem: string }
  | { readonly do: "check"; readonly problem: string; readonly plan: string }
  | {
      readonly do: "explain";
      readonly problem: string;
      readonly plan: string;
      readonly tour: string;
      readonly person: string | null;
    };

/** What came out: for machines, for people, to the shell, and the plan file's text when there is a plan. */
const PlannerAnswer = z.object({
  exit: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  value: z.unknown(),
  lines: z.string().array(),
  plan: z.string().optional(),
});

export type PlannerAnswer = z.infer<typeof PlannerAnswer>;

/** How far a plan is: the goal being pursued, what it reached and what nothing lawful passes; null while unknown. */
const PlannerProgress = z.object({
  phase: z.string(),
  goal: z.string().nullable(),
  value: z.number().nullable(),
  bound: z.number().nullable(),
  /** The planner's own steps done. */
  workDone: z.number(),
});

export type PlannerProgress = z.infer<typeof PlannerProgress>;

/** Everything that the thread says. */
const FromPlanner = z.discriminatedUnion("say", [
  z.object({ say: z.literal("progress"), progress: PlannerProgress }),
  z.object({ say: z.literal("answer"), answer: PlannerAnswer }),
  z.object({ say: z.literal("malformed"), faults: Fault.array() }),
]);

export type FromPlanner = z.infer<typeof FromPlanner>;

/** How the thread is listened to, and how it is stopped. */
export interface AskOptions {
  /** Memory of the thread in MB, without the engine's own. */
  readonly memoryMb: number;
  /** Asks the task to end: a plan with the best it has; anything else at once, without an answer. */
  readonly interrupted: AbortSignal;
  progress(state: PlannerProgress): void;
}

/** A deep proof is a deep tree; the default of 4 MB ends at some ten thousand steps. */
const STACK_MB = 64;

/** Runs the task in a thread. Throws `Malformed` for files that are not there, and `Error` when the thread ends without an answer. */
export function askPlanner(task: PlannerTask, options: AskOptions): Promise<PlannerAnswer> {
  const stop = new SharedArrayBuffer(4);
  const resourceLimits = { maxOldGenerationSizeMb: options.memoryMb, stackSizeMb: STACK_MB };
  const worker = new Worker(new URL("./planner-thread.ts", import.meta.url), {
    workerData: { task, stop },
    resourceLimits,
  });
  const interrupt = () => {
    Atomics.store(new Int32Array(stop), 0, 1);
    if (task.do !== "plan") void worker.terminate();
  };
  if (options.interrupted.aborted) interrupt();
  options.interrupted.addEventListener("abort", interrupt, { once: true });
  return answerOf(worker, options).finally(() => options.interrupted.removeEventListener("abort", interrupt));
}

function answerOf(worker: Worker, { memoryMb, progress }: AskOptions): Promise<PlannerAnswer> {
  return new Promise((resolve, reject) => {
    worker.on("message", (message) => {
      const said = FromPlanner.parse(message);
      if (said.say === "progress") progress(said.progress);
      else if (said.say === "answer") resolve(said.answer);
      else reject(new Malformed(said.faults));
    });
    worker.on("error", (error) => reject(memoryOr(error, memoryMb)));
    worker.on("exit", () => reject(new Unavailable("Stopped before the end; there is no answer.")));
  });
}

function memoryOr(error: unknown, memoryMb: number): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code !== "ERR_WORKER_OUT_OF_MEMORY") return error;
  return new Unavailable(`The planner needs more than ${memoryMb} MB for this problem; give it more with --memory.`, {
    memoryMb,
  });
}
