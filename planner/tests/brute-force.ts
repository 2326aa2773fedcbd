/** The exhaustive optimum of a tiny problem: every lawful plan is looked at. */

import { availableThroughout } from "../src/constraints/available-throughout.ts";
import { bansKept } from "../src/constraints/bans-kept.ts";
import type { Posting } from "../src/constraints/constraint.ts";
import { entryValue, hardMatches } from "../src/constraints/index.ts";
import { needsMet } from "../src/constraints/needs-met.ts";
import { onePlace } from "../src/constraints/one-place.ts";
import { restBetweenTours } from "../src/constraints/rest-between-tours.ts";
import { LEAST, type Measure, type Problem } from "../src/problem.ts";

/** Constraints that only become worse when postings are added, so that a branch may be cut as soon as one matches. */
const GROWING = [needsMet, availableThroughout, bansKept, restBetweenTours, onePlace];

/** Calls `visit` with every lawful plan. */
export function eachLawfulPlan(problem: Problem, visit: (postings: readonly Posting[]) => void): void {
  const postings: Posting[] = [];
  const fill = (index: number) => {
    const tour = problem.tours[index];
    if (tour === undefined) {
      if (hardMatches(problem, postings).length === 0) visit(postings);
      return;
    }
    fill(index + 1);
    for (const person of problem.people) {
      postings.push({ tour, person });
      if (GROWING.every((constraint) => constraint.matches(problem, postings).length === 0)) fill(index + 1);
      postings.pop();
    }
  };
  fill(0);
}

/** The best value of each entry in strict order, as a plan states them; `null` when no plan is lawful. */
export function bruteForce(problem: Problem): number[] | null {
  let best: number[] | null = null;
  eachLawfulPlan(problem, (postings) => {
    const values = problem.objective.map((entry) => entryValue(entry, problem, postings));
    if (best === null || isBetter(problem, values, best)) best = values;
  });
  return best;
}

/** Whether `a` comes before `b` in the strict order of the problem's objective. */
function isBetter(problem: Problem, a: readonly number[], b: readonly number[]): boolean {
  for (const [index, entry] of problem.objective.entries()) {
    const least = typeof entry === "string" && LEAST.has(entry as Measure);
    const gain = ((a[index] ?? 0) - (b[index] ?? 0)) * (least ? -1 : 1);
    if (gain !== 0) return gain > 0;
  }
  return false;
}
