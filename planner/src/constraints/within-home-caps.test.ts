import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, january, posted } from "../../tests/a-problem.ts";
import { withinHomeCaps } from "./within-home-caps.ts";

const TOURS = [aTour("t1", 1, 10, { labels: { role: "r" } }), aTour("t2", 8, 20), aTour("t3", 9, 9)];
const PEOPLE = [
  aPerson("p", { home: "h", tags: ["officer"] }),
  aPerson("q", { home: "h", tags: [{ tag: "officer", from: january(10) }] }),
  aPerson("r", { home: "k" }),
  aPerson("homeless"),
];

function amounts(cap: object, pairs: Readonly<Record<string, string>>): number[] {
  const problem = aProblem({ tours: TOURS, people: PEOPLE, homeCaps: [{ id: "c", ...cap }] });
  return withinHomeCaps.matches(problem, posted(problem, pairs)).map(({ amount }) => amount);
}

test("people of one home on one day", () => {
  expect(amounts({ atMost: 1 }, { t1: "p", t2: "r" })).toEqual([]);
  expect(amounts({ atMost: 1 }, { t1: "p", t2: "q" })).toEqual([1]);
  expect(amounts({ atMost: 0 }, { t3: "homeless" })).toEqual([]);
});

test("only the homes and tours that are named", () => {
  expect(amounts({ atMost: 0, homes: ["k"] }, { t1: "p", t2: "q" })).toEqual([]);
  expect(amounts({ atMost: 0, homes: ["k"] }, { t3: "r" })).toEqual([1]);
  expect(amounts({ atMost: 0, where: { role: ["r"] } }, { t2: "q" })).toEqual([]);
});

test("with a tag only the days on which it is held", () => {
  expect(amounts({ atMost: 1, tag: "officer" }, { t1: "p", t2: "q" })).toEqual([1]); // both on the 10th
  expect(amounts({ atMost: 1, tag: "officer" }, { t2: "p", t3: "q" })).toEqual([]);
  expect(amounts({ atMost: 0, tag: "officer" }, { t3: "q" })).toEqual([]);
});
