/** Jobs as people see them: shapes and endpoints. Pure; shared with the browser. */
import { z } from "zod";
import { Moment } from "./days.ts";
import { endpoint } from "./endpoint.ts";

/** `waiting` for a worker, `running`, `done`, `failed` after its last try, or `cancelled` before it could begin. */
export const JobState = z.enum(["waiting", "running", "done", "failed", "cancelled"]);
export type JobState = z.infer<typeof JobState>;

/** Work that goes on beside requests: its kind, how far it is, and its result or its error. */
export const Job = z.object({
  id: z.uuid(),
  /** What is done, as `selection.run`. */
  kind: z.string(),
  state: JobState,
  /** Which try this is: 0 before the first. */
  attempt: z.int().nonnegative(),
  /** How often it is tried before it is failed. */
  tries: z.int().positive(),
  /** What the job last said about itself; its shape belongs to the kind. Null before it spoke. */
  progress: z.record(z.string(), z.unknown()).nullable(),
  /** Grows with each `progress`; 0 before the first. */
  step: z.int().nonnegative(),
  /** What came out, when done. A job that was asked to end and had something to show is done as well. */
  result: z.record(z.string(), z.unknown()).nullable(),
  /** Why the last try failed; null when none did. */
  error: z.string().nullable(),
  createdAt: Moment,
  startedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  /** When somebody asked it to end. */
  stopRequestedAt: Moment.nullable(),
});
export type Job = z.infer<typeof Job>;

const ById = z.object({ id: z.uuid() });

/** The doors of jobs: to read one and to cancel it. */
export const jobsApi = {
  read: endpoint("GET", "/api/jobs/:id", {
    shapes: { params: ById, reply: Job },
    right: "jobs.read",
    summary: "One job.",
  }),
  events: endpoint("GET", "/api/jobs/:id/events", {
    shapes: { params: ById },
    right: "jobs.read",
    summary:
      "Events of a job until it ends: `progress`, then one of `done`, `failed`, `cancelled`; each carries the job.",
  }),
  cancel: endpoint("POST", "/api/jobs/:id/cancel", {
    shapes: { params: ById, reply: Job },
    right: "jobs.cancel",
    summary: "Asks a job to end: a waiting one does not begin, a running one keeps the best it has.",
  }),
};
