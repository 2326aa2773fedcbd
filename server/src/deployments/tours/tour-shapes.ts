/** Tours of persons: their state, the events that led to it, and what may be recorded of one or of many at once. */
import { z } from "zod";
import { MayDeployQuestion } from "../../authorisations/schema.ts";
import { AsOf, Confidence, DeploymentMode, DeploymentRole, MissionId } from "../../missions/schema.ts";
import { Day, Moment } from "../../platform/days.ts";
import { endpoint } from "../../platform/endpoint.ts";
import { GuardState, NewOverride, Override } from "../guard-shapes.ts";
import { ContributionId, Payer, Rehearsal, RotationId, TourId } from "../ids.ts";
import { Change } from "./change-shapes.ts";

/**
 * How far a tour has come. `nominated` to `travelling` hold their places under the ceilings as `in_mission` does. From arrival on the
 * state follows presence: after the last day a person is on the way home, and `returned` when that is recorded.
 */
export const TourState = z.enum([
  "nominated",
  "screened",
  "medically_cleared",
  "selected",
  "travelling",
  "in_mission",
  "repatriating",
  "returned",
  "closed",
  "died",
  "returned_to_pool",
  "cancelled",
]);
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
  /** Lot of the rotation; null where none is recorded. */
  lot: z.int().nullable(),
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
  /** Whether it lasts beyond its mission's end, which came nearer after it was recorded. */
  pastMissionEnd: z.boolean(),
  /** How many guards were lifted for it; the events and overrides say which. */
  overrides: z.int().nonnegative(),
  source: z.string(),
  confidence: Confidence,
  note: z.string(),
});
export type Tour = z.infer<typeof Tour>;

/** What can happen in a tour, steps of a person's path and changes of what was recorded alike. */
export const TourEventKind = z.enum([
  "nominated",
  "approved",
  "screened",
  "rejected",
  "medically_cleared",
  "selected",
  "travelling",
  "arrived",
  "check_in_failed",
  "extended",
  "moved",
  "left",
  "repatriated",
  "died",
  "home",
  "closed",
  "corrected",
  "rescheduled",
  "cancelled",
  "undone",
  /** A decision, a ceiling or a mission's end changed, and the presence stands elsewhere since. */
  "restood",
  "import_corrected",
  "import_undone",
]);
export type TourEventKind = z.infer<typeof TourEventKind>;

/** What happened in a tour, on which day, and when it was recorded. Nothing is changed afterwards; a correction is a new event. */
export const TourEvent = z.object({
  id: z.uuid(),
  tourId: TourId,
  kind: TourEventKind,
  day: Day,
  /** State before and after; null where it was recorded before states were kept. */
  fromState: TourState.nullable(),
  toState: TourState.nullable(),
  /** Why a person was sent home early, why a fact was corrected. */
  cause: z.string().nullable(),
  payer: Payer.nullable(),
  /** What the step rested on: references and last days of papers, a gap left behind. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** The change that a second person approved, where one was needed. */
  changeId: z.uuid().nullable(),
  source: z.string(),
  recordedAt: Moment,
  recordedBy: z.string(),
});
export type TourEvent = z.infer<typeof TourEvent>;

/**
 * Why a fact is recorded although it broke a rule. Only with a reason is it kept, as a breach (of the law) or an override (of a
 * step that was left out) with this reason; null: the fact is refused when it breaks one.
 */
export const breachReason = z.string().min(1).nullable().default(null);

/** That a person arrived: the first day in the mission. */
export const Arrival = z.object({ day: Day, source: z.string().min(1), breachReason });
export type Arrival = z.infer<typeof Arrival>;

/** That a person's time in the mission ended: on which last day, in what way, for what cause and at whose cost. */
export const Departure = z.object({
  kind: z.enum(["left", "repatriated", "died", "check_in_failed"]),
  day: Day,
  cause: z.string().min(1).nullable(),
  payer: Payer.nullable(),
  source: z.string().min(1),
  breachReason,
});
export type Departure = z.infer<typeof Departure>;

const paper = z.object({ reference: z.string().min(1), day: Day });

/** A later last day, with the person's consent and the approval it needs; `withdrawal` days are for the way home only. */
export const Extension = z.object({
  to: Day,
  purpose: MayDeployQuestion.shape.purpose,
  /** The country's consent and the UN's approval, with their references. */
  consent: paper.nullable().default(null),
  approval: paper.nullable().default(null),
  reason: z.string().min(1).default("extension"),
  source: z.string().min(1),
});
export type Extension = z.input<typeof Extension>;

