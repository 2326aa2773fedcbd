import type { Problem } from "@contingent/planner";
import { compile } from "../../planner/src/solve/compile.ts";
import type { Compiled } from "../../planner/src/solve/compiled.ts";
import type { LinearProgram } from "../../planner/src/solve/engine.ts";
import { combinedGoal, type Goal, goalsOf } from "../../planner/src/solve/goals.ts";
import { buildModel, goalCosts } from "../../planner/src/solve/model.ts";
import { assignTours } from "../../planner/src/solve/recover.ts";
import type { Posted } from "./answer.ts";

/** The whole problem as one integer program; its objective is all goals in one weighted sum, as such solvers know no strict order. */
export interface Whole {
  readonly compiled: Compiled;
  readonly goal: Goal;
  readonly program: LinearProgram;
  readonly constant: number;
}

/** The integer program of a problem. */
export function wholeProgram(problem: Problem): Whole {
  const compiled = compile(problem);
  const goals = goalsOf(compiled);
  const first = goals[0];
  const goal = goals.length === 1 && first !== undefined ? first : combinedGoal(compiled, goals);
  const model = buildModel(compiled, goals);
  const { cost, constant } = goalCosts(compiled, model.layout, goal);
  return { compiled, goal, program: { ...model.program, cost }, constant };
}

/** From values of the columns to assignments. */
export function assignmentsOf(whole: Whole, x: ArrayLike<number>): Posted[] {
  const { compiled } = whole;
  const choice: number[] = [];
  const owner = new Int32Array(compiled.pairs.count);
  for (let p = 0; p < compiled.people; p++) owner.fill(p, compiled.pairs.start[p], compiled.pairs.start[p + 1]);
  for (let j = 0; j < compiled.pairs.count; j++) if ((x[j] ?? 0) > 0.5) choice.push(j);
  const taken = assignTours(compiled, Int32Array.from(choice), (pair) => owner[pair] ?? 0);
  return [...taken.entries()].flatMap(([tour, person]) => {
    const [t, p] = [compiled.problem.tours[tour], compiled.problem.people[person]];
    return t === undefined || p === undefined ? [] : [{ tour: t.id, person: p.id }];
  });
}
