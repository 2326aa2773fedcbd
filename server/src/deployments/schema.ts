/**
 * Who was sent where: contributions, their rotations, tours of persons, and presence as dated facts with the moment of record.
 * Days include both ends.
 */
import { z } from "zod";
import {
  CeilingAnswer,
  CeilingId,
  HeadroomCurve,
  MayDeployAnswer,
  MayDeployQuestion,
} from "../authorisations/schema.ts";
import { AsOf, Confidence, DeploymentMode, DeploymentRole, MissionId } from "../missions/schema.ts";
import { Day, Moment } from "../platform/days.ts";
import { endpoint } from "../platform/endpoint.ts";
import { Refusal } from "../platform/outcome.ts";

export const ContributionId = z.uuid().brand<"ContributionId">();
export type ContributionId = z.infer<typeof ContributionId>;
export const RotationId = z.uuid().brand<"RotationId">();
export type RotationId = z.infer<typeof RotationId>;
export const TourId = z.uuid().brand<"TourId">();
export type TourId = z.infer<typeof TourId>;
export const PresenceId = z.uuid().brand<"PresenceId">();
export type PresenceId = z.infer<typeof PresenceId>;

/** What a country gives a mission: an own unit, a unit inside a lead nation's contingent, or posts for individuals. */
export const Contribution = z.object({
  id: ContributionId,
  /** Readable and unique, as `UNIFIL/embedded-company`. */
  code: z.string(),
  mission: MissionId,
  kind: z.enum(["own_unit", "embedded_unit", "individual_posts"]),
  role: DeploymentRole,
  mode: DeploymentMode,
  /** Lead nation when embedded. */
  partner: z.string().nullable(),
  unitType: z.string().nullable(),
  title: z.string(),
  /** MOU, bilateral agreement or exchange of notes that governs it. */
  agreement: z.string(),
  from: Day,
  to: Day.nullable(),
  source: z.string(),
  confidence: Confidence,
  note: z.string(),
});
export type Contribution = z.infer<typeof Contribution>;

/** A body of people who relieve another; the equipment stays. */
export const Rotation = z.object({
  id: RotationId,
  contributionId: ContributionId,
  number: z.int().positive(),
  from: Day,
  to: Day,
  strength: z.int().positive(),
  transferOn: Day.nullable(),
  source: z.string(),
  confidence: Confidence,
  note: z.string(),
});
export type Rotation = z.infer<typeof Rotation>;

/** How far a tour has come. `nominated` and `approved` hold their places under the ceilings as `in_mission` does. */
export const TourState = z.enum(["nominated", "approved", "travelling", "in_mission", "returned", "cancelled"]);
export type TourState = z.infer<typeof TourState>;

/** One person's time in one mission, as known at the moment asked for. */
export const Tour = z.object({
  id: TourId,
  personId: z.uuid(),
  /** The number that stands for the person in lists, as `P-00017`. */
  person: z.string(),
  postId: z.uuid().nullable(),
  post: z.string().nullable(),
  contributionId: ContributionId.nullable(),
  rotationId: RotationId.nullable(),
  rotation: z.int().nullable(),
  mission: MissionId,
  role: DeploymentRole,
  mode: DeploymentMode,
  partner: z.string().nullable(),
  unitType: z.string().nullable(),
  state: TourState,
  /** First and last day of presence: recorded where it happened, planned otherwise. */
  from: Day,
  to: Day,
  /** Whether the person has been in the mission under it. */
  standing: z.enum(["planned", "actual"]),
  /** The decision and scope it stands under; null when it is a named breach. */
  authorisation: z.string().nullable(),
  breach: z.string().nullable(),
  source: z.string(),
  confidence: Confidence,
  note: z.string(),
});
export type Tour = z.infer<typeof Tour>;

/** What happened in a tour, on which day, and when it was recorded. Nothing is changed afterwards; a correction is a new event. */
export const TourEvent = z.object({
  id: z.uuid(),
  tourId: TourId,
  kind: z.enum([
    "nominated",
    "approved",
    "arrived",
    "extended",
    "left",
    "repatriated",
    "died",
    "corrected",
    "cancelled",
  ]),
  day: Day,
  /** Why a person was sent home early, why a fact was corrected. */
  cause: z.string().nullable(),
  payer: z.enum(["un", "national", "partner"]).nullable(),
  source: z.string(),
  recordedAt: Moment,
  recordedBy: z.string(),
});
export type TourEvent = z.infer<typeof TourEvent>;

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

/**
 * Why a fact is recorded although it broke a rule. Only with a reason is it kept, as a breach with this reason; null: the fact is
 * refused when it breaks one.
 */
const breachReason = z.string().min(1).nullable().default(null);

export const Arrival = z.object({ day: Day, source: z.string().min(1), breachReason });
export type Arrival = z.infer<typeof Arrival>;

