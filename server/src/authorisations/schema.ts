/**
 * National permissions to deploy: proposal, vote, decision; what they permit (scopes), how many (ceilings), until when, on which
 * conditions, with which duties. Days on which something holds include both ends.
 */
import { z } from "zod";
import { DeploymentMode, DeploymentRole, MissionId } from "../missions/schema.ts";
import { Day, Moment } from "../platform/days.ts";
import { Refusal } from "../platform/outcome.ts";
import { AuthorisationStatus } from "./decision-shapes.ts";
import { AuthorisationId, Ceiling, Condition, Interpretation, ScopeId } from "./part-shapes.ts";

export * from "./decision-api.ts";
export * from "./decision-shapes.ts";
export * from "./form-shapes.ts";
export * from "./part-shapes.ts";
export * from "./procedure-shapes.ts";

/** May so many people be in the mission on all of these days? */
export const MayDeployQuestion = z.object({
  mission: MissionId,
  role: DeploymentRole,
  mode: DeploymentMode,
  /** Lead nation when embedded. */
  partner: z.string().optional(),
  unitType: z.string().optional(),
  people: z.int().positive(),
  from: Day,
  to: Day,
  /** The way home of people who are there, after a mission's operations have ended; absent: service. */
  purpose: z.enum(["service", "withdrawal"]).optional(),
  /** Reference or id of the only decision to look at; absent: all. */
  under: z.string().optional(),
});
export type MayDeployQuestion = z.infer<typeof MayDeployQuestion>;

/** Equal days in a row under one ceiling. `used` counts people by the ceiling's reading without those asked for; `free` is what then remains. */
export const HeadroomRun = z.object({
  from: Day,
  to: Day,
  used: z.int().nonnegative(),
  /** People who may still go before the ceiling, overlap allowance left aside; negative when it is passed. */
  free: z.int(),
  /** Whether the people asked for fit on these days, with the overlap allowance where that helps. */
  fits: z.boolean(),
});
export type HeadroomRun = z.infer<typeof HeadroomRun>;

export const CeilingAnswer = Ceiling.pick({
  id: true,
  code: true,
  label: true,
  kind: true,
  people: true,
  reading: true,
}).extend({
  runs: z.array(HeadroomRun),
  /** Least `free` over all days asked for. */
  least: z.int(),
});
export type CeilingAnswer = z.infer<typeof CeilingAnswer>;

/** A sentence with its code and facts, so that it can be said in every language. */
export const Remark = Refusal;
export type Remark = z.infer<typeof Remark>;

/** One decision that was looked at for the question. */
export const CoverOption = z.object({
  authorisationId: AuthorisationId,
  reference: z.string(),
  title: z.string(),
  scopeId: ScopeId.nullable(),
  scope: z.string().nullable(),
  ceilings: z.array(CeilingAnswer),
  /** Empty when it covers all days and all people. */
  refusals: z.array(Refusal),
  /** First day that it does not cover; null when it covers all. */
  firstFailingDay: Day.nullable(),
});
export type CoverOption = z.infer<typeof CoverOption>;

/** Days in a row that one decision covers for all of the people. */
export const CoverPart = CoverOption.pick({
  authorisationId: true,
  reference: true,
  title: true,
  ceilings: true,
}).extend({
  from: Day,
  to: Day,
  scopeId: ScopeId,
  scope: z.string(),
});
export type CoverPart = z.infer<typeof CoverPart>;

/** A way out of a denial, asked again by the same rules before it is named. */
export const Remedy = Remark.extend({
  /** The question as it would be put instead; null where the law itself would have to change. */
  question: MayDeployQuestion.nullable(),
});
export type Remedy = z.infer<typeof Remedy>;

export const MayDeployAnswer = z.object({
  verdict: z.enum(["allow", "allow_with_condition", "deny"]),
  question: MayDeployQuestion,
  asOf: Day,
  knownAt: Moment,
  /** The decision used; null when no single one covers all days. */
  cover: CoverOption.nullable(),
  /** The days with the decision that covers each, in order; empty when denied. */
  parts: z.array(CoverPart),
  /** The other decisions looked at, with what speaks against each. */
  others: z.array(CoverOption),
  firstFailingDay: Day.nullable(),
  /** Every reason against; empty unless denied. */
  refusals: z.array(Refusal),
  conditions: z.array(Condition),
  /** Readings of the law that the answer rests on. */
  interpretations: z.array(Interpretation),
  /** What would make it lawful; empty unless denied. */
  remedies: z.array(Remedy),
  /** What to know beside the verdict, as that another decision is not added up. */
  remarks: z.array(Remark),
});
export type MayDeployAnswer = z.infer<typeof MayDeployAnswer>;

/** Equal days in a row of a head-room curve. `ceiling` and `free` are null on days on which the ceiling does not hold. */
export const HeadroomStep = z.object({
  from: Day,
  to: Day,
  present: z.int(),
  planned: z.int(),
  /** Present under this decision but in a named breach, besides `present`. */
  breached: z.int(),
  /** In plans that await approval. */
  proposed: z.int(),
  /** In contributions that are being agreed, beyond those who are planned or there already. */
  negotiated: z.int(),
  ceiling: z.int().nullable(),
  free: z.int().nullable(),
});
export type HeadroomStep = z.infer<typeof HeadroomStep>;

export const HeadroomCurve = z.object({
  ceiling: Ceiling,
  authorisationId: AuthorisationId,
  reference: z.string(),
  status: AuthorisationStatus,
  missions: z.array(MissionId),
  /** Compressed: only where something changes; together they cover the days asked for without a gap. */
  steps: z.array(HeadroomStep),
  /** Least free on and after the day asked about, and when; null when the ceiling does not hold then. */
  tightest: z.object({ day: Day, free: z.int() }).nullable(),
});
export type HeadroomCurve = z.infer<typeof HeadroomCurve>;
