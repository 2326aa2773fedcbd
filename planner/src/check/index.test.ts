import { expect, test } from "vitest";
import { aPerson, aProblem, aTour, january } from "../../tests/a-problem.ts";
import { problemHash } from "../canonical.ts";
import type { Plan } from "../plan.ts";
import type { Problem } from "../problem.ts";
import { check } from "./index.ts";

/** Two tours, of which one person can do either and one only the second, with every rule kept. */
const PROBLEM = aProblem({
  tours: [
    aTour("t1", 1, 10, { key: true, needs: [["a"]], labels: { mission: "M" } }),
    aTour("t2", 12, 20, { value: 400 }),
    aTour("t3", 12, 20, { needs: [["nobody"]] }),
  ],
  people: [
    aPerson("p", { tags: ["a"], home: "h", scores: [{ when: { mission: "M" }, score: 7 }] }),
    aPerson("q", { available: [{ from: january(12), to: january(31) }] }),
  ],
  rest: { days: 3 },
  ceilings: [{ id: "c", measure: "present", atMost: 1 }],
  shares: [{ id: "s", tag: "a", atLeast: [1, 2] }],
  homeCaps: [{ id: "cap", atMost: 1 }],
  pins: [{ tour: "t1", person: "p" }],
  bans: [{ tour: "t2", person: "p" }],
  objective: ["filled", "people"],
});

const PLAN: Plan = {
  format: "contingent-plan/1",
  problem: problemHash(PROBLEM),
  planner: "0.1.0",
  seed: 1,
  workDone: 1,
  status: "optimal",
  assignments: [
    { tour: "t1", person: "p", score: 7 },
    { tour: "t2", person: "q", score: 0 },
  ],
  open: [{ tour: "t3", causes: [{ code: "nobody-qualified" }] }],
  objective: [
    { entry: "filled", value: 1400, bound: 1400 },
    { entry: "people", value: 2, bound: 2 },
  ],
  prices: [],
  certificate: {
    format: "contingent-certificate/1",
    classes: [["t1"], ["t2"], ["t3"]],
    entries: [
      {
        entry: 0,
        scale: 1,
        rows: [],
        tree: {
          leaf: {
            classes: [
              [0, 1000],
              [1, 400],
            ],
          },
        },
      },
      // With filled held at 1400, 200 · people ≥ 2 · 200: each person brings at most one tour worth 1000 or 400.
      {
        entry: 1,
        scale: 400,
        rows: [{ kind: "entry", entry: 0 }],
        tree: { leaf: { classes: [[0, 600]], rows: [[0, 1]] } },
      },
    ],
  },
};

function codes(problem: Problem, plan: Plan): string[] {
  return [...new Set(check(problem, plan).breaches.map(({ code }) => code))].sort();
}
const changed = (parts: Partial<Plan>): string[] => codes(PROBLEM, { ...PLAN, ...parts });
const assigned = (...assignments: Plan["assignments"]): string[] => changed({ assignments });
const [FIRST, SECOND] = [
  { tour: "t1", person: "p", score: 7 },
  { tour: "t2", person: "q", score: 0 },
];

test("a lawful plan whose certificate proves it passes, with all its sums", () => {
  const result = check(PROBLEM, PLAN);
  expect(result.breaches).toEqual([]);
  expect(result.ok).toBe(true);
  expect(result.measures).toEqual({ keyFilled: 1, filled: 1400, score: 7, shortfall: 0, changes: 0, people: 2 });
  expect(result.entries.map(({ proved }) => proved)).toEqual([true, true]);
});

