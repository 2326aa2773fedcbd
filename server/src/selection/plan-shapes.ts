/** A plan: who holds which tour and by what score, what is open and why, and the whole run around it. */
import { z } from "zod";
import { Day } from "../platform/days.ts";
import { Refusal } from "../platform/outcome.ts";
import { Mode, Role } from "../units/schema.ts";
import { Candidate, Reason, ScorePart } from "./candidate-shapes.ts";
import { Edit, EditId } from "./edit-shapes.ts";
import { RunLine, Weights } from "./run-shapes.ts";

/** A tour that the run planned, filled or open. */
export const PlannedTour = z.object({
  /** Code of the wanted tour, its id in the problem. */
  tour: z.string(),
  post: z.string(),
  title: z.string(),
  block: z.string(),
  mission: z.string(),
  unit: z.string().nullable(),
  role: Role,
  mode: Mode,
  key: z.boolean(),
  from: Day,
  to: Day,
  /** Reference of the authorisation it would stand under; null: none covers it. */
  authorisation: z.string().nullable(),
  person: Candidate.nullable(),
  score: z.int().nullable(),
  parts: z.array(ScorePart),
  /** Set by hand: the edit that says so. */
  pinned: EditId.nullable(),
  /** Causes of an open tour, the leading one first. */
  causes: z.array(Reason),
  /** How many people may hold it by all rules on its days. */
  eligible: z.int(),
});
export type PlannedTour = z.infer<typeof PlannedTour>;

/** What one more place would bring where a rule binds. */
export const PriceLine = z.object({
  rule: z.string(),
  from: Day.nullable(),
  to: Day.nullable(),
  worth: z.record(z.string(), z.number()),
});

/** What the plan says, as it was when it was made; people by number. `asked` tells what each need of the problem asks. */
export const Digest = z.object({
  tours: z.array(PlannedTour.omit({ person: true, pinned: true }).extend({ number: z.string().nullable() })),
  asked: z.record(z.string(), z.object({ rule: z.string(), title: z.string(), asks: z.string(), terms: z.string() })),
  objective: z.array(z.object({ entry: z.string(), value: z.number(), bound: z.number() })),
  conflict: z.array(Reason),
  prices: z.array(PriceLine),
});
export type Digest = z.infer<typeof Digest>;

/** A tour already recorded in the run's time: present now, or approved earlier; it binds the plan and is not planned again. */
export const StandingTour = z.object({
  tourId: z.string(),
  post: z.string().nullable(),
  mission: z.string(),
  role: z.string(),
  from: Day,
  to: Day,
  state: z.string(),
  person: Candidate.nullable(),
  /** True where the mission ends before the tour would have: its people must leave by `to`. */
  withdrawal: z.boolean(),
});
export type StandingTour = z.infer<typeof StandingTour>;

/** A whole run. `tours` are ordered by mission, unit, post and first day. */
export const Run = RunLine.extend({
  weights: Weights,
  seed: z.int(),
  plannerVersion: z.string().nullable(),
  problemHash: z.string().nullable(),
  planHash: z.string().nullable(),
  objective: z.array(z.object({ entry: z.string(), value: z.number(), bound: z.number() })),
  tours: z.array(PlannedTour),
  standing: z.array(StandingTour),
  edits: z.array(Edit),
  /** Pins and rules that cannot hold together, when infeasible. */
  conflict: z.array(Reason),
  /** What one more place would bring where a rule binds. */
  prices: z.array(PriceLine),
  /** Missions that end within the run's time, with the last day anybody may be there. */
  missionEnds: z.array(z.object({ mission: z.string(), lastDay: Day, standing: z.int() })),
  /** What the caller may do now, each with the reasons against. */
  may: z.object({
    propose: z.array(Refusal),
    approve: z.array(Refusal),
    reject: z.array(Refusal),
    edit: z.array(Refusal),
  }),
});
export type Run = z.infer<typeof Run>;
