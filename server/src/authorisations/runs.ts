/** Arithmetic of people over days: intervals with a number of people become runs of equal days. Both ends belong to an interval. */
import { addDays, type Day, earlierDay, laterDay } from "../platform/days.ts";

/** So many people on each day from `from` to `to`. */
export interface Interval {
  readonly from: Day;
  readonly to: Day;
  readonly people: number;
}

/**
 * People on each day from `from` to `to`, as runs of equal days without gaps; one run of 0 where there is nobody.
 * Intervals may overlap each other and reach beyond the days asked for.
 */
export function runsOf(intervals: readonly Interval[], from: Day, to: Day): readonly Interval[] {
  const changes = new Map<Day, number>([[from, 0]]);
  const change = (day: Day, people: number) => changes.set(day, (changes.get(day) ?? 0) + people);
  for (const interval of intervals) {
    if (interval.to < from || interval.from > to || interval.people === 0) continue;
    change(laterDay(interval.from, from), interval.people);
    if (interval.to < to) change(addDays(interval.to, 1), -interval.people);
  }
  const days = [...changes.keys()].sort();
  const runs: Interval[] = [];
  let people = 0;
  for (const [index, day] of days.entries()) {
    people += changes.get(day) ?? 0;
    const next = days[index + 1];
    const last = runs.at(-1);
    const end = next === undefined ? to : addDays(next, -1);
    if (last !== undefined && last.people === people) runs[runs.length - 1] = { ...last, to: end };
    else runs.push({ from: day, to: end, people });
  }
  return runs;
}

/**
 * Runs of equal days from what changes on each day, by day; days on which nobody is there are left out. The changes add up to nothing
 * in the end.
 */
export function runsFromChanges(
  changes: readonly { readonly day: Day; readonly change: number }[],
): readonly Interval[] {
  const runs: Interval[] = [];
  let people = 0;
  for (const [index, { day, change }] of changes.entries()) {
    people += change;
    const next = changes[index + 1];
    if (people === 0 || next === undefined) continue;
    const to = addDays(next.day, -1);
    const last = runs.at(-1);
    if (last !== undefined && last.people === people && addDays(last.to, 1) === day)
      runs[runs.length - 1] = { ...last, to };
    else runs.push({ from: day, to, people });
  }
  return runs;
}

/** First and last day on which the intervals have anybody, widened to `from` and `to`. */
export function spanOf(intervals: readonly Interval[], from: Day, to: Day): { readonly from: Day; readonly to: Day } {
  return intervals.reduce((span, i) => ({ from: earlierDay(span.from, i.from), to: laterDay(span.to, i.to) }), {
    from,
    to,
  });
}
