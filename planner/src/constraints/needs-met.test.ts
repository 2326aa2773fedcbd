import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, january, posted } from "../../tests/a-problem.ts";
import { needsMet } from "./needs-met.ts";

function missing(needs: string[][], tags: unknown[]): unknown[] {
  const problem = aProblem({ tours: [aTour("t", 10, 20, { needs })], people: [aPerson("p", { tags })] });
  return needsMet.matches(problem, posted(problem, { t: "p" })).map(({ because }) => because["need"]);
}

test("one tag of each need is enough, none is not", () => {
  expect(missing([["a", "b"], ["c"]], ["b", "c"])).toEqual([]);
  expect(missing([["a", "b"], ["c"]], ["c"])).toEqual([["a", "b"]]);
  expect(missing([["a"], ["c"]], [])).toEqual([["a"], ["c"]]);
});

test("a tag must hold on every day of the tour, first and last included", () => {
  expect(missing([["a"]], [{ tag: "a", from: january(10), to: january(20) }])).toEqual([]);
  expect(missing([["a"]], [{ tag: "a", from: january(11), to: january(20) }])).toEqual([["a"]]);
  expect(missing([["a"]], [{ tag: "a", from: january(10), to: january(19) }])).toEqual([["a"]]);
});

test("intervals of one tag that touch hold together; a day between them does not", () => {
  const until = (day: number) => ({ tag: "a", to: january(day) });
  expect(missing([["a"]], [until(14), { tag: "a", from: january(15) }])).toEqual([]);
  expect(missing([["a"]], [until(14), { tag: "a", from: january(16) }])).toEqual([["a"]]);
});

test("two tags of one need do not stand in for each other half way", () => {
  const tags = [
    { tag: "a", to: january(15) },
    { tag: "b", from: january(12) },
  ];
  expect(missing([["a", "b"]], tags)).toEqual([["a", "b"]]);
});

test("a need written @start asks for the first day only", () => {
  expect(missing([["fit@start"]], [{ tag: "fit", from: january(10), to: january(10) }])).toEqual([]);
  expect(missing([["fit@start"]], [{ tag: "fit", from: january(11) }])).toEqual([["fit@start"]]);
});

test("nobody meets a need that names no tag", () => {
  expect(missing([[]], ["a"])).toEqual([[]]);
});
