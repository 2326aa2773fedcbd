/**
 * Numbered places under a ceiling on people present: who sits on which, day by day. A stay may change its place on the way, so a
 * place is free on every day on which the ceiling has room. Pure; the database holds what is found here by constraint.
 */
import { addDays, type Day, daysBetween, earlierDay, laterDay } from "../../platform/days.ts";

/** Days on which a stay needs a place. */
export interface Stay {
  readonly presenceId: string;
  readonly from: Day;
  readonly to: Day;
}

/** A stay on one place for some days. */
export interface Link extends Stay {
  readonly place: number;
}

/** Days in a row on which the ceiling is passed, by its allowance. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/**
 * Places from 1 to `people` for the stays, in their order, beside the links that are there already; null when some day has no
 * room. Stays on the lowest place that is free longest, so most never move.
 */
export function placeWithin(people: number, taken: readonly Link[], stays: readonly Stay[]): readonly Link[] | null {
  const busy = busyByPlace(people, taken);
  if (busy === null) return null;
  const links: Link[] = [];
  for (const stay of stays) {
    for (let day = stay.from; day <= stay.to; ) {
      const best = freeLongest(busy, people, day, stay.to);
      if (best === null) return null;
      const link = { presenceId: stay.presenceId, from: day, to: best.until, place: best.place };
      links.push(link);
      insertLink(busy.get(best.place) ?? [], link);
      day = addDays(best.until, 1);
    }
  }
  return links;
}

/** The links on each place by day; null when one lies beyond the ceiling, which only `settle` can judge. */
function busyByPlace(people: number, taken: readonly Link[]): Map<number, Link[]> | null {
  const busy = new Map<number, Link[]>();
  for (let place = 1; place <= people; place += 1) busy.set(place, []);
  for (const link of taken) {
    const links = busy.get(link.place);
    if (links === undefined) return null;
    links.push(link);
  }
  for (const links of busy.values()) links.sort((a, b) => compare(a.from, b.from));
  return busy;
}

/** Puts a link among those of its place, by day. */
function insertLink(links: Link[], link: Link): void {
  links.splice(firstFrom(links, link.from), 0, link);
}

