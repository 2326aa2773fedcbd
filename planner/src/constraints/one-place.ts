import { dayNumber } from "../days.ts";
import type { Constraint } from "./constraint.ts";
import { closePairs } from "./sequence.ts";

/** Nobody is in two places on one day. */
export const onePlace: Constraint = {
  id: "one-place",
  level: "hard",
  unit: "days in two places",
  source: "docs/planner-format.md#rest",
  matches: (_problem, postings) =>
    closePairs(postings, 0).map(({ person, before, next, days }) => ({
      amount: before.to < next.to ? -days : -days - daysAfter(before.to, next.to),
      because: { person: person.id, before: before.id, next: next.id, from: next.from },
    })),
};

function daysAfter(later: string, earlier: string): number {
  return dayNumber(later) - dayNumber(earlier);
}
