/**
 * The bound that prices prove, computed in whole numbers. Every coupling rule is relaxed with its price; what remains splits into the
 * best set of compatible tours for each person, the missing people of each soft group, and the passed days of each ceiling with
 * overlap, each solved exactly. Whatever the prices, the result is a valid bound.
 */
import { Extra, Weights } from "./bound-weights.ts";
import type { Branch } from "./branch.ts";
import type { Compiled } from "./compiled.ts";
import { followers, longestRow } from "./followers.ts";
import type { Goal } from "./goals.ts";
import { keptPairs } from "./model.ts";
import { bestRuns } from "./overlap-runs.ts";
import { mostShort, type PricedRow } from "./rules.ts";

/** Whole prices ≥ 0 of class capacities, rows and branches; divided by `scale` they are prices in units of the goal. */
export interface Prices {
  readonly scale: number;
  readonly classes: Float64Array;
  readonly rows: Float64Array;
  readonly branches: Float64Array;
}

/** Largest whole number below which sums of doubles are exact. */
const EXACT = 2 ** 52;

/** Proves bounds: for whole-number prices, the most that any lawful plan can reach, by weak duality and the best tours of each person. */
export class Bounder {
  private readonly compiled: Compiled;
  private readonly goals: readonly Goal[];
  private readonly tagged: readonly Int32Array[];
  private readonly kept: Int32Array;
  /** First pair of the same person that may follow each pair. */
  private readonly next: Int32Array;
  private readonly extra: Extra;
  /** Best sets of one person from each of its pairs on. */
  private readonly best: Float64Array;

  constructor(compiled: Compiled, goals: readonly Goal[], tagged: readonly Int32Array[]) {
    this.compiled = compiled;
    this.goals = goals;
    this.tagged = tagged;
    this.kept = Int32Array.from(keptPairs(compiled), (one) => one.pair);
    this.next = followers(compiled);
    this.extra = new Extra(compiled.pairs.count);
    this.best = new Float64Array(longestRow(compiled) + 1);
  }

  /**
   * The most that the goal can be, times `scale`, over lawful plans within the branches that reach `reached` in earlier goals;
   * `undefined` when the numbers grow beyond what doubles hold exactly.
   *
   * @param goal index of the goal; -1 for the objective zero, whose bound below zero proves that there is no lawful plan
   * @param reached value of each earlier goal's maximised function
   */
  bound(
    goal: number,
    prices: Prices,
    rows: readonly PricedRow[],
    branches: readonly Branch[],
    reached: readonly number[],
  ): number | undefined {
    const weights = new Weights(this.compiled, this.extra);
    const main = this.goals[goal];
    if (main !== undefined) this.addGoal(weights, main, prices.scale);
    for (const [c, price] of prices.classes.entries()) {
      if (price === 0) continue;
      weights.addClass(c, -price);
      weights.add(price * (this.compiled.classes.capacity[c] ?? 0));
    }
    for (const [i, price] of prices.rows.entries()) {
      const rule = rows[i];
      if (price !== 0 && rule !== undefined) this.addRule(weights, rule, price, reached);
    }
    for (const [i, price] of prices.branches.entries()) {
      const branch = branches[i];
      if (price !== 0 && branch !== undefined) this.addBranch(weights, branch, price);
    }
    const total = weights.constant + this.peoplePart(weights) + this.shortPart(weights) + this.passedPart(weights);
    this.extra.clear();
    return weights.largest < EXACT && Math.abs(total) < EXACT ? total : undefined;
  }

  /** For each class the most that one of its pairs adds to the goal, times `times`, at least 0. */
  mostOfClasses(goal: number, times: number): Float64Array {
    const { classes, pairs } = this.compiled;
    const most = new Float64Array(classes.count);
    const main = this.goals[goal];
    if (main === undefined) return most;
    const weights = new Weights(this.compiled, this.extra);
    this.addGoal(weights, main, times);
    for (let j = 0; j < pairs.count; j++) {
      const c = pairs.cls[j] ?? 0;
      const worth = (weights.cls[c] ?? 0) + weights.score * (pairs.score[j] ?? 0) + (this.extra.values?.[j] ?? 0);
      if (worth > (most[c] ?? 0)) most[c] = worth;
    }
    this.extra.clear();
    return most;
  }

