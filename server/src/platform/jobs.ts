/**
 * Work that takes longer than a request: kept as a row, taken up by a worker thread of some process, reported while it runs.
 * A job is enqueued in the transaction of the action that wants it, so it exists exactly when that action does.
 */
import type { Context } from "./context.ts";
import type { Tx } from "./db.ts";

/** Identifier of a job, a UUIDv7. */
export type JobId = string;

/** Where an action leaves work to be done. */
export interface Jobs {
  /**
   * Keeps a job in the caller's transaction; it runs after the commit, with the rights of the acting account.
   * `input` must survive JSON. Throws for a kind that nobody registered.
   */
  enqueue(tx: Tx, kind: string, input: object): Promise<JobId>;
}

/** What a running job may use besides its context. It runs in a thread of its own and may block it. */
export interface JobTools {
  readonly jobId: JobId;
  /** 1 for the first try, 2 after one that failed or vanished. */
  readonly attempt: number;
  /** Keeps and shows how far the job is. Cheap to call often: what comes too fast is dropped, the latest is kept. */
  progress(state: object): void;
  /** Whether somebody asked the job to end. True at once even while the thread is busy; a job then returns what it has. */
  shouldStop(): boolean;
  /** The same as `shouldStop` for asynchronous work; it cannot fire while the thread is busy. */
  readonly signal: AbortSignal;
  /**
   * Marks the job done in the transaction that keeps its result, so a crash between the two cannot repeat the work.
   * Throws `Conflict` when this try has lost the job to another. Without it the job is marked after `run` returns.
   */
  complete(tx: Tx, result: object): Promise<void>;
}

/** One kind of job. `run` may be repeated after a crash: keep results with `tools.complete`, or make them safe to repeat. */
export interface JobKind<I extends object = object> {
  run(ctx: Context, input: I, tools: JobTools): Promise<object>;
  /** How often a job that throws or vanishes is tried before it is failed; 3 when absent. */
  readonly tries?: number;
  /** Memory of the thread in MB before it is ended; 2048 when absent. */
  readonly memoryMb?: number;
}

const kinds = new Map<string, JobKind>();

/**
 * Makes a kind of job known to this process, as `selection.run`. Each feature with jobs has a `jobs.ts` that exports
 * `<feature>Jobs()`, which calls this; `server/src/job-kinds.ts` calls those. Throws when another
 * job already has that name.
 */
export function registerJob<I extends object>(kind: string, job: JobKind<I>): void {
  if (kinds.has(kind) && kinds.get(kind) !== (job as unknown))
    throw new Error(`Two features register jobs of the kind ${kind}.`);
  kinds.set(kind, job as unknown as JobKind);
}

/** The job of that kind, or null when nobody registered it. */
export function findJobKind(kind: string): JobKind | null {
  return kinds.get(kind) ?? null;
}

/** The kinds this process can run. */
export function knownJobKinds(): readonly string[] {
  return [...kinds.keys()];
}
