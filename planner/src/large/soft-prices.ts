/**
 * Prices of classes and side rules by entropic relaxation: at a temperature each person chooses among all lawful sets of tours with
 * the probabilities of Gibbs, which makes the dual smooth; prices then move so that expected counts meet the limits (the update of
 * Sinkhorn and Knopp, all prices at once), with momentum and restarts, while the temperature falls. At low temperature the prices
 * are those of the linear program. Any prices give a valid bound, so nothing here need be exact.
 */
import type { Compiled } from "../solve/compiled.ts";
import { followers, longestRow } from "../solve/followers.ts";
import type { Draft } from "./draft.ts";
import type { Effects, Ranges } from "./effects.ts";
import { narrowed, type Pairing, wholePairing } from "./pairing.ts";
import type { Worth } from "./worth.ts";

/** Which people and limits are looked at: all, or what is left after some have been placed. */
export interface Scope {
  /** People, ascending. */
  readonly people: Int32Array;
  readonly capacity: Float64Array;
  readonly limit: Float64Array;
}

/** Prices of classes and rules by smoothed choices: each person spreads over their tours by what these are worth. */
export class SoftPrices {
  readonly compiled: Compiled;
  readonly effects: Effects;
  readonly next: Int32Array;
  readonly classes: Float64Array;
  readonly rows: Float64Array;
  /** Expected number of each class and use of each row at the last pass. */
  readonly count: Float64Array;
  readonly usage: Float64Array;
  /** Worth of a slot less its prices. */
  readonly net: Float64Array;
  worth: Worth;
  readonly slotOf: Int32Array;
  private readonly whole: Pairing;
  /** The pairs that a pass looks at. */
  private near: Pairing;
  private readonly slotCount: Float64Array;
  private readonly spread: Float64Array;
  private readonly best: Float64Array;
  private readonly mass: Float64Array;
  private readonly take: Float64Array;
  private readonly reach: Float64Array;
  private readonly prefix: Float64Array;

  constructor(compiled: Compiled, effects: Effects, worth: Worth) {
    this.compiled = compiled;
    this.effects = effects;
    this.worth = worth;
    this.next = followers(compiled);
    this.slotOf = effects.slotOf ?? compiled.pairs.cls;
    this.whole = wholePairing(compiled, this.next, this.slotOf);
    this.near = this.whole;
    this.classes = new Float64Array(compiled.classes.count);
    this.rows = new Float64Array(effects.rules.length);
    this.count = new Float64Array(compiled.classes.count);
    this.usage = new Float64Array(effects.rules.length + 1);
    this.spread = new Float64Array(effects.rules.length + 1);
    this.prefix = new Float64Array(effects.rules.length + 1);
    this.slotCount = new Float64Array(effects.slots);
    this.net = new Float64Array(effects.slots);
    const longest = longestRow(compiled) + 1;
    this.best = new Float64Array(longest);
    this.mass = new Float64Array(longest);
    this.take = new Float64Array(longest);
    this.reach = new Float64Array(longest);
  }

  /** Sets `net` from the prices. */
  price(): void {
    const { effects, worth, prefix } = this;
    for (let r = 0; r < this.rows.length; r++) prefix[r + 1] = (prefix[r] ?? 0) + (this.rows[r] ?? 0);
    const classNet = new Float64Array(this.classes.length);
    for (let c = 0; c < classNet.length; c++) {
      classNet[c] = (worth.ofClass[c] ?? 0) - (this.classes[c] ?? 0) - rangeSum(effects.ofClass, c, prefix);
    }
    for (let s = 0; s < effects.slots; s++) {
      const kept = effects.slotKept[s] === 1 ? worth.kept : 0;
      this.net[s] = (classNet[effects.slotClass[s] ?? 0] ?? 0) + kept - rangeSum(effects.ofSlot, s, prefix);
    }
  }

  /**
   * From now on passes look only at pairs that are less than `loss` from the best of their person at the prices as they stand; infinite:
   * at all again. Gives what the best sets of the people are worth together, all pairs looked at.
   */
  narrow(people: Int32Array, loss: number): number {
    this.price();
    const { net, worth, whole } = this;
    const { near, sum } = narrowed(whole, people, net, worth.score, worth.use, loss);
    this.near = near;
    return sum;
  }

