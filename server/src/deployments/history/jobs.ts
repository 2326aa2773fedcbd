/** Jobs of imports: looking at a file, and recording it, in a thread of their own. */
import { z } from "zod";
import type { JobTools } from "../../platform/jobs.ts";
import { registerJob } from "../../platform/jobs.ts";
import { CHECK_JOB, COMMIT_JOB, performCheck, performCommit } from "./actions.ts";
import type { Told } from "./check-actions.ts";

const Input = z.object({ import: z.uuid() });
const Committing = Input.extend({ digest: z.string() });

/** Thrown to end the work where somebody asked for it; the transaction, if there is one, leaves nothing. */
class Stopped extends Error {}

/** Enough for the largest file that is read, with room. */
const MEMORY_MB = 1024;

/** Makes the jobs known to this process. */
export function historyJobs(): void {
  registerJob(CHECK_JOB, {
    tries: 2,
    memoryMb: MEMORY_MB,
    run: (ctx, input, tools) =>
      unlessStopped(tools, async (told) => {
        const checked = await performCheck(ctx, Input.parse(input).import, told);
        if (!checked.ok) return { refusals: checked.refusals };
        return { counts: checked.value.counts };
      }),
  });
  registerJob(COMMIT_JOB, {
    tries: 2,
    memoryMb: MEMORY_MB,
    run: (ctx, input, tools) =>
      unlessStopped(tools, async (told) => {
        const { import: id, digest } = Committing.parse(input);
        const result = await performCommit(ctx, id, digest, told, (tx, { report: _, ...kept }) =>
          tools.complete(tx, kept),
        );
        if (!result.ok) return { refusals: result.refusals };
        const { report: _, ...kept } = result.value;
        return kept;
      }),
  });
}

async function unlessStopped(tools: JobTools, work: (told: Told) => Promise<object>): Promise<object> {
  const told: Told = (progress) => {
    if (tools.shouldStop()) throw new Stopped("Stopped; nothing was recorded.");
    tools.progress(progress);
  };
  try {
    return await work(told);
  } catch (error) {
    if (error instanceof Stopped) return { stopped: true };
    throw error;
  }
}
