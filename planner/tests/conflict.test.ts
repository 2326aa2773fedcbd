import { expect, test } from "vitest";
import { loadHighs } from "../engine/highs.ts";
import { check } from "../src/check/index.ts";
import { type Conflict, conflictOf, smallestHittingSet, withConflict } from "../src/conflict.ts";
import { onlyWith, type Part, partsOf } from "../src/conflict-parts.ts";
import { postingsOf } from "../src/constraints/constraint.ts";
import { hardMatches } from "../src/constraints/index.ts";
import { NoPlanFound } from "../src/no-plan-found.ts";
import type { Plan } from "../src/plan.ts";
import type { Problem } from "../src/problem.ts";
import { solve } from "../src/solve/index.ts";
import { aPerson, aProblem, aTour, january } from "./a-problem.ts";
import { eachLawfulPlan } from "./brute-force.ts";
import { drawFile, mustRead, randomProblem, seededDraw } from "./random-problem.ts";

const engine = await loadHighs();
const solved = (problem: Problem): Plan => solve(problem, engine);

function kinds(conflict: Conflict): string[] {
  return conflict.parts.map(({ stated }) => stated.kind).sort();
}
const TWO = [aPerson("p", { tags: ["a"], home: "h" }), aPerson("q", { home: "h" })];
const pin = (tour: string, person: string) => ({ tour, person });

test.each<[string, object, string[]]>([
  ["two people on one tour", { tours: [aTour("t", 1, 5)], pins: [pin("t", "p"), pin("t", "q")] }, ["pin", "pin"]],
  [
    "one person in two places",
    { tours: [aTour("s", 1, 5), aTour("t", 5, 9)], pins: [pin("s", "p"), pin("t", "p")] },
    ["pin", "pin"],
  ],
  [
    "too little rest",
    { tours: [aTour("s", 1, 5), aTour("t", 7, 9)], rest: { days: 2 }, pins: [pin("s", "p"), pin("t", "p")] },
    ["pin", "pin", "rest"],
  ],
  ["a need not met", { tours: [aTour("t", 1, 5, { needs: [["a"]] })], pins: [pin("t", "q")] }, ["need", "pin"]],
  ["a ban", { tours: [aTour("t", 1, 5)], pins: [pin("t", "q")], bans: [pin("t", "q")] }, ["ban", "pin"]],
  [
    "somebody not available",
    { tours: [aTour("t", 1, 5)], people: [aPerson("p", { available: [] })], pins: [pin("t", "p")] },
    ["available", "pin"],
  ],
  [
    "somebody back too lately",
    {
      tours: [aTour("t", 5, 9)],
      people: [aPerson("p", { lastReturn: january(3) })],
      rest: { days: 2 },
      pins: [pin("t", "p")],
    },
    ["pin", "rest"],
  ],
  [
    "a ceiling that others alone pass",
    { ceilings: [{ id: "c", measure: "tours", atMost: 1, others: [{ from: january(1), to: january(2), count: 2 }] }] },
    ["ceiling"],
  ],
  [
    "a ceiling of people present",
    {
      tours: [aTour("s", 1, 5), aTour("t", 5, 9)],
      ceilings: [{ id: "c", measure: "present", atMost: 1 }],
      pins: [pin("s", "p"), pin("t", "q")],
    },
    ["ceiling", "pin", "pin"],
  ],
  [
    "an overlap that lasts too long",
    {
      tours: [aTour("s", 1, 5), aTour("t", 4, 9), aTour("u", 6, 7)],
      ceilings: [{ id: "c", measure: "present", atMost: 1, overlap: { people: 1, days: 2 } }],
      pins: [pin("s", "p"), pin("t", "q"), pin("u", "p")],
    },
    ["ceiling", "pin", "pin", "pin"],
  ],
  [
    "a home cap",
    {
      tours: [aTour("s", 1, 5), aTour("t", 5, 9)],
      homeCaps: [{ id: "c", atMost: 1 }],
      pins: [pin("s", "p"), pin("t", "q")],
    },
    ["homeCap", "pin", "pin"],
  ],
  [
    "a share that nobody can make up for",
    {
      tours: [aTour("s", 1, 5), aTour("t", 6, 9, { needs: [["b"]] })],
      shares: [{ id: "w", tag: "a", atLeast: [1, 2], hard: true }],
      pins: [pin("s", "q")],
    },
    ["pin", "share"],
  ],
  [
    "a share whose only remedy a ceiling forbids",
    {
      tours: [aTour("s", 1, 5), aTour("t", 5, 9)],
      shares: [{ id: "w", tag: "a", atLeast: [1, 2], hard: true }],
      ceilings: [{ id: "c", measure: "tours", atMost: 1 }],
      pins: [pin("s", "q")],
    },
    ["ceiling", "pin", "share"],
  ],
])("%s", (_what, parts, expected) => {
  const problem = aProblem({ people: TWO, ...parts });
  const conflict = conflictOf(problem, solved);
  expect(kinds(conflict)).toEqual(expected);
  expect(conflict.smallest).toBe(true);
});

