/**
 * How a country decides, as dated reference data: its ways of deciding, the bodies that decide and when they sit, and the pack that
 * ships with the product for a country. Days include both ends.
 */
import { z } from "zod";
import { Confidence } from "../missions/schema.ts";
import { Day } from "../platform/days.ts";

/** How a country decides. Silence, urgency and renewal carry their own terms in the procedure's `terms`. */
export const ProcedureKind = z.enum([
  "joint_session",
  "chambers",
  "one_chamber",
  "head_of_state",
  "cabinet",
  "committee_consultation",
  "information_only",
  "simplified_silence",
  "urgent_ex_post",
]);
export type ProcedureKind = z.infer<typeof ProcedureKind>;

/** What one body needs to decide. A body that is no assembly (a head of State, a cabinet) has no members to count: both are `none`. */
export const BodyRule = z.object({
  body: z.string().min(1),
  /** Members by law on the days of the procedure; null: not known, and then only results are compared. */
  members: z.int().positive().nullable(),
  /** Share of its members that must be present. */
  quorum: z.enum(["none", "third", "half", "two_thirds"]),
  /** More votes for than against; more than half of those present; of all members; two thirds of all members. */
  majority: z.enum(["none", "cast", "present", "members", "two_thirds"]),
});
export type BodyRule = z.infer<typeof BodyRule>;

/** Terms of silence, urgency and renewal; an absent one does not apply. */
export const ProcedureTerms = z.object({
  /** Silence: deemed granted when so many days after the proposal have passed without enough objectors. */
  silenceDays: z.int().positive().optional(),
  /** Objectors that force a debate: so many members. */
  objectors: z.int().positive().optional(),
  /** Urgency: the body must have ratified within so many days of the order. */
  ratifyDays: z.int().positive().optional(),
  /** A renewal asked for in time keeps the earlier decision alive for so many sitting days after the proposal. */
  graceSittingDays: z.int().positive().optional(),
});
export type ProcedureTerms = z.infer<typeof ProcedureTerms>;

/** A way of deciding that the country's law knows on certain days, with its article. */
export const Procedure = z.object({
  id: z.uuid(),
  code: z.string(),
  kind: ProcedureKind,
  title: z.string(),
  /** Who decides, as named in the country's law. */
  bodies: z.array(z.string()),
  /** How votes taken together are recorded, as `Joint session`; empty where each body votes by itself. */
  sitsAs: z.string(),
  /** What each body needs; empty: the law's majorities are not recorded, and no vote is asked for. */
  rules: z.array(BodyRule),
  terms: ProcedureTerms,
  instrument: z.string(),
  article: z.string(),
  requiresConsent: z.boolean(),
  /** Whether it is the way to send people abroad, rather than to approve a paper about it. */
  sends: z.boolean(),
  validFrom: Day,
  validTo: Day.nullable(),
  note: z.string(),
  source: z.string(),
  confidence: Confidence,
});
export type Procedure = z.infer<typeof Procedure>;

/** A procedure as it is given: what it does not say about votes and terms is nothing. */
export const NewProcedure = Procedure.omit({ id: true }).extend({
  sitsAs: z.string().default(""),
  rules: z.array(BodyRule).default([]),
  terms: ProcedureTerms.default({}),
});
export type NewProcedure = z.input<typeof NewProcedure>;

/** A body that decides, on the days on which it exists and can sit. */
export const DecidingBody = z.object({
  name: z.string().min(1),
  members: z.int().positive().nullable(),
  sitsFrom: Day,
  sitsTo: Day.nullable(),
  note: z.string(),
  source: z.string().min(1),
  confidence: Confidence,
});
export type DecidingBody = z.infer<typeof DecidingBody>;

/** A day on which a body sits. */
export const SittingDay = z.object({
  body: z.string().min(1),
  day: Day,
  source: z.string().min(1),
  confidence: Confidence,
});
export type SittingDay = z.infer<typeof SittingDay>;

/** Bodies and their sittings: what a rule asks of the calendar. */
export interface Sittings {
  readonly bodies: readonly DecidingBody[];
  readonly days: readonly SittingDay[];
}

/** What ships about a country's law: `data/packs/<code>.json`. */
export const CountryPack = z.object({
  /** ISO 3166 alpha-3. */
  country: z.string().regex(/^[A-Z]{3}$/),
  name: z.object({ en: z.string(), ru: z.string(), kk: z.string(), fr: z.string() }),
  about: z.string().min(1),
  /** The day on which its sources were last looked at. */
  lookedAt: Day,
  procedures: z.array(NewProcedure).min(1),
  bodies: z.array(DecidingBody).min(1),
  sittingDays: z.array(SittingDay),
});
export type CountryPack = z.infer<typeof CountryPack>;

/** A pack as a list shows it. */
export const PackLine = CountryPack.pick({ country: true, name: true, about: true, lookedAt: true }).extend({
  procedures: z.int(),
  unverified: z.int(),
  /** Whether all of its procedures are in the country's law already. */
  loaded: z.boolean(),
});
export type PackLine = z.infer<typeof PackLine>;
