/** Solves a neighbourhood again while the rest of the plan stands. */
import { eachClique } from "../solve/cliques.ts";
import type { Engine, LinearProgram } from "../solve/engine.ts";
import { RowBuilder } from "../solve/matrix.ts";
import type { Draft } from "./draft.ts";
import type { Ranges } from "./effects.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import type { Worth } from "./worth.ts";

/** What came of it: by how much the plan got better (0 when it stands as it was), and the steps it took. */
export interface Improvement {
  readonly gain: number;
  readonly steps: number;
}

/**
 * Finds the best lawful choice within the neighbourhood and takes it when it is at least as good as what is there.
 *
 * @param maxSteps most steps of the engine, for each of the linear and the integer program
 */
export function improve(
  engine: Engine,
  draft: Draft,
  worth: Worth,
  part: Neighbourhood,
  personOf: (pair: number) => number,
  seed: number,
  maxSteps: number,
): Improvement {
  const before = part.pairs.filter((pair) => draft.chosen[pair] === 1);
  for (const pair of before) draft.change(pair, personOf(pair), -1);
  const program = programOf(draft, worth, part, personOf);
  const { taken, steps } = solve(engine, program, part, seed, maxSteps);
  const shortBefore = () => shortCost(draft, worth);
  const base = shortBefore();
  const worthOf = (list: readonly number[]): number => {
    for (const pair of list) draft.change(pair, personOf(pair), 1);
    const value = plainWorth(draft, worth, list, personOf) - (shortCost(draft, worth) - base);
    return value;
  };
  const old = worthOf(before);
  for (const pair of before) draft.change(pair, personOf(pair), -1);
  if (taken !== undefined) {
    const now = worthOf(taken);
    if (now >= old && draft.isLawful()) return { gain: now - old, steps };
    for (const pair of taken) draft.change(pair, personOf(pair), -1);
  }
  for (const pair of before) draft.change(pair, personOf(pair), 1);
  return { gain: 0, steps };
}

function solve(
  engine: Engine,
  program: LinearProgram,
  part: Neighbourhood,
  seed: number,
  maxSteps: number,
): { taken: number[] | undefined; steps: number } {
  const open = engine.open(program);
  try {
    const linear = open.solve(Math.min(200_000, maxSteps));
    if (linear.status !== "optimal") return { taken: undefined, steps: linear.steps };
    const whole = part.pairs.every((_, i) => Math.abs((linear.x[i] ?? 0) - Math.round(linear.x[i] ?? 0)) < 1e-6);
    if (whole) return { taken: part.pairs.filter((_, i) => (linear.x[i] ?? 0) > 0.5), steps: linear.steps };
    const options = { maxSteps: Math.min(maxSteps, 5_000 + 2 * linear.steps), maxNodes: 30, gap: 0.9, seed };
    const found = engine.solveInteger(program, options);
    const x = found.x;
    const taken = x === undefined ? undefined : part.pairs.filter((_, i) => (x[i] ?? 0) > 0.5);
    return { taken, steps: linear.steps + found.steps };
  } finally {
    open.close();
  }
}

/** Columns: the pairs, then one for each person when using a person costs, then missing people of soft shares that are touched. */
function programOf(draft: Draft, worth: Worth, part: Neighbourhood, personOf: (pair: number) => number): LinearProgram {
  const { pairs } = draft.compiled;
  const cost: number[] = part.pairs.map(
    (j) =>
      (worth.ofClass[pairs.cls[j] ?? 0] ?? 0) +
      worth.score * (pairs.score[j] ?? 0) +
      worth.kept * (draft.effects.slotKept[draft.slotOf[j] ?? 0] ?? 0),
  );
  const upper: number[] = cost.map(() => 1);
  const rows = new RowBuilder();
  addClasses(draft, part, rows);
  addPeople(draft, worth, part, personOf, rows, cost, upper);
  addSideRows(draft, worth, part, rows, cost, upper);
  const lower = new Float64Array(upper.length);
  pinned(draft, part, lower);
  const integer = new Int32Array(upper.length).fill(1);
  return { ...rows.program(lower, Float64Array.from(upper), integer), cost: Float64Array.from(cost) };
}

function pinned(draft: Draft, part: Neighbourhood, lower: Float64Array): void {
  if (draft.compiled.pins.length === 0) return;
  const pins = new Set(draft.compiled.pins.map((pin) => pin.pair));
  for (const [i, pair] of part.pairs.entries()) if (pins.has(pair)) lower[i] = 1;
}

function addClasses(draft: Draft, part: Neighbourhood, rows: RowBuilder): void {
  const columns = new Map<number, number[]>();
  for (const [i, j] of part.pairs.entries()) {
    const c = draft.compiled.pairs.cls[j] ?? 0;
    const list = columns.get(c);
    if (list) list.push(i);
    else columns.set(c, [i]);
  }
  for (const [c, list] of columns) {
    const left = draft.classLeft[c] ?? 0;
    if (left >= list.length) continue;
    for (const i of list) rows.put(i, 1);
    rows.close(Number.NEGATIVE_INFINITY, left);
  }
}

