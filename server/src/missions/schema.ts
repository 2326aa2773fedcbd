/** UN operations and the other missions a country has served in, as dated facts with their sources; what may be asked and changed. */
import { z } from "zod";
import { Day, Moment } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";
import { ChangeBody, MissionHistory, NewEnd, NewMandate, NewMission } from "./changes.ts";
import { Mission, MissionId, MissionKind } from "./facts.ts";

export * from "./changes.ts";
export * from "./facts.ts";

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

/** Where a mission stands on a day; the last day of each phase belongs to it. */
export const MissionState = z.enum(["not_begun", "active", "withdrawing", "liquidating", "ended"]);
export type MissionState = z.infer<typeof MissionState>;

/** A mission as a list shows it. `state` is on the day asked for. */
export const MissionLine = Mission.pick({
  id: true,
  kind: true,
  name: true,
  area: true,
  headquarters: true,
  confidence: true,
}).extend({
  state: MissionState,
  started: Day,
  operationsEnd: Day.nullable(),
  withdrawalEnd: Day.nullable(),
  mandateTo: Day.nullable(),
  /** Resolution of the last known mandate, empty where its number was not read; null: no mandate is on record. */
  mandate: z.string().nullable(),
  /** Days to the end of the mandate and the horizon last passed, for an active mission; null as in `MandateHorizon`. */
  daysLeft: z.int().nullable(),
  alert: MandateHorizon.shape.alert,
  /** People of all categories for which a number is known on the day; of reports the latest up to it. Null: none is known. */
  authorised: z.int().nullable(),
  planned: z.int().nullable(),
  reported: z.int().nullable(),
  /** Reductions that are neither executed nor withdrawn on the day. */
  openOrders: z.int(),
});
export type MissionLine = z.infer<typeof MissionLine>;

/** The doors of missions: to read them as they were on a day and known at a moment, and to record their changes. */
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
  addMission: endpoint("POST", "/api/missions", {
    right: "missions.change",
    summary: "Adds a mission with its first facts.",
    shapes: { body: NewMission, reply: Mission },
  }),
  changeMission: endpoint("POST", "/api/missions/:id/changes", {
    right: "missions.change",
    summary:
      "Records one change: a resolution with new terms, a termination, an end, a strength, a correction, a reduction or its next step. If-Match holds the version seen.",
    shapes: { params: z.object({ id: MissionId }), body: ChangeBody, reply: Mission },
  }),
  undoMissionChange: endpoint("POST", "/api/missions/:id/changes/undo", {
    right: "missions.change",
    summary: "Takes back the last change by recording what held before it; both stay in the record.",
    shapes: {
      params: z.object({ id: MissionId }),
      body: z.object({ reason: z.string().min(3).max(500) }),
      reply: Mission,
    },
  }),
  missionHistory: endpoint("GET", "/api/missions/:id/history", {
    right: "missions.read",
    summary: "What was recorded of a mission and when, latest first, with what it replaced and who recorded it.",
    shapes: {
      params: z.object({ id: MissionId }),
      query: z.object({ knownAt: Moment.optional() }),
      reply: MissionHistory,
    },
  }),
};
