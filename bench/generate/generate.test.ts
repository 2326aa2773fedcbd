import { createHash } from "node:crypto";
import { readProblem } from "@contingent/planner";
import { expect, test } from "vitest";
import { chanceOf } from "./chance.ts";
import { generateProblem } from "./problem.ts";
import { sizes } from "./sizes.ts";

const digest = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);

test("one seed gives one problem, to the byte, and another seed another", () => {
  const one = digest(generateProblem(sizes.S, 1, { side: true }));
  expect(digest(generateProblem(sizes.S, 1, { side: true }))).toBe(one);
  expect(digest(generateProblem(sizes.S, 2, { side: true }))).not.toBe(one);
});

test("the numbers are those of every machine", () => {
  const chance = chanceOf(1, "posts");
  expect(Array.from({ length: 6 }, () => chance.below(1_000_000))).toEqual([
    701_001, 436_127, 398_131, 148_755, 740_044, 229_000,
  ]);
});

test("generated problems read without a fault, with and without side rules, in all goals", () => {
  for (const choices of [{}, { side: true }, { goals: "weighted" as const, side: true, previousPercent: 30 }]) {
    const read = readProblem(JSON.parse(JSON.stringify(generateProblem(sizes.S, 3, choices))));
    expect(read.ok ? [] : read.faults).toEqual([]);
  }
});

test("sizes have the posts and volunteers that they are named for", () => {
  const problem = generateProblem(sizes.M, 1);
  expect(new Set(problem.tours.map((tour) => tour.post)).size).toBe(900);
  expect(problem.people.length).toBe(10_000);
  expect(problem.tours.length).toBeGreaterThan(4_500);
});