function addPeople(
  draft: Draft,
  worth: Worth,
  part: Neighbourhood,
  personOf: (pair: number) => number,
  rows: RowBuilder,
  cost: number[],
  upper: number[],
): void {
  const { classes, pairs, restDays } = draft.compiled;
  for (let first = 0; first < part.pairs.length; ) {
    const person = personOf(part.pairs[first] ?? 0);
    let end = first;
    while (end < part.pairs.length && personOf(part.pairs[end] ?? 0) === person) end++;
    const list = part.pairs.slice(first, end);
    const from = list.map((j) => classes.from[pairs.cls[j] ?? 0] ?? 0);
    const to = list.map((j) => (classes.to[pairs.cls[j] ?? 0] ?? 0) + restDays);
    const use = worth.use > 0 ? cost.push(-worth.use) - 1 : -1;
    if (use >= 0) upper.push(1);
    const base = first;
    eachClique(from, to, (members) => {
      if (members.length < 2 && use < 0) return;
      for (const member of members) rows.put(base + member, 1);
      if (use >= 0) rows.put(use, -1);
      rows.close(Number.NEGATIVE_INFINITY, use >= 0 ? 0 : 1);
    });
    first = end;
  }
}

/** Rows of side rules that the pairs could pass; where the rest of the plan leaves room for all of them there is no need of one. */
function addSideRows(
  draft: Draft,
  worth: Worth,
  part: Neighbourhood,
  rows: RowBuilder,
  cost: number[],
  upper: number[],
): void {
  const { effects, compiled } = draft;
  if (effects.rules.length === 0) return;
  const most = mostUse(draft, part);
  const eachRange = (visit: (column: number, from: number, to: number, coefficient: number) => void): void => {
    for (const [i, j] of part.pairs.entries()) {
      rangesOf(effects.ofClass, compiled.pairs.cls[j] ?? 0, (from, to, k) => visit(i, from, to, k));
      rangesOf(effects.ofSlot, draft.slotOf[j] ?? 0, (from, to, k) => visit(i, from, to, k));
    }
  };
  const entries = new Map<number, Map<number, number>>();
  for (const r of effects.rules.keys()) {
    if ((most[r] ?? 0) > (draft.rowLeft[r] ?? 0) || isShareTouched(draft, r)) entries.set(r, new Map());
  }
  const wanted = Int32Array.from(entries.keys());
  eachRange((column, from, to, k) => {
    for (let w = firstAt(wanted, from); w < wanted.length && (wanted[w] ?? 0) < to; w++) {
      const row = entries.get(wanted[w] ?? 0);
      row?.set(column, (row.get(column) ?? 0) + k);
    }
  });
  for (const [r, row] of entries) {
    for (const [column, k] of row) if (k !== 0) rows.put(column, k);
    const unit = effects.softUnits[r] ?? 0;
    if (unit > 0) {
      rows.put(cost.push(-worth.short) - 1, -unit);
      upper.push((effects.softMost[r] ?? 0) / unit);
    }
    rows.close(Number.NEGATIVE_INFINITY, draft.rowLeft[r] ?? 0);
  }
}

/** The most that the pairs can use of each row: of a class no more than it has places. What is given back counts as nothing. */
function mostUse(draft: Draft, part: Neighbourhood): Float64Array {
  const { effects, compiled } = draft;
  const most = new Float64Array(effects.rules.length + 1);
  const add = (ranges: Ranges, owner: number, times: number): void =>
    rangesOf(ranges, owner, (from, to, k) => {
      if (k < 0) return;
      most[from] = (most[from] ?? 0) + k * times;
      most[to] = (most[to] ?? 0) - k * times;
    });
  const count = new Map<number, number>();
  for (const j of part.pairs) {
    const c = compiled.pairs.cls[j] ?? 0;
    count.set(c, (count.get(c) ?? 0) + 1);
    add(effects.ofSlot, draft.slotOf[j] ?? 0, 1);
  }
  for (const [c, pairs] of count) add(effects.ofClass, c, Math.min(pairs, draft.classLeft[c] ?? 0));
  for (let r = 1; r < most.length; r++) most[r] = (most[r] ?? 0) + (most[r - 1] ?? 0);
  return most;
}

function isShareTouched(draft: Draft, row: number): boolean {
  return draft.effects.rules[row]?.kind === "share" && (draft.rowLeft[row] ?? 0) < 0;
}

function rangesOf(ranges: Ranges, owner: number, visit: (from: number, to: number, coefficient: number) => void): void {
  for (let i = ranges.start[owner] ?? 0; i < (ranges.start[owner + 1] ?? 0); i++) {
    visit(ranges.from[i] ?? 0, ranges.to[i] ?? 0, ranges.coefficient[i] ?? 0);
  }
}

function firstAt(list: Int32Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function plainWorth(draft: Draft, worth: Worth, list: readonly number[], personOf: (pair: number) => number): number {
  const { pairs } = draft.compiled;
  let sum = 0;
  let last = -1;
  for (const j of list) {
    sum += (worth.ofClass[pairs.cls[j] ?? 0] ?? 0) + worth.score * (pairs.score[j] ?? 0);
    sum += worth.kept * (draft.effects.slotKept[draft.slotOf[j] ?? 0] ?? 0);
    const person = personOf(j);
    if (person !== last) sum -= worth.use;
    last = person;
  }
  return sum;
}

/** What the missing people of soft shares cost as things stand. */
function shortCost(draft: Draft, worth: Worth): number {
  if (worth.short === 0) return 0;
  let missing = 0;
  for (let r = 0; r < draft.rowLeft.length; r++) {
    const unit = draft.effects.softUnits[r] ?? 0;
    const left = draft.rowLeft[r] ?? 0;
    if (unit > 0 && left < 0) missing += Math.ceil(-left / unit);
  }
  return missing * worth.short;
}
