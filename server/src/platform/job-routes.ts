/** Jobs over HTTP: one job, its events as they come, and asking it to end. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "./db.ts";
import { type Http, route, serve } from "./http.ts";
import { type Job, jobsApi } from "./job-api.ts";
import { cancelJob } from "./job-queue.ts";
import type { JobId } from "./jobs.ts";
import { getJob } from "./jobs-store.ts";
import { type ServerEvent, streamEvents } from "./sse.ts";

const POLL_MS = 250;

/** Registers the endpoints of `jobsApi`; streams end when `stopping` fires. */
export function jobRoutes(app: Http, stopping: AbortSignal): void {
  serve(app, jobsApi.read, (ctx, { params }) => getJob(ctx.db, params.id));
  serve(app, jobsApi.cancel, (ctx, { params }) => cancelJob(ctx, params.id));
  route(app, jobsApi.events, async (ctx, { params }, exchange) => {
    const job = await getJob(ctx.db, params.id);
    return streamEvents(exchange, stopping, (signal) => eventsOf(ctx.db, job, signal));
  });
}

/** `progress` for each change that is seen, then how the job ended. Asks the database, since any process may be running the job. */
async function* eventsOf(db: Db, first: Job, signal: AbortSignal): AsyncGenerator<ServerEvent> {
  let job = first;
  let shown = "";
  while (!signal.aborted) {
    const ended = job.state === "done" || job.state === "failed" || job.state === "cancelled";
    if (ended) {
      yield { event: job.state, data: job, id: String(job.step) };
      return;
    }
    const state = `${job.state} ${job.attempt} ${job.step} ${job.stopRequestedAt}`;
    if (state !== shown) yield { event: "progress", data: job, id: String(job.step) };
    shown = state;
    await pause(signal);
    if (!signal.aborted) job = await getJob(db, job.id satisfies JobId);
  }
}

async function pause(signal: AbortSignal): Promise<void> {
  await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
}
