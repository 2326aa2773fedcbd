/** What the office wants of a plan besides the law: dated records with their source. Pure. */
import { z } from "zod";
import { Day } from "../platform/days.ts";
import { Role } from "../units/schema.ts";

/** share: at least this part of the filled tours by such people · home-cap: at most so many of one home unit away on one day. */
export const PolicyTerms = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("share"),
    roles: z.array(Role).min(1),
    who: z.enum(["woman"]),
    /** Numerator and denominator. */
    atLeast: z.tuple([z.int().nonnegative(), z.int().positive()]),
    hard: z.boolean(),
  }),
  z.object({ kind: z.literal("home-cap"), roles: z.array(Role).min(1), atMost: z.int().nonnegative() }),
]);
export type PolicyTerms = z.infer<typeof PolicyTerms>;

/** A policy of the office, such as a share or a cap, with its source and the days on which it holds. */
export const Policy = z.object({
  code: z.string(),
  title: z.string(),
  policy: PolicyTerms,
  source: z.string(),
  assumed: z.boolean(),
  effectiveFrom: Day,
  effectiveTo: Day.nullable(),
});
export type Policy = z.infer<typeof Policy>;