/** Other days for what was recorded, because the record was wrong. */
export const Correction = z.object({
  from: Day,
  to: Day,
  cause: z.string().min(1),
  source: z.string().min(1),
  breachReason,
});
export type Correction = z.infer<typeof Correction>;

/** Other days for a tour that has not begun. Fewer days are taken at once; others wait for a second person. */
export const Reschedule = z.object({ from: Day, to: Day, reason: z.string().min(1), source: z.string().min(1) });
export type Reschedule = z.infer<typeof Reschedule>;

/** A move to another post, in this mission or another: the tour ends on the day before `on`, a new one begins on `on`. */
export const Transfer = z.object({
  on: Day,
  postId: z.uuid(),
  /** Last day on the new post. */
  to: Day,
  approval: paper.nullable().default(null),
  reason: z.string().min(1),
  source: z.string().min(1),
});
export type Transfer = z.infer<typeof Transfer>;

/** The last event of a tour taken back. */
export const Undo = z.object({ eventId: z.uuid(), reason: z.string().min(1), source: z.string().min(1) });
export type Undo = z.infer<typeof Undo>;

/** A planned tour that will not take place, and why. */
export const Cancellation = z.object({ cause: z.string().min(1), source: z.string().min(1) });
export type Cancellation = z.infer<typeof Cancellation>;

/** A step of the individual's path before arrival and after the way home; the papers it rests on. */
export const TourStep = z.discriminatedUnion("step", [
  z.object({
    step: z.literal("screened"),
    day: Day,
    vetting: paper.nullable().default(null),
    source: z.string().min(1),
  }),
  z.object({ step: z.literal("rejected"), day: Day, cause: z.string().min(1), source: z.string().min(1) }),
  z.object({
    step: z.literal("medically_cleared"),
    day: Day,
    /** Reference of the clearance and the last day on which it holds; nothing of what it found. */
    medical: paper.extend({ validTo: Day }).nullable().default(null),
    source: z.string().min(1),
  }),
  z.object({
    step: z.literal("selected"),
    day: Day,
    acceptance: paper.nullable().default(null),
    source: z.string().min(1),
  }),
  z.object({
    step: z.literal("travelling"),
    day: Day,
    order: paper.nullable().default(null),
    /** Last days of validity. */
    papers: z.object({ passportTo: Day, visaTo: Day, vaccinationTo: Day }).nullable().default(null),
    source: z.string().min(1),
  }),
  z.object({ step: z.literal("home"), day: Day, source: z.string().min(1) }),
  z.object({
    step: z.literal("closed"),
    day: Day,
    /** Days of debrief, of the medical check after return, and on which no claim was open. */
    debriefOn: Day.nullable().default(null),
    medicalOn: Day.nullable().default(null),
    claimsOn: Day.nullable().default(null),
    source: z.string().min(1),
  }),
]);
export type TourStep = z.infer<typeof TourStep>;

const tourIds = z.array(TourId).min(1).max(2000);

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

/** What may be recorded of a tour next, each with its guards as they stand. */
export const NextTourStep = z.object({ step: TourEventKind, to: TourState, guards: z.array(GuardState) });
export type NextTourStep = z.infer<typeof NextTourStep>;

/** A tour with its events, the changes that wait, the guards that were lifted, and what may be recorded next. */
export const TourWhole = Tour.extend({
  events: z.array(TourEvent),
  overridden: z.array(Override),
  changes: z.array(Change),
  next: z.array(NextTourStep),
});
export type TourWhole = z.infer<typeof TourWhole>;

/** A tour as it is after a command, and the change that waits for a second person, if one does. */
export const TourAndChange = z.object({ tour: Tour, change: Change.nullable() });
export type TourAndChange = z.infer<typeof TourAndChange>;

const params = z.object({ id: TourId });
const Page = z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(1000).optional() });
const Recorded = z.object({ tours: z.int() });

