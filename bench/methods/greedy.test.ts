import { hardMatches, postingsOf, readProblem } from "@contingent/planner";
import { expect, test } from "vitest";
import { generateProblem } from "../generate/problem.ts";
import { sizes } from "../generate/sizes.ts";
import { greedy } from "./greedy.ts";

test.each([1, 2, 3])("both greedy orders are lawful and fill many posts, seed %i", (seed) => {
  for (const side of [false, true]) {
    const read = readProblem(JSON.parse(JSON.stringify(generateProblem(sizes.S, seed, { side }))));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    for (const order of ["date", "critical"] as const) {
      const { assignments } = greedy(read.value, order);
      expect(hardMatches(read.value, postingsOf(read.value, assignments))).toEqual([]);
      expect(assignments.length).toBeGreaterThan(40);
    }
  }
});
