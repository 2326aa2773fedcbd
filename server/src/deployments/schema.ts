/**
 * Who was sent where: contributions, their rotations, tours of persons, and presence as dated facts with the moment of record.
 * Days include both ends.
 */
import { z } from "zod";
import { CeilingAnswer, CeilingId, HeadroomCurve } from "../authorisations/schema.ts";
import { AsOf, Confidence, DeploymentMode, DeploymentRole, MissionId } from "../missions/schema.ts";
import { Day, Moment } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";
import { Refusal } from "../platform/outcome.ts";
import { TimelineAnswer, TimelineQuery } from "./timeline/schema.ts";

export {
  MOST_BARS,
  MOST_ROWS,
  TimelineAnswer,
  TimelineBy,
  TimelineQuery,
  TimelineState,
} from "./timeline/schema.ts";
export { type Timeline, type TimelineBar, type TimelineRow, type TimelineStep, unfolded } from "./timeline/unfold.ts";

import { contributionsApi } from "./contributions/contribution-shapes.ts";
import { rotationsApi } from "./contributions/rotation-shapes.ts";
import { warningsApi } from "./contributions/warning-shapes.ts";
import { TourId } from "./ids.ts";
import { MayDeployAsk, MayDeployReply } from "./law/may-deploy-shapes.ts";
import { changesApi } from "./tours/change-shapes.ts";
import { toursApi } from "./tours/tour-shapes.ts";

export * from "./alarms/schema.ts";
export * from "./contributions/contribution-shapes.ts";
export * from "./contributions/rotation-shapes.ts";
export * from "./contributions/warning-shapes.ts";
export * from "./guard-shapes.ts";
export * from "./history/schema.ts";
export * from "./ids.ts";
export * from "./law/may-deploy-shapes.ts";
export * from "./law/reading-shapes.ts";
export * from "./law/what-if-shapes.ts";
export * from "./missions/schema.ts";
export * from "./tours/change-shapes.ts";
export * from "./tours/tour-shapes.ts";

/** A rule that what happened did not keep, by name, with its facts and the reason given. Seen wherever the people are counted. */
export const Breach = z.object({
  id: z.uuid(),
  code: z.string(),
  mission: MissionId,
  from: Day,
  to: Day,
  people: z.int().positive(),
  reason: z.string(),
  facts: Refusal.shape.facts,
  confidence: Confidence,
  recordedAt: Moment,
  recordedBy: z.string(),
});
export type Breach = z.infer<typeof Breach>;

/** A person who counts, or does not, under a ceiling on a day, and why. */
export const ReckoningRow = z.object({
  tourId: TourId,
  personId: z.uuid(),
  person: z.string(),
  mission: MissionId,
  role: DeploymentRole,
  mode: DeploymentMode,
  standing: z.enum(["planned", "actual"]),
  from: Day,
  to: Day,
  counts: z.boolean(),
  /** Code of the reason: `counts`, `excluded-role`, `other-decision`, `breach`. */
  why: z.enum(["counts", "overlap", "other-decision", "excluded-role", "breach"]),
  authorisation: z.string().nullable(),
  confidence: Confidence,
});
export type ReckoningRow = z.infer<typeof ReckoningRow>;

/** All doors of deployments, room by room. */
export const deploymentsApi = {
  timeline: endpoint("GET", "/api/deployments/timeline", {
    right: "deployments.numbers",
    summary:
      "Tours of a window of days in rows by mission, unit, post, person or decision, page by page; rows with too many bars, and all rows for readers who see no persons, as people per day.",
    shapes: { query: TimelineQuery, reply: TimelineAnswer },
  }),
  mayDeploy: endpoint("GET", "/api/may-deploy", {
    right: "authorisations.read",
    summary:
      "May so many people, these persons, this unit be in a mission on all of these days, or a tour go on, by the law and the facts known on a day?",
    shapes: {
      query: MayDeployAsk,
      reply: MayDeployReply,
    },
  }),
  headroom: endpoint("GET", "/api/headroom", {
    right: "authorisations.read",
    summary: "Head-room curve of each ceiling; a year back and two ahead of `asOf` unless `from` and `to` are given.",
    shapes: {
      query: AsOf.extend({
        from: Day.optional(),
        to: Day.optional(),
        authorisation: z.string().optional(),
        ceiling: CeilingId.optional(),
      }),
      reply: z.object({
        from: Day,
        to: Day,
        asOf: Day,
        knownAt: Moment,
        items: z.array(HeadroomCurve),
        count: z.int(),
      }),
    },
  }),
  reckoning: endpoint("GET", "/api/ceilings/:id/reckoning", {
    right: "deployments.read",
    summary: "One day under one ceiling: who counts, who does not and why, and how many more may go.",
    shapes: {
      params: z.object({ id: CeilingId }),
      query: z.object({ day: Day, knownAt: Moment.optional() }),
      reply: z.object({
        day: Day,
        ceiling: CeilingAnswer.omit({ runs: true, least: true }),
        /** Null when the ceiling does not hold on the day. */
        free: z.int().nullable(),
        used: z.int(),
        items: z.array(ReckoningRow),
        count: z.int(),
      }),
    },
  }),
  listBreaches: endpoint("GET", "/api/breaches", {
    right: "deployments.read",
    summary: "Named breaches as known at a moment, latest first.",
    shapes: {
      query: AsOf,
      reply: z.object({ items: z.array(Breach), next: z.string().nullable(), count: z.int() }),
    },
  }),
  ...contributionsApi,
  ...rotationsApi,
  ...toursApi,
  ...changesApi,
  ...warningsApi,
};
