/** Which days a ceiling may be passed on. */
import type { PresentCeiling } from "./compiled.ts";

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