/** Index of the first link that lasts to the day or longer. On one place no two share a day, so they end in the order in which they begin. */
function firstFrom(links: readonly Link[], day: Day): number {
  let [low, high] = [0, links.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links[middle]?.to ?? "") < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function freeLongest(
  busy: Map<number, Link[]>,
  people: number,
  day: Day,
  last: Day,
): { place: number; until: Day } | null {
  let best: { place: number; until: Day } | null = null;
  for (let place = 1; place <= people; place += 1) {
    const until = freeUntil(busy.get(place) ?? [], day, last);
    if (until !== null && (best === null || until > best.until)) best = { place, until };
    if (best !== null && best.until >= last) return best;
  }
  return best;
}

/** Last day up to `last` on which the place is free from `day` on; null when it is taken on `day`. */
function freeUntil(links: readonly Link[], day: Day, last: Day): Day | null {
  const next = links[firstFrom(links, day)];
  if (next === undefined || next.from > last) return last;
  return next.from <= day ? null : addDays(next.from, -1);
}

export interface Ceiling {
  readonly people: number;
  readonly overlapPeople: number;
  readonly overlapDays: number;
}

/**
 * Places for all stays under a ceiling anew, with its overlap allowance: places beyond `people` are used only on days on which all
 * others are taken. Null when some day has too many, or too many days in a row pass the ceiling.
 */
export function settle(
  ceiling: Ceiling,
  stays: readonly Stay[],
): { links: readonly Link[]; windows: readonly Window[] } | null {
  const ordered = [...stays].sort((a, b) => compare(a.from, b.from) || compare(a.presenceId, b.presenceId));
  const days = [...new Set(ordered.flatMap((stay) => [stay.from, addDays(stay.to, 1)]))].sort();
  const sitting = new Map<number, Link>();
  const links: Link[] = [];
  let next = 0;
  for (const day of days) {
    for (const [place, link] of sitting) {
      if (link.to < day) sitting.delete(place);
    }
    moveDown(ceiling, sitting, links, day);
    for (let stay = ordered[next]; stay !== undefined && stay.from === day; stay = ordered[next]) {
      const place = lowestFree(ceiling, sitting);
      if (place === null) return null;
      sit(sitting, links, { ...stay, place });
      next += 1;
    }
  }
  const windows = windowsOf(ceiling, links);
  return windows.every((window) => daysBetween(window.from, window.to) + 1 <= ceiling.overlapDays)
    ? { links, windows }
    : null;
}

/** Those beyond the ceiling take the places that have become free under it. */
function moveDown(ceiling: Ceiling, sitting: Map<number, Link>, links: Link[], day: Day): void {
  const beyond = [...sitting.keys()].filter((place) => place > ceiling.people).sort((a, b) => a - b);
  for (const place of beyond) {
    const free = lowestFree(ceiling, sitting);
    const link = sitting.get(place);
    if (link === undefined || free === null || free > ceiling.people) return;
    links[links.indexOf(link)] = { ...link, to: addDays(day, -1) };
    sitting.delete(place);
    sit(sitting, links, { ...link, from: day, place: free });
  }
}

function sit(sitting: Map<number, Link>, links: Link[], link: Link): void {
  sitting.set(link.place, link);
  links.push(link);
}

function lowestFree(ceiling: Ceiling, sitting: ReadonlyMap<number, Link>): number | null {
  for (let place = 1; place <= ceiling.people + ceiling.overlapPeople; place += 1) {
    if (!sitting.has(place)) return place;
  }
  return null;
}

/** Runs of days on which somebody sits beyond the ceiling. */
function windowsOf(ceiling: Ceiling, links: readonly Link[]): readonly Window[] {
  const beyond = links.filter((link) => link.place > ceiling.people).sort((a, b) => compare(a.from, b.from));
  const windows: Window[] = [];
  for (const { from, to } of beyond) {
    const last = windows.at(-1);
    if (last !== undefined && from <= addDays(last.to, 1))
      windows[windows.length - 1] = { from: last.from, to: laterDay(last.to, to) };
    else windows.push({ from, to });
  }
  return windows;
}

/** First and last day on which more people are there than the ceiling has places, among the days of those added; null: none. */
export function crowdedDays(people: number, taken: readonly Stay[], added: readonly Stay[]): Window | null {
  const all = [...taken, ...added];
  // The number only rises on a first day, and only falls on the day after a last one.
  const marks = [...new Set(all.flatMap((stay) => [stay.from, addDays(stay.to, 1)]))].sort();
  let first: Day | null = null;
  let last: Day | null = null;
  for (const [index, day] of marks.entries()) {
    const next = marks[index + 1];
    const count = all.filter((stay) => stay.from <= day && day <= stay.to).length;
    if (count <= people || next === undefined || !added.some((stay) => stay.from <= day && day <= stay.to)) continue;
    first ??= day;
    last = addDays(next, -1);
  }
  return first === null || last === null ? null : { from: first, to: last };
}

/** The days together with every window that meets or adjoins them, so that nothing beyond the ceiling crosses their edge. */
export function wholeWindows(days: Window, windows: readonly Window[]): Window {
  const met = windows.filter((window) => window.from <= addDays(days.to, 1) && addDays(days.from, -1) <= window.to);
  const from = met.reduce((first, window) => earlierDay(first, window.from), days.from);
  const to = met.reduce((last, window) => laterDay(last, window.to), days.to);
  return from === days.from && to === days.to ? days : wholeWindows({ from, to }, windows);
}

/**
 * Places for the days of a window alone: links outside them stay, stays without any there are placed beside them. `stays` are whole,
 * those added included; `links` are all of those that were there. Null when some day has too many.
 */
export function settleWithin(
  ceiling: Ceiling,
  days: Window,
  stays: readonly Stay[],
  links: readonly Link[],
): { links: readonly Link[]; windows: readonly Window[] } | null {
  const inside = settle(
    ceiling,
    stays.flatMap((stay) => cut(stay, days.from, days.to)),
  );
  if (inside === null) return null;
  const [first, last] = ["0001-01-01", "9999-12-31"];
  const around = (stay: Stay) => [...cut(stay, first, addDays(days.from, -1)), ...cut(stay, addDays(days.to, 1), last)];
  const kept = links.flatMap((link) => around(link).map((piece) => ({ ...piece, place: link.place })));
  const placed = new Set(links.map((link) => link.presenceId));
  const added = stays.filter((stay) => !placed.has(stay.presenceId)).flatMap(around);
  const beside = placeWithin(
    ceiling.people,
    kept.filter((link) => link.place <= ceiling.people),
    added,
  );
  if (beside === null) return null;
  return { links: [...kept, ...beside, ...inside.links], windows: inside.windows };
}

function cut<T extends Stay>(stay: T, from: Day, to: Day): readonly T[] {
  if (stay.to < from || to < stay.from) return [];
  return [{ ...stay, from: stay.from < from ? from : stay.from, to: stay.to > to ? to : stay.to }];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
