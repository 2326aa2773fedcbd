/**
 * The whole problem as a linear program: for each person the largest sets of tours that exclude each other (so that without side
 * rules the program is integral for each person), classes with capacities, and the side rules as rows.
 */
import { eachClique } from "./cliques.ts";
import type { Compiled, PresentCeiling, TotalCeiling } from "./compiled.ts";
import type { LinearProgram } from "./engine.ts";
import type { Goal } from "./goals.ts";
import { homeRows } from "./home-rows.ts";
import { type Layout, layOut } from "./layout.ts";
import { RowBuilder } from "./matrix.ts";
import { maskOf, type PricedRow, shareCuts, taggedPairs } from "./rules.ts";

/** A priced row and the row of the program that it is. */
export interface PlacedRow {
  readonly row: number;
  readonly rule: PricedRow;
}

export interface Model {
  readonly layout: Layout;
  /** Costs are zero; phases set them. */
  readonly program: LinearProgram;
  readonly placed: readonly PlacedRow[];
  /** The pairs of each share group that count with the tag. */
  readonly tagged: readonly Int32Array[];
}

const INFINITE = Number.POSITIVE_INFINITY;

/** The program of a problem; the same problem gives the same program. */
export function buildModel(compiled: Compiled, goals: readonly Goal[]): Model {
  const layout = layOut(compiled, goals);
  const rows = new RowBuilder();
  const placed: PlacedRow[] = [];
  const tagged = taggedPairs(compiled);
  addClassRows(compiled, layout, rows);
  addPeopleRows(compiled, layout, rows);
  for (const [index, ceiling] of compiled.ceilings.entries()) {
    if (ceiling.measure === "present") addPresentRows(ceiling, index, layout, rows, placed);
    else addTotalRow(compiled, ceiling, index, layout, rows, placed);
  }
  for (const group of compiled.shares.keys()) addShareRows(compiled, group, tagged, layout, rows, placed);
  for (const [index, limit] of compiled.homeLimits.entries()) {
    for (const rule of homeRows(compiled, limit, index)) addHomeRow(rule, limit.atMost, rows, placed);
  }
  addTotals(compiled, layout, rows);
  addImpossiblePins(compiled, rows, placed);
  const integer = new Int32Array(layout.columns).fill(1);
  return { layout, program: rows.program(layout.lower, layout.upper, integer), placed, tagged };
}

/** How many take a tour of the class is how many of its tours are filled. */
function addClassRows(compiled: Compiled, layout: Layout, rows: RowBuilder): void {
  const { pairs, classes } = compiled;
  const lists: number[][] = Array.from({ length: classes.count }, () => []);
  for (let j = 0; j < pairs.count; j++) lists[pairs.cls[j] ?? 0]?.push(j);
  for (const [c, list] of lists.entries()) {
    for (const j of list) rows.put(j, 1);
    rows.put(layout.filled + c, -1);
    rows.close(0, 0);
  }
}

/** Nobody in two places, nor without rest between: at most one of each largest set; all of it bounded by use where use counts. */
function addPeopleRows(compiled: Compiled, layout: Layout, rows: RowBuilder): void {
  const peopleCeilings = [...compiled.ceilings.entries()].filter(([, ceiling]) => ceiling.measure === "people");
  const masks = peopleCeilings.map(([index, ceiling]) => ({
    column: layout.counted[index] ?? -1,
    mask: maskOf(ceiling.classes, compiled.classes.count),
  }));
  for (let p = 0; p < compiled.people; p++) {
    personCliques(compiled, p, undefined, (pairs) => {
      if (layout.used < 0 && pairs.length < 2) return;
      for (const j of pairs) rows.put(j, 1);
      if (layout.used >= 0) rows.put(layout.used + p, -1);
      rows.close(-INFINITE, layout.used >= 0 ? 0 : 1);
    });
    for (const { column, mask } of masks) {
      personCliques(compiled, p, mask, (pairs) => {
        for (const j of pairs) rows.put(j, 1);
        rows.put(column + p, -1);
        rows.close(-INFINITE, 0);
      });
    }
  }
  if (layout.used < 0) return;
  for (let p = 0; p < compiled.people; p++) rows.put(layout.used + p, 1);
  rows.put(layout.usedTotal, -1);
  rows.close(0, 0);
}

/** The largest sets of a person's pairs that exclude each other, of those whose class is in the mask. */
export function personCliques(
  compiled: Compiled,
  person: number,
  mask: Uint8Array | undefined,
  visit: (pairs: readonly number[]) => void,
): void {
  const { pairs, classes } = compiled;
  const chosen: number[] = [];
  for (let j = pairs.start[person] ?? 0; j < (pairs.start[person + 1] ?? 0); j++) {
    if (mask === undefined || mask[pairs.cls[j] ?? 0] === 1) chosen.push(j);
  }
  const from = chosen.map((j) => classes.from[pairs.cls[j] ?? 0] ?? 0);
  const to = chosen.map((j) => (classes.to[pairs.cls[j] ?? 0] ?? 0) + compiled.restDays);
  eachClique(from, to, (members) => visit(members.map((member) => chosen[member] ?? 0)));
}

