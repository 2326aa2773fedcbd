/** What a goal makes of filling a tour, of a point of score, of keeping an earlier assignment, of using a person, of a missing one. */
import type { Compiled } from "../solve/compiled.ts";
import type { Goal } from "../solve/goals.ts";

export interface Worth {
  readonly ofClass: Float64Array;
  readonly score: number;
  readonly kept: number;
  /** Cost of using a person at all, ≥ 0. */
  readonly use: number;
  /** Cost of one missing person in a soft share, ≥ 0. */
  readonly short: number;
  readonly constant: number;
}

/** The worth that a goal's maximised function gives. */
export function worthOf(compiled: Compiled, goal: Omit<Goal, "entry" | "sign" | "grain">): Worth {
  const { classes } = compiled;
  return {
    ofClass: Float64Array.from(
      classes.value,
      (value, c) => goal.filled * value + goal.keyFilled * (classes.key[c] ?? 0),
    ),
    score: goal.score,
    kept: -goal.changes,
    use: -goal.people,
    short: -goal.shortfall,
    constant: goal.changes * compiled.previous.length,
  };
}
