/** What the timeline of deployments asks and answers: rows of bars where they can be told apart, numbers per day where they cannot. */
import { z } from "zod";
import { AsOf, Confidence, DeploymentMode, DeploymentRole, MissionId } from "../../missions/schema.ts";
import { Day, Moment } from "../../platform/days.ts";

/** What one row of the timeline stands for. `unit` is a contribution, a unit of posts, or a mission's posts outside of any. */
export const TimelineBy = z.enum(["mission", "unit", "post", "person", "authorisation"]);
export type TimelineBy = z.infer<typeof TimelineBy>;

/**
 * How a tour stands on the day asked for: `planned` lies ahead, `overdue` was to begin and no arrival is recorded, `in_mission`,
 * `ahead` is recorded to begin later (only as of a day in the past), `returned`.
 */
export const TimelineState = z.enum(["planned", "overdue", "in_mission", "ahead", "returned"]);
export type TimelineState = z.infer<typeof TimelineState>;

/** Most bars and most rows one answer carries. */
export const MOST_BARS = 6000;
export const MOST_ROWS = 6000;

const count = (most: number) => z.coerce.number().int().min(1).max(most);
const yes = z.enum(["true", "false"]).transform((text) => text === "true");

/** Which tours are meant, how they are put in rows, and how much of them may come back. Days that are not given: all there are. */
export const TimelineQuery = AsOf.extend({
  from: Day.optional(),
  to: Day.optional(),
  by: TimelineBy.default("mission"),
  mission: MissionId.optional(),
  role: DeploymentRole.optional(),
  mode: DeploymentMode.optional(),
  state: TimelineState.optional(),
  /** Only tours with, or without, days in a named breach. */
  breach: yes.optional(),
  /** Key of a row of units, and a rotation's number in it. */
  unit: z.string().max(200).optional(),
  rotation: count(10_000).optional(),
  /** Reference of a decision. */
  authorisation: z.string().max(200).optional(),
  /** Words that all occur in what a tour is of: person, post, unit, mission, decision. */
  find: z.string().max(200).optional(),
  /** Each tour as a bar of its own, even where several are alike. */
  each: yes.optional(),
  /** More bars than these in one row, or in all, are told as numbers per day. */
  rowBars: count(MOST_BARS).default(160),
  bars: count(MOST_BARS).default(3000),
  rows: count(MOST_ROWS).default(3000),
  /** Most steps of a row told in numbers (fewer where there are many rows); more are joined, each to the highest number of its days. */
  steps: count(4000).default(600),
});
export type TimelineQuery = z.infer<typeof TimelineQuery>;

/** Tours that are alike in everything shown, as one bar; `people` of them. One tour has its id and its person. */
export const TimelineBar = z.object({
  from: Day,
  to: Day,
  people: z.int().positive(),
  standing: z.enum(["planned", "actual"]),
  state: TimelineState,
  mission: MissionId,
  role: DeploymentRole,
  mode: DeploymentMode,
  unit: z.string(),
  rotation: z.int().nullable(),
  rotationId: z.uuid().nullable(),
  contributionId: z.uuid().nullable(),
  /** References of the decisions it stands under, joined by commas; null when it is a named breach. */
  authorisation: z.string().nullable(),
  breach: z.string().nullable(),
  confidence: Confidence,
  tourId: z.uuid().nullable(),
  person: z.string().nullable(),
  name: z.string().nullable(),
  post: z.string().nullable(),
});
export type TimelineBar = z.infer<typeof TimelineBar>;

/** People on all days from `from` to `to`; where steps were joined, the most on any of these days. */
export const TimelineStep = z.object({
  from: Day,
  to: Day,
  actual: z.int().nonnegative(),
  planned: z.int().nonnegative(),
  breached: z.int().nonnegative(),
});
export type TimelineStep = z.infer<typeof TimelineStep>;

const Days = z.object({ from: Day, to: Day });

export const TimelineRow = z.object({
  key: z.string(),
  title: z.string(),
  /** What the title leaves out, as the title of a post; empty where nothing. */
  hint: z.string(),
  mission: MissionId.nullable(),
  /** Tours that share a day with the window. */
  tours: z.int(),
  /** People recorded as present on the day asked for. */
  present: z.int(),
  breached: z.int(),
  /** Last days of the mission's operations and of its withdrawal, when the row is of one mission and they are known. */
  ends: z.object({ operations: Day.nullable(), withdrawal: Day.nullable() }).nullable(),
  /** Days shared by two rotations of a contribution, or by two people on one post. */
  overlaps: z.array(Days),
  /** Either bars, or numbers per day (`bars` is empty then). */
  bars: z.array(TimelineBar),
  steps: z.array(TimelineStep).nullable(),
  /** Days that were joined into one step; 1 where every change is shown. */
  stepDays: z.int().positive(),
});
export type TimelineRow = z.infer<typeof TimelineRow>;

export const Timeline = z.object({
  by: TimelineBy,
  from: Day,
  to: Day,
  asOf: Day,
  knownAt: Moment.nullable(),
  /** First and last day of all tours the filter means, whatever the window; null when there are none. */
  extent: Days.nullable(),
  rows: z.array(TimelineRow),
  /** Rows with a tour in the window, and how many of them were left off. */
  count: z.int(),
  left: z.int(),
  /** Tours in the window, in all rows. */
  tours: z.int(),
  /** Rows told in numbers because they hold too many bars. */
  numbered: z.int(),
  /** True where the reader sees numbers and no persons. */
  withheld: z.boolean(),
  /** On the day asked for, under the filter: people present and in how many missions, planned, overdue, in a named breach. */
  on: z.object({ present: z.int(), missions: z.int(), planned: z.int(), overdue: z.int(), breached: z.int() }),
  /** Missions of all tours, whatever the filter, for choosing one. */
  missions: z.array(MissionId),
});
export type Timeline = z.infer<typeof Timeline>;
