/** The pairs of each person that a pass looks at: all of them, or those near enough to the best at some prices. */
import type { Compiled } from "../solve/compiled.ts";

/** Pairs person by person; `next` gives the first of the same person that may follow, as a place in these lists. */
export interface Pairing {
  readonly start: Int32Array;
  readonly next: Int32Array;
  readonly slot: Int32Array;
  readonly score: Int32Array | Float64Array;
}

/** All pairs. */
export function wholePairing(compiled: Compiled, next: Int32Array, slotOf: Int32Array): Pairing {
  const { start, score } = compiled.pairs;
  return { start, next, slot: slotOf, score };
}

/**
 * The pairs whose best set is less than `loss` from the best of their person, and the sum of what the best sets are worth.
 *
 * @param net worth of each slot less its prices
 * @param factor worth of a point of score
 * @param use cost of using a person
 */
export function narrowed(
  whole: Pairing,
  people: Int32Array,
  net: Float64Array,
  factor: number,
  use: number,
  loss: number,
): { readonly near: Pairing; readonly sum: number } {
  const marks = new Marks(whole, net, factor);
  const keep = new Uint8Array(whole.slot.length);
  let sum = 0;
  let count = 0;
  for (const p of people) {
    const first = whole.start[p] ?? 0;
    const end = whole.start[p + 1] ?? 0;
    const best = marks.read(first, end);
    sum += Math.max(0, best - use);
    for (let j = first; j < end; j++) {
      if (Math.max(best, use) - marks.with(j) < loss) {
        keep[j] = 1;
        count++;
      }
    }
  }
  return { near: count > keep.length * worthPicking ? whole : pick(whole, keep, count), sum };
}

/** A list of nearly as many pairs would save little and take as much memory again. */
const worthPicking = 0.6;

function pick(whole: Pairing, keep: Uint8Array, count: number): Pairing {
  const start = new Int32Array(whole.start.length);
  const next = new Int32Array(count);
  const slot = new Int32Array(count);
  const score = whole.score instanceof Int32Array ? new Int32Array(count) : new Float64Array(count);
  // of one person the place of each pair in the new lists, or of the next one that is kept
  const place = new Int32Array(longest(whole) + 1);
  let at = 0;
  for (let p = 0; p + 1 < start.length; p++) {
    const first = whole.start[p] ?? 0;
    const end = whole.start[p + 1] ?? 0;
    for (let j = first; j < end; j++) {
      place[j - first] = at;
      at += keep[j] ?? 0;
    }
    place[end - first] = at;
    start[p + 1] = at;
    for (let j = first; j < end; j++) {
      if (keep[j] === 0) continue;
      const to = place[j - first] ?? 0;
      next[to] = place[(whole.next[j] ?? 0) - first] ?? 0;
      slot[to] = whole.slot[j] ?? 0;
      score[to] = whole.score[j] ?? 0;
    }
  }
  return { start, next, slot, score };
}

function longest({ start }: Pairing): number {
  let most = 0;
  for (let p = 1; p < start.length; p++) most = Math.max(most, (start[p] ?? 0) - (start[p - 1] ?? 0));
  return most;
}

/** Best sets of one person before and after each pair. */
class Marks {
  private readonly whole: Pairing;
  private readonly net: Float64Array;
  private readonly factor: number;
  private readonly before: Float64Array;
  private readonly after: Float64Array;
  private first = 0;

  constructor(whole: Pairing, net: Float64Array, factor: number) {
    this.whole = whole;
    this.net = net;
    this.factor = factor;
    const row = longest(whole) + 1;
    this.before = new Float64Array(row);
    this.after = new Float64Array(row);
  }

  /** Reads a person; gives what the best set is worth. */
  read(first: number, end: number): number {
    const { before, after } = this;
    const { next } = this.whole;
    const n = end - first;
    this.first = first;
    after[n] = 0;
    for (let k = n - 1; k >= 0; k--) {
      const take = this.worth(first + k) + (after[(next[first + k] ?? end) - first] ?? 0);
      after[k] = Math.max(after[k + 1] ?? 0, take);
    }
    before.fill(0, 0, n + 1);
    for (let k = 0; k < n; k++) {
      const sofar = before[k] ?? 0;
      if ((before[k + 1] ?? 0) < sofar) before[k + 1] = sofar;
      const follow = (next[first + k] ?? end) - first;
      const take = sofar + this.worth(first + k);
      if ((before[follow] ?? 0) < take) before[follow] = take;
    }
    return after[0] ?? 0;
  }

  /** What the best set with the pair is worth, of the person last read. */
  with(pair: number): number {
    const k = pair - this.first;
    const follow = (this.whole.next[pair] ?? 0) - this.first;
    return (this.before[k] ?? 0) + this.worth(pair) + (this.after[follow] ?? 0);
  }

  private worth(pair: number): number {
    return this.factor * (this.whole.score[pair] ?? 0) + (this.net[this.whole.slot[pair] ?? 0] ?? 0);
  }
}
