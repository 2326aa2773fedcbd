import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, january } from "../../tests/a-problem.ts";
import { dayNumber } from "../days.ts";
import type { Problem } from "../problem.ts";
import { compile } from "./compile.ts";
import type { Compiled } from "./compiled.ts";

/** Who may take what, as `person tour` texts, one for each tour of the class. */
function takers(compiled: Compiled): string[] {
  const { pairs, classes, problem } = compiled;
  const found: string[] = [];
  for (let p = 0; p < compiled.people; p++) {
    for (let j = pairs.start[p] ?? 0; j < (pairs.start[p + 1] ?? 0); j++) {
      const c = pairs.cls[j] ?? 0;
      for (let k = classes.tourStart[c] ?? 0; k < (classes.tourStart[c + 1] ?? 0); k++) {
        found.push(`${problem.people[p]?.id} ${problem.tours[classes.tours[k] ?? 0]?.id}`);
      }
    }
  }
  return found.sort();
}

function ofPerson(person: object, tour: object, more: object = {}): Problem {
  return aProblem({ tours: [aTour("t", 5, 10, tour)], people: [aPerson("p", person)], ...more });
}

test("tours that nobody can tell apart become one class with their number as capacity", () => {
  const tours = [aTour("a", 1, 5), aTour("b", 1, 5), aTour("c", 2, 5)];
  const { classes } = compile(aProblem({ tours, people: [] }));
  expect([...classes.capacity]).toEqual([2, 1]);
  expect([...classes.ofTour]).toEqual([0, 0, 1]);
});

test("labels split a class only where a rule looks at them", () => {
  const tours = [aTour("a", 1, 5, { labels: { unit: "x" } }), aTour("b", 1, 5, { labels: { unit: "y" } })];
  expect(compile(aProblem({ tours, people: [] })).classes.count).toBe(1);
  const shares = [{ id: "s", where: {}, tag: "w", atLeast: [1, 2], per: ["unit"], hard: true }];
  expect(compile(aProblem({ tours, people: [], shares })).classes.count).toBe(2);
  const people = [aPerson("p", { scores: [{ when: { unit: "y" }, score: 3 }] })];
  expect(compile(aProblem({ tours, people })).classes.count).toBe(2);
  const ceilings = [{ id: "c", where: { unit: ["x"] }, atMost: 1, measure: "present" }];
  expect(compile(aProblem({ tours, people: [], ceilings })).classes.count).toBe(2);
  const homeCaps = [{ id: "h", where: { unit: ["x"] }, atMost: 1 }];
  expect(compile(aProblem({ tours, people: [], homeCaps })).classes.count).toBe(2);
});

test("a tour that pins and the earlier plan give to different people stands alone", () => {
  const tours = [aTour("a", 1, 5), aTour("b", 1, 5)];
  const people = [aPerson("p"), aPerson("q")];
  const named = { pins: [{ tour: "a", person: "p" }], previous: [{ tour: "a", person: "q" }] };
  expect(compile(aProblem({ tours, people, previous: named.previous })).classes.count).toBe(1);
  expect(compile(aProblem({ tours, people, ...named })).classes.count).toBe(2);
});

test("a tag must hold on every day of the tour, with @start on its first day only", () => {
  const held = { tags: [{ tag: "fit", from: january(1), to: january(9) }] };
  expect(takers(compile(ofPerson(held, { needs: [["fit"]] })))).toEqual([]);
  expect(takers(compile(ofPerson(held, { needs: [["fit@start"]] })))).toEqual(["p t"]);
  const twice = {
    tags: [
      { tag: "fit", to: january(7) },
      { tag: "fit", from: january(8) },
    ],
  };
  expect(takers(compile(ofPerson(twice, { needs: [["fit"]] })))).toEqual(["p t"]);
});

test("one of an any-of must hold by itself; two halves do not make a whole", () => {
  const tags = [
    { tag: "a", to: january(7) },
    { tag: "b", from: january(8) },
  ];
  expect(takers(compile(ofPerson({ tags }, { needs: [["a", "b"]] })))).toEqual([]);
});

test("availability, the rest after the last return and bans are asked of each pair", () => {
  expect(takers(compile(ofPerson({ available: [{ from: january(5), to: january(10) }] }, {})))).toEqual(["p t"]);
  expect(takers(compile(ofPerson({ available: [{ from: january(6), to: january(10) }] }, {})))).toEqual([]);
  const rest = { rest: { days: 2 } };
  expect(takers(compile(ofPerson({ lastReturn: january(2) }, {}, rest)))).toEqual(["p t"]);
  expect(takers(compile(ofPerson({ lastReturn: january(3) }, {}, rest)))).toEqual([]);
  expect(takers(compile(ofPerson({}, {}, { bans: [{ tour: "t", person: "p" }] })))).toEqual([]);
});

test("the score of a pair adds up every rule that matches", () => {
  const scores = [
    { when: {}, score: 1 },
    { when: { role: "unmo" }, score: 10 },
    { when: { role: "staff" }, score: 100 },
  ];
  const { pairs } = compile(ofPerson({ scores }, { labels: { role: "unmo" } }));
  expect([...pairs.score]).toEqual([11]);
});

test("a ceiling is cut where tours and others come and go; what another stretch implies is left out", () => {
  const tours = [aTour("a", 1, 10), aTour("b", 5, 15), aTour("c", 12, 20)];
  const ceiling = { id: "c", where: {}, atMost: 1, measure: "present" };
  const [plain] = compile(aProblem({ tours, people: [], ceilings: [ceiling] })).ceilings;
  expect(plain?.measure === "present" && plain.segments.map((s) => [...s.classes])).toEqual([
    [0, 1],
    [1, 2],
  ]);
  const others = [{ from: january(14), to: january(14), count: 1 }];
  const [less] = compile(aProblem({ tours, people: [], ceilings: [{ ...ceiling, others }] })).ceilings;
  const tight = less?.measure === "present" ? less.segments.find((s) => s.atMost === 0) : undefined;
  expect(tight).toMatchObject({ from: dayNumber(january(14)), to: dayNumber(january(14)) });
});
