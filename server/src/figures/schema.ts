/** Numbers that are said in public: each has one definition, a day, a moment of knowledge, and the rows behind it. */
import { z } from "zod";
import { Remark } from "../authorisations/schema.ts";
import {
  AsOf,
  Confidence,
  DeploymentMode,
  DeploymentRole,
  MandateHorizon,
  MissionId,
  Words,
} from "../missions/schema.ts";
import { Day, Moment } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";

/** What one unit of a figure is: people present on the day, tours, or different persons. Never added across. */
export const FigureUnit = z.enum(["headcount", "person_tours", "persons"]);
export type FigureUnit = z.infer<typeof FigureUnit>;

export const FigureId = z.string().regex(/^[a-z][a-z0-9-]{2,60}$/);
export type FigureId = z.infer<typeof FigureId>;

export const Definition = z.object({
  id: FigureId,
  version: z.int().positive(),
  unit: FigureUnit,
  title: Words,
  /** What counts and what does not, in words. */
  text: Words,
  /** By what it is broken down; the parts add up to it. */
  breakdown: z.enum(["mission", "role", "rotation", "mode"]),
  source: z.string(),
});
export type Definition = z.infer<typeof Definition>;

/** One row behind a figure; the number of rows is the figure. */
export const FigureRow = z.object({
  tourId: z.uuid(),
  personId: z.uuid(),
  person: z.string(),
  mission: MissionId,
  role: DeploymentRole,
  mode: DeploymentMode,
  rotation: z.int().nullable(),
  from: Day,
  to: Day,
  authorisation: z.string().nullable(),
  breach: z.string().nullable(),
  confidence: Confidence,
  source: z.string(),
  note: z.string(),
});
export type FigureRow = z.infer<typeof FigureRow>;

/** A number as published by others, to compare with ours. */
export const Published = z.object({ day: Day, value: z.int().nonnegative(), by: z.string(), note: z.string() });
export type Published = z.infer<typeof Published>;

/** One part of a breakdown: its key (a mission, a role, the number of a rotation) and what others published for it on that very day. */
export const FigurePart = z.object({
  key: z.string(),
  value: z.int().nonnegative(),
  inferred: z.int().nonnegative(),
  published: Published.nullable(),
});
export type FigurePart = z.infer<typeof FigurePart>;

export const Figure = z.object({
  definition: Definition.pick({ id: true, version: true, unit: true, title: true }),
  asOf: Day,
  knownAt: Moment,
  value: z.int().nonnegative(),
  /** Of the value, so many rows are inferred rather than published. */
  inferred: z.int().nonnegative(),
  /** Of the value, so many rows stand in a named breach. */
  breached: z.int().nonnegative(),
  /** Adds up to `value`. */
  parts: z.array(FigurePart),
  /** What was published for that very day, if anything. */
  published: Published.nullable(),
});
export type Figure = z.infer<typeof Figure>;

/** Equal days in a row of a curve. */
export const CurveStep = z.object({ from: Day, to: Day, value: z.int() });
export type CurveStep = z.infer<typeof CurveStep>;

/** One part of a sentence: words, or a number or name that opens what proves it. WEB says `code` in its language with `facts`. */
export const TodaySentence = Remark.extend({ href: z.string().nullable() });
export type TodaySentence = z.infer<typeof TodaySentence>;