function addPresentRows(
  ceiling: PresentCeiling,
  index: number,
  layout: Layout,
  rows: RowBuilder,
  placed: PlacedRow[],
): void {
  const passed = layout.passed[index] ?? -1;
  for (const [s, segment] of ceiling.segments.entries()) {
    for (const c of segment.classes) rows.put(layout.filled + c, 1);
    if (passed >= 0) rows.put(passed + s, -(ceiling.overlap?.people ?? 0));
    placed.push({
      row: rows.close(-INFINITE, segment.atMost),
      rule: { kind: "present", ceiling: index, segment: s },
    });
  }
  if (ceiling.overlap !== undefined) addRunRows(ceiling, ceiling.overlap.days, passed, rows);
}

/** Of neighbouring segments that are together longer than the days allowed, not all may pass the ceiling. */
function addRunRows(ceiling: PresentCeiling, days: number, passed: number, rows: RowBuilder): void {
  const lengths = ceiling.segments.map((segment) => segment.to - segment.from + 1);
  let first = 0;
  let sum = 0;
  for (let last = 0; last < lengths.length; last++) {
    sum += lengths[last] ?? 0;
    if (sum <= days) continue;
    while (sum - (lengths[first] ?? 0) > days) sum -= lengths[first++] ?? 0;
    for (let s = first; s <= last; s++) rows.put(passed + s, 1);
    rows.close(-INFINITE, last - first);
    sum -= lengths[first++] ?? 0;
  }
}

function addTotalRow(
  compiled: Compiled,
  ceiling: TotalCeiling,
  index: number,
  layout: Layout,
  rows: RowBuilder,
  placed: PlacedRow[],
): void {
  if (ceiling.measure === "tours") for (const c of ceiling.classes) rows.put(layout.filled + c, 1);
  else for (let p = 0; p < compiled.people; p++) rows.put((layout.counted[index] ?? 0) + p, 1);
  placed.push({ row: rows.close(-INFINITE, ceiling.atMost), rule: { kind: "total", ceiling: index } });
}

function addShareRows(
  compiled: Compiled,
  group: number,
  tagged: readonly Int32Array[],
  layout: Layout,
  rows: RowBuilder,
  placed: PlacedRow[],
): void {
  const share = compiled.shares[group];
  if (share === undefined) return;
  const filled = layout.groupFilled[group] ?? 0;
  const withTag = layout.groupWith[group] ?? 0;
  const short = layout.groupShort[group] ?? -1;
  for (const c of share.classes) rows.put(layout.filled + c, 1);
  rows.put(filled, -1);
  rows.close(0, 0);
  for (const j of tagged[group] ?? []) rows.put(j, 1);
  rows.put(withTag, -1);
  rows.close(0, 0);
  const atLeast = (a: number, b: number, c: number) => {
    rows.put(withTag, a);
    if (short >= 0) rows.put(short, a);
    rows.put(filled, -b);
    return rows.close(-c, INFINITE);
  };
  placed.push({ row: atLeast(share.den, share.num, 0), rule: { kind: "share", group } });
  for (const { a, b, c } of shareCuts(share)) {
    placed.push({ row: atLeast(a, b, c), rule: { kind: "cut", group, a, b, c } });
  }
}

function addHomeRow(rule: PricedRow, atMost: number, rows: RowBuilder, placed: PlacedRow[]): void {
  if (rule.kind !== "home") return;
  for (const j of rule.pairs) rows.put(j, 1);
  placed.push({ row: rows.close(-INFINITE, atMost), rule });
}

/** Sums over the whole plan, so that the search can branch on them. */
function addTotals(compiled: Compiled, layout: Layout, rows: RowBuilder): void {
  for (let c = 0; c < compiled.classes.count; c++) rows.put(layout.filled + c, 1);
  rows.put(layout.filledTotal, -1);
  rows.close(0, 0);
  if (layout.shortTotal < 0) return;
  for (const column of layout.groupShort) if (column >= 0) rows.put(column, 1);
  rows.put(layout.shortTotal, -1);
  rows.close(0, 0);
}

/** A pin of somebody whose own rules forbid the tour: a row that nothing can fulfil. */
function addImpossiblePins(compiled: Compiled, rows: RowBuilder, placed: PlacedRow[]): void {
  for (const [index, pin] of compiled.pins.entries()) {
    if (pin.pair < 0) placed.push({ row: rows.close(1, INFINITE), rule: { kind: "pin", pin: index } });
  }
}

/** Each column's coefficient in a goal's maximised function; `constant` is added to it. */
export function goalCosts(compiled: Compiled, layout: Layout, goal: Goal): { cost: Float64Array; constant: number } {
  const cost = new Float64Array(layout.columns);
  const { pairs, classes } = compiled;
  if (goal.score !== 0) for (let j = 0; j < pairs.count; j++) cost[j] = goal.score * (pairs.score[j] ?? 0);
  for (let c = 0; c < classes.count; c++) {
    cost[layout.filled + c] = goal.keyFilled * (classes.key[c] ?? 0) + goal.filled * (classes.value[c] ?? 0);
  }
  for (const column of layout.groupShort) if (column >= 0) cost[column] = goal.shortfall;
  if (layout.used >= 0) cost[layout.usedTotal] = goal.people;
  for (const { pair } of keptPairs(compiled)) cost[pair] = (cost[pair] ?? 0) - goal.changes;
  return { cost, constant: goal.changes * compiled.previous.length };
}

/** The pairs that keep an assignment of the earlier plan, each once. */
export function keptPairs(compiled: Compiled): { pair: number }[] {
  const pairs = new Set(compiled.previous.filter((one) => one.pair >= 0).map((one) => one.pair));
  return [...pairs].map((pair) => ({ pair }));
}
