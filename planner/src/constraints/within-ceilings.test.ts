import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, january, posted } from "../../tests/a-problem.ts";
import { withinCeilings } from "./within-ceilings.ts";

const PEOPLE = ["p", "q", "r"].map((id) => aPerson(id));
const TOURS = [
  aTour("t1", 1, 10, { labels: { mission: "M" } }),
  aTour("t2", 8, 20, { labels: { mission: "M" } }),
  aTour("t3", 21, 30, { labels: { mission: "N" } }),
];
const EVERYONE = { t1: "p", t2: "q", t3: "r" };

function amounts(ceiling: object, pairs: Readonly<Record<string, string>> = EVERYONE): number[] {
  const problem = aProblem({ tours: TOURS, people: PEOPLE, ceilings: [{ id: "c", ...ceiling }] });
  return withinCeilings.matches(problem, posted(problem, pairs)).map(({ amount }) => amount);
}

test("present: on each day, handover included", () => {
  expect(amounts({ measure: "present", atMost: 2 })).toEqual([]);
  expect(amounts({ measure: "present", atMost: 1 })).toEqual([1]);
  expect(amounts({ measure: "present", atMost: 0 })).toEqual([1, 2, 1, 1]);
});

test("present: only tours that are meant, only days of the period", () => {
  expect(amounts({ measure: "present", atMost: 0, where: { mission: ["N"] } })).toEqual([1]);
  expect(amounts({ measure: "present", atMost: 1, from: january(11) })).toEqual([]);
  expect(amounts({ measure: "present", atMost: 1, to: january(7) })).toEqual([]);
  expect(amounts({ measure: "present", atMost: 1, from: january(10), to: january(10) })).toEqual([1]);
});

test("present: others are counted beside the plan", () => {
  const others = [{ from: january(20), to: january(20), count: 2 }];
  expect(amounts({ measure: "present", atMost: 2, others })).toEqual([1]);
  expect(amounts({ measure: "present", atMost: 3, others })).toEqual([]);
});

test("present: an overlap passes the ceiling by so many, for so many days in a row", () => {
  expect(amounts({ measure: "present", atMost: 1, overlap: { people: 1, days: 3 } })).toEqual([]);
  expect(amounts({ measure: "present", atMost: 1, overlap: { people: 1, days: 2 } })).toEqual([1]);
  expect(amounts({ measure: "present", atMost: 0, overlap: { people: 1, days: 30 } })).toEqual([1]);
  expect(amounts({ measure: "present", atMost: 0, overlap: { people: 2, days: 29 } })).toEqual([2]);
});

test("tours: those that start in the period", () => {
  expect(amounts({ measure: "tours", atMost: 2 })).toEqual([1]);
  expect(amounts({ measure: "tours", atMost: 1, from: january(2) })).toEqual([1]);
  expect(amounts({ measure: "tours", atMost: 1, from: january(2), to: january(20) })).toEqual([]);
  const others = [{ from: january(1), to: january(9), count: 4 }];
  expect(amounts({ measure: "tours", atMost: 3, others })).toEqual([4]);
  expect(amounts({ measure: "tours", atMost: 3, from: january(2), others })).toEqual([]);
});

test("people: each once, with a tour that touches the period", () => {
  expect(amounts({ measure: "people", atMost: 1 }, { t1: "p", t3: "p" })).toEqual([]);
  expect(amounts({ measure: "people", atMost: 1 }, { t1: "p", t3: "q" })).toEqual([1]);
  expect(amounts({ measure: "people", atMost: 1, from: january(10) }, { t1: "p", t3: "q" })).toEqual([1]);
  expect(amounts({ measure: "people", atMost: 1, from: january(11) }, { t1: "p", t3: "q" })).toEqual([]);
  const others = [{ from: january(5), to: january(11), count: 1 }];
  expect(amounts({ measure: "people", atMost: 1, from: january(11), others }, { t1: "p", t3: "q" })).toEqual([1]);
});
