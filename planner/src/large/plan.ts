/** A large problem from compiled form to plan file. */
import { openTours } from "../explain-open.ts";
import type { Assignment, Plan } from "../plan.ts";
import type { Budget } from "../solve/budget.ts";
import { type Compiled, personOf } from "../solve/compiled.ts";
import type { Engine } from "../solve/engine.ts";
import { writeAssignments, writePlan } from "../solve/outcome.ts";
import { assignTours } from "../solve/recover.ts";
import { solveLarge } from "./index.ts";

/** From so many pairs on, the whole as one linear program is no longer the quicker way. */
export const largeFrom = 150_000;

/** What `largePlan` tells while it works: of the goal with the index its value and bound as maximised, and the chosen pairs. */
export type LargeReport = (goal: number, value: number, bound: number, choice: () => Int32Array) => void;

/** The plan of a large problem, `undefined` when this way found no lawful one. */
export function largePlan(
  compiled: Compiled,
  engine: Engine,
  budget: Budget,
  seed: number,
  report?: LargeReport,
): Plan | undefined {
  const found = solveLarge(compiled, engine, report === undefined ? { budget, seed } : { budget, seed, report });
  if (found === undefined) return undefined;
  return writePlan(compiled, {
    taken: assignTours(compiled, found.choice, (pair) => personOf(compiled.pairs, pair)),
    values: found.values,
    goals: found.goals,
    proofs: found.proofs,
    workDone: budget.done,
    prices: [],
    openOf: (assignments) => openTours(compiled.problem, assignments),
  });
}

/** The assignments that a choice of pairs comes to. */
export function writeChoice(compiled: Compiled, choice: Int32Array): Assignment[] {
  return writeAssignments(
    compiled,
    assignTours(compiled, choice, (pair) => personOf(compiled.pairs, pair)),
  );
}
