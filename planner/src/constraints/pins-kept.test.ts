import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, posted } from "../../tests/a-problem.ts";
import { pinsKept } from "./pins-kept.ts";

test("what is pinned is so, by that person and no other", () => {
  const pins = [{ tour: "t", person: "p", why: "ordered" }];
  const problem = aProblem({ tours: [aTour("t", 1, 5)], people: [aPerson("p"), aPerson("q")], pins });
  const broken = [{ amount: 1, because: { tour: "t", person: "p", why: "ordered" } }];
  expect(pinsKept.matches(problem, posted(problem, { t: "p" }))).toEqual([]);
  expect(pinsKept.matches(problem, posted(problem, { t: "q" }))).toEqual(broken);
  expect(pinsKept.matches(problem, [])).toEqual(broken);
});
