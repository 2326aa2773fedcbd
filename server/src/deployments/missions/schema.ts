/** What a mission's dates and reductions mean for the people who are there or planned to be. Days include both ends. */
import { z } from "zod";
import { AsOf, DeploymentRole, MissionId } from "../../missions/schema.ts";
import { Day } from "../../platform/days.ts";
import { endpoint } from "../../platform/endpoint.ts";

/** One tour that a list of people names; only for those who may see people. */
export const ImpactTour = z.object({
  tourId: z.uuid(),
  /** The number that stands for the person in lists. */
  person: z.string(),
  from: Day,
  to: Day,
  standing: z.enum(["planned", "actual"]),
});
export type ImpactTour = z.infer<typeof ImpactTour>;

/** People who belong together: of one contribution, rotation, post and role, with the same day by which they must have left. */
export const ImpactGroup = z.object({
  contribution: z.string().nullable(),
  rotation: z.int().nullable(),
  post: z.string().nullable(),
  role: DeploymentRole,
  people: z.int().positive(),
  /** Of them: arrived already; set to arrive only after the last day of service, so that the tour cannot begin. */
  arrived: z.int(),
  cannotBegin: z.int(),
  /** Were not past the end before the change that is looked at. */
  newly: z.int(),
  /** Last day on which they may be there: on the way home where their decision covers that, else of service. */
  leaveBy: Day,
  /** Latest last day on record among them. */
  recordedTo: Day,
  /** Null: the reader sees numbers, not people. */
  tours: z.array(ImpactTour).nullable(),
});
export type ImpactGroup = z.infer<typeof ImpactGroup>;

/** How long a scope covers people in the mission, by what is known. Null: no end is known. */
export const ScopeImpact = z.object({
  reference: z.string(),
  scope: z.string(),
  endsWithMandate: z.boolean(),
  before: Day.nullable(),
  after: Day.nullable(),
});
export type ScopeImpact = z.infer<typeof ScopeImpact>;

/** What an open reduction that is asked of us still needs. */
export const ReductionImpact = z.object({
  order: z.uuid(),
  category: z.enum(["military", "observers_staff", "police", "uniformed"]),
  state: z.enum(["announced", "ordered", "executing"]),
  document: z.string(),
  asked: z.int().positive(),
  leaveBy: Day,
  /** Our people of the category on the day it became known; those on record for the day after `leaveBy`; how many of these must go. */
  there: z.int(),
  staying: z.int(),
  mustGo: z.int(),
  groups: z.array(ImpactGroup),
});
export type ReductionImpact = z.infer<typeof ReductionImpact>;

/** What a change of a mission does to the country's people in it: who must leave by when, who cannot begin. */
export const PeopleImpact = z.object({
  /** Stays on record past the last day of their purpose, soonest day first. */
  mustLeave: z.array(ImpactGroup),
  people: z.int(),
  newly: z.int(),
  /** Stays that were past the end before the change and are not after it. */
  freed: z.int(),
  /** Of the people: those whose last allowed day has passed already; what happens after it is a breach. */
  overdue: z.int(),
  /** People on record past the last day of the known mandate, where operations have no end before it: it needs a renewal. */
  beyondMandate: z.object({ before: z.int(), after: z.int() }),
  scopes: z.array(ScopeImpact),
  reductions: z.array(ReductionImpact),
});
export type PeopleImpact = z.infer<typeof PeopleImpact>;

/** So many of our people on every day from `from` to `to`; days that nobody fills have 0. */
const OurStep = z.object({ from: Day, to: Day, value: z.int() });

/** Our people in one mission over time, by what is on record. */
export const OurCourse = z.object({
  from: Day,
  to: Day,
  present: z.array(OurStep),
  planned: z.array(OurStep),
});
export type OurCourse = z.infer<typeof OurCourse>;

/** Our people in a mission on a day; `tours`: how many have ever begun. Numbers only, so that everybody may see them. */
export const OurLine = z.object({
  mission: MissionId,
  present: z.int(),
  planned: z.int(),
  tours: z.int(),
  firstDay: Day.nullable(),
  lastDay: Day.nullable(),
});
export type OurLine = z.infer<typeof OurLine>;

/** The doors to the country's own people in a mission. */
export const ourPeopleApi = {
  listOurMissions: endpoint("GET", "/api/missions/ours", {
    right: "missions.read",
    summary: "Missions in which our people are, were, or are planned to be, with their number on a day.",
    shapes: {
      query: AsOf,
      reply: z.object({ items: z.array(OurLine), next: z.string().nullable(), count: z.int() }),
    },
  }),
  ourCourse: endpoint("GET", "/api/missions/:id/ours", {
    right: "missions.read",
    summary: "Our people in a mission on every day from `from` to `to`, present and planned apart.",
    shapes: {
      params: z.object({ id: MissionId }),
      query: AsOf.extend({ from: Day, to: Day }),
      reply: OurCourse,
    },
  }),
};
