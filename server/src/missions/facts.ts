/** What is known of a mission, as dated facts with their sources: shapes only. Read through schema.ts. */
import { z } from "zod";
import { Day } from "../platform/days.ts";

/** A mission's acronym, its key everywhere: `UNDOF`, `UNEF II`. */
export const MissionId = z.string().regex(/^[A-Z][A-Z0-9 -]{1,19}$/);
export type MissionId = z.infer<typeof MissionId>;

/** What a person is in a mission: observer, liaison officer, staff officer, member of a formed unit. */
export const DeploymentRole = z.enum(["unmo", "mlo", "staff_officer", "contingent_member"]);
export type DeploymentRole = z.infer<typeof DeploymentRole>;

/** Under whom people serve: in their own contingent or post, or inside a partner's contingent. */
export const DeploymentMode = z.enum(["self", "embedded"]);
export type DeploymentMode = z.infer<typeof DeploymentMode>;

/** Whether a document was read for the fact, or it was recalled or deduced. */
export const Confidence = z.enum(["verified", "unverified", "inferred"]);
export type Confidence = z.infer<typeof Confidence>;

/** Peacekeeping operations, special political missions of the UN, and missions of others, which are never counted as the UN's. */
export const MissionKind = z.enum(["peacekeeping", "political", "other"]);
export type MissionKind = z.infer<typeof MissionKind>;

/** A day as well as it is known: `precision` month means that only the month is known and `day` is its first (or, for an end, its last). */
export const DatedFact = z.object({
  day: Day,
  precision: z.enum(["day", "month"]),
  source: z.string().min(1),
  confidence: Confidence,
});
export type DatedFact = z.infer<typeof DatedFact>;

/** Three different ends: the last day of operations, the day by which all have left, the day on which accounts are closed. */
export const MissionEndKind = z.enum(["operations", "withdrawal", "liquidation"]);
export type MissionEndKind = z.infer<typeof MissionEndKind>;

/** A Security Council (or General Assembly) decision on a mission. `to` is the last day it grants; null: until decided otherwise. */
export const Mandate = z.object({
  id: z.uuid(),
  kind: z.enum(["establishment", "renewal", "rollover", "change", "final", "termination"]),
  /** `S/RES/2790 (2025)`; empty where the number was not read. */
  resolution: z.string(),
  adoptedOn: Day,
  from: Day,
  to: Day.nullable(),
  note: z.string(),
  source: z.string().min(1),
  confidence: Confidence,
});
export type Mandate = z.infer<typeof Mandate>;

/**
 * How many people the UN authorises, plans or reports in a mission, from `from` to `to` (null: until changed).
 * `authorised` stands in a resolution, `planned` is what the budget or a reduction leaves, `reported` was seen in the mission.
 */
export const Strength = z.object({
  id: z.uuid(),
  series: z.enum(["authorised", "planned", "reported"]),
  category: z.enum(["military", "observers_staff", "police", "uniformed"]),
  people: z.int().nonnegative(),
  resolution: z.string(),
  from: Day,
  to: Day.nullable(),
  note: z.string(),
  source: z.string().min(1),
  confidence: Confidence,
});
export type Strength = z.infer<typeof Strength>;

/** Headquarters; degrees north and east, for a map and no more exact than one. */
export const Headquarters = z.object({ place: z.string(), lat: z.number(), lon: z.number() });
export type Headquarters = z.infer<typeof Headquarters>;

/** A text in the interface's languages; English is always there. */
export const Words = z.object({
  en: z.string().min(1),
  fr: z.string().optional(),
  ru: z.string().optional(),
  kk: z.string().optional(),
});
export type Words = z.infer<typeof Words>;

/** How far a reduction has come; what may follow what stands in `nextOrderStates`. */
export const OrderState = z.enum(["announced", "ordered", "executing", "executed", "withdrawn"]);
export type OrderState = z.infer<typeof OrderState>;

/** One step of a reduction. `people`: how many had left by then; null where it was not said. */
export const OrderEvent = z.object({
  id: z.uuid(),
  state: OrderState,
  day: Day,
  people: z.int().nonnegative().nullable(),
  note: z.string(),
  source: z.string().min(1),
  confidence: Confidence,
});
export type OrderEvent = z.infer<typeof OrderEvent>;

/**
 * What the UN asks to be cut: of the whole mission, or of us. A number of people, a share in percent, or both; by `leaveBy`, the last
 * day in the mission. An order to us always has the number and the day.
 */
export const ReductionOrder = z.object({
  id: z.uuid(),
  addressee: z.enum(["mission", "us"]),
  category: z.enum(["military", "observers_staff", "police", "uniformed"]),
  people: z.int().positive().nullable(),
  percent: z.int().min(1).max(100).nullable(),
  leaveBy: Day.nullable(),
  /** Letter, note verbale or announcement. */
  document: z.string(),
  note: z.string(),
  source: z.string().min(1),
  confidence: Confidence,
  /** In their order; the last is the state. */
  events: z.array(OrderEvent),
});
export type ReductionOrder = z.infer<typeof ReductionOrder>;

/** What a mission is, apart from its mandates, strengths and ends. */
export const Profile = z.object({
  kind: MissionKind,
  name: Words,
  area: Words,
  headquarters: Headquarters.nullable(),
  started: DatedFact,
  note: z.string(),
  source: z.string().min(1),
  confidence: Confidence,
});
export type Profile = z.infer<typeof Profile>;

/** A mission as it is known at a moment: its profile, its mandates, its ends, its strengths and its reductions. */
export const Mission = Profile.extend({
  id: MissionId,
  /** Null as long as none has been decided, as far as was known at the moment asked for. */
  ends: z.object({
    operations: DatedFact.nullable(),
    withdrawal: DatedFact.nullable(),
    liquidation: DatedFact.nullable(),
  }),
  /** In order of `from`. */
  mandates: z.array(Mandate),
  /** In order of series, category and `from`. */
  strengths: z.array(Strength),
  /** Reductions in order of their first event. */
  orders: z.array(ReductionOrder),
  version: z.int().positive(),
});
export type Mission = z.infer<typeof Mission>;