export const Today = z.object({
  asOf: Day,
  knownAt: Moment,
  sentences: z.array(TodaySentence),
  present: z.object({ people: z.int(), missions: z.int(), inferred: z.int() }),
  /** Largest first. Degrees north and east. */
  missions: z.array(
    z.object({
      id: MissionId,
      name: Words,
      lat: z.number().nullable(),
      lon: z.number().nullable(),
      people: z.int(),
      inferred: z.int(),
      byRole: z.array(z.object({ role: DeploymentRole, people: z.int() })),
      authorisations: z.array(z.string()),
      /** Known last day of operations. */
      operationsEnd: Day.nullable(),
    }),
  ),
  coverage: z.object({
    covered: z.int(),
    breached: z.int(),
    /** People whose recorded last day lies past what covers them (a decision or operations that end before). */
    uncoveredLater: z.int(),
    firstUncoveredDay: Day.nullable(),
  }),
  /** Ceiling in force with the least head-room on the day; null when there is none. */
  tightest: z
    .object({
      ceilingId: z.uuid(),
      code: z.string(),
      label: z.string(),
      reference: z.string(),
      people: z.int(),
      used: z.int(),
      free: z.int(),
    })
    .nullable(),
  /** Ceilings in force on the day, tightest first. */
  ceilings: z.array(
    z.object({
      ceilingId: z.uuid(),
      code: z.string(),
      label: z.string(),
      reference: z.string(),
      people: z.int(),
      used: z.int(),
      free: z.int(),
    }),
  ),
  /** Missions whose operations end while people are there. */
  mustLeave: z.array(
    z.object({
      mission: MissionId,
      operationsEnd: Day,
      withdrawalEnd: Day.nullable(),
      people: z.int(),
      /** Of them, so many have a last day on or before the end of operations, that is a planned way home. */
      planned: z.int(),
      latestPlannedLeave: Day.nullable(),
    }),
  ),
  horizons: z.array(MandateHorizon),
  /** Tours that end within the lead time of a replacement, soonest first. */
  ending: z.array(z.object({ mission: MissionId, role: DeploymentRole, day: Day, people: z.int() })),
  strength: z.object({
    from: Day,
    to: Day,
    total: z.array(CurveStep),
    planned: z.array(CurveStep),
    byMission: z.array(z.object({ mission: MissionId, steps: z.array(CurveStep) })),
    /** Each ceiling that held in the time shown, as steps of law. */
    ceilings: z.array(
      z.object({ code: z.string(), label: z.string(), reference: z.string(), steps: z.array(CurveStep) }),
    ),
  }),
});
export type Today = z.infer<typeof Today>;

export const figuresApi = {
  listDefinitions: endpoint("GET", "/api/figure-definitions", {
    right: "figures.read",
    summary: "The registry of figures: what each counts, in which unit, by which version.",
    shapes: { reply: z.object({ items: z.array(Definition) }) },
  }),
  listFigures: endpoint("GET", "/api/figures", {
    right: "figures.read",
    summary: "Every figure as of a day, as known at a moment.",
    shapes: {
      query: AsOf,
      reply: z.object({ asOf: Day, knownAt: Moment, items: z.array(Figure), count: z.int() }),
    },
  }),
  getFigure: endpoint("GET", "/api/figures/:id", {
    right: "figures.read",
    summary: "One figure with its definition, what others published, and its course over time.",
    shapes: {
      params: z.object({ id: FigureId }),
      query: AsOf.extend({ from: Day.optional(), to: Day.optional() }),
      reply: Figure.extend({ definition: Definition, curve: z.array(CurveStep), publishedSeries: z.array(Published) }),
    },
  }),
  listFigureRows: endpoint("GET", "/api/figures/:id/rows", {
    right: "figures.rows",
    summary:
      "The rows behind a figure, by first day; their count is the figure. `part` narrows to one part of the breakdown.",
    shapes: {
      params: z.object({ id: FigureId }),
      query: AsOf.extend({
        part: z.string().optional(),
        cursor: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(1000).optional(),
      }),
      reply: z.object({ items: z.array(FigureRow), next: z.string().nullable(), count: z.int() }),
    },
  }),
  today: endpoint("GET", "/api/today", {
    right: "figures.read",
    summary:
      "Where our people are, whether the law covers them, what ends next, and strength over time with the ceilings.",
    shapes: { query: AsOf.extend({ from: Day.optional(), to: Day.optional() }), reply: Today },
  }),
};
