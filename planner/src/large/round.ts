/** From soft prices to a lawful plan: people are placed batch by batch, and prices follow what is left. */

import { descend } from "./descend.ts";
import type { Draft } from "./draft.ts";
import type { SoftPrices } from "./soft-prices.ts";

export interface Rounding {
  readonly batches: number;
  /** Passes over the people who are left between two batches. */
  readonly passes: number;
  readonly cold: number;
  readonly seed: number;
  readonly stop: () => boolean;
}

/** Places people into the draft. Whoever finds nothing good enough waits for the next batch; the last takes what there is. */
export function roundOff(prices: SoftPrices, draft: Draft, people: Int32Array, rounding: Rounding): void {
  let waiting = shuffled(people, rounding.seed);
  for (let batch = 0; batch < rounding.batches; batch++) {
    const last = batch === rounding.batches - 1 || rounding.stop();
    const share = last ? waiting.length : Math.ceil(waiting.length / (rounding.batches - batch));
    const kept: number[] = [];
    prices.price();
    for (let i = 0; i < share; i++) {
      const person = waiting[i] ?? 0;
      if (!place(prices, draft, person, last ? Number.POSITIVE_INFINITY : 4 * rounding.cold, rounding))
        kept.push(person);
    }
    waiting = Int32Array.from([...waiting.subarray(share), ...kept]);
    if (last) break;
    rebalance(prices, draft, waiting, rounding);
  }
}

function rebalance(prices: SoftPrices, draft: Draft, waiting: Int32Array, rounding: Rounding): void {
  const scope = { people: waiting, capacity: draft.classLeft, limit: draft.rowLeft };
  const course = { passes: rounding.passes, hot: rounding.cold, cold: rounding.cold, stop: rounding.stop };
  descend(prices, scope, course);
}

/** A set for one person drawn at the temperature; when it does not fit, the best that does. False when nothing is near the best. */
function place(prices: SoftPrices, draft: Draft, person: number, tolerance: number, rounding: Rounding): boolean {
  const open = prices.drawSet(person, rounding.cold, draft, rounding.seed);
  if (open.loss > tolerance) return false;
  let placed = open.pairs.length === 0;
  for (const pair of open.pairs) {
    if (!draft.fits(pair)) continue;
    draft.change(pair, person, 1);
    placed = true;
  }
  return placed;
}

/** The people in an order that depends on the seed alone. */
function shuffled(people: Int32Array, seed: number): Int32Array {
  const order = people.slice();
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  for (let i = order.length - 1; i > 0; i--) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const k = (state >>> 0) % (i + 1);
    const held = order[i] ?? 0;
    order[i] = order[k] ?? 0;
    order[k] = held;
  }
  return order;
}
