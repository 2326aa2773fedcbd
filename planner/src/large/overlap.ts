/** Where ceilings may be passed: the segments that bring most at the given prices, no run longer than the days allowed. */
import type { Compiled } from "../solve/compiled.ts";
import { bestRuns } from "../solve/overlap-runs.ts";
import type { SoftPrices } from "./soft-prices.ts";

/** What passing the ceilings is worth at most at the prices. */
export function overlapGain(prices: SoftPrices): number {
  let sum = 0;
  for (const [index, ceiling] of prices.compiled.ceilings.entries()) {
    const first = prices.effects.presentStart[index] ?? -1;
    if (first < 0 || ceiling.measure !== "present" || ceiling.overlap === undefined) continue;
    const gains = prices.rows.subarray(first, first + ceiling.segments.length);
    if (gains.some((gain) => gain > 0)) sum += ceiling.overlap.people * bestRuns(ceiling, gains).most;
  }
  return sum;
}

/**
 * The limits of all rows when ceilings are passed where it brings most: by the prices, or where these are 0 by how many more people are
 * expected there than may be (of the last pass).
 */
export function limitsWithOverlap(compiled: Compiled, prices: SoftPrices): Float64Array {
  const limit = prices.effects.limit.slice();
  for (const [index, ceiling] of compiled.ceilings.entries()) {
    const first = prices.effects.presentStart[index] ?? -1;
    if (first < 0 || ceiling.measure !== "present" || ceiling.overlap === undefined) continue;
    const priced = prices.rows.subarray(first, first + ceiling.segments.length);
    const gains = priced.some((gain) => gain > 0)
      ? priced
      : priced.map((_, s) => Math.max(0, (prices.usage[first + s] ?? 0) - (limit[first + s] ?? 0)));
    for (const s of bestRuns(ceiling, gains).passed)
      limit[first + s] = (limit[first + s] ?? 0) + ceiling.overlap.people;
  }
  return limit;
}
