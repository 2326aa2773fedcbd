import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, posted } from "../../tests/a-problem.ts";
import { total } from "./constraint.ts";
import { shortfall } from "./shortfall.ts";

const TOURS = [1, 2, 3, 4].map((n) => aTour(`t${n}`, n * 5, n * 5 + 4, { labels: { unit: n < 3 ? "u" : "v" } }));
const PEOPLE = [aPerson("w", { tags: ["woman"] }), aPerson("m")];

function value(shares: object[], pairs: Readonly<Record<string, string>>): number {
  const problem = aProblem({ tours: TOURS, people: PEOPLE, shares });
  return total(shortfall, problem, posted(problem, pairs));
}

test("people missing from soft shares are added up over groups and shares", () => {
  const half = { id: "half", tag: "woman", atLeast: [1, 2], per: ["unit"] };
  const all = { id: "all", tag: "woman", atLeast: [3, 4] };
  const pairs = { t1: "m", t2: "m", t3: "w", t4: "m" };
  expect(value([half], pairs)).toBe(1);
  expect(value([all], pairs)).toBe(2);
  expect(value([half, all], pairs)).toBe(3);
  expect(value([half, all], {})).toBe(0);
});

test("more than asked for in one group makes up for nothing in another", () => {
  expect(value([{ id: "s", tag: "woman", atLeast: [1, 2], per: ["unit"] }], { t1: "w", t2: "w", t3: "m" })).toBe(1);
});

test("a hard share has no shortfall, it is kept", () => {
  expect(value([{ id: "s", tag: "woman", atLeast: [1, 1], hard: true }], { t1: "m" })).toBe(0);
});