test("a large contradiction is counted out, not searched for", () => {
  const tours = Array.from({ length: 60 }, (_, n) => aTour(`t${n}`, 1, 5));
  const people = Array.from({ length: 60 }, (_, n) => aPerson(`p${n}`));
  const pins = tours.map((_, n) => pin(`t${n}`, `p${n}`));
  const problem = aProblem({ tours, people, pins, ceilings: [{ id: "c", measure: "present", atMost: 40 }] });
  expect(kinds(conflictOf(problem, solved))).toEqual(["ceiling", ...Array.from({ length: 41 }, () => "pin")]);
});

/** Random problems with many pins, whose ceilings leave room for others. */
function pinnedProblem(seed: number): Problem {
  const problem = randomProblem(seed, { tours: 4, people: 3, days: 25 });
  const draw = seededDraw(seed + 77);
  const pins = problem.tours.flatMap((tour) =>
    problem.people.filter(() => draw(4) === 0).map((person) => pin(tour.id, person.id)),
  );
  const ceilings = problem.ceilings.map((ceiling) => ({ ...ceiling, others: [] }));
  return mustRead({ ...problem, pins: draw(2) ? pins.slice(0, 3) : problem.pins, ceilings });
}

function isFeasible(problem: Problem): boolean {
  let found = false;
  eachLawfulPlan(problem, () => {
    found = true;
  });
  return found;
}

/** Every set of `size` parts. */
function* subsets(parts: readonly Part[], size: number): Generator<Part[]> {
  if (size === 0) yield [];
  for (const [index, part] of parts.entries())
    if (size > 0) for (const rest of subsets(parts.slice(index + 1), size - 1)) yield [part, ...rest];
}

test("on random problems the conflict contradicts itself, no part can be spared, and trying all sets finds no smaller", () => {
  const sizes = new Map<number, number>();
  const seen = new Set<string>();
  for (let seed = 0; seed < 260; seed++) {
    const problem = pinnedProblem(seed);
    const plan = solved(problem);
    if (plan.status !== "infeasible") continue;
    const conflict = conflictOf(problem, solved);
    const told = `seed ${seed}: ${conflict.parts.map(({ key }) => key).join(", ")}`;
    expect(conflict.smallest, told).toBe(true);
    expect(check(problem, withConflict(problem, plan, solved)).breaches, told).toEqual([]);
    expect(isFeasible(onlyWith(problem, conflict.parts)), told).toBe(false);
    for (const { part, assignments } of conflict.without) {
      const only = onlyWith(
        problem,
        conflict.parts.filter((one) => one !== part),
      );
      expect(hardMatches(only, postingsOf(only, assignments)), told).toEqual([]);
    }
    for (const set of subsets(partsOf(problem), conflict.parts.length - 1))
      expect(isFeasible(onlyWith(problem, set)), `${told}; smaller: ${set.map(({ key }) => key).join(", ")}`).toBe(
        true,
      );
    sizes.set(conflict.parts.length, (sizes.get(conflict.parts.length) ?? 0) + 1);
    for (const { stated } of conflict.parts) seen.add(stated.kind);
  }
  expect([...sizes.keys()].sort()).toEqual(expect.arrayContaining([2, 3]));
  expect([...seen].sort()).toEqual([
    "available",
    "ban",
    "ceiling",
    "homeCap",
    "need",
    "pin",
    "rest",
    "returned",
    "share",
  ]);
});

