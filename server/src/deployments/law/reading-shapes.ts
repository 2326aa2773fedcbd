/** How a ceiling may be read: what each reading would do, who proposed another and who confirmed it. */
import { z } from "zod";
import { Ceiling, CeilingId, CeilingReading, Interpretation } from "../../authorisations/schema.ts";
import { AsOf, DeploymentRole, MissionId } from "../../missions/schema.ts";
import { Day, Moment } from "../../platform/days.ts";
import { endpoint } from "../../platform/endpoint.ts";
import { TourId } from "../ids.ts";

const Overlap = z.object({ people: z.int().positive(), days: z.int().positive() });

/** Somebody who would find no place under the ceiling if it were read so. */
export const Displaced = z.object({
  tourId: TourId,
  person: z.string(),
  mission: MissionId,
  role: DeploymentRole,
  from: Day,
  to: Day,
  standing: z.enum(["planned", "actual"]),
});
export type Displaced = z.infer<typeof Displaced>;

/** What a reading does, with everybody who stands under the ceiling. */
export const ReadingEffect = z.object({
  reading: CeilingReading,
  overlap: Overlap.nullable(),
  /** Counted by this reading on the day that is asked about. */
  used: z.int().nonnegative(),
  /** Negative when it would be passed. */
  free: z.int(),
  /** For `present`: most people on one later day, and which; null for the others. */
  most: z.object({ day: Day, people: z.int() }).nullable(),
  /** People who are or were there and would stand in a named breach. */
  breaches: z.int().nonnegative(),
  /** Planned stays that would have no place: they must be cancelled or shortened before it can be confirmed. */
  plansWithout: z.int().nonnegative(),
  /** The people, latest arrival last; empty for those who may not see persons. */
  displaced: z.array(Displaced),
});
export type ReadingEffect = z.infer<typeof ReadingEffect>;

export const ReadingProposal = z.object({
  id: z.uuid(),
  ceilingId: CeilingId,
  before: CeilingReading,
  reading: CeilingReading,
  overlap: Overlap.nullable(),
  question: z.string(),
  reason: z.string(),
  source: z.string(),
  proposedOn: Day,
  proposedBy: z.string(),
  /** Whether the caller proposed it and so cannot confirm it. */
  own: z.boolean(),
  recordedAt: Moment,
  state: z.enum(["open", "confirmed", "refused"]),
  decidedBy: z.string().nullable(),
  decidedAt: Moment.nullable(),
  refusedBecause: z.string().nullable(),
});
export type ReadingProposal = z.infer<typeof ReadingProposal>;

/** Another reading, put forward. `overlap` only with `present`. */
export const NewReading = z.object({
  reading: CeilingReading,
  overlap: Overlap.nullable().default(null),
  question: z.string().trim().min(1).max(500),
  reason: z.string().trim().min(1).max(2000),
  source: z.string().trim().min(1).max(500),
});
export type NewReading = z.infer<typeof NewReading>;

export const CeilingReadings = z.object({
  asOf: Day,
  ceiling: Ceiling,
  reference: z.string(),
  chosen: z.array(Interpretation),
  effects: z.array(ReadingEffect),
  proposals: z.array(ReadingProposal),
});
export type CeilingReadings = z.infer<typeof CeilingReadings>;

export const readingsApi = {
  ceilingReadings: endpoint("GET", "/api/ceilings/:id/readings", {
    right: "authorisations.read",
    summary:
      "What each reading of a ceiling does to its people and its head-room, and who proposed and confirmed which.",
    shapes: { params: z.object({ id: CeilingId }), query: AsOf, reply: CeilingReadings },
  }),
  proposeReading: endpoint("POST", "/api/ceilings/:id/readings", {
    right: "authorisations.change",
    summary: "Puts forward another reading of a ceiling. It changes nothing before another person confirms it.",
    shapes: { params: z.object({ id: CeilingId }), body: NewReading, reply: ReadingProposal },
  }),
  confirmReading: endpoint("POST", "/api/readings/:id/confirm", {
    right: "authorisations.decide",
    summary:
      "Confirms a proposed reading: everybody under the ceiling is placed anew, and who is there without a place stands in a named breach.",
    shapes: {
      params: z.object({ id: z.uuid() }),
      reply: z.object({ proposal: ReadingProposal, ceiling: Ceiling, breaches: z.int().nonnegative() }),
    },
  }),
  refuseReading: endpoint("POST", "/api/readings/:id/refuse", {
    right: "authorisations.read",
    summary: "Refuses a proposed reading, or takes back one's own.",
    shapes: {
      params: z.object({ id: z.uuid() }),
      body: z.object({ reason: z.string().trim().min(1).max(2000) }),
      reply: ReadingProposal,
    },
  }),
};
