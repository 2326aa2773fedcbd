import { expect, test } from "vitest";
import { prove } from "../src/check/bound.ts";
import { candidatesOf } from "../src/check/candidates.ts";
import { worldOf } from "../src/check/draft.ts";
import { measureAll, statedValue } from "../src/check/measures.ts";
import type { Posting } from "../src/constraints/constraint.ts";
import { dayNumber, dayText } from "../src/days.ts";
import type { Certificate, Expression, Node, Row } from "../src/plan.ts";
import { LEAST, type Measure, type Problem } from "../src/problem.ts";
import { eachLawfulPlan } from "./brute-force.ts";
import { type Draw, randomProblem, seededDraw } from "./random-problem.ts";

/** Prices of every size, also such that doubles cannot carry their sums. */
function drawPrice(draw: Draw): number {
  const kind = draw(10);
  if (kind === 0) return Number.MAX_SAFE_INTEGER - draw(1000);
  return kind < 4 ? draw(4) : draw(3000);
}

function drawGroup(draw: Draw, problem: Problem, share: Problem["shares"][number]) {
  const labels = problem.tours[draw(problem.tours.length)]?.labels ?? {};
  return Object.fromEntries(share.per.map((key) => [key, labels[key] ?? ""]));
}

function drawRows(draw: Draw, problem: Problem, entry: number): Row[] {
  const rows: Row[] = [];
  const day = () => dayText(dayNumber("2026-01-01") + draw(45));
  for (let left = draw(7); left > 0; left--) {
    const ceiling = problem.ceilings[draw(Math.max(1, problem.ceilings.length))];
    if (ceiling && draw(2) === 0)
      rows.push({ kind: "ceiling", id: ceiling.id, ...(ceiling.measure === "present" ? { day: day() } : {}) });
    const share = problem.shares[draw(Math.max(1, problem.shares.length))];
    if (share && problem.tours.length > 0 && draw(2) === 0) {
      const group = drawGroup(draw, problem, share);
      if (draw(2) === 0) rows.push({ kind: "share", id: share.id, group });
      else rows.push({ kind: "shareCut", id: share.id, group, a: draw(4), b: draw(4), c: draw(4) });
    }
    const cap = problem.homeCaps[draw(Math.max(1, problem.homeCaps.length))];
    if (cap && draw(2) === 0) rows.push({ kind: "homeCap", id: cap.id, home: draw(2) ? "h1" : "h2", day: day() });
    if (entry > 0 && draw(2) === 0) rows.push({ kind: "entry", entry: draw(entry) });
    const pin = problem.pins[draw(Math.max(1, problem.pins.length))];
    if (pin && draw(2) === 0) rows.push({ kind: "pin", tour: pin.tour, person: pin.person });
  }
  return rows;
}

function drawExpression(draw: Draw, problem: Problem, classes: number): Expression {
  const share = problem.shares.find(({ hard }) => !hard);
  const kind = draw(4);
  if (kind === 0) return { peopleUsed: true };
  if (kind === 1 && share && problem.tours.length > 0)
    return { shortfall: share.id, group: drawGroup(draw, problem, share) };
  return {
    ...(draw(2) ? { classes: Array.from({ length: classes }, (_, c) => c).filter(() => draw(2)) } : {}),
    ...(draw(2) ? { people: problem.people.map(({ id }) => id).filter(() => draw(2)) } : {}),
    ...(draw(2) ? { tag: ["a", "b", "c", "w"][draw(4)] ?? "a" } : {}),
  };
}

function drawTree(draw: Draw, problem: Problem, classes: number, rows: number, depth: number): Node {
  if (depth < 3 && draw(3) === 0)
    return {
      on: drawExpression(draw, problem, classes),
      at: draw(4) - 1,
      below: drawTree(draw, problem, classes, rows, depth + 1),
      above: drawTree(draw, problem, classes, rows, depth + 1),
    };
  const priced = (count: number) =>
    Array.from({ length: count }, (_, index) => [index, drawPrice(draw)] as const).filter(() => draw(3) > 0);
  return { leaf: { classes: priced(classes), rows: priced(rows), branches: priced(depth) } };
}

/** The best an entry can be, more being better, over all lawful plans that are as good as `reached` in the entries before. */
function bestGiven(
  problem: Problem,
  plans: readonly Record<Measure, number>[],
  reached: Record<Measure, number>,
  k: number,
) {
  const gain = (index: number, measures: Record<Measure, number>) => {
    const entry = problem.objective[index] ?? {};
    const value = statedValue(entry, measures);
    return typeof entry === "string" && LEAST.has(entry) ? -value : value;
  };
  const good = plans.filter((measures) =>
    problem.objective.slice(0, k).every((_, index) => gain(index, measures) >= gain(index, reached)),
  );
  return Math.max(...good.map((measures) => gain(k, measures)));
}

test("whatever a certificate says, no bound the checker accepts is ever passed by a lawful plan", () => {
  let proofs = 0;
  let refused = 0;
  for (let seed = 0; seed < 1200; seed++) {
    const draw = seededDraw(seed + 5_000_000);
    const problem = randomProblem(seed, { tours: 4, people: 3, days: 30 });
    const lawful: (readonly Posting[])[] = [];
    eachLawfulPlan(problem, (postings) => lawful.push([...postings]));
    const measures = lawful.map((postings) => measureAll(problem, postings, () => {}));
    const reached = measures[draw(Math.max(1, measures.length))];
    const classCount = 1 + draw(4);
    const classOf = new Map(problem.tours.map(({ id }) => [id, draw(classCount)]));
    const classes = Array.from({ length: classCount }, (_, c) =>
      problem.tours.map(({ id }) => id).filter((id) => classOf.get(id) === c),
    );
    const certificate: Certificate = { format: "contingent-certificate/1", classes, entries: [] };
    if (reached === undefined) continue;
    const world = worldOf(problem, candidatesOf(problem, classOf), reached);
    for (let entry = -1; entry < problem.objective.length; entry++) {
      const rows = drawRows(draw, problem, entry);
      const scale = 1 + draw(1000);
      const tree = drawTree(draw, problem, classCount, rows.length, 0);
      const proved = prove(world, certificate, { scale, rows, tree }, entry < 0 ? null : entry);
      if ("fault" in proved) {
        refused++;
        continue;
      }
      proofs++;
      const best = entry < 0 ? 0 : bestGiven(problem, measures, reached, entry);
      expect(proved.most >= BigInt(best), `seed ${seed}, entry ${entry}: proved ${proved.most}, reached ${best}`).toBe(
        true,
      );
    }
  }
  expect(proofs).toBeGreaterThan(1000);
  expect(refused).toBeGreaterThan(100); // false cuts and the like do occur and are refused
});
