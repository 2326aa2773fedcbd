/** How many people are present on which days. */
import { dayNumber } from "../days.ts";
import type { Interval } from "../problem.ts";

/** Consecutive days with the same number of people. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly people: number;
}

/** An arrival or a departure: from `day` on, `change` more people. */
interface Movement {
  readonly day: number;
  readonly change: number;
}

/** The movements of `count` people who are present from `from` to `to`. */
export function movements({ from, to }: Interval, count = 1): Movement[] {
  return [
    { day: dayNumber(from), change: count },
    { day: dayNumber(to) + 1, change: -count },
  ];
}

/** Stretches of days in order, between the first arrival and the last departure. */
export function stretches(all: readonly Movement[]): Stretch[] {
  const sorted = [...all].sort((a, b) => a.day - b.day);
  const found: Stretch[] = [];
  let people = 0;
  sorted.forEach(({ day, change }, index) => {
    people += change;
    const next = sorted[index + 1];
    if (next !== undefined && next.day > day) found.push({ first: day, last: next.day - 1, people });
  });
  return found;
}

/** The part of a stretch from day `first` to day `last`; `null` when there is none. */
export function clip(stretch: Stretch, first: number, last: number): Stretch | null {
  const clipped = { ...stretch, first: Math.max(stretch.first, first), last: Math.min(stretch.last, last) };
  return clipped.first <= clipped.last ? clipped : null;
}
