/** Where ceilings may be passed: the segments that bring most at the given prices, no run longer than the days allowed. */
import type { Compiled, PresentCeiling } from "../solve/compiled.ts";
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

/** The best choice of segments to pass, and what it brings. A run of passed segments has at most the overlap's days. */
export function bestRuns(ceiling: PresentCeiling, gains: ArrayLike<number>): { most: number; passed: number[] } {
  const days = ceiling.overlap?.days ?? 0;
  const count = ceiling.segments.length;
  // most[i]: best over the segments before i - 1 when segment i - 1 is not passed; from[i]: first of the run before it
  const most = new Float64Array(count + 2);
  const from = new Int32Array(count + 2);
  for (let i = 1; i <= count + 1; i++) {
    most[i] = most[i - 1] ?? 0;
    from[i] = i - 1;
    let sum = 0;
    let length = 0;
    for (let s = i - 2; s >= 0; s--) {
      const segment = ceiling.segments[s];
      length += (segment?.to ?? 0) - (segment?.from ?? 0) + 1;
      if (length > days) break;
      sum += gains[s] ?? 0;
      if (sum + (most[s] ?? 0) > (most[i] ?? 0)) {
        most[i] = sum + (most[s] ?? 0);
        from[i] = s;
      }
    }
  }
  const passed: number[] = [];
  for (let i = count + 1; i > 0; ) {
    const start = from[i] ?? 0;
    for (let s = start; s < i - 1; s++) passed.push(s);
    i = start;
  }
  return { most: most[count + 1] ?? 0, passed: passed.reverse() };
}
