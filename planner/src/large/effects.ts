/**
 * The side rules in one form for work on millions of pairs: rows `sum of coefficient × chosen ≤ limit`, and for each kind of pair
 * (its slot) the ranges of rows it counts in. Rows that follow each other in time stand side by side, so a tour counts in whole
 * ranges and sums of prices come from prefix sums.
 */
import { type Compiled, isHeld } from "../solve/compiled.ts";
import { homeRows } from "../solve/home-rows.ts";
import { keptPairs } from "../solve/model.ts";
import { mostShort, type PricedRow, taggedPairs } from "../solve/rules.ts";

/** Ranges `from[i] ≤ row < to[i]` with one coefficient, for each owner those from `start[owner]` to `start[owner + 1]`. */
export interface Ranges {
  readonly start: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly coefficient: Float64Array;
}

export interface Effects {
  readonly rules: readonly PricedRow[];
  readonly limit: Float64Array;
  /** Rows of one ceiling or of one home share a number: they count nearly the same people. */
  readonly family: Int32Array;
  /** For rows of soft shares: how far `limit` may be passed (in the row's own measure), and that per missing person; 0 elsewhere. */
  readonly softUnits: Float64Array;
  readonly softMost: Float64Array;
  /** What all tours of a class count in. */
  readonly ofClass: Ranges;
  /** The slot of each pair: pairs of one slot have the same class and count in the same rows. Absent: the class itself. */
  readonly slotOf: Int32Array | undefined;
  readonly slots: number;
  readonly slotClass: Int32Array;
  /** What the pairs of a slot count in besides. */
  readonly ofSlot: Ranges;
  /** 1 for slots of pairs that keep an assignment of the earlier plan. */
  readonly slotKept: Uint8Array;
  /** The first row of each ceiling on people present, -1 for other ceilings. */
  readonly presentStart: Int32Array;
}

/**
 * The rows and slots of a compiled problem. A ceiling on distinct people is kept by counting every tour, which is stricter than the
 * rule where somebody goes twice: plans stay lawful, and the bound prices the rule as it is.
 */
export function gatherEffects(compiled: Compiled): Effects {
  const rows = new Rows();
  const ofClass = new RangeLists(compiled.classes.count);
  const presentStart = addCeilings(compiled, rows, ofClass);
  const extra = new PairExtras(compiled);
  addShares(compiled, rows, ofClass, extra);
  addHomes(compiled, rows, extra);
  for (const { pair } of keptPairs(compiled)) extra.add(pair, -1, -1, 0);
  return {
    rules: rows.rules,
    limit: Float64Array.from(rows.limits),
    family: familiesOf(rows.rules),
    softUnits: Float64Array.from(rows.softUnits),
    softMost: Float64Array.from(rows.softMost),
    ofClass: ofClass.finish(),
    presentStart,
    ...extra.slots(),
  };
}

class Rows {
  readonly rules: PricedRow[] = [];
  readonly limits: number[] = [];
  readonly softUnits: number[] = [];
  readonly softMost: number[] = [];

  add(rule: PricedRow, limit: number, softUnit = 0, softMost = 0): number {
    this.limits.push(limit);
    this.softUnits.push(softUnit);
    this.softMost.push(softMost);
    return this.rules.push(rule) - 1;
  }
}

function familiesOf(rules: readonly PricedRow[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(rules, (rule) => {
    const name =
      rule.kind === "present" || rule.kind === "total"
        ? `ceiling ${rule.ceiling}`
        : rule.kind === "share"
          ? `share ${rule.group}`
          : rule.kind === "home"
            ? `home ${rule.limit}`
            : rule.kind;
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  });
}

class RangeLists {
  private readonly lists: number[][];

  constructor(owners: number) {
    this.lists = Array.from({ length: owners }, () => []);
  }

  add(owner: number, from: number, to: number, coefficient: number): void {
    this.lists[owner]?.push(from, to, coefficient);
  }

  finish(): Ranges {
    return tabulate(this.lists);
  }
}

function tabulate(lists: readonly (readonly number[])[]): Ranges {
  const start = new Int32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) start[i + 1] = (start[i] ?? 0) + list.length / 3;
  const size = start[lists.length] ?? 0;
  const from = new Int32Array(size);
  const to = new Int32Array(size);
  const coefficient = new Float64Array(size);
  let at = 0;
  for (const list of lists) {
    for (let i = 0; i < list.length; i += 3) {
      from[at] = list[i] ?? 0;
      to[at] = list[i + 1] ?? 0;
      coefficient[at++] = list[i + 2] ?? 0;
    }
  }
  return { start, from, to, coefficient };
}

