/** UN operations and the other missions a country has served in, as dated facts with their sources. */
import { z } from "zod";
import { Day, Moment } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";

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

export const Mission = z.object({
  id: MissionId,
  kind: MissionKind,
  name: Words,
  area: Words,
  headquarters: Headquarters.nullable(),
  started: DatedFact,
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
  note: z.string(),
  source: z.string().min(1),
  confidence: Confidence,
  version: z.int().positive(),
});
export type Mission = z.infer<typeof Mission>;

/** How near the end of a mission's mandate is on a day. `alert` is the horizon that was last passed: 180, 90 or 30 days; null before that. */
export const MandateHorizon = z.object({
  mission: MissionId,
  resolution: z.string(),
  /** Last day of the mandate in force, or of the last one known when it has run out; null: open-ended. */
  to: Day.nullable(),
  /** Days from the day asked for to `to`; negative when it has passed without a known renewal. */
  daysLeft: z.int().nullable(),
  alert: z.union([z.literal(180), z.literal(90), z.literal(30), z.literal(0)]).nullable(),
});
export type MandateHorizon = z.infer<typeof MandateHorizon>;

/** The two clocks of a question: the day it is about, and the moment whose knowledge it is answered from (now when absent). */
export const AsOf = z.object({ asOf: Day.optional(), knownAt: Moment.optional() });
export type AsOf = z.infer<typeof AsOf>;

/** A mission as a list shows it. `state` is on the day asked for. */
export const MissionLine = Mission.pick({
  id: true,
  kind: true,
  name: true,
  area: true,
  headquarters: true,
  confidence: true,
}).extend({
  state: z.enum(["not_begun", "active", "withdrawing", "liquidating", "ended"]),
  started: Day,
  operationsEnd: Day.nullable(),
  withdrawalEnd: Day.nullable(),
  mandateTo: Day.nullable(),
});
export type MissionLine = z.infer<typeof MissionLine>;

/** What a change of a mission's end asks for. */
export const NewEnd = DatedFact.extend({ kind: MissionEndKind });
export type NewEnd = z.infer<typeof NewEnd>;

export const NewMandate = Mandate.omit({ id: true });
export type NewMandate = z.infer<typeof NewMandate>;

export const missionsApi = {
  listMissions: endpoint("GET", "/api/missions", {
    right: "missions.read",
    summary: "Missions by acronym with their state on a day; `kind` and `active` narrow the list.",
    shapes: {
      query: AsOf.extend({ kind: MissionKind.optional(), active: z.enum(["true", "false"]).optional() }),
      reply: z.object({ items: z.array(MissionLine), next: z.string().nullable(), count: z.int() }),
    },
  }),
  listHorizons: endpoint("GET", "/api/missions/horizons", {
    right: "missions.read",
    summary: "Active missions whose mandate ends, nearest first.",
    shapes: {
      query: AsOf,
      reply: z.object({ items: z.array(MandateHorizon), next: z.string().nullable(), count: z.int() }),
    },
  }),
  getMission: endpoint("GET", "/api/missions/:id", {
    right: "missions.read",
    summary: "A mission with its mandates, strengths and ends as known at a moment.",
    shapes: { params: z.object({ id: MissionId }), query: AsOf, reply: Mission },
  }),
  recordMissionEnd: endpoint("POST", "/api/missions/:id/ends", {
    right: "missions.change",
    summary:
      "Records the end of a mission's operations, withdrawal or liquidation; an earlier end stays in the record.",
    shapes: { params: z.object({ id: MissionId }), body: NewEnd, reply: Mission },
  }),
  recordMandate: endpoint("POST", "/api/missions/:id/mandates", {
    right: "missions.change",
    summary: "Records a resolution on a mission: renewal, rollover, change or end of its mandate.",
    shapes: { params: z.object({ id: MissionId }), body: NewMandate, reply: Mission },
  }),
};
