/** What a change of a mission does: to people, to decisions, and to plans. */
import { z } from "zod";
import { PeopleImpact } from "../deployments/missions/schema.ts";
import { AsOf, ChangeBody, MissionId } from "../missions/schema.ts";
import { Day } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";
import { Refusal } from "../platform/outcome.ts";

/** A plan with assignments that the mission's end does not leave room for. */
export const PlanImpact = z.object({
  run: z.uuid(),
  title: z.string(),
  /** draft: planned, not put forward · proposed: awaits a decision · approved: its tours are on record. */
  state: z.enum(["draft", "proposed", "approved"]),
  /** Assignments of the plan in the mission, and how many of them break; `newly`: only by the change that is looked at. */
  inMission: z.int(),
  broken: z.int().positive(),
  newly: z.int(),
  /** Null: the reader sees numbers, not people. */
  assignments: z
    .array(
      z.object({
        tour: z.string(),
        post: z.string(),
        person: z.string(),
        from: Day,
        to: Day,
        /** Whether it would begin only after the last day of service. */
        cannotBegin: z.boolean(),
      }),
    )
    .nullable(),
});
export type PlanImpact = z.infer<typeof PlanImpact>;

const Dates = z.object({
  operations: Day.nullable(),
  withdrawal: Day.nullable(),
  liquidation: Day.nullable(),
  /** Last day of the last known mandate. */
  mandate: Day.nullable(),
});

/** What a change of a mission does to people, to decisions and to plans, in one answer. */
export const MissionImpact = z.object({
  mission: MissionId,
  day: Day,
  /** The version that was looked at: send it as If-Match when the change is recorded. */
  version: z.int().positive(),
  /** Why the change that was looked at may not be recorded; then nothing differs after it. */
  refusals: z.array(Refusal),
  before: Dates,
  after: Dates,
  people: PeopleImpact,
  plans: z.array(PlanImpact),
});
export type MissionImpact = z.infer<typeof MissionImpact>;

const OneMission = z.object({ id: MissionId });

/** The door that tries a change of a mission without recording it. */
export const missionImpactApi = {
  missionImpact: endpoint("GET", "/api/missions/:id/impact", {
    right: "missions.read",
    summary:
      "Who must leave the mission by when, which reductions are open, and which plans break, as it stands; people only for those who may see them.",
    shapes: { params: OneMission, query: AsOf, reply: MissionImpact },
  }),
  previewMissionChange: endpoint("POST", "/api/missions/:id/impact", {
    right: "missions.read",
    summary: "What a change of the mission would do to people, decisions and plans; nothing is recorded.",
    shapes: { params: OneMission, body: ChangeBody, reply: MissionImpact },
  }),
};
