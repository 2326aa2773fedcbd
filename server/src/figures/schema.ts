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
import { Breakdown, Definition, FigureId } from "./shapes-definition.ts";

export * from "./shapes-bridge.ts";
export * from "./shapes-definition.ts";
export * from "./shapes-export.ts";
export * from "./shapes-issued.ts";

/** Equal days in a row of a curve. */
export const CurveStep = z.object({ from: Day, to: Day, value: z.int() });
export type CurveStep = z.infer<typeof CurveStep>;

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
  /** The decisions it stands under; null in a named breach. */
  authorisation: z.string().nullable(),
  breach: z.string().nullable(),
  confidence: Confidence,
  source: z.string(),
  note: z.string(),
  /** What the row adds to the figure: 1, or its days of presence for an average. */
  weight: z.int().positive(),
  /** Whether the row is there beyond the strength of the rotation that is being relieved. */
  overlap: z.boolean(),
});
export type FigureRow = z.infer<typeof FigureRow>;

/** A number as published by others, to compare with ours. Sources may disagree about one day. */
export const Published = z.object({ day: Day, value: z.int().nonnegative(), by: z.string(), note: z.string() });
export type Published = z.infer<typeof Published>;

/** One part of a breakdown: its key (a mission, a role, the number of a rotation) and what others published for it on that very day. */
export const FigurePart = z.object({
  key: z.string(),
  value: z.int().nonnegative(),
  inferred: z.int().nonnegative(),
  /** Of the whole of a share, what lies in this part; null for other measures. */
  of: z.int().nonnegative().nullable(),
  published: Published.nullable(),
});
export type FigurePart = z.infer<typeof FigurePart>;

export const Figure = z.object({
  definition: Definition.pick({ id: true, version: true, current: true, unit: true, measure: true, title: true }),
  asOf: Day,
  knownAt: Moment,
  /** The number of rows; for an average, days of presence. */
  value: z.int().nonnegative(),
  /** Of what it is a share, or the days over which it is an average; null for a count. */
  of: z.int().nonnegative().nullable(),
  /** `value` over `of` to six digits; null for a count, and where there is nothing to be a share of. */
  ratio: z.number().nullable(),
  /** By what it is broken down. */
  by: Breakdown,
  /** Of the value, so many rows are inferred rather than published. */
  inferred: z.int().nonnegative(),
  /** Of the value, so many rows stand in a named breach. */
  breached: z.int().nonnegative(),
  /** Of the value, so many are there beyond the strength of a rotation that is being relieved. */
  overlap: z.int().nonnegative(),
  /** Adds up to `value`. */
  parts: z.array(FigurePart),
  /** What was published for that very day, if anything; the first of several. */
  published: Published.nullable(),
  /** Everything that was published for that day: where sources disagree, each of them. */
  publishedAll: z.array(Published),
});
export type Figure = z.infer<typeof Figure>;

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
    /** Each ceiling that held in the time shown, as steps of law. */
    ceilings: z.array(
      z.object({ code: z.string(), label: z.string(), reference: z.string(), steps: z.array(CurveStep) }),
    ),
  }),
});
export type Today = z.infer<typeof Today>;

/** A stretch of days on which people are there beyond the strength of a rotation that is being relieved. */
export const Changeover = z.object({
  from: Day,
  to: Day,
  mission: MissionId,
  /** Numbers of the rotation that leaves and the last of those that relieve it. */
  leaving: z.int(),
  relieving: z.int(),
  present: z.int(),
  /** The strength that is relieved. */
  strength: z.int(),
  /** Most people beyond it on one of the days. */
  overlap: z.int(),
});
export type Changeover = z.infer<typeof Changeover>;

/** A limit that a decision sets to what a figure counts, on the days it held. */
export const Limit = z.object({
  reference: z.string(),
  code: z.string(),
  people: z.int(),
  /** People beyond it that a relief allows, and for how many days in a row; null without. */
  allowance: z.object({ people: z.int(), days: z.int(), inferred: z.boolean() }).nullable(),
  steps: z.array(CurveStep),
});
export type Limit = z.infer<typeof Limit>;

export const WholeFigure = Figure.extend({
  definition: Definition,
  /** All versions of the definition, earliest first. */
  versions: z.array(Definition),
  curve: z.array(CurveStep),
  /** What was published over time for the figure, or for the part asked for. */
  publishedSeries: z.array(Published),
  /** For people present: reliefs in the time shown, whose people are beyond a rotation's strength. */
  changeovers: z.array(Changeover),
  /** For people present in one mission: what decisions permit there. */
  limits: z.array(Limit),
});
export type WholeFigure = z.infer<typeof WholeFigure>;

/** Which version of a definition is meant; the current one when absent. */
const Version = z.coerce.number().int().positive().optional();

export const figuresApi = {
  listDefinitions: endpoint("GET", "/api/figure-definitions", {
    right: "figures.read",
    summary: "The registry of figures: what each counts, in which unit, in every version.",
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
    summary:
      "One figure with its definition, what others published, its course, and reliefs; `part` narrows course and published numbers to one part.",
    shapes: {
      params: z.object({ id: FigureId }),
      query: AsOf.extend({
        version: Version,
        by: Breakdown.optional(),
        part: z.string().optional(),
        from: Day.optional(),
        to: Day.optional(),
      }),
      reply: WholeFigure,
    },
  }),
  listFigureRows: endpoint("GET", "/api/figures/:id/rows", {
    right: "figures.rows",
    summary:
      "The rows behind a figure, by first day; their count is the figure. `part` narrows to one part of the breakdown.",
    shapes: {
      params: z.object({ id: FigureId }),
      query: AsOf.extend({
        version: Version,
        by: Breakdown.optional(),
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
