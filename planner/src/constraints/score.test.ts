import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, posted } from "../../tests/a-problem.ts";
import { total } from "./constraint.ts";
import { score, scoreOf } from "./score.ts";

const SCORES = [
  { when: {}, score: 1 },
  { when: { role: "r" }, score: 10 },
  { when: { role: "r", mission: "M" }, score: 100 },
  { when: { role: "s" }, score: 1000 },
  { when: { unit: "" }, score: -3 },
];

test("all rules whose labels the tour carries are added up; a label not carried is the empty text", () => {
  const tours = [
    aTour("both", 1, 2, { labels: { role: "r", mission: "M", unit: "u" } }),
    aTour("role", 3, 4, { labels: { role: "r", mission: "N" } }),
    aTour("bare", 5, 6),
  ];
  const problem = aProblem({ tours, people: [aPerson("p", { scores: SCORES })] });
  const points = (tour: string) => total(score, problem, posted(problem, { [tour]: "p" }));
  expect(points("both")).toBe(111);
  expect(points("role")).toBe(8);
  expect(points("bare")).toBe(-2);
});

test("the points of an assignment are the sum of its matches", () => {
  const problem = aProblem({
    tours: [aTour("t", 1, 2, { labels: { role: "s" } })],
    people: [aPerson("p", { scores: SCORES })],
  });
  const [posting] = posted(problem, { t: "p" });
  if (posting === undefined) throw new Error("no posting");
  expect(scoreOf(posting.person, posting.tour)).toBe(total(score, problem, [posting]));
});

test("a label named like a property of every object is only a label", () => {
  const scores = [{ when: { constructor: "" }, score: 5 }];
  const problem = aProblem({ tours: [aTour("t", 1, 2)], people: [aPerson("p", { scores })] });
  expect(total(score, problem, posted(problem, { t: "p" }))).toBe(5);
});
