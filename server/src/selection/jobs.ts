/** Jobs of selection: doing a run and repeating one, in a thread of their own. */
import { z } from "zod";
import { registerJob } from "../platform/jobs.ts";
import { PROVE_JOB, prove, REPLAY_JOB, replay } from "./actions-replay.ts";
import { failRun, performRun, RUN_JOB } from "./actions-run.ts";
import { RunId } from "./schema.ts";

const Input = z.object({ run: RunId });
const Question = Input.extend({ tour: z.string(), person: z.string().nullable() });

/** How often a run is tried; after the last it is marked as failed. */
const TRIES = 2;

/** Makes the jobs known to this process. */
export function selectionJobs(): void {
  registerJob(RUN_JOB, {
    tries: TRIES,
    async run(ctx, input, tools) {
      const { run } = Input.parse(input);
      try {
        return await performRun(ctx, run, tools, (tx, result) => tools.complete(tx, result));
      } catch (error) {
        // Asked to end before there was any plan; or tried for the last time. Else the next try may do better.
        const message = error instanceof Error ? error.message : String(error);
        if (tools.shouldStop()) await failRun(ctx, run, "cancelled", "Stopped before there was a plan.");
        else if (tools.attempt >= TRIES) await failRun(ctx, run, "failed", message);
        throw error;
      }
    },
  });
  registerJob(PROVE_JOB, {
    tries: TRIES,
    async run(ctx, input) {
      const { run, ...question } = Question.parse(input);
      return prove(ctx, run, question);
    },
  });
  registerJob(REPLAY_JOB, {
    tries: TRIES,
    run: (ctx, input, tools) => replay(ctx, Input.parse(input).run, tools),
  });
}
