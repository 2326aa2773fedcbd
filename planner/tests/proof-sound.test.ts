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

/** How a proof is drawn: few small prices come closest to the truth, many and huge ones try the arithmetic. */
interface Manner {
  readonly percent: number;
  readonly most: number;
}
const MANNERS: readonly Manner[] = [
  { percent: 25, most: 2 },
  { percent: 60, most: 3 },
  { percent: 40, most: 3000 },
  { percent: 30, most: Number.MAX_SAFE_INTEGER },
];

function drawPrices(draw: Draw, count: number, manner: Manner): (readonly [number, number])[] {
  const price = () => (manner.most > 3000 ? manner.most - draw(1000) : 1 + draw(manner.most));
  return Array.from({ length: count }, (_, index) => [index, price()] as const).filter(
    () => draw(100) < manner.percent,
  );
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
  const manner = MANNERS[draw(MANNERS.length)] ?? { percent: 50, most: 2 };
  const [classPrices, rowPrices] = [drawPrices(draw, classes, manner), drawPrices(draw, rows, manner)];
  return { leaf: { classes: classPrices, rows: rowPrices, branches: drawPrices(draw, depth, manner) } };
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

/** The same tree with one price of one leaf raised or lowered. */
function changed(draw: Draw, node: Node, classes: number, rows: number, depth = 0): Node {
  if (!("leaf" in node)) {
    const below = draw(2) === 0;
    const side = changed(draw, below ? node.below : node.above, classes, rows, depth + 1);
    return below ? { ...node, below: side } : { ...node, above: side };
  }
  const lists = { classes, rows, branches: depth };
  const name = (["classes", "rows", "branches"] as const)[draw(3)] ?? "classes";
  if (lists[name] === 0) return node;
  const prices = new Map<number, number>(node.leaf[name] ?? []);
  const index = draw(lists[name]);
  const by = [1, 1, 2, 10, 100, 1000][draw(6)] ?? 1;
  prices.set(index, Math.max(0, (prices.get(index) ?? 0) + (draw(2) ? by : -by)));
  return { leaf: { ...node.leaf, [name]: [...prices] } };
}

/** A problem with all its lawful plans, one of which the proof holds to, and a world to prove in. */
function drawCase(seed: number, draw: Draw) {
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
  const world = reached && worldOf(problem, candidatesOf(problem, classOf), reached);
  return { problem, measures, reached, certificate, world };
}

test("whatever a certificate says, no bound the checker accepts is ever passed by a lawful plan", () => {
  const counts = { proofs: 0, refused: 0, exact: 0 };
  for (let seed = 0; seed < 700; seed++) {
    const draw = seededDraw(seed + 5_000_000);
    const { problem, measures, reached, certificate, world } = drawCase(seed, draw);
    if (reached === undefined || world === undefined) continue;
    for (let entry = -1; entry < problem.objective.length; entry++) {
      const best = BigInt(entry < 0 ? 0 : bestGiven(problem, measures, reached, entry));
      const rows = drawRows(draw, problem, entry);
      const scale = draw(2) ? 1 : 1 + draw(100);
      let tree = drawTree(draw, problem, certificate.classes.length, rows.length, 0);
      let least: bigint | null = null;
      // Each round lowers the bound by better prices, so that a checker that proves too much is caught close to the truth.
      for (let round = 0; round < 25; round++) {
        const next = changed(draw, tree, certificate.classes.length, rows.length);
        const proved = prove(world, certificate, { scale, rows, tree: next }, entry < 0 ? null : entry);
        if ("fault" in proved) {
          counts.refused++;
          continue;
        }
        counts.proofs++;
        expect(proved.most >= best, `seed ${seed}, entry ${entry}: proved ${proved.most}, reached ${best}`).toBe(true);
        if (least !== null && proved.most > least) continue;
        least = proved.most;
        tree = next;
      }
      if (least === best) counts.exact++;
    }
  }
  expect(counts.proofs).toBeGreaterThan(10_000);
  expect(counts.refused).toBeGreaterThan(100); // false cuts and the like do occur and are refused
  expect(counts.exact).toBeGreaterThan(500); // and many proofs meet the truth exactly
});
