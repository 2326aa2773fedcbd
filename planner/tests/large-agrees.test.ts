import { expect, test } from "vitest";
import { loadHighs } from "../engine/highs.ts";
import { check } from "../src/check/index.ts";
import { largePlan } from "../src/large/plan.ts";
import { LEAST, type ObjectiveEntry } from "../src/problem.ts";
import { Budget } from "../src/solve/budget.ts";
import { compile } from "../src/solve/compile.ts";
import { bruteForce } from "./brute-force.ts";
import { randomProblem } from "./random-problem.ts";

const engine = await loadHighs();

/** Positive when the first of two values of an entry is the better one. */
function better(entry: ObjectiveEntry, one: number, other: number): number {
  return typeof entry === "string" && LEAST.has(entry) ? other - one : one - other;
}

test("the large way: every plan is lawful, and trying everything finds nothing beyond what is certified", () => {
  let [plans, proved, grids] = [0, 0, 0];
  for (let seed = 300_000; seed < 300_250; seed++) {
    const problem = randomProblem(seed, { tours: 5, people: 4, days: 40 });
    const plan = largePlan(compile(problem), engine, new Budget(5_000), seed);
    if (plan === undefined) continue;
    const best = bruteForce(problem) ?? [];
    const told = `seed ${seed}: ${JSON.stringify(plan.objective)} against ${JSON.stringify(best)}`;
    expect(check(problem, plan).breaches, told).toEqual([]);
    plans++;
    if (plan.status === "optimal") proved++;
    for (const [i, { entry, value, bound }] of plan.objective.entries()) {
      expect(better(entry, bound, best[i] ?? Number.NaN), told).toBeGreaterThanOrEqual(0);
      if (entry === "filled" && bound === best[i]) grids++;
      // a bound holds for what was reached in the entries before it
      if (value !== best[i]) break;
    }
  }
  expect(plans).toBeGreaterThan(120);
  expect(proved).toBeGreaterThan(plans / 4);
  expect(grids).toBeGreaterThan(20);
});
