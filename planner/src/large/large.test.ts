import { expect, test } from "vitest";
import { generateProblem } from "../../../bench/generate/problem.ts";
import { type Size, sizes } from "../../../bench/generate/sizes.ts";
import { loadHighs } from "../../engine/highs.ts";
import { check } from "../check/index.ts";
import type { Plan } from "../plan.ts";
import type { Problem } from "../problem.ts";
import { readProblem } from "../problem-read.ts";
import { Budget } from "../solve/budget.ts";
import { compile } from "../solve/compile.ts";
import { solve } from "../solve/index.ts";
import { largePlan } from "./plan.ts";

type Changes = Partial<Record<"objective" | "pins" | "bans" | "previous", unknown>>;

function problemOf(size: Size, seed: number, side: boolean, change: Changes = {}): Problem {
  const read = readProblem(JSON.parse(JSON.stringify({ ...generateProblem(size, seed, { side }), ...change })));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

async function largeWay(problem: Problem, steps = 40_000, shouldStop?: () => boolean): Promise<Plan> {
  const plan = largePlan(compile(problem), await loadHighs(), new Budget(steps, shouldStop), 1);
  if (plan === undefined) throw new Error("no lawful plan was found");
  return plan;
}

test.each([1, 2])("the large way agrees with the exact way within what it certifies, seed %i", async (seed) => {
  for (const side of [false, true]) {
    const problem = problemOf(sizes.S, seed, side);
    const plan = await largeWay(problem);
    expect(check(problem, plan).breaches).toEqual([]);
    const exact = solve({ ...problem, work: 4_000 }, await loadHighs());
    for (const [i, { value, bound }] of plan.objective.entries()) {
      const best = exact.objective[i];
      const least = plan.objective[i]?.entry === "shortfall";
      // bounds of an entry hold for the values reached before it, so they compare while those are the same
      if (plan.objective.slice(0, i).some((one, k) => one.value !== exact.objective[k]?.value)) break;
      expect(least ? bound <= (best?.value ?? 0) : bound >= (best?.value ?? 0)).toBe(true);
      expect(least ? value >= (best?.bound ?? 0) : value <= (best?.bound ?? 0)).toBe(true);
    }
  }
});

test("a middling problem without side rules is filled as well as is proved possible", async () => {
  const problem = problemOf({ ...sizes.M, posts: 250, battalions: 0, volunteers: 4_000 }, 1, false);
  const plan = await largeWay(problem);
  expect(check(problem, plan).breaches).toEqual([]);
  const [keyFilled, filled, score] = plan.objective;
  expect(keyFilled?.value).toBe(keyFilled?.bound);
  expect(filled?.value).toBe(filled?.bound);
  expect((score?.bound ?? 0) - (score?.value ?? 0)).toBeLessThan(0.002 * (score?.bound ?? 0));
});

test("pins, bans, an earlier plan and the fewest people are kept to", async () => {
  const free = problemOf(sizes.S, 5, true);
  const base = (await largeWay(free)).assignments;
  const [pin, ban] = [base[3], base[10]];
  const problem = problemOf(sizes.S, 5, true, {
    pins: [{ tour: pin?.tour, person: pin?.person }],
    bans: [{ tour: ban?.tour, person: ban?.person }],
    previous: base.slice(0, 60).map(({ tour, person }) => ({ tour, person })),
    objective: ["keyFilled", "filled", "shortfall", "changes", "people", "score"],
  });
  const plan = await largeWay(problem);
  expect(check(problem, plan).breaches).toEqual([]);
  expect(plan.assignments).toContainEqual(pin);
  expect(plan.assignments).not.toContainEqual(ban);
});

test("the same problem gives the same plan", async () => {
  const problem = problemOf(sizes.S, 1, true);
  expect(await largeWay(problem, 8_000)).toEqual(await largeWay(problem, 8_000));
});

test("stopped early or short of steps it still gives a lawful plan with a bound that holds", async () => {
  const problem = problemOf(sizes.S, 1, true);
  for (const steps of [1, 50, 400]) {
    const plan = await largeWay(problem, steps);
    expect(check(problem, plan).breaches).toEqual([]);
    expect(plan.assignments.length).toBeGreaterThan(0);
  }
  let asked = 0;
  expect(check(problem, await largeWay(problem, 40_000, () => ++asked > 100)).breaches).toEqual([]);
});