  /** From now on passes look at all pairs again. */
  widen(): void {
    this.near = this.whole;
  }

  /** One pass over the people at the temperature: fills `count` and `usage`, and gives the sum of what the best sets are worth. */
  pass(people: Int32Array, temperature: number): number {
    const { slotCount, effects, near } = this;
    this.price();
    slotCount.fill(0);
    let sum = 0;
    for (const p of people) {
      const first = near.start[p] ?? 0;
      const end = near.start[p + 1] ?? 0;
      if (first === end) continue;
      const best = this.choose(near, first, end, temperature);
      // a person at a cost is used with the probability that the best set is worth it
      const use = this.worth.use === 0 ? 1 : chance((best - this.worth.use) / temperature);
      sum += this.worth.use === 0 ? best : Math.max(0, best - this.worth.use);
      if (use > 1e-9) this.tally(near, first, end, use);
    }
    this.count.fill(0);
    this.usage.fill(0);
    this.spread.fill(0);
    for (let s = 0; s < effects.slots; s++) {
      const n = slotCount[s] ?? 0;
      if (n === 0) continue;
      const c = effects.slotClass[s] ?? 0;
      this.count[c] = (this.count[c] ?? 0) + n;
      addRange(effects.ofSlot, s, n, this.usage, this.spread);
    }
    for (let c = 0; c < this.count.length; c++) {
      const n = this.count[c] ?? 0;
      if (n !== 0) addRange(effects.ofClass, c, n, this.usage, this.spread);
    }
    for (let r = 1; r < this.usage.length; r++) {
      this.usage[r] = (this.usage[r] ?? 0) + (this.usage[r - 1] ?? 0);
      this.spread[r] = (this.spread[r] ?? 0) + (this.spread[r - 1] ?? 0);
    }
    return sum;
  }

  /** Fills best values and choices of one person's pairs from the last to the first; gives the best. */
  private choose({ next, slot, score }: Pairing, first: number, end: number, temperature: number): number {
    const { best, mass, take, reach, net } = this;
    const factor = this.worth.score;
    const inverse = 1 / temperature;
    const n = end - first;
    best[n] = 0;
    mass[n] = 1;
    reach[n] = 0;
    for (let k = n - 1; k >= 0; k--) {
      const j = first + k;
      const follow = (next[j] ?? 0) - first;
      const with_ = factor * (score[j] ?? 0) + (net[slot[j] ?? 0] ?? 0) + (best[follow] ?? 0);
      const without = best[k + 1] ?? 0;
      const difference = (with_ - without) * inverse;
      reach[k] = 0;
      if (difference > 0) {
        best[k] = with_;
        if (difference > 12) {
          mass[k] = mass[follow] ?? 1;
          take[k] = 1;
        } else {
          mass[k] = (mass[follow] ?? 1) + Math.exp(-difference) * (mass[k + 1] ?? 1);
          take[k] = (mass[follow] ?? 1) / (mass[k] ?? 1);
        }
      } else {
        best[k] = without;
        if (difference < -12) {
          mass[k] = mass[k + 1] ?? 1;
          take[k] = 0;
        } else {
          const part = Math.exp(difference) * (mass[follow] ?? 1);
          mass[k] = (mass[k + 1] ?? 1) + part;
          take[k] = part / (mass[k] ?? 1);
        }
      }
    }
    return best[0] ?? 0;
  }

  private tally({ next, slot }: Pairing, first: number, end: number, use: number): void {
    const { take, reach, slotCount } = this;
    const n = end - first;
    reach[0] = use;
    for (let k = 0; k < n; k++) {
      const here = reach[k] ?? 0;
      if (here < 1e-9) continue;
      const t = take[k] ?? 0;
      if (t === 0) {
        reach[k + 1] = (reach[k + 1] ?? 0) + here;
        continue;
      }
      const part = here * t;
      const s = slot[first + k] ?? 0;
      slotCount[s] = (slotCount[s] ?? 0) + part;
      const follow = (next[first + k] ?? 0) - first;
      reach[follow] = (reach[follow] ?? 0) + part;
      reach[k + 1] = (reach[k + 1] ?? 0) + here - part;
    }
  }

