import { beforeAll, expect, test } from "vitest";
import { loadHighs } from "../../engine/highs.ts";
import { aPerson, aProblem, aTour } from "../../tests/a-problem.ts";
import { mustRead, randomProblem } from "../../tests/random-problem.ts";
import { check } from "../check/index.ts";
import { planText } from "../commands.ts";
import { parsePlan } from "../plan-read.ts";
import type { Problem } from "../problem.ts";
import { type Engine, EngineFailure } from "./engine.ts";
import { type Progress, solve } from "./index.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await loadHighs();
});

/** The problem's plan, which the checker passes, as `{ tour: person }`. */
function solved(problem: Problem): Record<string, string> {
  const plan = solve(problem, engine);
  expect(check(problem, plan).breaches).toEqual([]);
  return Object.fromEntries(plan.assignments.map(({ tour, person }) => [tour, person]));
}

/** A problem that takes some work: many people and tours with side rules, drawn from a seed. */
function middling(seed: number): Problem {
  return randomProblem(seed, { tours: 40, people: 30, days: 60 });
}

const two = { tours: [aTour("a", 1, 5), aTour("b", 10, 15)], people: [aPerson("p"), aPerson("q")] };

test("an earlier entry is never given up for a later one", () => {
  const people = [aPerson("p", { tags: ["x"], scores: [{ when: { kind: "easy" }, score: 90 }] })];
  const tours = [aTour("easy", 1, 5, { labels: { kind: "easy" } }), aTour("key", 3, 8, { key: true, value: 1 })];
  expect(solved(aProblem({ tours, people, objective: ["keyFilled", "score"] }))).toEqual({ key: "p" });
  expect(solved(aProblem({ tours, people, objective: ["score", "keyFilled"] }))).toEqual({ easy: "p" });
});

test("people to be least are least: one person takes both tours when the rest allows it", () => {
  const objective = ["filled", "people"];
  expect(new Set(Object.values(solved(aProblem({ ...two, objective }))))).toHaveProperty("size", 1);
  const rested = aProblem({ ...two, objective, rest: { days: 5 } });
  expect(new Set(Object.values(solved(rested)))).toHaveProperty("size", 2);
});

test("what was planned before stays when nothing is lost by it", () => {
  const previous = [
    { tour: "a", person: "q" },
    { tour: "b", person: "p" },
  ];
  expect(solved(aProblem({ ...two, previous, objective: ["filled", "changes"] }))).toEqual({ a: "q", b: "p" });
});

test("within a class everybody gets the tour that a pin or the earlier plan names", () => {
  const tours = [aTour("a", 1, 5), aTour("b", 1, 5)];
  const people = [aPerson("p"), aPerson("q")];
  const previous = [{ tour: "b", person: "p" }];
  expect(solved(aProblem({ tours, people, previous, objective: ["filled", "changes"] }))).toEqual({ a: "q", b: "p" });
  expect(solved(aProblem({ tours, people, pins: [{ tour: "a", person: "q" }] }))).toEqual({ a: "q", b: "p" });
});

test("a pin of somebody who lacks a need makes the problem infeasible, proved", () => {
  const tours = [aTour("a", 1, 5, { needs: [["x"]] })];
  const problem = aProblem({ tours, people: [aPerson("p")], pins: [{ tour: "a", person: "p" }] });
  const plan = solve(problem, engine);
  expect(plan.status).toBe("infeasible");
  expect(plan.assignments).toEqual([]);
  expect(check(problem, plan).ok).toBe(true);
});

test("the same problem gives the same bytes, also in an engine that has worked before", async () => {
  for (const seed of [3, 11, 154]) {
    const problem = middling(seed);
    const first = planText(solve(problem, engine));
    expect(planText(solve(problem, engine))).toBe(first);
    expect(planText(solve(problem, await loadHighs()))).toBe(first);
  }
});

test("within any limit of work the plan is lawful, its bounds are proved and the limit is kept", () => {
  for (const work of [0, 1, 50, 400]) {
    for (const seed of [3, 11, 12]) {
      const problem: Problem = { ...middling(seed), pins: [], work };
      const plan = solve(problem, engine);
      expect(plan.workDone).toBeLessThanOrEqual(work);
      expect(check(problem, plan).breaches).toEqual([]);
    }
  }
});

test("a run that is stopped keeps the best plan, and the same steps as a limit give it again", () => {
  const problem: Problem = { ...middling(177), pins: [] };
  let asked = 0;
  const stopped = solve(problem, engine, { shouldStop: () => ++asked > 20 });
  expect(check(problem, stopped).breaches).toEqual([]);
  const again = solve({ ...problem, work: stopped.workDone }, engine);
  expect(again.assignments).toEqual(stopped.assignments);
});

test("progress tells of each entry, and its bound never passes the value", () => {
  const seen: Progress[] = [];
  solve({ ...middling(11), pins: [] }, engine, { onProgress: (progress) => seen.push(progress) });
  expect(seen.length).toBeGreaterThan(0);
  const steps = seen.map((one) => one.workDone);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(seen.at(-1)?.plan?.()).toBeInstanceOf(Array);
});

