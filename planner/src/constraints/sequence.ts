/** Each person's tours, one after the other. */
import { dayNumber } from "../days.ts";
import type { Person, Tour } from "../problem.ts";
import type { Posting } from "./constraint.ts";

/** Two tours of one person, the earlier first, and the whole days between them: negative when they share days. */
export interface Pairing {
  readonly person: Person;
  readonly before: Tour;
  readonly next: Tour;
  readonly days: number;
}

/** Every two tours of one person that have fewer than `days` whole days between them. */
export function closePairs(postings: readonly Posting[], days: number): Pairing[] {
  const found: Pairing[] = [];
  for (const own of Map.groupBy(postings, ({ person }) => person.id).values()) {
    const tours = [...own].sort((a, b) => compare(a.tour, b.tour));
    for (const [index, before] of tours.entries())
      for (const next of tours.slice(index + 1)) {
        const between = dayNumber(next.tour.from) - dayNumber(before.tour.to) - 1;
        if (between < days) found.push({ person: before.person, before: before.tour, next: next.tour, days: between });
      }
  }
  return found;
}

function compare(a: Tour, b: Tour): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
