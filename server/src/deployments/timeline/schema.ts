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

/** Most bars and most rows one answer carries; those after them are asked for with `skip`. */
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
  /** In whose spelling persons are named; of those who have no name in it, in another. */
  language: z.enum(["kk", "ru", "en", "fr"]).default("kk"),
  /** Each tour as a bar of its own, even where several are alike. */
  each: yes.optional(),
  /** More bars than these in one row are told as numbers per day. */
  rowBars: count(MOST_BARS).default(160),
  /** Most bars of an answer: rows that would hold more are left for the next one. */
  bars: count(MOST_BARS).default(1000),
  rows: count(MOST_ROWS).default(200),
  /** Rows before the first one that is wanted. */
  skip: z.coerce.number().int().min(0).max(10_000_000).default(0),
  /** All rows in bars, or, where they do not fit into one answer, none. */
  whole: yes.optional(),
  /** Most steps of a row told in numbers (fewer where there are many rows); more are joined, each to the highest number of its days. */
  steps: count(4000).default(600),
});
export type TimelineQuery = z.infer<typeof TimelineQuery>;

/** What bars have in common but for their days and people. */
export const TimelineKind = z.object({
  standing: z.enum(["planned", "actual"]),
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
});
export type TimelineKind = z.infer<typeof TimelineKind>;

const numbers = z.array(z.int());
const texts = z.array(z.string().nullable());

/**
 * Bars by first day, a column for each part: tours that are alike in everything shown are one bar of several people; a bar of one tour
 * has its id and its person. Days since 1970-01-01; `kind` is a place in the answer's kinds.
 */
export const PackedBars = z.object({
  from: numbers,
  to: numbers,
  people: numbers,
  kind: numbers,
  tour: z.array(z.uuid().nullable()),
  person: texts,
  name: texts,
  post: texts,
});
export type PackedBars = z.infer<typeof PackedBars>;

/**
 * People per day in columns: from each first day (since 1970-01-01) to the day before the next, the last to the window's end. Where
 * steps were joined, the most on any of these days.
 */
export const PackedSteps = z.object({ from: numbers, actual: numbers, planned: numbers, breached: numbers });
export type PackedSteps = z.infer<typeof PackedSteps>;

const Days = z.object({ from: Day, to: Day });

const RowHead = z.object({
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
  /** Days that were joined into one step; 1 where every change is shown. */
  stepDays: z.int().positive(),
});
/** A row but for its bars or numbers. */
export type TimelineRowHead = z.infer<typeof RowHead>;

/** Either bars, or numbers per day. */
export const PackedRow = RowHead.extend({ bars: PackedBars.nullable(), steps: PackedSteps.nullable() });
export type PackedRow = z.infer<typeof PackedRow>;

const Summary = z.object({
  by: TimelineBy,
  from: Day,
  to: Day,
  asOf: Day,
  knownAt: Moment.nullable(),
  /** Another one when tours were recorded since: rows asked for later then stand elsewhere. */
  mark: z.string(),
  /** First and last day of all tours the filter means, whatever the window; null when there are none. */
  extent: Days.nullable(),
  /** Rows with a tour in the window; how many of them stand before those of this answer, and how many after them. */
  count: z.int(),
  skipped: z.int(),
  left: z.int(),
  /** Tours in the window, in all rows. */
  tours: z.int(),
  /** Rows of this answer told in numbers because they hold too many bars. */
  numbered: z.int(),
  /** True where the reader sees numbers and no persons. */
  withheld: z.boolean(),
  /** On the day asked for, under the filter: people present and in how many missions, planned, overdue, in a named breach. */
  on: z.object({ present: z.int(), missions: z.int(), planned: z.int(), overdue: z.int(), breached: z.int() }),
  /** Missions of all tours, whatever the filter, for choosing one. */
  missions: z.array(MissionId),
});
/** What an answer says of all rows together. */
export type TimelineSummary = z.infer<typeof Summary>;

export const TimelineAnswer = Summary.extend({ kinds: z.array(TimelineKind), rows: z.array(PackedRow) });
export type TimelineAnswer = z.infer<typeof TimelineAnswer>;
