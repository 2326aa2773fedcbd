import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, posted } from "../../tests/a-problem.ts";
import { changes } from "./changes.ts";
import { total } from "./constraint.ts";

test("assignments of the previous plan that are no longer so", () => {
  const previous = [
    { tour: "s", person: "p" },
    { tour: "t", person: "q" },
  ];
  const tours = [aTour("s", 1, 5), aTour("t", 6, 9), aTour("new", 10, 12)];
  const problem = aProblem({ tours, people: [aPerson("p"), aPerson("q")], previous });
  const value = (pairs: Readonly<Record<string, string>>) => total(changes, problem, posted(problem, pairs));
  expect(value({ s: "p", t: "q", new: "p" })).toBe(0);
  expect(value({ s: "p", t: "p" })).toBe(1);
  expect(value({})).toBe(2);
});
