import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, posted } from "../../tests/a-problem.ts";
import { total } from "./constraint.ts";
import { keyFilled } from "./key-filled.ts";

test("key tours that are filled are counted, whatever their value", () => {
  const tours = [aTour("k", 1, 5, { key: true, value: 7 }), aTour("l", 6, 9, { key: true }), aTour("t", 10, 12)];
  const problem = aProblem({ tours, people: [aPerson("p")] });
  expect(total(keyFilled, problem, posted(problem, { k: "p", t: "p" }))).toBe(1);
  expect(total(keyFilled, problem, posted(problem, { k: "p", l: "p", t: "p" }))).toBe(2);
});
