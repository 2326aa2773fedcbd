/** A worker: takes jobs from the queue one by one, runs each in a thread of its own, and keeps its lease while the thread lives. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "./db.ts";
import { startJobThread, type WorkerLog } from "./job-host.ts";
import { knownJobKinds } from "./jobs.ts";
import { failVanished, releaseJob, takeJob } from "./jobs-store.ts";

/** Whose jobs are worked on, by how many threads, and where it is told. */
export interface WorkerOptions {
  readonly database: Database;
  /** The contributors whose jobs are taken; asked again each time. */
  readonly contributors: () => Promise<readonly string[]>;
  /** The file that a job's thread runs: it registers the kinds of jobs and calls `runJobThread`. */
  readonly thread: URL;
  /** How many jobs at a time; each takes a core while it computes. */
  readonly threads: number;
  readonly log: WorkerLog;
}

/** A worker that takes jobs until it is stopped. */
export interface JobWorker {
  /** Takes no more jobs, gives running ones back to the queue untouched, and resolves when no thread is left. */
  stop(): Promise<void>;
}

const POLL_MS = 300;
/** After the database failed: it may be restarting. */
const TROUBLE_MS = 2000;

/** Starts taking jobs at once. */
export function startWorker(options: WorkerOptions): JobWorker {
  const worker = randomUUID();
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      const taken = running.size < options.threads && (await takeOne(options, worker, stopping.signal, running));
      if (!taken) await sleep(POLL_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const done = loop();
  return {
    async stop() {
      stopping.abort();
      await done;
      await Promise.all(running);
    },
  };
}

async function takeOne(
  options: WorkerOptions,
  worker: string,
  stopping: AbortSignal,
  running: Set<Promise<void>>,
): Promise<boolean> {
  try {
    for (const contributor of await options.contributors()) {
      const db = options.database.as(contributor);
      const vanished = await failVanished(db);
      if (vanished > 0)
        options.log.error({ contributor, vanished }, "jobs failed because their worker vanished in their last try");
      const job = await takeJob(db, worker, knownJobKinds());
      if (job === null) continue;
      if (stopping.aborted) await releaseJob(db, job);
      else track(running, startJobThread({ ...options, db, job, stopping }));
      return true;
    }
  } catch (error) {
    if (stopping.aborted) return false;
    options.log.error({ err: error }, "the queue of jobs could not be read");
    await sleep(TROUBLE_MS, undefined, { signal: stopping }).catch(() => undefined);
  }
  return false;
}

function track(running: Set<Promise<void>>, job: Promise<void>): void {
  running.add(job);
  void job.finally(() => running.delete(job));
}
