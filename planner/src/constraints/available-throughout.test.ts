import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, january, posted } from "../../tests/a-problem.ts";
import { availableThroughout } from "./available-throughout.ts";

function breaches(available: unknown): number {
  const person = available === undefined ? aPerson("p") : aPerson("p", { available });
  const problem = aProblem({ tours: [aTour("t", 10, 20)], people: [person] });
  return availableThroughout.matches(problem, posted(problem, { t: "p" })).length;
}

test("someone of whom nothing is said is always available, with an empty list never", () => {
  expect(breaches(undefined)).toBe(0);
  expect(breaches([])).toBe(1);
});

test("every day of the tour counts, the first and the last too", () => {
  expect(breaches([{ from: january(10), to: january(20) }])).toBe(0);
  expect(breaches([{ from: january(11), to: january(20) }])).toBe(1);
  expect(breaches([{ from: january(10), to: january(19) }])).toBe(1);
});

test("intervals that touch cover a tour together", () => {
  expect(
    breaches([
      { from: january(16), to: january(25) },
      { from: january(1), to: january(15) },
    ]),
  ).toBe(0);
  expect(
    breaches([
      { from: january(17), to: january(25) },
      { from: january(1), to: january(15) },
    ]),
  ).toBe(1);
});
