/** How long the steps towards a replacement take: which parameters hold for whom, and the days that follow from them. Pure. */
import { addDays, type Day } from "../../platform/days.ts";
import type { Refusal } from "../../platform/outcome.ts";
import { LEAD_STEPS, type LeadStep, type LeadTime, type StepWarning } from "./warning-shapes.ts";

const source =
  "Observed in Kazakhstan: four to six months for individuals, seven for a company; how they divide into steps is assumed (docs/rules.md#replacement)";

const shipped = (role: LeadTime["role"], days: LeadTime["days"]): LeadTime => ({
  id: null,
  role,
  contributionId: null,
  contribution: null,
  days,
  validFrom: "2000-01-01",
  source,
  confidence: "inferred",
  recordedAt: null,
  recordedBy: null,
});

/** What holds until an office sets its own: single posts, and members of units. */
export const SHIPPED: readonly LeadTime[] = [
  shipped(null, { select: 45, train: 35, clear: 40, visa: 20, fly: 10 }),
  shipped("contingent_member", { select: 60, train: 90, clear: 30, visa: 20, fly: 10 }),
];

/** The parameters for a contribution or role on a day: those of the contribution before those of the role before those for all. */
export function leadTimeFor(
  times: readonly LeadTime[],
  who: { readonly role: string; readonly contributionId: string | null },
  day: Day,
): LeadTime {
  const inForce = [...SHIPPED, ...times]
    .filter((time) => time.validFrom <= day)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
  const last = (matches: (time: LeadTime) => boolean) => inForce.filter(matches).at(-1);
  const own = last((time) => time.contributionId !== null && time.contributionId === who.contributionId);
  const ofRole = last((time) => time.contributionId === null && time.role === who.role);
  const all = last((time) => time.contributionId === null && time.role === null);
  const found = own ?? ofRole ?? all;
  if (found === undefined) throw new Error(`No lead time holds on ${day}.`);
  return found;
}

/** Most days that one step may be set to take: ten years. */
export const MOST_DAYS = 3650;

/** Why lead times cannot be set so: steps that would take longer than any step does, each named with its days. */
export function reasonsAgainstDays(days: LeadTime["days"]): readonly Refusal[] {
  return LEAD_STEPS.filter((step) => days[step] > MOST_DAYS).map((step) => ({
    code: "lead-time-too-long",
    message: `The step “${step}” would take ${days[step]} days; at most ${MOST_DAYS} (ten years) can be set. Give a shorter time.`,
    facts: { step: `lead-${step}`, days: days[step], most: MOST_DAYS },
    source: "docs/rules.md#replacement",
  }));
}

/** Days from the beginning of the first step to the arrival. */
export function leadDays(days: LeadTime["days"]): number {
  return LEAD_STEPS.reduce((sum, step) => sum + days[step], 0);
}

/** A step comes into sight this many days before the last day to begin it. */
export const AMBER_DAYS = 30;

/** Each step with the last day to begin it, so that the replacement is there on the day after `ends`. */
export function stepsTowards(days: LeadTime["days"], ends: Day, asOf: Day): StepWarning[] {
  let startBy = addDays(ends, 1);
  const backwards = LEAD_STEPS.toReversed().map((step: LeadStep): StepWarning => {
    startBy = addDays(startBy, -days[step]);
    const status = asOf > startBy ? "late" : addDays(asOf, AMBER_DAYS) >= startBy ? "amber" : "ok";
    return { step, days: days[step], startBy, status };
  });
  return backwards.toReversed();
}