  /** Sum of squared coefficients of what is expected in a row at the last pass. */
  weightOf(row: number): number {
    return this.spread[row] ?? 0;
  }

  /**
   * A set of one person drawn with the probabilities of the temperature among classes that have places left, at the prices of the
   * last `price()`, and how much less it is worth than the best set of all classes.
   */
  drawSet(person: number, temperature: number, draft: Draft, seed: number): { pairs: number[]; loss: number } {
    const { pairs } = this.compiled;
    const { best, take, next, net, slotOf } = this;
    const first = pairs.start[person] ?? 0;
    const n = (pairs.start[person + 1] ?? 0) - first;
    const most = Math.max(0, this.choose(this.whole, first, first + n, temperature) - this.worth.use);
    best[n] = 0;
    for (let k = n - 1; k >= 0; k--) {
      const j = first + k;
      const without = best[k + 1] ?? 0;
      if ((draft.classLeft[pairs.cls[j] ?? 0] ?? 0) < 1) {
        best[k] = without;
        take[k] = 0;
        continue;
      }
      const follow = best[(next[j] ?? 0) - first] ?? 0;
      const value = this.worth.score * (pairs.score[j] ?? 0) + (net[slotOf[j] ?? 0] ?? 0) + follow;
      best[k] = Math.max(value, without);
      take[k] = chance((value - without) / temperature);
    }
    const found: number[] = [];
    if ((best[0] ?? 0) <= this.worth.use) return { pairs: found, loss: most };
    let state = Math.imul(person + 1, 0x9e3779b1) ^ Math.imul(seed + 7, 0x85ebca6b);
    for (let k = 0; k < n; ) {
      state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + k;
      const drawn = ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
      if (drawn < (take[k] ?? 0)) {
        found.push(first + k);
        k = (next[first + k] ?? 0) - first;
      } else k++;
    }
    return { pairs: found, loss: most - Math.max(0, (best[0] ?? 0) - this.worth.use) };
  }

  /** The best set of one person at the prices of the last `price()`, as pairs written to `out`; gives how many. */
  bestSet(person: number, out: Int32Array): number {
    const { pairs } = this.compiled;
    const { best, next, net, slotOf } = this;
    const first = pairs.start[person] ?? 0;
    const n = (pairs.start[person + 1] ?? 0) - first;
    best[n] = 0;
    for (let k = n - 1; k >= 0; k--) {
      const j = first + k;
      const value =
        this.worth.score * (pairs.score[j] ?? 0) + (net[slotOf[j] ?? 0] ?? 0) + (best[(next[j] ?? 0) - first] ?? 0);
      best[k] = Math.max(value, best[k + 1] ?? 0);
    }
    if ((best[0] ?? 0) <= this.worth.use) return 0;
    let found = 0;
    for (let k = 0; k < n; ) {
      if ((best[k] ?? 0) > (best[k + 1] ?? 0)) {
        out[found++] = first + k;
        k = (next[first + k] ?? 0) - first;
      } else k++;
    }
    return found;
  }
}

function rangeSum(ranges: Ranges, owner: number, prefix: Float64Array): number {
  let sum = 0;
  for (let i = ranges.start[owner] ?? 0; i < (ranges.start[owner + 1] ?? 0); i++) {
    sum += (ranges.coefficient[i] ?? 0) * ((prefix[ranges.to[i] ?? 0] ?? 0) - (prefix[ranges.from[i] ?? 0] ?? 0));
  }
  return sum;
}

function addRange(ranges: Ranges, owner: number, n: number, usage: Float64Array, spread: Float64Array): void {
  for (let i = ranges.start[owner] ?? 0; i < (ranges.start[owner + 1] ?? 0); i++) {
    const from = ranges.from[i] ?? 0;
    const to = ranges.to[i] ?? 0;
    const coefficient = ranges.coefficient[i] ?? 0;
    usage[from] = (usage[from] ?? 0) + coefficient * n;
    usage[to] = (usage[to] ?? 0) - coefficient * n;
    spread[from] = (spread[from] ?? 0) + coefficient * coefficient * n;
    spread[to] = (spread[to] ?? 0) - coefficient * coefficient * n;
  }
}

function chance(difference: number): number {
  return difference > 30 ? 1 : difference < -30 ? 0 : 1 / (1 + Math.exp(-difference));
}