  private addGoal(weights: Weights, goal: Goal, times: number): void {
    const { classes } = this.compiled;
    weights.score += times * goal.score;
    for (let c = 0; c < classes.count; c++) {
      const worth = goal.keyFilled * (classes.key[c] ?? 0) + goal.filled * (classes.value[c] ?? 0);
      weights.addClass(c, times * worth);
    }
    for (const [g, share] of this.compiled.shares.entries())
      if (!share.hard) weights.addShort(g, times * goal.shortfall);
    if (goal.changes !== 0) {
      for (const j of this.kept) weights.addPair(j, -times * goal.changes);
      weights.add(times * goal.changes * this.compiled.previous.length);
    }
    weights.use -= times * goal.people;
  }

  private addRule(weights: Weights, rule: PricedRow, price: number, reached: readonly number[]): void {
    const { ceilings, shares, homeLimits, pins } = this.compiled;
    switch (rule.kind) {
      case "present": {
        const ceiling = ceilings[rule.ceiling];
        if (ceiling?.measure !== "present") return;
        const segment = ceiling.segments[rule.segment];
        weights.add(price * (segment?.atMost ?? 0));
        for (const c of segment?.classes ?? []) weights.addClass(c, -price);
        if (ceiling.overlap !== undefined)
          weights.addPassed(rule.ceiling, rule.segment, price * ceiling.overlap.people);
        return;
      }
      case "total": {
        const ceiling = ceilings[rule.ceiling];
        if (ceiling === undefined || ceiling.measure === "present") return;
        weights.add(price * ceiling.atMost);
        if (ceiling.measure === "people") weights.people.push({ ceiling: rule.ceiling, price });
        else for (const c of ceiling.classes) weights.addClass(c, -price);
        return;
      }
      case "share": {
        const share = shares[rule.group];
        if (share !== undefined) this.addShare(weights, rule.group, price * share.den, price * share.num);
        return;
      }
      case "cut":
        weights.add(price * rule.c);
        this.addShare(weights, rule.group, price * rule.a, price * rule.b);
        return;
      case "home":
        weights.add(price * (homeLimits[rule.limit]?.atMost ?? 0));
        for (const j of rule.pairs) weights.addPair(j, -price);
        return;
      case "pin": {
        const pin = pins[rule.pin];
        weights.add(-price);
        if (pin !== undefined && pin.pair >= 0) weights.addPair(pin.pair, price);
        return;
      }
      case "entry": {
        const goal = this.goals[rule.goal];
        if (goal !== undefined) this.addGoal(weights, goal, price);
        weights.add(-price * (reached[rule.goal] ?? 0));
      }
    }
  }

  /** Adds `gain` for each with the tag and for each missing, less `loss` for each filled. */
  private addShare(weights: Weights, group: number, gain: number, loss: number): void {
    const share = this.compiled.shares[group];
    for (const c of share?.classes ?? []) weights.addClass(c, -loss);
    for (const j of this.tagged[group] ?? []) weights.addPair(j, gain);
    if (share?.hard === false) weights.addShort(group, gain);
  }

