/** Plain questions about days and labels, asked of the problem as written. The checker's own code throughout. */
import { type Day, dayNumber } from "../days.ts";
import type { Labels, Person, Selector } from "../problem.ts";

/** Days from `from` to `to` as day numbers, with `count` people on each. */
export interface Stay {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Whether labels satisfy a selector; a missing label is the empty text. */
export function meant(where: Selector, labels: Labels): boolean {
  for (const key of Object.keys(where)) {
    const label = Object.hasOwn(labels, key) ? labels[key] : "";
    if (!where[key]?.some((value) => value === label)) return false;
  }
  return true;
}

/** Whether the union of the spans holds every day from `from` to `to`. Absent ends are open. */
export function covered(spans: readonly { from?: Day; to?: Day }[], from: Day, to: Day): boolean {
  // Mostly one span holds all days or none holds the first; ISO days compare as text.
  const first = spans.filter((span) => (span.from ?? from) <= from && from <= (span.to ?? from));
  if (first.some((span) => to <= (span.to ?? to))) return true;
  if (first.length === 0) return false;
  const last = dayNumber(to);
  let reached = dayNumber(from); // the first day not yet known to be covered
  for (let moved = true; moved; ) {
    moved = false;
    for (const span of spans) {
      const starts = span.from === undefined || dayNumber(span.from) <= reached;
      const end = span.to === undefined ? Number.POSITIVE_INFINITY : dayNumber(span.to);
      if (!starts || end < reached) continue;
      if (end >= last) return true;
      reached = end + 1;
      moved = true;
    }
  }
  return false;
}

/** Whether the person holds the tag on one day. ISO days compare as text. */
export function holdsOn(person: Person, tag: string, day: Day): boolean {
  for (const held of person.tags)
    if (held.tag === tag && (held.from === undefined || held.from <= day) && (held.to === undefined || day <= held.to))
      return true;
  return false;
}

/** The number of people over time: the days on which it changes, in order, and how many there are from each on. */
export function levels(stays: Iterable<Stay>): { readonly day: number; readonly level: number }[] {
  const change = new Map<number, number>();
  for (const stay of stays) {
    change.set(stay.from, (change.get(stay.from) ?? 0) + stay.count);
    change.set(stay.to + 1, (change.get(stay.to + 1) ?? 0) - stay.count);
  }
  let level = 0;
  return [...change.entries()]
    .sort(([a], [b]) => a - b)
    .map(([day, by]) => {
      level += by;
      return { day, level };
    });
}

/** The first day number of an open or given start, and the last of an open or given end. */
export function period(span: { from?: Day; to?: Day }): { first: number; last: number } {
  return {
    first: span.from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(span.from),
    last: span.to === undefined ? Number.POSITIVE_INFINITY : dayNumber(span.to),
  };
}

/** The part of a stay inside a period, or `null` when there is none. */
export function within(stay: Stay, { first, last }: { first: number; last: number }): Stay | null {
  const from = Math.max(stay.from, first);
  const to = Math.min(stay.to, last);
  return from <= to ? { from, to, count: stay.count } : null;
}

/** The group of a share a tour falls into: its labels under `per`, as one text. */
export function groupText(per: readonly string[], labels: Labels): string {
  return JSON.stringify(per.map((key) => (Object.hasOwn(labels, key) ? labels[key] : "")));
}

/** The same for a group as a certificate names it; `null` when its keys are not exactly `per`. */
export function namedGroup(per: readonly string[], group: Labels): string | null {
  const same = Object.keys(group).length === per.length && per.every((key) => Object.hasOwn(group, key));
  return same ? groupText(per, group) : null;
}