/** The doors of tours: to read them, to record what happens in them, and to ask for changes. */
export const toursApi = {
  listTours: endpoint("GET", "/api/tours", {
    right: "deployments.read",
    summary:
      "Tours by first day; those that share a day with `from`–`to` when given; of one mission, person, post, contribution, rotation or decision.",
    shapes: {
      query: Page.extend(AsOf.shape).extend({
        from: Day.optional(),
        to: Day.optional(),
        mission: MissionId.optional(),
        person: z.uuid().optional(),
        post: z.uuid().optional(),
        contribution: z.uuid().optional(),
        rotation: z.uuid().optional(),
        standing: z.enum(["planned", "actual"]).optional(),
      }),
      reply: z.object({ items: z.array(Tour), next: z.string().nullable(), count: z.int() }),
    },
  }),
  getTour: endpoint("GET", "/api/tours/:id", {
    right: "deployments.read",
    summary:
      "A tour with everything that was ever recorded of it, what waits for a second person, and what may come next.",
    shapes: { params, query: AsOf, reply: TourWhole },
  }),
  recordArrival: endpoint("POST", "/api/tours/:id/arrival", {
    right: "deployments.change",
    summary: "Records that a person arrived in the mission.",
    shapes: { params, query: Rehearsal, body: Arrival, reply: Tour },
  }),
  recordArrivals: endpoint("POST", "/api/tours/arrivals", {
    right: "deployments.change",
    summary: "Records that many arrived on one day, as a whole lot does: all of them or none, with every reason.",
    shapes: { query: Rehearsal, body: Arrival.extend({ tourIds }), reply: Recorded },
  }),
  recordDeparture: endpoint("POST", "/api/tours/:id/departure", {
    right: "deployments.change",
    summary:
      "Records a person's last day in the mission: end of tour, repatriation or failed check-in with cause and payer, or death.",
    shapes: { params, query: Rehearsal, body: Departure, reply: Tour },
  }),
  recordDepartures: endpoint("POST", "/api/tours/departures", {
    right: "deployments.change",
    summary: "Records the same last day for many: all of them or none, with every reason.",
    shapes: { query: Rehearsal, body: Departure.extend({ tourIds }), reply: Recorded },
  }),
  recordTourStep: endpoint("POST", "/api/tours/steps", {
    right: "deployments.change",
    summary:
      "Records a step of the path before arrival or after return, of one tour or many: all of them or none, with every reason.",
    shapes: { query: Rehearsal, body: z.object({ tourIds, step: TourStep }), reply: Recorded },
  }),
  overrideTour: endpoint("POST", "/api/tours/:id/overrides", {
    right: "deployments.override",
    summary:
      "Lifts one guard for one step of a tour, by a named authority and with a reason; who lifts it does not take the step.",
    shapes: { params, body: NewOverride, reply: TourWhole },
  }),
  recordExtension: endpoint("POST", "/api/tours/:id/extension", {
    right: "deployments.change",
    summary: "Asks for a later last day; every added day must be covered and have room. A second person approves.",
    shapes: { params, query: Rehearsal, body: Extension, reply: Change },
  }),
  correctTour: endpoint("POST", "/api/tours/:id/correction", {
    right: "deployments.change",
    summary:
      "Proposes other days for what was recorded. Nothing changes until a second person approves; what was known stays known.",
    shapes: { params, query: Rehearsal, body: Correction, reply: Change },
  }),
  rescheduleTour: endpoint("POST", "/api/tours/:id/reschedule", {
    right: "deployments.change",
    summary: "Gives a tour that has not begun other days: fewer at once, others when a second person approves.",
    shapes: { params, query: Rehearsal, body: Reschedule, reply: TourAndChange },
  }),
  transferTour: endpoint("POST", "/api/tours/:id/transfer", {
    right: "deployments.change",
    summary: "Proposes a move to another post, in this mission or another. A second person approves.",
    shapes: { params, query: Rehearsal, body: Transfer, reply: Change },
  }),
  undoEvent: endpoint("POST", "/api/tours/:id/undo", {
    right: "deployments.change",
    summary: "Proposes to take back the last event of a tour. A second person approves; both stay in the record.",
    shapes: { params, query: Rehearsal, body: Undo, reply: Change },
  }),
  cancelTour: endpoint("POST", "/api/tours/:id/cancellation", {
    right: "deployments.change",
    summary: "Cancels a tour that has not begun; its place under the ceilings becomes free.",
    shapes: { params, query: Rehearsal, body: Cancellation, reply: Tour },
  }),
};
