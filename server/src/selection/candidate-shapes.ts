/** Who stands in a plan, what a score is made of, and how a reason is said. */
import { z } from "zod";
import { PersonId } from "../people/schema.ts";
import { Grade } from "../units/grades.ts";

/** One part of a score, as `firstTour` 20. */
export const ScorePart = z.object({ part: z.string(), points: z.int() });
export type ScorePart = z.infer<typeof ScorePart>;

/** Who stands in the plan, without more than the board needs. */
export const Candidate = z.object({
  personId: PersonId,
  number: z.string(),
  name: z.string(),
  nameLatin: z.string(),
  rank: z.string().nullable(),
  grade: Grade.nullable(),
  homeUnit: z.string().nullable(),
  sex: z.enum(["woman", "man"]),
});
export type Candidate = z.infer<typeof Candidate>;

/** Why a tour is open, or a pair impossible, as code, facts and an English sentence. */
export const Reason = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  message: z.string(),
});
export type Reason = z.infer<typeof Reason>;
