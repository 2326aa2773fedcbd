/** The side of a job's thread that stays in the worker's process: lease, progress, stop, and how it ended. */
import { Worker } from "node:worker_threads";
import type { Database, Db } from "./db.ts";
import { FromThread, type ThreadData } from "./job-messages.ts";
import { findJobKind } from "./jobs.ts";
import {
  completeJob,
  endTry,
  LEASE_SECONDS,
  releaseJob,
  renewLease,
  saveProgress,
  type TakenJob,
} from "./jobs-store.ts";

/** What a worker tells about itself; ids and kinds only. */
export interface WorkerLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface Hosting {
  readonly database: Database;
  readonly db: Db;
  readonly job: TakenJob;
  /** The file that the thread runs. */
  readonly thread: URL;
  /** Fires when the worker stops: the job goes back to the queue. */
  readonly stopping: AbortSignal;
  readonly log: WorkerLog;
}

const RENEW_MS = 1000;
const PROGRESS_MS = 250;
const MEMORY_MB = 2048;

/** How a try ended. `kept`: the queue knows already, because the job marked itself, or because another worker has it now. */
type End = { result: object } | { error: string; again: boolean } | { released: true } | { kept: true };

/** Runs one try of a job in a thread, and resolves when it has ended and the queue knows. Never rejects. */
export async function startJobThread(hosting: Hosting): Promise<void> {
  const { db, job, log } = hosting;
  const facts = { job: job.id, kind: job.kind, attempt: job.attempt };
  log.info(facts, "job started");
  try {
    const end = await threadOf(hosting);
    await keep(db, job, end);
    log.info({ ...facts, ...end, result: undefined }, "job ended");
  } catch (error) {
    log.error(
      { ...facts, err: error },
      "the end of a job could not be kept; its lease will pass and it is tried again",
    );
  }
}

async function keep(db: Db, job: TakenJob, end: End): Promise<void> {
  if ("result" in end) return completeJob(db, job, end.result);
  if ("error" in end) return endTry(db, job, end.error, end.again ? 2 ** job.attempt : null);
  if ("released" in end) return releaseJob(db, job);
}

/** Starts the thread and waits until it is gone. */
function threadOf(hosting: Hosting): Promise<End> {
  const { job, db, stopping } = hosting;
  const { worker, flag } = openThread(hosting);
  const progress = latestOnly((state) => saveProgress(db, job, state));
  return new Promise((resolve) => {
    let end: End | null = null;
    const finish = (how: End) => {
      end ??= how;
      void worker.terminate();
    };
    const release = () => finish({ released: true });
    const renewing = keepLease(
      hosting,
      () => askToStop(worker, flag),
      () => finish({ kept: true }),
    );
    stopping.addEventListener("abort", release, { once: true });
    worker.on("message", (message) => {
      const said = FromThread.parse(message);
      if (said.say === "progress") progress.push(said.state);
      else finish(endOf(said));
    });
    worker.on("error", (error) => finish({ error: `${error}`, again: true }));
    worker.on("exit", (code) => {
      clearInterval(renewing);
      stopping.removeEventListener("abort", release);
      const how = end ?? { error: `The thread ended with code ${code} before the job did.`, again: true };
      void progress.settled().then(() => resolve(how));
    });
  });
}

function openThread({ thread, database, db, job }: Hosting): { worker: Worker; flag: Int32Array } {
  const stop = new SharedArrayBuffer(4);
  const flag = new Int32Array(stop);
  if (job.stopRequested) Atomics.store(flag, 0, 1);
  const workerData: ThreadData = { url: database.url, contributor: db.contributor, job, stop };
  const maxOldGenerationSizeMb = findJobKind(job.kind)?.memoryMb ?? MEMORY_MB;
  return { worker: new Worker(thread, { workerData, resourceLimits: { maxOldGenerationSizeMb } }), flag };
}

function endOf(said: Exclude<FromThread, { say: "progress" }>): End {
  switch (said.say) {
    case "done":
      return { result: said.result };
    case "completed":
      return { kept: true };
    case "failed":
      return { error: said.error, again: said.again };
  }
}

/** Renews the lease and watches for a wish to stop; `lost` when another worker has taken the job. */
function keepLease({ db, job, log }: Hosting, stop: () => void, lost: () => void): NodeJS.Timeout {
  return setInterval(() => {
    renewLease(db, job).then(
      (lease) => {
        if (lease === null) lost();
        else if (lease.stopRequested) stop();
      },
      (error) =>
        log.error({ job: job.id, err: error, lease: LEASE_SECONDS }, "the lease of a job could not be renewed"),
    );
  }, RENEW_MS);
}

/** The flag is seen by a thread that computes, the message by one that waits. */
function askToStop(worker: Worker, flag: Int32Array): void {
  if (Atomics.exchange(flag, 0, 1) === 0) worker.postMessage("stop");
}

/** Writes the latest of what is pushed, one write at a time, a few a second; `settled` waits for the last. */
function latestOnly(write: (state: object) => Promise<void>): { push(state: object): void; settled(): Promise<void> } {
  let waiting: object | null = null;
  let writing: Promise<void> | null = null;
  const drain = async () => {
    for (let state = waiting; state !== null; state = waiting) {
      waiting = null;
      // Progress that cannot be kept is no reason to end the job; the lease tells when the database is gone for good.
      await write(state).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, PROGRESS_MS));
    }
    writing = null;
  };
  return {
    push(state) {
      waiting = state;
      writing ??= drain();
    },
    settled: () => writing ?? Promise.resolve(),
  };
}
