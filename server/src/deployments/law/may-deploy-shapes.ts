/** How the law is asked from outside: for a number of people, for named persons, for a unit, or for staying on in a tour that has begun. */
import { z } from "zod";
import { MayDeployAnswer, MayDeployQuestion } from "../../authorisations/schema.ts";
import { AsOf } from "../../missions/schema.ts";
import { Day } from "../../platform/days.ts";
import { Refusal } from "../../platform/outcome.ts";
import { TourId } from "../ids.ts";

/**
 * What is asked. A unit brings its mission, mode, partner, type and strength; a tour its mission, role and mode, and is asked about
 * from the day after its last; named persons bring their number. What is given beside them goes before what they bring.
 */
export const MayDeployAsk = MayDeployQuestion.partial()
  .extend({
    people: z.coerce.number().int().positive().optional(),
    /** Numbers or ids of persons, separated by commas. */
    persons: z.string().min(1).optional(),
    /** Code of a unit. */
    unit: z.string().min(1).optional(),
    /** A tour that is to be extended. */
    tour: TourId.optional(),
    to: Day,
  })
  .extend(AsOf.shape);
export type MayDeployAsk = z.infer<typeof MayDeployAsk>;

/** The answer, with whom it was asked for. */
export const MayDeployReply = MayDeployAnswer.extend({
  /** Named persons, each with what stands against that one being there on these days; empty where only a number was asked for. */
  persons: z.array(z.object({ id: z.uuid(), number: z.string(), refusals: z.array(Refusal) })),
  unit: z.object({ code: z.string(), title: z.string(), posts: z.int() }).nullable(),
  tour: z.object({ id: TourId, person: z.string(), from: Day, to: Day }).nullable(),
});
export type MayDeployReply = z.infer<typeof MayDeployReply>;
