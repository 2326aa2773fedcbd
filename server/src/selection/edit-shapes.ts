/** What a person changes of a plan by hand, and what that would do. */
import { z } from "zod";
import { Moment } from "../platform/days.ts";
import { Refusal } from "../platform/outcome.ts";
import { Candidate } from "./candidate-shapes.ts";

export const EditId = z.uuid().brand<"EditId">();
export type EditId = z.infer<typeof EditId>;

/** What a person changed by hand. `leave_open` has no person. A withdrawn edit stays in the record. */
export const Edit = z.object({
  id: EditId,
  kind: z.enum(["pin", "ban", "leave_open"]),
  tour: z.string(),
  person: Candidate.nullable(),
  reason: z.string(),
  author: z.string(),
  recordedAt: Moment,
  withdrawnAt: Moment.nullable(),
});
export type Edit = z.infer<typeof Edit>;

/** What a hand edit would do to the plan that is there. */
export const EditCheck = z.object({
  /** Every reason why the pair is not lawful with the rest of the plan as it stands. Empty: it is. */
  against: z.array(Refusal),
  /** Tours that would become open because the person is taken from them. */
  frees: z.array(z.string()),
  /** Change of each entry of the objective. */
  effect: z.array(z.object({ entry: z.string(), before: z.number(), after: z.number() })),
});
export type EditCheck = z.infer<typeof EditCheck>;
