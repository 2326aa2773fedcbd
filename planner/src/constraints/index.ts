/** Every constraint there is. A plan is lawful when no hard one matches; its measures are the sums of the others. */
import { LEAST, type Measure, type ObjectiveEntry, type Problem, weightsOf } from "../problem.ts";
import { availableThroughout } from "./available-throughout.ts";
import { bansKept } from "./bans-kept.ts";
import { changes } from "./changes.ts";
import { type Constraint, type Match, type Posting, total } from "./constraint.ts";
import { filled } from "./filled.ts";
import { hardShares } from "./hard-shares.ts";
import { keyFilled } from "./key-filled.ts";
import { needsMet } from "./needs-met.ts";
import { onePlace } from "./one-place.ts";
import { people } from "./people.ts";
import { pinsKept } from "./pins-kept.ts";
import { restBetweenTours } from "./rest-between-tours.ts";
import { score } from "./score.ts";
import { shortfall } from "./shortfall.ts";
import { tourFilledOnce } from "./tour-filled-once.ts";
import { withinCeilings } from "./within-ceilings.ts";
import { withinHomeCaps } from "./within-home-caps.ts";

/** The constraints no lawful plan breaks. */
export const HARD: readonly Constraint[] = [
  tourFilledOnce,
  needsMet,
  availableThroughout,
  restBetweenTours,
  onePlace,
  withinCeilings,
  hardShares,
  withinHomeCaps,
  pinsKept,
  bansKept,
];

const MEASURE: Readonly<Record<Measure, Constraint>> = { keyFilled, filled, score, shortfall, changes, people };

/** Every constraint: the hard ones, then one for each measure. */
export const CONSTRAINTS: readonly Constraint[] = [...HARD, ...Object.values(MEASURE)];

/** A match with the constraint it belongs to. */
export interface NamedMatch extends Match {
  readonly constraint: Constraint;
}

/** Every match of a hard constraint; a plan is lawful when there is none. */
export function hardMatches(problem: Problem, postings: readonly Posting[]): NamedMatch[] {
  return HARD.flatMap((constraint) => constraint.matches(problem, postings).map((match) => ({ ...match, constraint })));
}

/** The value of a measure, as counted. */
export function measured(measure: Measure, problem: Problem, postings: readonly Posting[]): number {
  return total(MEASURE[measure], problem, postings);
}

/** The value of an objective entry as a plan states it: a measure as counted, or a weighted sum with least ones negative. */
export function entryValue(entry: ObjectiveEntry, problem: Problem, postings: readonly Posting[]): number {
  if (typeof entry === "string") return measured(entry, problem, postings);
  return weightsOf(entry).reduce((sum, [measure, weight]) => {
    const value = measured(measure, problem, postings);
    return sum + (LEAST.has(measure) ? -weight : weight) * value;
  }, 0);
}
