import { expect, test } from "vitest";
import { loadHighs } from "../engine/highs.ts";
import { aPerson, aProblem, aTour } from "../tests/a-problem.ts";
import { problemHash } from "./canonical.ts";
import { checkCommand, explainCommand, planCommand, planText } from "./commands.ts";
import { NoPlanFound } from "./no-plan-found.ts";
import type { Plan } from "./plan.ts";
import { solve } from "./solve/index.ts";

const PROBLEM = aProblem({ tours: [aTour("t", 1, 5)], people: [aPerson("p")], objective: [{ filled: 2, score: 1 }] });
const PLAN: Plan = {
  format: "contingent-plan/1",
  problem: problemHash(PROBLEM),
  planner: "0.1.0",
  seed: 1,
  workDone: 1,
  status: "optimal",
  assignments: [{ tour: "t", person: "p", score: 0 }],
  open: [],
  objective: [{ entry: { filled: 2, score: 1 }, value: 2000, bound: 2000 }],
  prices: [],
  certificate: {
    format: "contingent-certificate/1",
    classes: [["t"]],
    entries: [{ entry: 0, scale: 1, rows: [], tree: { leaf: { classes: [[0, 2000]] } } }],
  },
};
const TEXT = JSON.stringify(PROBLEM);

test("plan: a plan that passes its check is given out, with its sums in words", async () => {
  const answer = await planCommand(TEXT, () => PLAN);
  expect(answer).toMatchObject({ exit: 0, plan: PLAN });
  expect(answer.lines).toEqual(["1 of 1 tours filled, proved optimal.", "2 filled + 1 score: 2000 (proved best)"]);
});

test("plan: one that does not pass is a failure and is not given out", async () => {
  const answer = await planCommand(TEXT, () => ({ ...PLAN, assignments: [] }));
  expect(answer.exit).toBe(3);
  expect(answer.plan).toBeUndefined();
  expect(answer.lines.length).toBeGreaterThan(1);
});

test("plan: one whose file could not be read again is not given out", async () => {
  const leaf = { classes: [[0, 2 ** 60]] as const };
  const certificate = { ...PLAN.certificate, entries: [{ entry: 0, scale: 1, rows: [], tree: { leaf } }] };
  const answer = await planCommand(TEXT, () => ({ ...PLAN, certificate }) as Plan);
  expect([answer.exit, answer.plan]).toEqual([3, undefined]);
  expect(answer.lines.join()).toContain("leaf.classes[0][1]");
});

test("plan: where no plan is lawful the exit is 1, the conflict is told in words and the plan is there to be kept", async () => {
  const pins = [
    { tour: "t", person: "p", why: "wish" },
    { tour: "t", person: "q" },
  ];
  const people = [aPerson("p"), aPerson("q")];
  const problem = aProblem({ tours: [aTour("t", 1, 5)], people, pins });
  const engine = await loadHighs();
  const answer = await planCommand(JSON.stringify(problem), (asked) => solve(asked, engine));
  expect([answer.exit, answer.plan?.status]).toEqual([1, "infeasible"]);
  expect(answer.lines).toEqual([
    "No plan is lawful. These contradict each other:",
    "- p must fill t (wish)",
    "- q must fill t",
  ]);
  const file = planText(answer.plan ?? PLAN);
  expect(checkCommand(JSON.stringify(problem), file).exit).toBe(0);
  const explained = await explainCommand(JSON.stringify(problem), file, { tour: "t" }, (asked) => solve(asked, engine));
  expect([explained.exit, explained.lines]).toEqual([1, answer.lines]);
});

test("plan: when the work ends before any lawful plan, that is said and there is no plan", async () => {
  const answer = await planCommand(TEXT, () => {
    throw new NoPlanFound(12);
  });
  expect([answer.exit, answer.plan, answer.lines[0]]).toEqual([
    3,
    undefined,
    "No lawful plan was found in 12 steps, nor is it proved that there is none.",
  ]);
});

test("plan: a malformed problem is never solved; every fault is said with its place", async () => {
  const solve = () => {
    throw new Error("must not be asked");
  };
  const answer = await planCommand('{"format":"contingent-problem/1","seed":-1,"tours":3,"x":1}', solve, "file.json");
  expect(answer.exit).toBe(2);
  expect(answer.lines.map((line) => line.split(" ")[1]).sort()).toEqual(["seed", "tours", "x"]);
  expect(answer.lines.every((line) => line.startsWith("file.json: "))).toBe(true);
});

test("check: 0 as good as it says, 1 not, 2 unreadable, with what is wrong in both files", () => {
  expect(checkCommand(TEXT, planText(PLAN))).toMatchObject({ exit: 0, value: { ok: true } });
  const worse = checkCommand(TEXT, planText({ ...PLAN, seed: 7 }));
  expect(worse).toMatchObject({ exit: 1, value: { ok: false, breaches: [{ code: "seed" }] } });
  expect(worse.lines[0]).toBe("1 breach:");
  const neither = checkCommand("[]", '{"format":"contingent-plan/1"}', ["a.json", "b.json"]);
  expect(neither.exit).toBe(2);
  expect(new Set(neither.lines.map((line) => line.split(":")[0]))).toEqual(new Set(["a.json", "b.json"]));
});

test("the same plan is the same bytes, whatever the order of its keys", () => {
  const turned = Object.fromEntries(Object.entries(PLAN).reverse()) as unknown as Plan;
  expect(planText(turned)).toBe(planText(PLAN));
  expect(planText(PLAN).endsWith("}\n")).toBe(true);
});