test("another problem, another seed, more work than allowed, a price of no rule", () => {
  expect(changed({ problem: `sha256:${"0".repeat(64)}` })).toEqual(["problem"]);
  expect(changed({ seed: 2 })).toEqual(["seed"]);
  const limited = { ...PROBLEM, work: 5 };
  const plan = { ...PLAN, problem: problemHash(limited) };
  expect(codes(limited, { ...plan, workDone: 5 })).toEqual([]);
  expect(codes(limited, { ...plan, workDone: 6 })).toEqual(["work"]);
  expect(changed({ prices: [{ rule: "c", worth: { filled: 1 } }] })).toEqual([]);
  expect(changed({ prices: [{ rule: "none", worth: { filled: 1 } }] })).toEqual(["price"]);
});

test("assignments: known, once, in order, with their true score", () => {
  expect(assigned(SECOND, FIRST)).toEqual(["order"]);
  expect(assigned(FIRST, FIRST, SECOND)).toContain("filled-twice");
  expect(assigned({ ...FIRST, score: 8 }, SECOND)).toEqual(["score"]);
  expect(assigned(FIRST, SECOND, { tour: "t9", person: "p", score: 0 })).toEqual(["unknown"]);
  expect(assigned(FIRST, { tour: "t2", person: "x", score: 0 })).toContain("unknown");
});

test("every hard rule is asked of the plan", () => {
  expect(assigned(FIRST, { tour: "t2", person: "p", score: 0 })).toEqual(expect.arrayContaining(["ban", "rest"]));
  expect(assigned({ tour: "t1", person: "q", score: 0 }, SECOND)).toEqual(expect.arrayContaining(["unfit", "pin"]));
  expect(assigned(SECOND)).toEqual(expect.arrayContaining(["pin"]));
  expect(assigned(FIRST, SECOND, { tour: "t3", person: "q", score: 0 })).toEqual(
    expect.arrayContaining(["ceiling", "two-places", "unfit"]),
  );
  const capped = { ...PROBLEM, homeCaps: [{ id: "cap", where: {}, atMost: 0 }] };
  expect(codes(capped, { ...PLAN, problem: problemHash(capped) })).toEqual(["home-cap"]);
  const tours = { ...PROBLEM, ceilings: [{ id: "c", where: {}, atMost: 1, measure: "tours" as const, others: [] }] };
  expect(codes(tours, { ...PLAN, problem: problemHash(tours) })).toEqual(["ceiling"]);
  const [share] = PROBLEM.shares;
  if (share === undefined) throw new Error("no share");
  const shared = { ...PROBLEM, shares: [{ ...share, atLeast: [2, 3] as const, hard: true }] };
  expect(codes(shared, { ...PLAN, problem: problemHash(shared) })).toEqual(["share"]);
  const overlap = { people: 1, days: 2 };
  const others = [{ from: january(9), to: january(12), count: 1 }];
  const passed = {
    ...PROBLEM,
    ceilings: [{ id: "c", where: {}, atMost: 1, measure: "present" as const, overlap, others }],
  };
  expect(codes(passed, { ...PLAN, problem: problemHash(passed) })).toEqual([]); // two days, a day between, one day
  const longer = { ...passed, ceilings: passed.ceilings.map((c) => ({ ...c, overlap: { people: 1, days: 1 } })) };
  expect(codes(longer, { ...PLAN, problem: problemHash(longer) })).toEqual(["overlap"]);
});

test("open tours: all of them, none else, in order, each with a cause", () => {
  expect(changed({ open: [] })).toEqual(["open"]);
  expect(changed({ open: [...PLAN.open, ...PLAN.open] })).toContain("open");
  expect(changed({ open: [{ tour: "t3", causes: [] }] })).toEqual(["open"]);
  expect(changed({ open: [{ tour: "t2", causes: [{ code: "x" }] }, ...PLAN.open] })).toEqual(["open"]);
});

