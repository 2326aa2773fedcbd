/** When a person holds a tag or is available: unions of intervals of days. */
import { type Day, dayNumber } from "../days.ts";
import { AT_START, type HeldTag, type Person, type Tour } from "../problem.ts";

/** An interval as day numbers, both ends included, infinite where open. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** The union of intervals as disjoint spans in order; spans that touch are joined. */
export function unionOf(intervals: readonly { readonly from?: Day; readonly to?: Day }[]): Span[] {
  const spans = intervals.map(({ from, to }) => ({
    first: from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from),
    last: to === undefined ? Number.POSITIVE_INFINITY : dayNumber(to),
  }));
  spans.sort((a, b) => (a.first === b.first ? 0 : a.first < b.first ? -1 : 1));
  const union: Span[] = [];
  for (const span of spans) {
    const end = union.at(-1);
    if (end !== undefined && span.first <= end.last + 1)
      union[union.length - 1] = { first: end.first, last: Math.max(end.last, span.last) };
    else union.push(span);
  }
  return union;
}

/** Whether the union of the intervals contains every day from `from` to `to`. */
function contain(intervals: readonly { readonly from?: Day; readonly to?: Day }[], from: Day, to: Day): boolean {
  // Mostly there is one interval and it says all; ISO days compare as text.
  if (intervals.some((one) => (one.from === undefined || one.from <= from) && (one.to === undefined || to <= one.to)))
    return true;
  if (intervals.length < 2) return false;
  const [start, end] = [dayNumber(from), dayNumber(to)];
  return unionOf(intervals).some(({ first, last }) => first <= start && end <= last);
}

function entriesOf(person: Person, tag: string): HeldTag[] {
  return person.tags.filter((held) => held.tag === tag);
}

/** Whether the person holds `tag` on every day from `from` to `to`. */
export function holds(person: Person, tag: string, from: Day, to: Day): boolean {
  return contain(entriesOf(person, tag), from, to);
}

/** Whether the person holds the tag of a need for the tour: throughout, or on its first day when written with `@start`. */
export function meetsNeed(person: Person, tour: Tour, need: string): boolean {
  if (need.endsWith(AT_START)) return holds(person, need.slice(0, -AT_START.length), tour.from, tour.from);
  return holds(person, need, tour.from, tour.to);
}

/** The needs of the tour of which the person holds no tag. */
export function unmetNeeds(person: Person, tour: Tour): (readonly string[])[] {
  return tour.needs.filter((anyOf) => !anyOf.some((need) => meetsNeed(person, tour, need)));
}

/** Whether the person is available on every day of the tour; someone without any interval said always is. */
export function isAvailable(person: Person, tour: Tour): boolean {
  if (person.available === undefined) return true;
  return contain(person.available, tour.from, tour.to);
}

/** Days at home between the person's latest return and the tour; `null` for someone who has not returned from any. */
export function daysHomeBefore(person: Person, tour: Tour): number | null {
  return person.lastReturn === undefined ? null : dayNumber(tour.from) - dayNumber(person.lastReturn) - 1;
}
