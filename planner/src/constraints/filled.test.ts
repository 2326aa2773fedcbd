import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, posted } from "../../tests/a-problem.ts";
import { total } from "./constraint.ts";
import { filled } from "./filled.ts";

test("the values of filled tours are added up, 1000 where none is said", () => {
  const problem = aProblem({ tours: [aTour("s", 1, 5, { value: 7 }), aTour("t", 6, 9)], people: [aPerson("p")] });
  expect(total(filled, problem, posted(problem, { s: "p", t: "p" }))).toBe(1007);
  expect(total(filled, problem, [])).toBe(0);
});
