/** The objective's entries as functions to be maximised. */
import { LEAST, MEASURES, type Measure, type ObjectiveEntry, weightsOf } from "../problem.ts";
import type { Compiled } from "./compiled.ts";

/** One entry as weights of the measures; those to be least count negatively. All weights are whole. */
export interface Goal {
  readonly entry: ObjectiveEntry;
  readonly keyFilled: number;
  readonly filled: number;
  readonly score: number;
  readonly shortfall: number;
  readonly changes: number;
  readonly people: number;
  /** -1 when the entry is one measure to be least, whose value is written without the sign; else 1. */
  readonly sign: 1 | -1;
  /** Every value of the entry is a multiple of this, ≥ 1. */
  readonly grain: number;
}

/** What a plan reaches in each measure. */
export type Values = Readonly<Record<Measure, number>>;

/** The goals of the problem in strict order. */
export function goalsOf(compiled: Compiled): Goal[] {
  return compiled.problem.objective.map((entry) => {
    const weights = new Map<Measure, number>();
    for (const [measure, weight] of weightsOf(entry)) weights.set(measure, LEAST.has(measure) ? -weight : weight);
    const goal = {
      entry,
      keyFilled: weights.get("keyFilled") ?? 0,
      filled: weights.get("filled") ?? 0,
      score: weights.get("score") ?? 0,
      shortfall: weights.get("shortfall") ?? 0,
      changes: weights.get("changes") ?? 0,
      people: weights.get("people") ?? 0,
      sign: typeof entry === "string" && LEAST.has(entry) ? (-1 as const) : (1 as const),
    };
    return { ...goal, grain: grainOf(compiled, goal) };
  });
}

/**
 * All goals in one sum, each so much dearer than the later ones that a step of it outweighs what a few people more or less bring
 * there (`shares`: how often each goal is in the sum, the last once). Good plans of the sum are good in strict order more often than not; nothing is proved with it.
 */
export function combinedGoal(
  compiled: Compiled,
  goals: readonly Goal[],
): Goal & { readonly shares: readonly number[] } {
  const sum = { keyFilled: 0, filled: 0, score: 0, shortfall: 0, changes: 0, people: 0 };
  const shares: number[] = [];
  let effect = 0;
  for (const goal of [...goals].reverse()) {
    const weight = Math.max(1, Math.ceil((4 * effect) / goal.grain));
    shares.unshift(weight);
    for (const measure of MEASURES) sum[measure] += weight * goal[measure];
    effect += weight * effectOfOne(compiled, goal);
  }
  const goal = { ...sum, entry: "filled" as const, sign: 1 as const };
  return { ...goal, grain: grainOf(compiled, goal), shares };
}

/** Most that one assignment can change in a goal. */
function effectOfOne(compiled: Compiled, goal: Goal): number {
  const most = (values: Iterable<number>) => {
    let largest = 0;
    for (const value of values) largest = Math.max(largest, Math.abs(value));
    return largest;
  };
  const counts = Math.abs(goal.keyFilled) + Math.abs(goal.shortfall) + Math.abs(goal.changes) + Math.abs(goal.people);
  const worth = goal.filled === 0 ? 0 : goal.filled * most(compiled.classes.value);
  return counts + worth + (goal.score === 0 ? 0 : goal.score * most(compiled.pairs.score));
}

/** The entry's maximised function at these values. */
export function goalValue(goal: Omit<Goal, "grain">, values: Values): number {
  return (
    goal.keyFilled * values.keyFilled +
    goal.filled * values.filled +
    goal.score * values.score +
    goal.shortfall * values.shortfall +
    goal.changes * values.changes +
    goal.people * values.people
  );
}

function grainOf(compiled: Compiled, goal: Omit<Goal, "grain">): number {
  let grain = 0;
  const add = (coefficient: number) => {
    grain = divisor(grain, Math.abs(coefficient));
  };
  for (const weight of [goal.keyFilled, goal.shortfall, goal.changes, goal.people]) add(weight);
  if (goal.filled !== 0) for (const value of compiled.classes.value) add(goal.filled * value);
  if (goal.score !== 0) for (const score of compiled.pairs.score) if (grain !== 1) add(goal.score * score);
  return Math.max(1, grain);
}

/** Greatest common divisor; the other number when one is 0. */
function divisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
