import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, january } from "../../tests/a-problem.ts";
import type { Certificate, Expression, Leaf, Node, Row } from "../plan.ts";
import type { Problem } from "../problem.ts";
import { type Proved, prove } from "./bound.ts";
import { candidatesOf } from "./candidates.ts";
import { worldOf } from "./draft.ts";
import { measureAll } from "./measures.ts";

/** Proves entry `entry` with all tours in one class; `reached` is what an empty plan reaches. */
function proved(problem: Problem, entry: number | null, rows: Row[], tree: Node, scale = 1): Proved {
  const classes = [problem.tours.map(({ id }) => id)];
  const certificate: Certificate = { format: "contingent-certificate/1", classes, entries: [] };
  const candidates = candidatesOf(problem, new Map(problem.tours.map(({ id }) => [id, 0])));
  const world = worldOf(
    problem,
    candidates,
    measureAll(problem, [], () => {}),
  );
  return prove(world, certificate, { scale, rows, tree }, entry);
}
const leaf = (prices: Leaf = {}): Node => ({ leaf: prices });

const TWO = {
  tours: [aTour("t1", 1, 5, { value: 6 }), aTour("t2", 1, 5, { value: 4 })],
  people: [aPerson("p"), aPerson("q", { home: "h" }), aPerson("r")],
  objective: ["filled", "people", "score"],
};

test("without prices each person takes the best tour, as if alone", () => {
  expect(proved(aProblem(TWO), 0, [], leaf())).toEqual({ most: 18n });
});

test("the price of the class brings the bound to the truth", () => {
  // 3 people gain 6 − 4 and 4 − 4 each at price 4: at most 2 · 4 + 3 · 2; at price 6: 2 · 6.
  expect(proved(aProblem(TWO), 0, [], leaf({ classes: [[0, 4]] }))).toEqual({ most: 14n });
  expect(proved(aProblem(TWO), 0, [], leaf({ classes: [[0, 6]] }))).toEqual({ most: 12n });
});

test("prices are divided by the scale, and what is left over a multiple of the values is let go", () => {
  expect(proved(aProblem(TWO), 0, [], leaf({ classes: [[0, 11]] }), 2)).toEqual({ most: 12n }); // (22 + 3) / 2 = 12.5
});

test("a ceiling's price counts its places, and its overlap only where so many days may be in a row", () => {
  const ceiling = { id: "c", measure: "present", atMost: 1 };
  const rows: Row[] = [{ kind: "ceiling", id: "c", day: january(3) }];
  const bound = (overlap: object) => {
    const problem = aProblem({ ...TWO, ceilings: [{ ...ceiling, ...overlap }] });
    return proved(problem, 0, rows, leaf({ rows: [[0, 6]] }));
  };
  expect(bound({})).toEqual({ most: 6n });
  expect(bound({ overlap: { people: 1, days: 4 } })).toEqual({ most: 6n }); // presence would last 5 days
  expect(bound({ overlap: { people: 1, days: 5 } })).toEqual({ most: 12n });
});

test("a person under a priced ceiling of people pays once for all tours", () => {
  const tours = [aTour("t1", 1, 5, { value: 6 }), aTour("t2", 8, 9, { value: 4 })];
  const ceilings = [{ id: "c", measure: "people", atMost: 1 }];
  const problem = aProblem({ ...TWO, tours, ceilings });
  // Each of three people could do both: 10 − 9; one place is worth 9.
  expect(proved(problem, 0, [{ kind: "ceiling", id: "c" }], leaf({ rows: [[0, 9]] }))).toEqual({ most: 12n });
  expect(proved(problem, 0, [{ kind: "ceiling", id: "c" }], leaf({ rows: [[0, 10]] }))).toEqual({ most: 10n });
});

test("branches count on both sides", () => {
  const on: Expression = { people: ["p", "q", "r"] };
  const tree: Node = { on, at: 0, below: leaf({ branches: [[0, 6]] }), above: leaf({ classes: [[0, 6]] }) };
  expect(proved(aProblem(TWO), 0, [], tree)).toEqual({ most: 12n });
  const onlyBelow: Node = { on, at: 0, below: leaf({ branches: [[0, 6]] }), above: leaf({ branches: [[0, 6]] }) };
  expect(proved(aProblem(TWO), 0, [], onlyBelow)).toEqual({ most: 30n }); // above: 3 · (6 + 6) − 6
});

