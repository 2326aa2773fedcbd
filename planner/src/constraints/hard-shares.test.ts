import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, january, posted } from "../../tests/a-problem.ts";
import { hardShares } from "./hard-shares.ts";

const TOURS = [1, 2, 3, 4].map((n) => aTour(`t${n}`, n * 5, n * 5 + 4, { labels: { unit: n < 3 ? "u" : "v" } }));
const PEOPLE = [
  aPerson("w", { tags: ["woman"] }),
  aPerson("m"),
  aPerson("late", { tags: [{ tag: "woman", from: january(6) }] }),
];

function missing(share: object, pairs: Readonly<Record<string, string>>): number[] {
  const shares = [{ id: "s", tag: "woman", hard: true, ...share }];
  const problem = aProblem({ tours: TOURS, people: PEOPLE, shares });
  return hardShares.matches(problem, posted(problem, pairs)).map(({ amount }) => amount);
}

test("a part of a person is a whole person", () => {
  expect(missing({ atLeast: [1, 4] }, {})).toEqual([]);
  expect(missing({ atLeast: [1, 4] }, { t1: "m" })).toEqual([1]);
  expect(missing({ atLeast: [1, 4] }, { t1: "m", t2: "m", t3: "m", t4: "w" })).toEqual([]);
  expect(missing({ atLeast: [1, 3] }, { t1: "m", t2: "m", t3: "m", t4: "w" })).toEqual([1]);
  expect(missing({ atLeast: [1, 1] }, { t1: "m", t2: "w", t3: "m" })).toEqual([2]);
});

test("each group stands for itself", () => {
  expect(missing({ atLeast: [1, 2], per: ["unit"] }, { t1: "w", t2: "m", t3: "m", t4: "m" })).toEqual([1]);
  expect(missing({ atLeast: [1, 4], per: ["unit"] }, { t1: "w", t2: "w", t3: "m" })).toEqual([1]);
});

test("the tag counts when it is held on the first day of the tour", () => {
  expect(missing({ atLeast: [1, 1] }, { t1: "late" })).toEqual([1]); // starts on the 5th
  expect(missing({ atLeast: [1, 1] }, { t2: "late" })).toEqual([]);
});

test("a soft share forbids nothing", () => {
  expect(missing({ atLeast: [1, 1], hard: false }, { t1: "m" })).toEqual([]);
});
