/** A choice of pairs: whether it is lawful, and what it reaches. */
import type { Compiled, PresentCeiling } from "./compiled.ts";
import type { Values } from "./goals.ts";
import type { Model } from "./model.ts";
import { keptPairs } from "./model.ts";
import { maskOf, needed } from "./rules.ts";

/** Chosen pairs, ascending. */
export type Choice = Int32Array;

/** Judges choices of one problem. */
export class Judge {
  private readonly compiled: Compiled;
  private readonly model: Model;
  private readonly personOf: Int32Array;
  private readonly kept: Uint8Array;
  private readonly taggedMask: readonly Uint8Array[];

  constructor(compiled: Compiled, model: Model) {
    this.compiled = compiled;
    this.model = model;
    this.personOf = new Int32Array(compiled.pairs.count);
    for (let p = 0; p < compiled.people; p++) {
      this.personOf.fill(p, compiled.pairs.start[p] ?? 0, compiled.pairs.start[p + 1] ?? 0);
    }
    const kept = Int32Array.from(keptPairs(compiled), (one) => one.pair);
    this.kept = maskOf(kept, compiled.pairs.count);
    this.taggedMask = model.tagged.map((list) => maskOf(list, compiled.pairs.count));
  }

  /** The person of a pair. */
  person(pair: number): number {
    return this.personOf[pair] ?? 0;
  }

  /** What the choice reaches in each measure. */
  values(choice: Choice): Values {
    const { pairs, classes, shares, previous } = this.compiled;
    const sums = { keyFilled: 0, filled: 0, score: 0, shortfall: 0, changes: previous.length, people: 0 };
    let last = -1;
    for (const j of choice) {
      const c = pairs.cls[j] ?? 0;
      sums.keyFilled += classes.key[c] ?? 0;
      sums.filled += classes.value[c] ?? 0;
      sums.score += pairs.score[j] ?? 0;
      if (this.kept[j] === 1) sums.changes--;
      if (this.person(j) !== last) sums.people++;
      last = this.person(j);
    }
    for (const group of shares.keys()) sums.shortfall += this.short(choice, group);
    return sums;
  }

  /** Whether every hard rule holds. */
  isLawful(choice: Choice): boolean {
    const { classes, pairs, ceilings, pins } = this.compiled;
    const filled = this.filledOf(choice);
    for (let c = 0; c < classes.count; c++) if ((filled[c] ?? 0) > (classes.capacity[c] ?? 0)) return false;
    if (!this.restsBetween(choice)) return false;
    const chosen = maskOf(choice, pairs.count);
    if (pins.some((pin) => pin.pair < 0 || chosen[pin.pair] !== 1)) return false;
    for (const group of this.compiled.shares.keys()) {
      if (this.compiled.shares[group]?.hard && this.short(choice, group) > 0) return false;
    }
    for (const { rule } of this.model.placed) {
      if (rule.kind !== "home") continue;
      let present = 0;
      for (const j of rule.pairs) present += chosen[j] ?? 0;
      if (present > (this.compiled.homeLimits[rule.limit]?.atMost ?? 0)) return false;
    }
    return ceilings.every((ceiling) => {
      if (ceiling.measure === "present") return presentHolds(ceiling, filled);
      if (ceiling.measure === "people") return this.countPeople(choice, ceiling.classes) <= ceiling.atMost;
      return ceiling.classes.reduce((sum, c) => sum + (filled[c] ?? 0), 0) <= ceiling.atMost;
    });
  }

  /** How many of each class are chosen. */
  filledOf(choice: Choice): Int32Array {
    const filled = new Int32Array(this.compiled.classes.count);
    for (const j of choice) {
      const c = this.compiled.pairs.cls[j] ?? 0;
      filled[c] = (filled[c] ?? 0) + 1;
    }
    return filled;
  }

  private restsBetween(choice: Choice): boolean {
    const { pairs, classes, restDays } = this.compiled;
    for (let i = 1; i < choice.length; i++) {
      const [a, b] = [choice[i - 1] ?? 0, choice[i] ?? 0];
      if (this.person(a) !== this.person(b)) continue;
      if ((classes.from[pairs.cls[b] ?? 0] ?? 0) <= (classes.to[pairs.cls[a] ?? 0] ?? 0) + restDays) return false;
    }
    return true;
  }

  private short(choice: Choice, group: number): number {
    const share = this.compiled.shares[group];
    if (share === undefined) return 0;
    const inGroup = maskOf(share.classes, this.compiled.classes.count);
    let filled = 0;
    let withTag = 0;
    for (const j of choice) {
      if (inGroup[this.compiled.pairs.cls[j] ?? 0] !== 1) continue;
      filled++;
      withTag += this.taggedMask[group]?.[j] ?? 0;
    }
    return Math.max(0, needed(share, filled) - withTag);
  }

  private countPeople(choice: Choice, classes: Int32Array): number {
    const counted = maskOf(classes, this.compiled.classes.count);
    const people = new Set<number>();
    for (const j of choice) if (counted[this.compiled.pairs.cls[j] ?? 0] === 1) people.add(this.person(j));
    return people.size;
  }
}

function presentHolds(ceiling: PresentCeiling, filled: Int32Array): boolean {
  let run = 0;
  for (const segment of ceiling.segments) {
    let present = 0;
    for (const c of segment.classes) present += filled[c] ?? 0;
    if (present <= segment.atMost) {
      run = 0;
      continue;
    }
    run += segment.to - segment.from + 1;
    if (present > segment.atMost + (ceiling.overlap?.people ?? 0) || run > (ceiling.overlap?.days ?? 0)) return false;
  }
  return true;
}