  private addBranch(weights: Weights, branch: Branch, price: number): void {
    const { subject, side, at } = branch;
    const gain = side === "below" ? -price : price;
    weights.add(side === "below" ? price * at : -price * (at + 1));
    switch (subject.kind) {
      case "pair":
        weights.addPair(subject.pair, gain);
        return;
      case "class":
        weights.addClass(subject.cls, gain);
        return;
      case "filled":
        for (const c of this.compiled.shares[subject.group]?.classes ?? []) weights.addClass(c, gain);
        return;
      case "with":
        for (const j of this.tagged[subject.group] ?? []) weights.addPair(j, gain);
        return;
      case "short":
        weights.addShort(subject.group, gain);
        return;
      case "passed":
        weights.addPassed(subject.ceiling, subject.segment, gain);
        return;
      case "used":
        weights.useOf.set(subject.person, (weights.useOf.get(subject.person) ?? 0) - gain);
        return;
      case "usedTotal":
        weights.use -= gain;
        return;
      case "shortTotal":
        for (const [g, share] of this.compiled.shares.entries()) if (!share.hard) weights.addShort(g, gain);
        return;
      case "filledTotal":
        for (let c = 0; c < this.compiled.classes.count; c++) weights.addClass(c, gain);
    }
  }

  private peoplePart(weights: Weights): number {
    const choices = this.ceilingChoices(weights);
    let total = 0;
    for (let p = 0; p < this.compiled.people; p++) {
      const use = weights.use + (weights.useOf.get(p) ?? 0);
      let most = 0;
      for (const { without, cost } of choices) {
        const best = this.bestSet(weights, p, without) - use - cost;
        if (best > most) most = best;
      }
      total += most;
    }
    return total;
  }

  /** For each subset of the priced ceilings on people: what counting there costs, and the classes that stay out otherwise. */
  private ceilingChoices(weights: Weights): { without: Uint8Array | undefined; cost: number }[] {
    // Beyond six the cost is dropped, which only weakens the bound.
    const priced = weights.people.slice(0, 6);
    if (priced.length === 0) return [{ without: undefined, cost: 0 }];
    return Array.from({ length: 1 << priced.length }, (_, subset) => {
      const without = new Uint8Array(this.compiled.classes.count);
      let cost = 0;
      for (const [k, one] of priced.entries()) {
        if (((subset >> k) & 1) === 1) cost += one.price;
        else for (const c of this.compiled.ceilings[one.ceiling]?.classes ?? []) without[c] = 1;
      }
      return { without, cost };
    });
  }

  /** Weight of the best set of compatible tours of a person that is not empty; minus infinity when there is none. */
  private bestSet(weights: Weights, person: number, without: Uint8Array | undefined): number {
    const { pairs } = this.compiled;
    const { best, next } = this;
    const extra = this.extra.values;
    const first = pairs.start[person] ?? 0;
    const end = pairs.start[person + 1] ?? 0;
    let single = Number.NEGATIVE_INFINITY;
    best[end - first] = 0;
    for (let j = end - 1; j >= first; j--) {
      const c = pairs.cls[j] ?? 0;
      const skip = best[j - first + 1] ?? 0;
      if (without?.[c] === 1) {
        best[j - first] = skip;
        continue;
      }
      const own = extra === undefined ? 0 : (extra[j] ?? 0);
      const weight = (weights.cls[c] ?? 0) + weights.score * (pairs.score[j] ?? 0) + own;
      if (weight > single) single = weight;
      const take = weight + (best[(next[j] ?? end) - first] ?? 0);
      best[j - first] = Math.max(take, skip);
    }
    const most = best[0] ?? 0;
    if (most > weights.largest) weights.largest = most;
    return most > 0 ? most : single;
  }

  private shortPart(weights: Weights): number {
    let total = 0;
    for (const [group, gain] of weights.short) {
      const share = this.compiled.shares[group];
      if (share !== undefined && gain > 0) total += gain * mostShort(share);
    }
    return total;
  }

  private passedPart(weights: Weights): number {
    let total = 0;
    for (const [index, gains] of weights.passed) {
      const ceiling = this.compiled.ceilings[index];
      if (ceiling?.measure !== "present") continue;
      total += bestRuns(
        ceiling,
        Float64Array.from(ceiling.segments, (_, s) => gains.get(s) ?? 0),
      ).most;
    }
    return total;
  }
}
