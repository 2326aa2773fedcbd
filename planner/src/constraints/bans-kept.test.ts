import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, posted } from "../../tests/a-problem.ts";
import { bansKept } from "./bans-kept.ts";

test("what is banned is not so, for that person only", () => {
  const bans = [{ tour: "t", person: "p" }];
  const problem = aProblem({ tours: [aTour("t", 1, 5)], people: [aPerson("p"), aPerson("q")], bans });
  expect(bansKept.matches(problem, posted(problem, { t: "q" }))).toEqual([]);
  expect(bansKept.matches(problem, posted(problem, { t: "p" }))).toEqual([
    { amount: 1, because: { tour: "t", person: "p", why: "" } },
  ]);
});
