import { expect, test } from "vitest";
import { loadHighs } from "../engine/highs.ts";
import { canonicalJson } from "../src/canonical.ts";
import { check } from "../src/check/index.ts";
import { solve } from "../src/solve/index.ts";
import { bruteForce } from "./brute-force.ts";
import { randomProblem, type Size } from "./random-problem.ts";

/** Seeds and sizes: mostly tiny, some with as much as trying everything allows. */
const TINY: Size = { tours: 5, people: 4, days: 40 };
const BATCHES: readonly {
  readonly name: string;
  readonly seeds: number;
  readonly first: number;
  readonly size: Size;
}[] = [
  { name: "tiny, first five hundred", seeds: 500, first: 0, size: TINY },
  { name: "tiny, second five hundred", seeds: 500, first: 500, size: TINY },
  { name: "tiny, third five hundred", seeds: 500, first: 1000, size: TINY },
  { name: "tiny, fourth five hundred", seeds: 500, first: 1500, size: TINY },
  { name: "crowded", seeds: 250, first: 100_000, size: { tours: 6, people: 3, days: 12 } },
  { name: "few people, many tours", seeds: 250, first: 200_000, size: { tours: 8, people: 2, days: 60 } },
];

const engine = await loadHighs();

test.each(BATCHES)(
  "$name: trying everything finds nothing better, and every certificate proves",
  ({ seeds, first, size }) => {
    const seen = { optimal: 0, infeasible: 0, bounded: 0 };
    for (let seed = first; seed < first + seeds; seed++) {
      const problem = randomProblem(seed, size);
      const plan = solve(problem, engine);
      seen[plan.status] += 1;
      const best = bruteForce(problem);
      const told = `seed ${seed}: ${JSON.stringify(plan.objective)} against ${JSON.stringify(best)}`;
      expect(check(problem, plan).breaches, told).toEqual([]);
      if (best === null) expect(plan.status, told).toBe("infeasible");
      else {
        expect(plan.status, told).toBe("optimal");
        expect(
          plan.objective.map(({ value }) => value),
          told,
        ).toEqual(best);
      }
    }
    expect(seen.optimal).toBeGreaterThan(seeds / 2);
  },
);

test("the same problem and seed give the same bytes", () => {
  for (let seed = 0; seed < 200; seed++) {
    const problem = randomProblem(seed);
    expect(canonicalJson(solve(problem, engine))).toBe(canonicalJson(solve(problem, engine)));
  }
});

test("problems too large to try everything: every plan passes its check, and most are proved optimal", () => {
  const seen = { optimal: 0, infeasible: 0, bounded: 0 };
  for (let seed = 0; seed < 25; seed++) {
    const problem = { ...randomProblem(seed, { tours: 30, people: 20, days: 120 }), work: 60_000 };
    const plan = solve(problem, engine);
    seen[plan.status] += 1;
    expect(check(problem, plan).breaches, `seed ${seed}`).toEqual([]);
  }
  expect(seen.optimal).toBeGreaterThan(15);
});
