/**
 * Places for everybody under a ceiling anew, when how it is read has changed: who finds one, and who does not. Those who came first
 * have theirs first. Pure; sorted once, so that thousands of people take no time.
 */
import { addDays, type Day } from "../../platform/days.ts";
import { type Link, settle, type Window } from "../ledger/places.ts";

/** A stay under the ceiling, with whom it counts. */
export interface Counted {
  readonly presenceId: string;
  readonly personId: string;
  readonly tourId: string;
  readonly from: Day;
  readonly to: Day;
}

/** The numbers of a ceiling as it would be read. */
export interface Terms {
  readonly reading: "present" | "persons" | "tours";
  readonly people: number;
  readonly overlapPeople: number;
  readonly overlapDays: number;
}

export interface Replaced {
  readonly links: readonly Link[];
  readonly windows: readonly Window[];
  /** Presences that find no place. */
  readonly unseated: readonly string[];
}

/** Everybody's places under the terms. Nobody moves to another day; whoever finds no place on one day of a stay has none for it. */
export function replaceAll(terms: Terms, stays: readonly Counted[]): Replaced {
  const ordered = [...stays].sort((a, b) => order(a.from, b.from) || order(a.presenceId, b.presenceId));
  if (terms.reading !== "present") return forGood(terms, ordered);
  if (terms.overlapPeople > 0) {
    const settled = settle(terms, ordered);
    if (settled !== null) return { ...settled, unseated: [] };
  }
  return byDay(terms.people, ordered);
}

/** A place for each person, or tour, whoever was counted first. */
function forGood(terms: Terms, ordered: readonly Counted[]): Replaced {
  const places = new Map<string, number>();
  const links: Link[] = [];
  const unseated: string[] = [];
  for (const stay of ordered) {
    const subject = terms.reading === "persons" ? stay.personId : stay.tourId;
    if (!places.has(subject) && places.size < terms.people) places.set(subject, places.size + 1);
    const place = places.get(subject);
    if (place === undefined) unseated.push(stay.presenceId);
    else links.push(linkOf(stay, place));
  }
  return { links, windows: [], unseated };
}

/** One place for the whole of each stay; taken in the order of arrival, a place is free again the day after its stay ends. */
function byDay(people: number, ordered: readonly Counted[]): Replaced {
  const free = Array.from({ length: people }, (_, index) => people - index);
  const leaving = new Heap();
  const links: Link[] = [];
  const unseated: string[] = [];
  for (const stay of ordered) {
    for (let next = leaving.first(); next !== undefined && next.to < stay.from; next = leaving.first()) {
      free.push(next.place);
      leaving.removeFirst();
    }
    const place = free.pop();
    if (place === undefined) {
      unseated.push(stay.presenceId);
      continue;
    }
    const link = linkOf(stay, place);
    leaving.add(link);
    links.push(link);
  }
  return { links, windows: [], unseated };
}

function linkOf(stay: Counted, place: number): Link {
  return { presenceId: stay.presenceId, from: stay.from, to: stay.to, place };
}

/** Links by their last day, the earliest first. */
class Heap {
  private readonly links: Link[] = [];
  first(): Link | undefined {
    return this.links[0];
  }
  add(link: Link): void {
    this.links.push(link);
    for (let at = this.links.length - 1; at > 0; ) {
      const above = (at - 1) >> 1;
      if (this.at(above).to <= this.at(at).to) return;
      this.swap(at, above);
      at = above;
    }
  }
  removeFirst(): void {
    const last = this.links.pop();
    if (last === undefined || this.links.length === 0) return;
    this.links[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2]) {
        if (below < this.links.length && this.at(below).to < this.at(least).to) least = below;
      }
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }
  private at(index: number): Link {
    const link = this.links[index];
    if (link === undefined) throw new Error(`No link ${index}.`);
    return link;
  }
  private swap(a: number, b: number): void {
    [this.links[a], this.links[b]] = [this.at(b), this.at(a)];
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Most people on any day, and how many persons and tours were counted at all, from `day` on for the first and ever for the others. */
export function usedBy(
  stays: readonly Counted[],
  day: Day,
): { present: number; most: number; mostOn: Day | null; persons: number; tours: number } {
  const changes = new Map<Day, number>();
  for (const { from, to } of stays) {
    if (to < day) continue;
    const first = from < day ? day : from;
    changes.set(first, (changes.get(first) ?? 0) + 1);
    changes.set(addDays(to, 1), (changes.get(addDays(to, 1)) ?? 0) - 1);
  }
  let [now, most]: [number, number] = [0, 0];
  let mostOn: Day | null = null;
  for (const each of [...changes.keys()].sort()) {
    now += changes.get(each) ?? 0;
    if (now > most) [most, mostOn] = [now, each];
  }
  const present = stays.filter((stay) => stay.from <= day && day <= stay.to).length;
  const persons = new Set(stays.map((stay) => stay.personId)).size;
  return { present, most, mostOn, persons, tours: new Set(stays.map((stay) => stay.tourId)).size };
}
