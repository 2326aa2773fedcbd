import { expect, test } from "vitest";
import { eachLawfulPlan } from "../../tests/brute-force.ts";
import { randomProblem, seededDraw } from "../../tests/random-problem.ts";
import type { Posting } from "../constraints/constraint.ts";
import { entryValue, measured } from "../constraints/index.ts";
import { LEAST } from "../problem.ts";
import { Bounder } from "./bound.ts";
import { type Branch, countedSubjects, type Subject } from "./branch.ts";
import { compile } from "./compile.ts";
import type { Compiled } from "./compiled.ts";
import { goalsOf } from "./goals.ts";
import { buildModel } from "./model.ts";
import { ruleBook } from "./prices.ts";

test("whatever the prices, no lawful plan passes the bound", () => {
  for (let seed = 0; seed < 150; seed++) {
    const problem = randomProblem(seed);
    const compiled = compile(problem);
    const goals = goalsOf(compiled);
    const model = buildModel(compiled, goals);
    const bounder = new Bounder(compiled, goals, model.tagged);
    const { rules } = ruleBook(compiled, model, []);
    const draw = seededDraw(seed);
    const some = (length: number) => Float64Array.from({ length }, () => (draw(2) === 0 ? 0 : draw(3000)));
    const prices = { scale: 7, classes: some(compiled.classes.count), rows: some(rules.length), branches: some(0) };
    const bound = bounder.bound(0, prices, rules, [], []) ?? Number.POSITIVE_INFINITY;
    const entry = problem.objective[0] ?? "filled";
    const sign = typeof entry === "string" && LEAST.has(entry) ? -1 : 1;
    eachLawfulPlan(problem, (postings) => {
      expect(7 * sign * entryValue(entry, problem, postings)).toBeLessThanOrEqual(bound);
    });
  }
});

test("within a branching, no lawful plan on its side passes the priced bound", () => {
  for (let seed = 200; seed < 320; seed++) {
    const problem = randomProblem(seed);
    const compiled = compile(problem);
    const goals = goalsOf(compiled);
    const model = buildModel(compiled, goals);
    const bounder = new Bounder(compiled, goals, model.tagged);
    const draw = seededDraw(seed);
    const entry = problem.objective[0] ?? "filled";
    const sign = typeof entry === "string" && LEAST.has(entry) ? -1 : 1;
    for (const subject of countedSubjects(compiled, model.layout)) {
      const branch: Branch = { subject, at: draw(3), side: draw(2) === 0 ? "below" : "above" };
      const prices = {
        scale: 5,
        classes: new Float64Array(compiled.classes.count),
        rows: new Float64Array(),
        branches: Float64Array.of(draw(4000)),
      };
      const bound = bounder.bound(0, prices, [], [branch], []) ?? Number.POSITIVE_INFINITY;
      eachLawfulPlan(problem, (postings) => {
        const count = counted(compiled, subject, postings);
        if (count === undefined || (branch.side === "below" ? count > branch.at : count <= branch.at)) return;
        expect(5 * sign * entryValue(entry, problem, postings)).toBeLessThanOrEqual(bound);
      });
    }
  }
});

/** What a plan has of a subject, by the plan itself; `undefined` for those that need more than counting. */
function counted(compiled: Compiled, subject: Subject, postings: readonly Posting[]): number | undefined {
  const classOf = ({ tour }: Posting) => compiled.classes.ofTour[compiled.problem.tours.indexOf(tour)] ?? -1;
  switch (subject.kind) {
    case "filledTotal":
      return postings.length;
    case "shortTotal":
      return measured("shortfall", compiled.problem, postings);
    case "usedTotal":
      return measured("people", compiled.problem, postings);
    case "used":
      return postings.some(({ person }) => person === compiled.problem.people[subject.person]) ? 1 : 0;
    case "class":
      return postings.filter((one) => classOf(one) === subject.cls).length;
    case "filled":
      return postings.filter((one) => compiled.shares[subject.group]?.classes.includes(classOf(one))).length;
    default:
      return undefined;
  }
}
