/** What a figure's definition declares. What stands here is data: the one computing code obeys it and the pages show it. */
import { z } from "zod";
import { DeploymentRole, MissionKind, Words } from "../missions/schema.ts";
import { Day } from "../platform/days.ts";

/** What one unit of a figure is: people present on the day, tours, or different persons. Never added across. */
export const FigureUnit = z.enum(["headcount", "person_tours", "persons"]);
export type FigureUnit = z.infer<typeof FigureUnit>;

export const FigureId = z.string().regex(/^[a-z][a-z0-9-]{2,60}$/, "an id is small letters, digits and hyphens");
export type FigureId = z.infer<typeof FigureId>;

/** By what a figure can be broken down; each person or tour stands in exactly one part. */
export const Breakdown = z.enum([
  "mission",
  "role",
  "mode",
  "partner",
  "sex",
  "unit",
  "rank",
  "month",
  "rotation",
  "authorisation",
]);
export type Breakdown = z.infer<typeof Breakdown>;

/** What of the cases that make figures disagree counts, and what does not. */
export const WhatCounts = z.object({
  /** While one rotation relieves another: both count, or no more than the strength of the one that is relieved. */
  overlap: z.enum(["counted", "not_counted"]),
  /** The ledger begins with the day of arrival and ends with the last day there: days of travel are not in it. */
  transit: z.literal("not_counted"),
  /** Leave does not end a presence. */
  leave: z.literal("counted"),
  /** Our own people inside a partner's contingent. The partner's own people are in no ledger of ours and never count. */
  hostContingent: z.enum(["counted", "not_counted", "only"]),
  /** Tours that ended by death: counted as any other to the last day, left out, or counted alone. */
  died: z.enum(["counted", "not_counted", "only"]),
  /** Tours that ended by being sent home early: likewise. */
  repatriated: z.enum(["counted", "not_counted", "only"]),
});
export type WhatCounts = z.infer<typeof WhatCounts>;

/** Which rows of the ledger a definition counts. Null does not narrow. */
export const Counting = z.object({
  /**
   * present: presence that holds on the day · begun: tours whose first day lies on or before the day · ended: tours whose last day does ·
   * persons: different persons with a tour that has begun, each standing with the first one · average: days of presence from the first
   * day of the day's year to the day, over the number of those days.
   */
  when: z.enum(["present", "begun", "ended", "persons", "average"]),
  /** Tours whose first day lies before this do not count. */
  since: Day.nullable(),
  kinds: z.array(MissionKind),
  missions: z.array(z.string()).nullable(),
  roles: z.array(DeploymentRole).nullable(),
  women: z.boolean(),
  counts: WhatCounts,
});
export type Counting = z.infer<typeof Counting>;

export const Definition = z.object({
  id: FigureId,
  /** What a definition counts changes only with its version; earlier ones are kept and stay computable. */
  version: z.int().positive(),
  /** Whether there is no later version. */
  current: z.boolean(),
  unit: FigureUnit,
  /** count: the value is the number of rows · share: it is a part of a whole · average: it is days of presence over days. */
  measure: z.enum(["count", "share", "average"]),
  title: Words,
  /** What counts and what does not, in words. */
  text: Words,
  /** What this version changed; null for a first one. */
  changed: Words.nullable(),
  /** By what it is broken down unless asked otherwise; the parts add up to it. */
  breakdown: Breakdown,
  source: z.string(),
  counting: Counting,
  /** Of what it is a share; null for other measures. */
  whole: Counting.nullable(),
});
export type Definition = z.infer<typeof Definition>;
