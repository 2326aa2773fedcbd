/** The queue as actions see it: leaving a job, asking one to end. */
import { record } from "./audit.ts";
import type { Actor, Context } from "./context.ts";
import { newId } from "./ids.ts";
import type { Job } from "./job-api.ts";
import { findJobKind, type JobId, type Jobs } from "./jobs.ts";
import { addJob, getJob, requestStop } from "./jobs-store.ts";

const TRIES = 3;

/** Leaves jobs on behalf of `actor`; see `Jobs`. */
export function jobsOf(actor: Actor): Jobs {
  return {
    async enqueue(tx, kind, input) {
      const job = findJobKind(kind);
      if (job === null) throw new Error(`No feature registers jobs of the kind ${kind}.`);
      const id = newId();
      await addJob(tx, { id, kind, input, tries: job.tries ?? TRIES, requestedBy: actor.id });
      return id;
    },
  };
}

/** Asks a job to end and returns it. Nothing changes when it had ended or was asked before. Needs the right `jobs.cancel`. */
export async function cancelJob(ctx: Context, id: JobId): Promise<Job> {
  ctx.actor.must("jobs.cancel");
  return ctx.db.transaction(async (tx) => {
    await getJob(tx, id);
    if (await requestStop(tx, id)) await record(tx, ctx.actor, "job.stop-requested", { job: id });
    return getJob(tx, id);
  });
}
