/** Weights that make one sum of goals in strict order. */

import { MEASURES } from "../problem.ts";
import type { Compiled } from "../solve/compiled.ts";
import type { Goal } from "../solve/goals.ts";

/** A sum of goals: its weights of the measures, and the weight of each goal in it. */
export interface WeightedGoals {
  readonly sum: Omit<Goal, "entry" | "sign" | "grain">;
  readonly weights: readonly number[];
}

/** How many times the most that one assignment brings to the later goals one step of a goal is worth. */
const outweighs = 12;

/**
 * Goals 0 to `last` in one sum: a step of an earlier goal outweighs what a dozen assignments could bring to the later ones, about as
 * many as a chain of moves has. The order is then kept in nearly all cases; the proof of each goal says how nearly.
 */
export function weighted(compiled: Compiled, goals: readonly Goal[], last: number): WeightedGoals {
  const sum = { keyFilled: 0, filled: 0, score: 0, shortfall: 0, changes: 0, people: 0 };
  const weights = goals.map(() => 0);
  let effect = 0;
  for (let k = last; k >= 0; k--) {
    const goal = goals[k];
    if (goal === undefined) continue;
    const weight = Math.max(1, Math.ceil((outweighs * effect) / goal.grain));
    weights[k] = weight;
    for (const measure of MEASURES) sum[measure] += weight * goal[measure];
    effect += weight * effectOfOne(compiled, goal);
  }
  return { sum, weights };
}

/** Most that one assignment more or less changes a goal, beyond the least that filling any tour brings it. */
function effectOfOne(compiled: Compiled, goal: Goal): number {
  let value = 0;
  let score = 0;
  if (goal.filled !== 0) for (const one of compiled.classes.value) value = Math.max(value, one);
  if (goal.score !== 0) for (const one of compiled.pairs.score) score = Math.max(score, Math.abs(one));
  const counts = Math.abs(goal.keyFilled) + Math.abs(goal.shortfall) + Math.abs(goal.changes) + Math.abs(goal.people);
  return counts + goal.filled * value + goal.score * score;
}
