/** What a constraint is: one subject of what makes a plan lawful or good, used alike to score, to explain and to test. */
import type { Json } from "../plan.ts";
import type { Person, Problem, Tour } from "../problem.ts";

/** One person on one tour. */
export interface Posting {
  readonly tour: Tour;
  readonly person: Person;
}

/** One case in which a constraint counts: how much, in the constraint's unit, and the facts because of which it does. */
export interface Match {
  readonly amount: number;
  readonly because: { readonly [fact: string]: Json };
}

/**
 * A constraint. `hard`: a plan with a match is not lawful. `measure`: the sum of the amounts is the measure's value.
 * The score of a plan is the sum of these matches and nothing else, so an explanation cannot disagree with the choice.
 */
export interface Constraint {
  readonly id: string;
  readonly level: "hard" | "measure";
  /** What the amounts count. */
  readonly unit: string;
  /** Where the rule is written down. */
  readonly source: string;
  readonly matches: (problem: Problem, postings: readonly Posting[]) => readonly Match[];
}

/** The sum of a constraint's amounts. */
export function total(constraint: Constraint, problem: Problem, postings: readonly Posting[]): number {
  return constraint.matches(problem, postings).reduce((sum, { amount }) => sum + amount, 0);
}

/** Postings of pairs of ids; a pair whose tour or person the problem does not have throws. */
export function postingsOf(
  problem: Problem,
  pairs: readonly { readonly tour: string; readonly person: string }[],
): Posting[] {
  const tours = new Map(problem.tours.map((tour) => [tour.id, tour]));
  const people = new Map(problem.people.map((person) => [person.id, person]));
  return pairs.map((pair) => {
    const tour = tours.get(pair.tour);
    const person = people.get(pair.person);
    if (tour === undefined || person === undefined) throw new Error(`no such pair: ${pair.tour}, ${pair.person}`);
    return { tour, person };
  });
}
