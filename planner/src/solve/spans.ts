/** Sets of days as merged intervals in flat arrays: `[from, to, from, to, …]`, ascending, not touching. */

/** First and last day of an interval without an end on that side; far outside every day that a file can name. */
export const EVER: readonly [number, number] = [-1_000_000_000, 1_000_000_000];

/** The union of intervals; ones that touch or overlap become one, empty ones (to before from) vanish. */
export function mergeSpans(intervals: readonly (readonly [number, number])[]): number[] {
  const sorted = intervals.filter(([from, to]) => from <= to).sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [from, to] of sorted) {
    const last = merged.length - 1;
    if (last > 0 && from <= (merged[last] ?? 0) + 1) merged[last] = Math.max(merged[last] ?? 0, to);
    else merged.push(from, to);
  }
  return merged;
}

/** Whether one merged interval covers `from` to `to` whole. */
export function covers(spans: readonly number[], from: number, to: number): boolean {
  for (let i = 0; i < spans.length; i += 2) {
    if ((spans[i] ?? 0) <= from) {
      if (to <= (spans[i + 1] ?? 0)) return true;
    } else return false;
  }
  return false;
}