test("an engine that breaks down, at once or after some calls, leaves a lawful plan with proved bounds", () => {
  for (const calls of [0, 1, 2, 3, 5, 8]) {
    const problem: Problem = { ...middling(12), pins: [] };
    const plan = solve(problem, breakingDown(engine, calls));
    expect(check(problem, plan).breaches).toEqual([]);
    expect(plan.assignments.length).toBeGreaterThan(0);
  }
});

/** The engine, until so many programs were solved; then every call fails. */
function breakingDown(engine: Engine, calls: number): Engine {
  let left = calls;
  const count = <T>(call: () => T): T => {
    if (left-- <= 0) throw new EngineFailure("out of memory");
    return call();
  };
  return {
    name: "breaks down",
    open: (program) => {
      const open = engine.open(program);
      return { ...open, solve: (steps) => count(() => open.solve(steps)) };
    },
    solveInteger: (program, options) => count(() => engine.solveInteger(program, options)),
  };
}

test("an engine that answers wrongly cannot make a plan unlawful or a bound false", () => {
  const lying: Engine = {
    name: "lies",
    open: (program) => {
      const open = engine.open(program);
      return {
        ...open,
        solve: (steps) => {
          const truth = open.solve(steps);
          return {
            ...truth,
            status: "optimal",
            x: truth.x.map((_, j) => (j % 3 === 0 ? 1 : 0)),
            price: truth.price.map((v) => v / 2),
          };
        },
      };
    },
    solveInteger: (program) => ({ status: "optimal", x: new Float64Array(program.columns).fill(1), steps: 1 }),
  };
  for (const seed of [3, 11, 12, 20]) {
    const problem: Problem = { ...middling(seed), pins: [], work: 3000 };
    expect(check(problem, solve(problem, lying)).breaches).toEqual([]);
  }
});

test("a ceiling's price is what one more place brings", () => {
  const people = [aPerson("p"), aPerson("q"), aPerson("r")];
  const tours = [aTour("a", 1, 5), aTour("b", 1, 5, { value: 700 }), aTour("c", 1, 5, { value: 500 })];
  const ceilings = [{ id: "law", where: {}, atMost: 1, measure: "present" }];
  const plan = solve(aProblem({ tours, people, ceilings, objective: ["filled"] }), engine);
  expect(plan.prices).toEqual([{ rule: "law", from: "2026-01-01", to: "2026-01-05", worth: { filled: 700 } }]);
});

test("a ceiling that does not bind has no price", () => {
  const ceilings = [{ id: "law", where: {}, atMost: 2, measure: "present" }];
  expect(solve(aProblem({ ...two, ceilings }), engine).prices).toEqual([]);
});

test("values far apart are proved as well, and the plan's file can be read again", () => {
  const tours = [
    aTour("a", 1, 9, { value: 12_345_678 }),
    aTour("b", 3, 5, { value: 5, key: true }),
    aTour("c", 12, 20),
  ];
  const people = [
    aPerson("p", { scores: [{ when: {}, score: 70 }] }),
    aPerson("q", { scores: [{ when: {}, score: 67 }] }),
  ];
  const shares = [{ id: "s", where: {}, tag: "x", atLeast: [1, 3], hard: false }];
  for (const objective of [
    ["filled", "people"],
    ["keyFilled", "filled", "shortfall", "changes", "people", "score"],
  ]) {
    const problem = aProblem({ tours, people, shares, objective });
    const plan = solve(problem, engine);
    expect(plan.status).toBe("optimal");
    expect(parsePlan(planText(plan))).toMatchObject({ ok: true });
  }
});

test("where nobody is able at all, every tour is open with its cause, and that is proved best", () => {
  const sides = { ceilings: [{ id: "c", measure: "present" as const, atMost: 1 }], homeCaps: [{ id: "h", atMost: 1 }] };
  for (const objective of [
    ["keyFilled", "filled", "shortfall", "changes", "people", "score"],
    ["filled", "people"],
  ]) {
    for (const people of [
      [],
      [
        { id: "p", tags: ["other"] },
        { id: "q", available: [] },
      ],
    ]) {
      for (const extra of [{}, sides]) {
        const problem = mustRead({
          format: "contingent-problem/1",
          tours: ["a", "b"].map((id) => ({
            id,
            post: id,
            from: "2027-01-01",
            to: "2027-06-30",
            key: id === "a",
            needs: [["english"]],
          })),
          people,
          objective,
          ...extra,
        });
        const plan = solve(problem, engine);
        expect(check(problem, plan).breaches).toEqual([]);
        expect(plan.status).toBe("optimal");
        expect(plan.assignments).toEqual([]);
        expect(plan.open.map(({ tour }) => tour)).toEqual(["a", "b"]);
        for (const { causes } of plan.open) expect(causes.length).toBeGreaterThan(0);
      }
    }
  }
});
