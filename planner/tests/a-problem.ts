/** Short ways to write problems and plans in tests. */
import { type Posting, postingsOf } from "../src/constraints/constraint.ts";
import type { Problem } from "../src/problem.ts";
import { mustRead } from "./random-problem.ts";

/** A tour with an id from one day of January 2026 to another, and what else is said of it. */
export function aTour(id: string, from: number, to: number, more: object = {}): object {
  return { id, post: `post of ${id}`, from: january(from), to: january(to), ...more };
}

/** A person with an id, and what else is said of them. */
export function aPerson(id: string, more: object = {}): object {
  return { id, ...more };
}

/** A day of January 2026. */
export function january(day: number): string {
  return `2026-01-${String(day).padStart(2, "0")}`;
}

/** A problem with these parts; everything else is left out of the file. */
export function aProblem(parts: object): Problem {
  return mustRead({ format: "contingent-problem/1", ...parts });
}

/** Postings written as `{ tour: person }`. */
export function posted(problem: Problem, pairs: Readonly<Record<string, string>>): Posting[] {
  return postingsOf(
    problem,
    Object.entries(pairs).map(([tour, person]) => ({ tour, person })),
  );
}