test("what hitting sets found is smallest also by the sets it met: no fewer parts meet them all", () => {
  let found = 0;
  for (let seed = 0; seed < 1500 && found < 5; seed++) {
    const problem = pinnedProblem(seed);
    if (solved(problem).status !== "infeasible") continue;
    const { parts, corrections } = conflictOf(problem, solved);
    if (!parts.some(({ stated }) => stated.kind === "share")) continue;
    found += 1;
    expect(smallestHittingSet(corrections, parts.length - 1)).toBe(null);
    for (const correction of corrections) expect(parts.some((part) => correction.includes(part))).toBe(true);
  }
  expect(found).toBe(5);
});

test("without the work for a smallest set, one from which no part can be spared", () => {
  let found = 0;
  for (let seed = 0; seed < 1500 && found < 5; seed++) {
    const problem = pinnedProblem(seed);
    if (solved(problem).status !== "infeasible") continue;
    const conflict = conflictOf(problem, solved, 0);
    if (!conflict.parts.some(({ stated }) => stated.kind === "share")) continue;
    found += 1;
    expect(conflict.smallest).toBe(false);
    expect(isFeasible(onlyWith(problem, conflict.parts))).toBe(false);
    for (const part of conflict.parts)
      expect(
        isFeasible(
          onlyWith(
            problem,
            conflict.parts.filter((one) => one !== part),
          ),
        ),
      ).toBe(true);
  }
  expect(found).toBe(5);
});

test("a conflict is asked for only where nothing is lawful", () => {
  const problem = mustRead(drawFile(seededDraw(3), { tours: 0, people: 0, days: 5 }));
  const lawful = {
    ...problem,
    ceilings: [],
    shares: [{ id: "s", where: {}, tag: "a", atLeast: [1, 2] as const, per: [], hard: true }],
  };
  expect(() => conflictOf(lawful, solved)).toThrow("lawful plan");
});

test("the checker refuses a conflict that leaves out one of its parts, and one that says more than the problem", () => {
  let left = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const problem = randomProblem(seed);
    const plan = solved(problem);
    if (plan.status !== "infeasible") continue;
    const conflict = plan.conflict ?? [];
    for (const part of conflict) {
      left += 1;
      const fewer = { ...plan, conflict: conflict.filter((one) => one !== part) };
      expect(check(problem, fewer).ok, `seed ${seed} without ${JSON.stringify(part)}`).toBe(false);
    }
    const more = { ...plan, conflict: [...conflict, { kind: "rest", days: problem.rest.days + 1 }] };
    expect(check(problem, more).breaches.map(({ code }) => code)).toContain("conflict");
  }
  expect(left).toBeGreaterThan(20);
});

test("a search for the smallest conflict that is stopped leaves one that the proof shows", () => {
  const problem = aProblem({
    tours: [aTour("s", 1, 5), aTour("t", 7, 9)],
    rest: { days: 2 },
    people: TWO,
    pins: [pin("s", "p"), pin("t", "p"), pin("t", "q")],
  });
  const plan = solved(problem);
  const stopped = withConflict(problem, { ...plan, conflict: [] }, () => {
    throw new NoPlanFound(0);
  });
  expect(check(problem, stopped).breaches).toEqual([]);
});

test("a stop is heard while sets are only combined, without waiting for the next problem to be solved", () => {
  const part = (key: number) => ({ key: String(key), stated: { kind: "rest", days: key } });
  // many sets that overlap little: hundreds of thousands of combinations
  const sets = Array.from({ length: 14 }, (_, i) => Array.from({ length: 6 }, (__, k) => part((i * 5 + k * 7) % 60)));
  let asked = 0;
  expect(() => smallestHittingSet(sets, 14, () => ++asked > 100)).toThrow(NoPlanFound);
  expect(asked).toBe(101);
});
