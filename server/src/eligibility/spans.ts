/** Sets of days as lists of spans. Pure. Both ends of a span belong to it; lists are sorted and spans neither touch nor overlap. */
import { addDays, type Day, earlierDay, laterDay } from "../platform/days.ts";

export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** First and last day that can be written; they stand for no beginning and no end. */
export const FIRST_DAY: Day = "0001-01-01";
export const LAST_DAY: Day = "9999-12-31";

/** All days. */
export const ALWAYS: readonly Span[] = [{ from: FIRST_DAY, to: LAST_DAY }];

/** The days in any of the spans. Spans that end before they begin have none. */
export function union(spans: readonly Span[]): readonly Span[] {
  const sorted = spans
    .filter(({ from, to }) => from <= to)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last === undefined || (last.to < LAST_DAY && addDays(last.to, 1) < span.from)) merged.push(span);
    else merged[merged.length - 1] = { from: last.from, to: laterDay(last.to, span.to) };
  }
  return merged;
}

/** The days in none of the spans. `spans` must be a union. */
export function complement(spans: readonly Span[]): readonly Span[] {
  const gaps: Span[] = [];
  let from: Day | null = FIRST_DAY;
  for (const span of spans) {
    if (from !== null && from < span.from) gaps.push({ from, to: addDays(span.from, -1) });
    from = span.to >= LAST_DAY ? null : addDays(span.to, 1);
  }
  return from === null ? gaps : [...gaps, { from, to: LAST_DAY }];
}

/** The days in both. Both must be unions. */
export function intersection(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  return union(a.flatMap((x) => b.map((y) => ({ from: laterDay(x.from, y.from), to: earlierDay(x.to, y.to) }))));
}

/** The first day of `wanted` that is not in the union `spans`; null when all are. */
export function firstGap(spans: readonly Span[], wanted: Span): Day | null {
  const span = spans.find(({ to }) => to >= wanted.from);
  if (span === undefined || span.from > wanted.from) return wanted.from;
  return span.to >= wanted.to ? null : addDays(span.to, 1);
}

/** Whether `day` is in the union. */
export function holdsOn(spans: readonly Span[], day: Day): boolean {
  return firstGap(spans, { from: day, to: day }) === null;
}
