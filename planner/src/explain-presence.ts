/** How many people are away on which days, for quick questions whether one more has room. */
import type { Stretch } from "./constraints/presence.ts";
import { dayNumber } from "./days.ts";
import type { Interval } from "./problem.ts";

/** People present by day, as a plan has them. */
export class Presence {
  /** The days as given, in order. */
  readonly stretches: readonly Stretch[];
  private readonly start: number;
  private readonly people: Int32Array;
  private readonly most: number;

  /** @param stretches in order, without two on the same day */
  constructor(stretches: readonly Stretch[]) {
    this.stretches = stretches;
    this.start = stretches[0]?.first ?? 0;
    this.people = new Int32Array(Math.max(0, (stretches.at(-1)?.last ?? -1) - this.start + 1));
    let most = 0;
    for (const { first, last, people } of stretches) {
      this.people.fill(people, first - this.start, last - this.start + 1);
      most = Math.max(most, people);
    }
    this.most = most;
  }

  /** Whether nowhere more than `atMost` are present, and on all the days so many less one that one more has room. */
  hasRoom({ from, to }: Interval, atMost: number): boolean {
    if (this.most > atMost || atMost < 1) return false;
    const end = Math.min(this.people.length - 1, dayNumber(to) - this.start);
    for (let day = Math.max(0, dayNumber(from) - this.start); day <= end; day++) {
      if ((this.people[day] ?? 0) >= atMost) return false;
    }
    return true;
  }
}