test("the objective: every entry, true values, and a status that fits", () => {
  const [filled, people] = PLAN.objective;
  if (filled === undefined || people === undefined) throw new Error("no objective");
  expect(changed({ objective: [people, filled] })).toContain("objective");
  expect(changed({ objective: [filled] })).toContain("objective");
  expect(changed({ objective: [{ ...filled, value: 1500 }, people] })).toEqual(["status", "value"]);
  expect(changed({ objective: [{ ...filled, bound: 1500 }, people] })).toEqual(["status"]);
  expect(changed({ objective: [{ ...filled, bound: 1500 }, people], status: "bounded" })).toEqual([]);
  expect(changed({ status: "bounded" })).toEqual(["status"]);
});

test("a bound better than the certificate proves is no bound", () => {
  const [filled, people] = PLAN.objective;
  if (filled === undefined || people === undefined) throw new Error("no objective");
  expect(changed({ objective: [{ ...filled, bound: 1399 }, people], status: "bounded" })).toEqual(["bound"]);
  expect(changed({ objective: [filled, { ...people, bound: 3 }], status: "bounded" })).toEqual(["bound"]);
});

test("a certificate must be there, hold every tour once, and have a proof for every entry", () => {
  const { certificate, ...bare } = PLAN;
  if (certificate === undefined) throw new Error("no certificate");
  expect(codes(PROBLEM, bare)).toEqual(["certificate"]);
  const [proof] = certificate.entries;
  if (proof === undefined) throw new Error("no proof");
  const withClasses = (classes: string[][]) => changed({ certificate: { ...certificate, classes } });
  expect(withClasses([["t1"], ["t2"]])).toEqual(["certificate"]);
  expect(withClasses([["t1"], ["t2"], ["t3", "t1"]])).toEqual(["certificate"]);
  expect(withClasses([["t1"], ["t2"], ["t9"]])).toEqual(["certificate"]);
  expect(changed({ certificate: { ...certificate, entries: [proof] } })).toEqual(["bound"]);
  const later = { ...proof, rows: [{ kind: "entry" as const, entry: 1 }], tree: { leaf: { rows: [[0, 1] as const] } } };
  expect(changed({ certificate: { ...certificate, entries: [later, ...certificate.entries.slice(1)] } })).toEqual([
    "certificate",
  ]);
});

test("infeasible: a proof, a conflict that names what is there, and no assignments", () => {
  const problem = aProblem({
    tours: [aTour("t", 1, 5, { needs: [["a"]] })],
    people: [aPerson("p")],
    pins: [{ tour: "t", person: "p" }],
  });
  const pinned = { kind: "pin", tour: "t", person: "p" };
  const need = { kind: "need", tour: "t", need: ["a"] };
  const plan: Plan = {
    ...PLAN,
    problem: problemHash(problem),
    status: "infeasible",
    assignments: [],
    open: [],
    objective: [],
    conflict: [pinned, need],
    certificate: {
      format: "contingent-certificate/1",
      classes: [["t"]],
      entries: [],
      infeasible: {
        scale: 1,
        rows: [{ kind: "pin", tour: "t", person: "p" }],
        tree: { leaf: { rows: [[0, 1]] } },
      },
    },
  };
  expect(check(problem, plan)).toMatchObject({ ok: true, status: "infeasible", breaches: [] });
  expect(codes(problem, { ...plan, conflict: [] })).toContain("conflict");
  expect(codes(problem, { ...plan, conflict: [{ ...pinned, person: "q" }, need] })).toContain("conflict");
  // Without the need the pin stands in nobody's way, so it cannot be the whole contradiction.
  expect(codes(problem, { ...plan, conflict: [pinned] })).toEqual(["certificate"]);
  expect(codes(problem, { ...plan, conflict: [pinned, need, { kind: "rest", days: 9 }] })).toEqual(["conflict"]);
  expect(codes(problem, { ...plan, assignments: [{ tour: "t", person: "p", score: 0 }] })).toEqual(["status"]);
  const able = { ...problem, people: problem.people.map((person) => ({ ...person, tags: [{ tag: "a" }] })) };
  expect(codes(able, { ...plan, problem: problemHash(able) })).toEqual(["certificate"]);
});
