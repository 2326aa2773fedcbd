/** Rotations: a body of people who relieve another, in lots, with an overlap and a transfer of authority; planned and as it was. */
import { z } from "zod";
import { AsOf, Confidence } from "../../missions/schema.ts";
import { Day, Moment } from "../../platform/days.ts";
import { endpoint } from "../../platform/endpoint.ts";
import { ContributionId, Rehearsal, RotationId, TourId } from "../ids.ts";

/** People who travel together. The advance party prepares, the main body follows, in as many lots as it takes. */
export const Lot = z.object({
  number: z.int().positive(),
  part: z.enum(["advance", "main"]),
  /** First day in the mission, and last day there. */
  arriveOn: Day,
  leaveOn: Day,
  heads: z.int().positive().max(100_000),
  note: z.string(),
});
export type Lot = z.infer<typeof Lot>;

/** A lot beside what was recorded of its tours; nulls where nothing is recorded yet. */
export const LotAsItWas = Lot.extend({
  arrivedOn: Day.nullable(),
  leftOn: Day.nullable(),
  tours: z.int().nonnegative(),
  arrived: z.int().nonnegative(),
});
export type LotAsItWas = z.infer<typeof LotAsItWas>;

/** Days on which a rotation and the one before it are both in the mission, with how many of both at most on one of them. */
export const Overlap = z.object({ from: Day, to: Day, days: z.int().positive(), heads: z.int().positive() });
export type Overlap = z.infer<typeof Overlap>;

/** First and last day and strength follow from the lots. */
export const Rotation = z.object({
  id: RotationId,
  contributionId: ContributionId,
  number: z.int().positive(),
  from: Day,
  to: Day,
  strength: z.int().positive(),
  /** Planned day of the transfer of authority. */
  transferOn: Day.nullable(),
  /** Day on which it happened, by its certificate. */
  transferredOn: Day.nullable(),
  rollCertifiedOn: Day.nullable(),
  lots: z.array(Lot),
  version: z.int().nonnegative(),
  source: z.string(),
  confidence: Confidence,
  note: z.string(),
});
export type Rotation = z.infer<typeof Rotation>;

/** One person on the roll of a rotation: with which lot, on which days, how far the tour has come. */
export const RollLine = z.object({
  tourId: TourId,
  personId: z.uuid(),
  person: z.string(),
  post: z.string().nullable(),
  lot: z.int().nullable(),
  state: z.string(),
  standing: z.enum(["planned", "actual"]),
  from: Day,
  to: Day,
});
export type RollLine = z.infer<typeof RollLine>;

/** A rotation beside what was recorded of it: its lots, its roll, the overlap with the one before and what the law allows of that. */
export const RotationWhole = Rotation.omit({ lots: true }).extend({
  contribution: z.string(),
  mission: z.string(),
  lots: z.array(LotAsItWas),
  /** First arrival and last day as recorded; null before anybody has arrived. */
  actual: z.object({ from: Day, to: Day, people: z.int() }).nullable(),
  /** With the rotation it relieves: by the lots, and by presence. */
  relieves: RotationId.nullable(),
  overlapPlanned: Overlap.nullable(),
  overlapActual: Overlap.nullable(),
  /** The tightest allowance of a ceiling that its people stand under; null: none of the ceilings may be passed. */
  allowance: z.object({ ceiling: z.string(), people: z.int(), days: z.int() }).nullable(),
  roll: z.array(RollLine),
  versions: z.array(
    z.object({ version: z.int(), recordedAt: Moment, recordedBy: z.string(), from: Day, to: Day, strength: z.int() }),
  ),
});
export type RotationWhole = z.infer<typeof RotationWhole>;

/** What a person enters for a rotation. */
export const RotationPlan = z.object({
  number: z.int().positive().max(10_000),
  lots: z
    .array(Lot.omit({ number: true }))
    .min(1)
    .max(50),
  transferOn: Day.nullable(),
  note: z.string(),
  source: z.string().min(1),
  confidence: Confidence,
});
export type RotationPlan = z.infer<typeof RotationPlan>;

/** A rotation moved as a whole: by so many days, all its lots and planned tours with it. */
export const RotationShift = z.object({
  days: z.int().min(-3650).max(3650),
  reason: z.string().min(1),
  source: z.string().min(1),
});
export type RotationShift = z.infer<typeof RotationShift>;

const params = z.object({ id: RotationId });

/** The doors of rotations: to read one, to plan it, to change or move it, to fill and certify its roll. */
export const rotationsApi = {
  getRotation: endpoint("GET", "/api/deployments/rotations/:id", {
    right: "deployments.read",
    summary:
      "One rotation: lots planned and as they were, overlap with the one before it and its allowance, roll, versions.",
    shapes: { params, query: AsOf, reply: RotationWhole },
  }),
  addRotation: endpoint("POST", "/api/deployments/contributions/:id/rotations", {
    right: "deployments.change",
    summary:
      "Plans a rotation of a contribution, with its lots; refused where law, mission or the overlap allowance stands against it.",
    shapes: { params: z.object({ id: ContributionId }), query: Rehearsal, body: RotationPlan, reply: RotationWhole },
  }),
  changeRotation: endpoint("PUT", "/api/deployments/rotations/:id", {
    right: "deployments.change",
    summary: "Writes a new version of a rotation's plan; its tours stay where they are. If-Match guards the version.",
    shapes: { params, query: Rehearsal, body: RotationPlan, reply: RotationWhole },
  }),
  certifyRoll: endpoint("POST", "/api/deployments/rotations/:id/roll-certificate", {
    right: "deployments.change",
    summary: "Records the certificate of a rotation's nominal roll.",
    shapes: {
      params,
      body: z.object({ day: Day, reference: z.string().min(1), source: z.string().min(1) }),
      reply: RotationWhole,
    },
  }),
  assignRoll: endpoint("POST", "/api/deployments/rotations/:id/roll", {
    right: "deployments.change",
    summary: "Puts tours on a rotation's roll, in a lot.",
    shapes: {
      params,
      query: Rehearsal,
      body: z.object({ lot: z.int().positive(), tourIds: z.array(TourId).min(1).max(2000), source: z.string().min(1) }),
      reply: RotationWhole,
    },
  }),
};
