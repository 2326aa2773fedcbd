import { expect, test } from "vitest";
import { loadHighs } from "../../engine/highs.ts";
import { bruteForce } from "../../tests/brute-force.ts";
import { mustRead, randomProblem } from "../../tests/random-problem.ts";
import { check } from "../check/index.ts";
import type { Problem } from "../problem.ts";
import { Budget } from "../solve/budget.ts";
import { compile } from "../solve/compile.ts";
import { goalsOf } from "../solve/goals.ts";
import { solve } from "../solve/index.ts";
import { fewestPeople, goalOfFewest } from "./index.ts";

/** The same tours and people without any rule that ties people to each other. */
function plain(problem: Problem): Problem {
  return {
    ...problem,
    ceilings: [],
    shares: [],
    homeCaps: [],
    pins: [],
    previous: [],
    objective: ["filled", "people"],
  };
}

function solved(problem: Problem) {
  const compiled = compile(problem);
  const at = goalOfFewest(compiled, goalsOf(compiled));
  return fewestPeople(compiled, at, new Budget(50_000), 1);
}

test("trying everything never needs fewer people, and the bounds are on the right side", () => {
  let proved = 0;
  for (let seed = 0; seed < 400; seed++) {
    const problem = plain(randomProblem(seed, { tours: 7, people: 4, days: 60 }));
    const best = bruteForce(problem);
    const { values, proofs } = solved(problem);
    const told = `seed ${seed}: ${JSON.stringify(values)} against ${JSON.stringify(best)}`;
    const [filled = 0, people = 0] = best ?? [];
    expect(values.filled, told).toBeLessThanOrEqual(filled);
    if (values.filled === filled) expect(values.people, told).toBeGreaterThanOrEqual(people);
    const [first, second] = proofs.map(({ root, scale }) => root.bound / scale);
    expect(first, told).toBeGreaterThanOrEqual(filled);
    // with less filled than can be the bound supposes less, and may only be weaker
    expect(-(second ?? 0), told).toBeLessThanOrEqual(people + 1e-9);
    if (values.filled === filled && values.people === people) proved++;
  }
  expect(proved).toBeGreaterThan(350);
});

test("the whole planner proves the fewest people, also where some tours must stay open", async () => {
  const engine = await loadHighs();
  for (let seed = 1000; seed < 1300; seed++) {
    const random = plain(randomProblem(seed, { tours: 8, people: 5, days: 50 }));
    const problem: Problem =
      seed % 2 === 0 ? random : { ...random, objective: ["keyFilled", "filled", "people", "score"] };
    const plan = solve(problem, engine);
    const told = `seed ${seed}: ${JSON.stringify(plan.objective)}`;
    expect(check(problem, plan).breaches, told).toEqual([]);
    expect(
      plan.objective.map(({ value }) => value),
      told,
    ).toEqual(bruteForce(problem));
    expect(plan.status, told).toBe("optimal");
  }
});

/** `people` people, each able to do two of the tours in a ring, so that neighbours in it share a person. */
function ring(people: number): Problem {
  const day = (n: number) => `2026-03-${String(n + 1).padStart(2, "0")}`;
  return mustRead({
    format: "contingent-problem/1",
    tours: Array.from({ length: people }, (_, i) => ({
      id: `t${i}`,
      post: `t${i}`,
      from: day(i),
      to: day(i),
      needs: [[`can:${i}`]],
    })),
    people: Array.from({ length: people }, (_, i) => ({ id: `p${i}`, tags: [`can:${i}`, `can:${(i + 1) % people}`] })),
    objective: ["filled", "people"],
    seed: 1,
  });
}

test("tours of which nobody can do two are a bound, and half a person is rounded up", () => {
  const even = solved(ring(8));
  expect([even.values.people, even.proved]).toEqual([4, true]);
  // five tours in a ring: two of them are apart, the weights of a half each prove two and a half
  const odd = solved(ring(5));
  expect([odd.values.people, odd.proved]).toEqual([3, true]);
});

test("rules that tie people to each other, and goals that ask who it is, are left to the other ways", () => {
  const goal = (problem: Problem) => {
    const compiled = compile(problem);
    return goalOfFewest(compiled, goalsOf(compiled));
  };
  const base = ring(5);
  const ceiling = { id: "c", where: {}, atMost: 1, measure: "present" as const, others: [] };
  expect(goal(base)).toBe(1);
  expect(goal({ ...base, objective: ["keyFilled", "filled", "people", "score"] })).toBe(2);
  expect(goal({ ...base, ceilings: [ceiling] })).toBe(-1);
  expect(goal({ ...base, pins: [{ tour: "t0", person: "p0", why: "" }] })).toBe(-1);
  expect(goal({ ...base, objective: ["filled", "score", "people"] })).toBe(-1);
  expect(goal({ ...base, objective: ["people", "filled"] })).toBe(-1);
  expect(goal({ ...base, objective: ["filled", { people: 1, score: 1 }] })).toBe(-1);
});
