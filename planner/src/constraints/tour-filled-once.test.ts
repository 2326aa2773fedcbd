import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, posted } from "../../tests/a-problem.ts";
import { tourFilledOnce } from "./tour-filled-once.ts";

test("a tour is one person's", () => {
  const problem = aProblem({ tours: [aTour("t", 1, 5)], people: [aPerson("p"), aPerson("q")] });
  const [one, two] = [posted(problem, { t: "p" }), posted(problem, { t: "q" })];
  expect(tourFilledOnce.matches(problem, one)).toEqual([]);
  expect(tourFilledOnce.matches(problem, [...one, ...two])).toEqual([
    { amount: 1, because: { tour: "t", people: ["p", "q"] } },
  ]);
});