function addCeilings(compiled: Compiled, rows: Rows, ofClass: RangeLists): Int32Array {
  const starts = new Int32Array(compiled.ceilings.length).fill(-1);
  for (const [index, ceiling] of compiled.ceilings.entries()) {
    if (ceiling.measure !== "present") {
      const row = rows.add({ kind: "total", ceiling: index }, ceiling.atMost);
      for (const c of ceiling.classes) ofClass.add(c, row, row + 1, 1);
      continue;
    }
    const first = rows.rules.length;
    starts[index] = first;
    const open = new Map<number, number>();
    for (const [s, segment] of ceiling.segments.entries()) {
      const row = rows.add({ kind: "present", ceiling: index, segment: s }, segment.atMost);
      for (const c of segment.classes) {
        const since = open.get(c);
        if (since === undefined) open.set(c, row * 2 ** 24 + row + 1);
        else if (since % 2 ** 24 === row) open.set(c, since + 1);
        else {
          ofClass.add(c, Math.floor(since / 2 ** 24), since % 2 ** 24, 1);
          open.set(c, row * 2 ** 24 + row + 1);
        }
      }
    }
    for (const [c, since] of open) ofClass.add(c, Math.floor(since / 2 ** 24), since % 2 ** 24, 1);
  }
  return starts;
}

function addShares(compiled: Compiled, rows: Rows, ofClass: RangeLists, extra: PairExtras): void {
  const tagged = taggedPairs(compiled);
  for (const [g, share] of compiled.shares.entries()) {
    const soft = share.hard ? 0 : mostShort(share);
    const row = rows.add({ kind: "share", group: g }, 0, share.hard ? 0 : share.den, soft * share.den);
    for (const c of share.classes) ofClass.add(c, row, row + 1, share.num);
    for (const j of tagged[g] ?? []) extra.add(j, row, row + 1, -share.den);
  }
}

function addHomes(compiled: Compiled, rows: Rows, extra: PairExtras): void {
  const { pairs, classes } = compiled;
  for (const [index, limit] of compiled.homeLimits.entries()) {
    const rules = homeRows(compiled, limit, index);
    if (rules.length === 0) continue;
    const first = rows.rules.length;
    for (const rule of rules) rows.add(rule, limit.atMost);
    const days = rules.map((rule) => rule.day);
    const selected = new Set(limit.classes);
    const holding = limit.tag === undefined ? undefined : compiled.holdings.get(limit.tag);
    for (const p of limit.people) {
      for (let j = pairs.start[p] ?? 0; j < (pairs.start[p + 1] ?? 0); j++) {
        const c = pairs.cls[j] ?? 0;
        if (!selected.has(c)) continue;
        const from = classes.from[c] ?? 0;
        const to = classes.to[c] ?? 0;
        let open = -1;
        let d = firstNotBefore(days, from);
        for (; d < days.length && (days[d] ?? 0) <= to; d++) {
          const counts = holding === undefined || isHeld(holding, p, days[d] ?? 0);
          if (counts && open < 0) open = d;
          if (!counts && open >= 0) {
            extra.add(j, first + open, first + d, 1);
            open = -1;
          }
        }
        if (open >= 0) extra.add(j, first + open, first + d, 1);
      }
    }
  }
}

function firstNotBefore(days: readonly number[], day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Gathers what single pairs count in; pairs with the same become one slot. Entries arrive rule by rule, not pair by pair. */
class PairExtras {
  private readonly compiled: Compiled;
  /** For each pair the head of a chain of entries, -1 when there is none. */
  private chain: Int32Array | undefined;
  private readonly entries: number[] = [];

  constructor(compiled: Compiled) {
    this.compiled = compiled;
  }

  /** A range for a pair; row -1 marks a kept pair. */
  add(pair: number, from: number, to: number, coefficient: number): void {
    this.chain ??= new Int32Array(this.compiled.pairs.count).fill(-1);
    const at = this.entries.push(from, to, coefficient, this.chain[pair] ?? -1) - 4;
    this.chain[pair] = at;
  }

  slots(): Pick<Effects, "slotOf" | "slots" | "slotClass" | "ofSlot" | "slotKept"> {
    const { pairs, classes } = this.compiled;
    const slotClass: number[] = Array.from({ length: classes.count }, (_, c) => c);
    const lists: number[][] = slotClass.map(() => []);
    const kept: number[] = slotClass.map(() => 0);
    const known = new Map<string, number>();
    const chain = this.chain;
    let slotOf: Int32Array | undefined;
    if (chain !== undefined) {
      slotOf = Int32Array.from(pairs.cls);
      for (let j = 0; j < pairs.count; j++) {
        if ((chain[j] ?? -1) < 0) continue;
        const { ranges, isKept } = this.rangesOf(chain[j] ?? -1);
        const name = `${pairs.cls[j]}:${isKept}:${ranges.join()}`;
        let slot = known.get(name);
        if (slot === undefined) {
          slot = slotClass.length;
          known.set(name, slot);
          slotClass.push(pairs.cls[j] ?? 0);
          lists.push(ranges);
          kept.push(isKept);
        }
        slotOf[j] = slot;
      }
    }
    return {
      slotOf,
      slots: slotClass.length,
      slotClass: Int32Array.from(slotClass),
      ofSlot: tabulate(lists),
      slotKept: Uint8Array.from(kept),
    };
  }

  private rangesOf(head: number): { ranges: number[]; isKept: number } {
    const ranges: number[] = [];
    let isKept = 0;
    for (let at = head; at >= 0; at = this.entries[at + 3] ?? -1) {
      if ((this.entries[at] ?? -1) < 0) isKept = 1;
      else ranges.push(this.entries[at] ?? 0, this.entries[at + 1] ?? 0, this.entries[at + 2] ?? 0);
    }
    return { ranges, isKept };
  }
}
