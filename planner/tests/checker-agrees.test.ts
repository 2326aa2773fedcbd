import { expect, test } from "vitest";
import { problemHash } from "../src/canonical.ts";
import { check } from "../src/check/index.ts";
import { type Posting, postingsOf } from "../src/constraints/constraint.ts";
import { entryValue, hardMatches, measured } from "../src/constraints/index.ts";
import { scoreOf } from "../src/constraints/score.ts";
import type { Plan } from "../src/plan.ts";
import { MEASURES, type Problem } from "../src/problem.ts";
import { eachLawfulPlan } from "./brute-force.ts";
import { type Draw, randomProblem, seededDraw } from "./random-problem.ts";

/** A plan with these postings and true sums, but without proofs. */
function planOf(problem: Problem, postings: readonly Posting[]): Plan {
  const filled = new Set(postings.map(({ tour }) => tour.id));
  return {
    format: "contingent-plan/1",
    problem: problemHash(problem),
    planner: "0.0.0",
    seed: problem.seed,
    workDone: 0,
    status: "optimal",
    assignments: postings.map(({ tour, person }) => ({
      tour: tour.id,
      person: person.id,
      score: scoreOf(person, tour),
    })),
    open: problem.tours
      .filter(({ id }) => !filled.has(id))
      .map(({ id }) => ({ tour: id, causes: [{ code: "better-used" }] })),
    objective: problem.objective.map((entry) => {
      const value = entryValue(entry, problem, postings);
      return { entry, value, bound: value };
    }),
    prices: [],
  };
}

/** Some lawful plans, and random postings that may break anything. */
function drawPostings(draw: Draw, problem: Problem, lawful: readonly (readonly Posting[])[]): Posting[] {
  const base = lawful.length > 0 && draw(3) > 0 ? (lawful[draw(lawful.length)] ?? []) : [];
  const pairs = new Map(base.map(({ tour, person }) => [tour.id, person.id]));
  for (let changes = draw(3); changes > 0 && problem.tours.length > 0 && problem.people.length > 0; changes--) {
    const tour = problem.tours[draw(problem.tours.length)]?.id ?? "";
    if (draw(3) === 0) pairs.delete(tour);
    else pairs.set(tour, problem.people[draw(problem.people.length)]?.id ?? "");
  }
  const inOrder = problem.tours.filter(({ id }) => pairs.has(id));
  return postingsOf(
    problem,
    inOrder.map(({ id }) => ({ tour: id, person: pairs.get(id) ?? "" })),
  );
}

const ABOUT_PROOFS = new Set(["certificate", "bound"]);

test("the checker and the constraints, written twice, agree on what is lawful and on every measure", () => {
  let lawfulPlans = 0;
  let unlawfulPlans = 0;
  const broken = new Set<string>();
  for (let seed = 0; seed < 1500; seed++) {
    const draw = seededDraw(seed + 9_000_000);
    const problem = randomProblem(seed, { tours: 4, people: 3, days: 35 });
    const lawful: (readonly Posting[])[] = [];
    eachLawfulPlan(problem, (postings) => lawful.push([...postings]));
    for (let round = 0; round < 4; round++) {
      const postings = drawPostings(draw, problem, lawful);
      const result = check(problem, planOf(problem, postings));
      const breaches = result.breaches.filter(({ code }) => !ABOUT_PROOFS.has(code));
      const matches = hardMatches(problem, postings);
      const told = `seed ${seed} round ${round}: ${JSON.stringify(breaches)} against ${JSON.stringify(matches)}`;
      expect(breaches.length > 0, told).toBe(matches.length > 0);
      for (const measure of MEASURES)
        expect(result.measures[measure], `seed ${seed} ${measure}`).toBe(measured(measure, problem, postings));
      for (const match of matches) broken.add(match.constraint.id);
      if (matches.length === 0) lawfulPlans++;
      else unlawfulPlans++;
    }
  }
  expect(lawfulPlans).toBeGreaterThan(1500);
  expect(unlawfulPlans).toBeGreaterThan(1200);
  expect([...broken].sort()).toEqual([
    "available-throughout",
    "bans-kept",
    "hard-shares",
    "needs-met",
    "one-place",
    "pins-kept",
    "rest-between-tours",
    "within-ceilings",
    "within-home-caps",
  ]);
});
