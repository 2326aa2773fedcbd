/** How one figure becomes another, to the last person. */
import { z } from "zod";
import { Day, Moment } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";
import { FigureId, FigureUnit } from "./shapes-definition.ts";

/**
 * The steps from the first figure to the second, in this order. First the knowledge changes while day and definition stay: what came
 * into the first figure and what went out of it. Then the day: who joined, who left. Then the definition: whom it takes in and leaves out.
 */
export const BridgeStep = z.enum([
  "corrected_in",
  "corrected_out",
  "joined",
  "left",
  "definition_in",
  "definition_out",
]);
export type BridgeStep = z.infer<typeof BridgeStep>;

/** Why a row is in a step. */
export const BridgeWhy = z.enum([
  "recorded_late",
  "days_corrected",
  "ending_corrected",
  "mission_corrected",
  "relief_corrected",
  "withdrawn",
  "arrived",
  "not_yet",
  "tour_ended",
  "repatriated",
  "died",
  "counted_by_one",
]);
export type BridgeWhy = z.infer<typeof BridgeWhy>;

/** One person or tour that makes the difference. Days are those known on the side that counts it. */
export const BridgeRow = z.object({
  step: BridgeStep,
  why: BridgeWhy,
  tourId: z.uuid(),
  personId: z.uuid(),
  person: z.string(),
  mission: z.string(),
  role: z.string(),
  from: Day,
  to: Day,
});
export type BridgeRow = z.infer<typeof BridgeRow>;

export const BridgeSide = z.object({
  definition: FigureId,
  version: z.int().positive(),
  asOf: Day,
  knownAt: Moment,
  value: z.int().nonnegative(),
});
export type BridgeSide = z.infer<typeof BridgeSide>;

export const Bridge = z.object({
  unit: FigureUnit,
  from: BridgeSide,
  to: BridgeSide,
  /** from.value + corrected_in − corrected_out + joined − left + definition_in − definition_out = to.value, exactly. */
  corrected_in: z.int().nonnegative(),
  corrected_out: z.int().nonnegative(),
  joined: z.int().nonnegative(),
  left: z.int().nonnegative(),
  definition_in: z.int().nonnegative(),
  definition_out: z.int().nonnegative(),
  /** Every row of every step, or of the one that was asked for, in their order; null where no rows were asked for, and for those who see
   * numbers only. */
  rows: z.array(BridgeRow).nullable(),
});
export type Bridge = z.infer<typeof Bridge>;

const Version = z.coerce.number().int().positive().optional();

/** Two figures of one unit. What is absent on the second side is as on the first; moments of knowledge are now. */
export const BridgeQuery = z.object({
  definition: FigureId,
  version: Version,
  from: Day,
  knownFrom: Moment.optional(),
  toDefinition: FigureId.optional(),
  toVersion: Version,
  to: Day,
  knownTo: Moment.optional(),
  /** `none` for the numbers alone: rows of a long way are megabytes. */
  rows: z.enum(["all", "none"]).optional(),
  /** Rows of this step only; the numbers are of all steps. */
  step: BridgeStep.optional(),
});
export type BridgeQuery = z.infer<typeof BridgeQuery>;

export const bridgeApi = {
  bridge: endpoint("GET", "/api/bridge", {
    right: "figures.read",
    summary:
      "What lies between two figures, to the last person: joined, left, corrected late, definition changed. With rows=none the numbers alone, with a step its rows only.",
    shapes: { query: BridgeQuery, reply: Bridge },
  }),
};
