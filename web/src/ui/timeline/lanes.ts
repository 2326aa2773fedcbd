/** Puts the bars of a row into lanes, so that none covers another. Pure. */
import type { Day } from "@contingent/server/platform/days";

interface Bar {
  readonly from: Day;
  readonly to: Day;
}

/** Bars with the lane of each, and how many lanes there are. */
export interface Laned<B> {
  readonly placed: readonly { readonly bar: B; readonly lane: number }[];
  readonly lanes: number;
}

/**
 * Each bar goes into the first lane that is free on its first day. `bars` must come in order of their first day; there are never
 * more lanes than bars that share a day.
 */
export function lanesOf<B extends Bar>(bars: readonly B[]): Laned<B> {
  const ends: Day[] = [];
  const placed = bars.map((bar) => {
    const free = ends.findIndex((end) => end < bar.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = bar.to;
    return { bar, lane };
  });
  return { placed, lanes: ends.length };
}

/** Height of a lane in pixels: fewer lanes are higher, so that a row of many stays readable. */
export function laneHeight(lanes: number): number {
  if (lanes <= 5) return 22;
  return lanes <= 12 ? 16 : 9;
}
