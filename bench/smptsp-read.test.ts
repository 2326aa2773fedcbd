import { readProblem, solve } from "@contingent/planner";
import { loadHighs } from "@contingent/planner/engine";
import { expect, test } from "vitest";
import { mostAtOnce, readTaskInstance, taskProblem } from "./smptsp-read.ts";

const text = `# three jobs, the second begins when the first ends
Type = 1
Jobs = 3
0 10
10 20
5 15
Qualifications = 3
2: 0 1
1: 2
3: 0 1 2
`;

test("an instance is read with its half-open times and who can do what", () => {
  const instance = readTaskInstance(text);
  expect(instance.jobs).toEqual([
    [0, 10],
    [10, 20],
    [5, 15],
  ]);
  expect(instance.workers).toEqual([[0, 1], [2], [0, 1, 2]]);
  expect(mostAtOnce(instance)).toBe(2);
});

test("jobs that touch can be done by one person: two people are enough, and it is proved", async () => {
  const read = readProblem(taskProblem("three jobs", readTaskInstance(text)));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const plan = solve(read.value, await loadHighs());
  expect(plan.objective.map(({ value, bound }) => [value, bound])).toEqual([
    [3, 3],
    [2, 2],
  ]);
});

test("a file cut short is refused", () => {
  expect(() => readTaskInstance(text.split("\n").slice(0, 5).join("\n"))).toThrow(/Jobs|Qualifications/);
});
