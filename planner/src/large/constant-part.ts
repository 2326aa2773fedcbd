/** What prices themselves add to a bound, beside the people. */
import { overlapGain } from "./overlap.ts";
import type { Scope, SoftPrices } from "./soft-prices.ts";

/** Limits at their prices, missing people of soft shares, passed ceilings; in units of the worth. */
export function constantPart(prices: SoftPrices, scope: Scope): number {
  const { effects, worth } = prices;
  let sum = worth.constant;
  for (let c = 0; c < prices.classes.length; c++) sum += (prices.classes[c] ?? 0) * (scope.capacity[c] ?? 0);
  for (let r = 0; r < prices.rows.length; r++) {
    const price = prices.rows[r] ?? 0;
    if (price === 0) continue;
    sum += price * (scope.limit[r] ?? 0);
    const unit = effects.softUnits[r] ?? 0;
    if (unit > 0) sum += Math.max(0, price - worth.short / unit) * (effects.softMost[r] ?? 0);
  }
  return sum + overlapGain(prices);
}
