/** How far from the best each pair is at given prices, and where a draft loses against the bound. */
import type { Compiled } from "../solve/compiled.ts";
import { longestRow } from "../solve/followers.ts";
import type { Draft } from "./draft.ts";
import type { SoftPrices } from "./soft-prices.ts";

export interface Losses {
  /** For each pair: by how much the best set of its person that has it is worth less than the person's best set. */
  readonly ofPair: Float32Array;
  /** For each person the worth of the best set, at least 0. */
  readonly best: Float64Array;
  /** Worth of a pair less its prices. */
  netOf(pair: number): number;
}

/** Losses at the prices as they stand. */
export function lossesAt(prices: SoftPrices): Losses {
  const { compiled, next, net, slotOf, worth } = prices;
  const { pairs } = compiled;
  prices.price();
  const ofPair = new Float32Array(pairs.count);
  const best = new Float64Array(compiled.people);
  const netOf = (j: number): number => worth.score * (pairs.score[j] ?? 0) + (net[slotOf[j] ?? 0] ?? 0);
  const row = longestRow(compiled) + 1;
  const [after, before] = [new Float64Array(row), new Float64Array(row)];
  for (let p = 0; p < compiled.people; p++) {
    const first = pairs.start[p] ?? 0;
    const n = (pairs.start[p + 1] ?? 0) - first;
    after[n] = 0;
    for (let k = n - 1; k >= 0; k--) {
      const follow = (next[first + k] ?? 0) - first;
      after[k] = Math.max(after[k + 1] ?? 0, netOf(first + k) + (after[follow] ?? 0));
    }
    before.fill(Number.NEGATIVE_INFINITY, 0, n + 1);
    before[0] = 0;
    const most = Math.max(0, (after[0] ?? 0) - worth.use);
    best[p] = most;
    for (let k = 0; k < n; k++) {
      const sofar = before[k] ?? 0;
      const with_ = sofar + netOf(first + k);
      const follow = (next[first + k] ?? 0) - first;
      if ((before[k + 1] ?? 0) < sofar) before[k + 1] = sofar;
      if ((before[follow] ?? 0) < with_) before[follow] = with_;
      ofPair[first + k] = most - (with_ + (after[follow] ?? 0) - worth.use);
    }
  }
  return { ofPair, best, netOf };
}

/** A place where the draft loses against the bound: a class with places left, or a person with less than the best. */
export interface Gap {
  readonly kind: "class" | "person";
  readonly index: number;
  readonly loss: number;
}

/** Everything of more than `least` that the draft loses on open classes and on people, most first. */
export function gapsOf(prices: SoftPrices, losses: Losses, draft: Draft, least: number): Gap[] {
  const gaps: Gap[] = [];
  for (const [c, left] of draft.classLeft.entries()) {
    const loss = left * (prices.classes[c] ?? 0);
    if (loss > least) gaps.push({ kind: "class", index: c, loss });
  }
  for (let p = 0; p < losses.best.length; p++) {
    const loss = (losses.best[p] ?? 0) - heldValue(prices.compiled, losses, draft, p, prices.worth.use);
    if (loss > least) gaps.push({ kind: "person", index: p, loss });
  }
  return gaps.sort((a, b) => b.loss - a.loss || a.index - b.index);
}

function heldValue(compiled: Compiled, losses: Losses, draft: Draft, person: number, use: number): number {
  if (draft.busy[person] === 0) return 0;
  let value = -use;
  for (let j = compiled.pairs.start[person] ?? 0; j < (compiled.pairs.start[person + 1] ?? 0); j++) {
    if (draft.chosen[j] === 1) value += losses.netOf(j);
  }
  return value;
}
