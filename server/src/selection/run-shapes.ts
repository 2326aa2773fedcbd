/** A run of the planner: what it is asked, where it stands, and the sentence of its plan. */
import { z } from "zod";
import { Day, Moment } from "../platform/days.ts";

export const RunId = z.uuid().brand<"RunId">();
export type RunId = z.infer<typeof RunId>;

/**
 * Where a run stands. queued and running: the planner works · planned: a checked plan is there · failed, cancelled: none is ·
 * proposed: awaits another person's decision · approved: its tours are recorded · rejected · superseded: a later run took its place.
 */
export const RunState = z.enum([
  "queued",
  "running",
  "planned",
  "failed",
  "cancelled",
  "proposed",
  "approved",
  "rejected",
  "superseded",
]);
export type RunState = z.infer<typeof RunState>;

/** Points that make up an assignment's score; whole numbers, shown part by part. */
export const Weights = z.object({
  /** For each grade that a person's grade lies below the top of the post's band: taken off. */
  gradeDistance: z.int().min(0).max(1000),
  /** For each test result above the least: added (English of observers and staff). */
  language: z.int().min(0).max(1000),
  /** Someone who has never been on a mission. */
  firstTour: z.int().min(0).max(1000),
  /** Someone who has served in the same mission. */
  sameMission: z.int().min(0).max(1000),
  /** For each full year at home, to five. */
  yearAtHome: z.int().min(0).max(1000),
  /** A desirable rule that is met. */
  desirable: z.int().min(0).max(1000),
});
export type Weights = z.infer<typeof Weights>;

/** What a run is asked. Tours that start from `from` to `to` are planned; both days belong to it. */
export const RunRequest = z.object({
  title: z.string().min(1).max(200),
  from: Day,
  to: Day,
  /** Only these missions; absent: all. */
  missions: z.array(z.string()).optional(),
  weights: Weights.optional(),
  seed: z.int().min(0).max(2_147_483_647).optional(),
  /** An earlier run: its edits in force are taken over, and its assignments are kept where they can be. */
  previous: RunId.optional(),
});
export type RunRequest = z.infer<typeof RunRequest>;

/** The numbers of the plan's own sentence. */
export const Sentence = z.object({
  keyFilled: z.int(),
  keyWanted: z.int(),
  filled: z.int(),
  wanted: z.int(),
  /** `optimal` is proved. */
  status: z.enum(["optimal", "bounded", "infeasible"]),
  /** Largest distance to a bound over the entries of the objective, in the entry's own unit; 0 when proved. */
  distance: z.int(),
  /** How many tours stay open for each leading cause, most first. */
  openBy: z.array(
    z.object({
      code: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      tours: z.int(),
    }),
  ),
});
export type Sentence = z.infer<typeof Sentence>;

/** A run as the list shows it. */
export const RunLine = z.object({
  id: RunId,
  title: z.string(),
  from: Day,
  to: Day,
  state: RunState,
  /** Day of decision: evidence was read as of it. */
  asOf: Day,
  jobId: z.uuid().nullable(),
  sentence: Sentence.nullable(),
  startedBy: z.string(),
  startedAt: Moment,
  finishedAt: Moment.nullable(),
  proposedBy: z.string().nullable(),
  proposedAt: Moment.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Moment.nullable(),
  /** Reason of a rejection, or the remark of an approval. */
  decisionReason: z.string().nullable(),
  previous: RunId.nullable(),
  /** Why a failed run failed. */
  failure: z.string().nullable(),
  version: z.int().positive(),
});
export type RunLine = z.infer<typeof RunLine>;
