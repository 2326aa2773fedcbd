/** Why a plan is as it is: the candidates of a tour, explanations plain and proved, and two plans side by side. */
import { z } from "zod";
import { Verdict } from "../eligibility/schema.ts";
import { Day } from "../platform/days.ts";
import { Candidate, Reason, ScorePart } from "./candidate-shapes.ts";
import { RunLine } from "./run-shapes.ts";

/** One person's place in the table of candidates for a tour. */
export const CandidateLine = z.object({
  person: Candidate,
  verdict: Verdict,
  score: z.int(),
  parts: z.array(ScorePart),
  /** chosen: holds this tour in the plan · free: could take it · elsewhere: is on `otherTour` · resting, blocked, banned: see `reasons`. */
  standing: z.enum(["chosen", "free", "elsewhere", "resting", "blocked", "banned", "not_eligible"]),
  otherTour: z.string().nullable(),
  reasons: z.array(Reason),
});
export type CandidateLine = z.infer<typeof CandidateLine>;

/** Why the tour is as it is. */
export const TourExplanation = z.object({
  tour: z.string(),
  chosen: Candidate.nullable(),
  /** People who may hold it by all rules. */
  eligible: z.int(),
  /** How many of them would score higher than the chosen one. */
  higher: z.int(),
  /** Sentences in order: why this person, or why it is open. */
  because: z.array(Reason),
  /** Who would score higher and why not them, best first, at most ten. */
  instead: z.array(z.object({ person: Candidate, score: z.int(), reasons: z.array(Reason) })),
  /** The smallest change found that would fill an open tour, or bring in the person asked about; null: none found. */
  nearest: Reason.nullable(),
});
export type TourExplanation = z.infer<typeof TourExplanation>;

/** An explanation whose claims were each solved and checked again. People are named by number. */
export const ProvedExplanation = z.object({
  tour: z.string(),
  kind: z.enum(["open", "chosen", "not-chosen"]),
  person: z.string().nullable(),
  because: z.array(Reason),
  /** The smallest set of changes that would bring the person in; empty when none was found or none is needed. */
  changes: z.array(Reason),
  /** How the best plan would differ if it were otherwise. */
  moves: z.array(z.object({ tour: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  /** Whether all that was compared was proved best. */
  proved: z.boolean(),
});
export type ProvedExplanation = z.infer<typeof ProvedExplanation>;

/** A pair in two plans. */
export const Comparison = z.object({
  left: RunLine,
  right: RunLine,
  same: z.int(),
  /** Tours that differ; a person is null where the tour is open, and `inPlan` false where that run did not plan the tour. */
  changes: z.array(
    z.object({
      tour: z.string(),
      post: z.string(),
      mission: z.string(),
      from: Day,
      to: Day,
      left: z.object({ inPlan: z.boolean(), person: Candidate.nullable(), score: z.int().nullable() }),
      right: z.object({ inPlan: z.boolean(), person: Candidate.nullable(), score: z.int().nullable() }),
    }),
  ),
  objective: z.array(z.object({ entry: z.string(), left: z.number().nullable(), right: z.number().nullable() })),
});
export type Comparison = z.infer<typeof Comparison>;
