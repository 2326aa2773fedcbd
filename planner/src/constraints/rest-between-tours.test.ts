import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, january, posted } from "../../tests/a-problem.ts";
import { restBetweenTours } from "./rest-between-tours.ts";

function missingDays(rest: number, secondFrom: number, lastReturn?: number): number[] {
  const person = aPerson("p", lastReturn === undefined ? {} : { lastReturn: january(lastReturn) });
  const tours = [aTour("late", secondFrom, 31), aTour("early", 5, 10)];
  const problem = aProblem({ tours, people: [person], rest: { days: rest } });
  const postings = posted(problem, { late: "p", early: "p" });
  return restBetweenTours.matches(problem, postings).map(({ amount }) => amount);
}

test("the days between two tours are whole days at home", () => {
  expect(missingDays(5, 16)).toEqual([]); // home from 11 to 15
  expect(missingDays(5, 15)).toEqual([1]);
  expect(missingDays(5, 11)).toEqual([5]);
});

test("without rest the next tour may start the day after", () => {
  expect(missingDays(0, 11)).toEqual([]);
});

test("tours that share days are another rule's matter", () => {
  expect(missingDays(5, 10)).toEqual([]);
});

test("rest is also due after the latest return before the plan", () => {
  expect(missingDays(2, 20, 2)).toEqual([]); // home on the 3rd and 4th
  expect(missingDays(2, 20, 3)).toEqual([1]);
  expect(missingDays(0, 20, 4)).toEqual([]);
  expect(missingDays(0, 20, 5)).toEqual([1]); // still abroad on the first day
});
