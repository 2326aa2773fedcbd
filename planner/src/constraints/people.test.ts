import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, posted } from "../../tests/a-problem.ts";
import { total } from "./constraint.ts";
import { people } from "./people.ts";

test("each person counts once, however many tours", () => {
  const tours = [aTour("s", 1, 5), aTour("t", 6, 9), aTour("u", 10, 12)];
  const problem = aProblem({ tours, people: [aPerson("p"), aPerson("q"), aPerson("idle")] });
  expect(total(people, problem, posted(problem, { s: "p", t: "p", u: "q" }))).toBe(2);
  expect(total(people, problem, [])).toBe(0);
});
