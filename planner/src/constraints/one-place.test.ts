import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, posted } from "../../tests/a-problem.ts";
import { onePlace } from "./one-place.ts";

function sharedDays(first: [number, number], second: [number, number]): number[] {
  const problem = aProblem({ tours: [aTour("s", ...first), aTour("t", ...second)], people: [aPerson("p")] });
  return onePlace.matches(problem, posted(problem, { s: "p", t: "p" })).map(({ amount }) => amount);
}

test("nobody is in two places on one day", () => {
  expect(sharedDays([1, 10], [11, 20])).toEqual([]);
  expect(sharedDays([1, 10], [10, 20])).toEqual([1]);
  expect(sharedDays([5, 20], [1, 6])).toEqual([2]);
});

test("a tour within another shares all of its days", () => {
  expect(sharedDays([1, 20], [5, 7])).toEqual([3]);
  expect(sharedDays([5, 7], [5, 7])).toEqual([3]);
});

test("two people may be in two places", () => {
  const problem = aProblem({ tours: [aTour("s", 1, 9), aTour("t", 1, 9)], people: [aPerson("p"), aPerson("q")] });
  expect(onePlace.matches(problem, posted(problem, { s: "p", t: "q" }))).toEqual([]);
});