export const Departure = z.object({
  kind: z.enum(["left", "repatriated", "died"]),
  day: Day,
  cause: z.string().min(1).nullable(),
  payer: z.enum(["un", "national", "partner"]).nullable(),
  source: z.string().min(1),
  breachReason,
});
export type Departure = z.infer<typeof Departure>;

export const Extension = z.object({ to: Day, purpose: MayDeployQuestion.shape.purpose, source: z.string().min(1) });
export type Extension = z.infer<typeof Extension>;

export const Correction = z.object({
  from: Day,
  to: Day,
  cause: z.string().min(1),
  source: z.string().min(1),
  breachReason,
});
export type Correction = z.infer<typeof Correction>;

export const Cancellation = z.object({ cause: z.string().min(1), source: z.string().min(1) });
export type Cancellation = z.infer<typeof Cancellation>;

/** Tours that a plan was approved for; who proposed the plan did not approve it. */
export const ApprovedTours = z.object({
  planId: z.uuid(),
  proposedBy: z.string().min(1),
  approvedBy: z.string().min(1),
  tours: z.array(
    z.object({
      personId: z.uuid(),
      postId: z.uuid(),
      from: Day,
      to: Day,
      wantedTourId: z.uuid().nullable().optional(),
    }),
  ),
});
export type ApprovedTours = z.infer<typeof ApprovedTours>;

const Page = z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(1000).optional() });

export const deploymentsApi = {
  mayDeploy: endpoint("GET", "/api/may-deploy", {
    right: "authorisations.read",
    summary: "May so many people be in a mission on all of these days, by the law and the facts known on a day?",
    shapes: {
      query: MayDeployQuestion.extend({ people: z.coerce.number().int().positive() }).extend(AsOf.shape),
      reply: MayDeployAnswer,
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
  listContributions: endpoint("GET", "/api/deployments/contributions", {
    right: "deployments.read",
    summary: "What the country gave and gives, with rotations.",
    shapes: {
      query: AsOf.extend({ mission: MissionId.optional() }),
      reply: z.object({
        items: z.array(Contribution.extend({ rotations: z.array(Rotation) })),
        next: z.string().nullable(),
        count: z.int(),
      }),
    },
  }),
  listTours: endpoint("GET", "/api/tours", {
    right: "deployments.read",
    summary:
      "Tours by first day; those that share a day with `from`–`to` when given; of one mission, person, post, rotation or decision.",
    shapes: {
      query: Page.extend(AsOf.shape).extend({
        from: Day.optional(),
        to: Day.optional(),
        mission: MissionId.optional(),
        person: z.uuid().optional(),
        post: z.uuid().optional(),
        rotation: z.uuid().optional(),
        standing: z.enum(["planned", "actual"]).optional(),
      }),
      reply: z.object({ items: z.array(Tour), next: z.string().nullable(), count: z.int() }),
    },
  }),
  getTour: endpoint("GET", "/api/tours/:id", {
    right: "deployments.read",
    summary: "A tour with everything that was ever recorded of it.",
    shapes: { params: z.object({ id: TourId }), query: AsOf, reply: Tour.extend({ events: z.array(TourEvent) }) },
  }),
  listBreaches: endpoint("GET", "/api/breaches", {
    right: "deployments.read",
    summary: "Named breaches as known at a moment, latest first.",
    shapes: {
      query: AsOf,
      reply: z.object({ items: z.array(Breach), next: z.string().nullable(), count: z.int() }),
    },
  }),
  recordArrival: endpoint("POST", "/api/tours/:id/arrival", {
    right: "deployments.change",
    summary: "Records that a person arrived in the mission.",
    shapes: { params: z.object({ id: TourId }), body: Arrival, reply: Tour },
  }),
  recordDeparture: endpoint("POST", "/api/tours/:id/departure", {
    right: "deployments.change",
    summary: "Records a person's last day in the mission: end of tour, repatriation with cause and payer, or death.",
    shapes: { params: z.object({ id: TourId }), body: Departure, reply: Tour },
  }),
  recordExtension: endpoint("POST", "/api/tours/:id/extension", {
    right: "deployments.change",
    summary: "Moves a tour's last day; every added day must be covered and have room.",
    shapes: { params: z.object({ id: TourId }), body: Extension, reply: Tour },
  }),
  correctTour: endpoint("POST", "/api/tours/:id/correction", {
    right: "deployments.change",
    summary: "Corrects the recorded days of a tour; what was known before stays known.",
    shapes: { params: z.object({ id: TourId }), body: Correction, reply: Tour },
  }),
  cancelTour: endpoint("POST", "/api/tours/:id/cancellation", {
    right: "deployments.change",
    summary: "Cancels a tour that has not begun; its place under the ceilings becomes free.",
    shapes: { params: z.object({ id: TourId }), body: Cancellation, reply: Tour },
  }),
};