test("a pin that cannot be shows that nothing is lawful", () => {
  const tours = [aTour("t", 1, 5, { needs: [["a"]] })];
  const pins = [{ tour: "t", person: "p" }];
  const problem = aProblem({ tours, people: [aPerson("p")], pins });
  expect(proved(problem, null, [{ kind: "pin", tour: "t", person: "p" }], leaf({ rows: [[0, 1]] }))).toEqual({
    most: -1n,
  });
  const able = aProblem({ tours, people: [aPerson("p", { tags: ["a"] })], pins });
  expect(proved(able, null, [{ kind: "pin", tour: "t", person: "p" }], leaf({ rows: [[0, 1]] }))).toEqual({ most: 0n });
});

const RULES = {
  ...TWO,
  ceilings: [
    { id: "day", measure: "present", atMost: 1, from: january(3), to: january(4) },
    { id: "all", measure: "tours", atMost: 1 },
  ],
  shares: [{ id: "s", tag: "w", atLeast: [1, 2], per: ["unit"], hard: true }],
  homeCaps: [{ id: "cap", atMost: 1, homes: ["h"] }],
  pins: [{ tour: "t1", person: "p" }],
};
const GROUP = { unit: "" };

test.each<[string, Row]>([
  ["the entry itself", { kind: "entry", entry: 1 }],
  ["a later entry", { kind: "entry", entry: 2 }],
  ["no entry", { kind: "entry", entry: 9 }],
  ["a pair that is not pinned", { kind: "pin", tour: "t1", person: "q" }],
  ["a ceiling on a day before its period", { kind: "ceiling", id: "day", day: january(2) }],
  ["a ceiling on a day after its period", { kind: "ceiling", id: "day", day: january(5) }],
  ["a daily ceiling without a day", { kind: "ceiling", id: "day" }],
  ["a ceiling of tours with a day", { kind: "ceiling", id: "all", day: january(3) }],
  ["an unknown ceiling", { kind: "ceiling", id: "none" }],
  ["a home that is not under the cap", { kind: "homeCap", id: "cap", home: "k", day: january(2) }],
  ["an unknown cap", { kind: "homeCap", id: "none", home: "h", day: january(2) }],
  ["a share without its group", { kind: "share", id: "s", group: {} }],
  ["a group with a label too many", { kind: "share", id: "s", group: { unit: "", role: "" } }],
  ["a group that no tour belongs to", { kind: "share", id: "s", group: { unit: "u" } }],
  ["an unknown share", { kind: "share", id: "none", group: GROUP }],
  ["a cut that fails with one filled", { kind: "shareCut", id: "s", group: GROUP, a: 1, b: 2, c: 0 }],
  ["a cut that fails with all filled", { kind: "shareCut", id: "s", group: GROUP, a: 1, b: 2, c: 2 }],
  ["a cut with a negative part", { kind: "shareCut", id: "s", group: GROUP, a: -1, b: -4, c: 0 }],
])("a proof may not price %s", (_what, row) => {
  expect(proved(aProblem(RULES), 1, [row], leaf({ rows: [[0, 1]] }))).toHaveProperty("fault");
});

test.each<[string, Row]>([
  ["an earlier entry", { kind: "entry", entry: 0 }],
  ["a pin", { kind: "pin", tour: "t1", person: "p" }],
  ["a ceiling on its first day", { kind: "ceiling", id: "day", day: january(3) }],
  ["a ceiling on its last day", { kind: "ceiling", id: "day", day: january(4) }],
  ["a ceiling of tours", { kind: "ceiling", id: "all" }],
  ["a cap of a named home", { kind: "homeCap", id: "cap", home: "h", day: january(2) }],
  ["a share", { kind: "share", id: "s", group: GROUP }],
  ["a cut that holds", { kind: "shareCut", id: "s", group: GROUP, a: 1, b: 1, c: 1 }],
])("a proof may price %s", (_what, row) => {
  expect(proved(aProblem(RULES), 1, [row], leaf({ rows: [[0, 1]] }))).toHaveProperty("most");
});

test.each<[string, Leaf]>([
  ["a class that does not exist", { classes: [[1, 1]] }],
  ["a row that does not exist", { rows: [[0, 1]] }],
  ["a branch that was not taken", { branches: [[0, 1]] }],
])("a leaf may not price %s", (_what, prices) => {
  expect(proved(aProblem(TWO), 0, [], leaf(prices))).toHaveProperty("fault");
});
