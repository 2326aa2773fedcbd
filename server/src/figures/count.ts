/**
 * The one place where figures are computed: which rows of the ledger a definition counts on a day, as a view knows them. A figure is
 * the sum of these rows' weights, its parts are their groups. Pages, API, command line, exports, bridges and issued figures all ask here.
 */
import type { MissionKind } from "../missions/schema.ts";
import { type Day, dayNumber } from "../platform/days.ts";
import type { Facts } from "./facts.ts";
import type { Counting, WhatCounts } from "./shapes-definition.ts";
import { beliefsOf, NEVER, rotationOf, type View } from "./view.ts";

/** Rows that count, as columns. Days since 1970-01-01. */
export interface Counted {
  readonly view: View;
  readonly tour: number[];
  readonly first: number[];
  readonly last: number[];
  /** Number of the belief that holds on the day; -1 where the whole tour counts. */
  readonly presence: number[];
  /** Days of presence for an average, else null: every row weighs 1. */
  readonly weight: number[] | null;
}

/** Kind of each mission by its id; a mission that is not there counts nowhere. */
export type MissionKinds = ReadonlyMap<string, MissionKind>;

/** What was counted lately of a view, by question: shares are of what other figures count as well. A view never changes. */
const counted = new WeakMap<View, Map<string, Counted>>();
const MOST_COUNTED = 8;

/** The rows a definition counts on `day`, in no order. */
export function countRows(view: View, counting: Counting, kinds: MissionKinds, day: Day): Counted {
  const key = JSON.stringify([day, counting, [...kinds]]);
  const ours = counted.get(view) ?? new Map<string, Counted>();
  counted.set(view, ours);
  const rows = ours.get(key) ?? rowsCounted(view, counting, kinds, day);
  ours.delete(key);
  ours.set(key, rows);
  const [oldest] = ours.keys();
  if (ours.size > MOST_COUNTED && oldest !== undefined) ours.delete(oldest);
  return rows;
}

function rowsCounted(view: View, counting: Counting, kinds: MissionKinds, day: Day): Counted {
  const at = dayNumber(day);
  const counts = whoCounts(view, counting, kinds);
  if (counting.when === "average") return daysOfYear(view, counts, yearOf(day), at);
  if (counting.when === "present") {
    const present = presentOn(view, counts, at);
    return counting.counts.overlap === "counted" ? present : withoutOverlap(present);
  }
  const since = counting.since === null ? Number.NEGATIVE_INFINITY : dayNumber(counting.since);
  const those = toursThatCount(view, JSON.stringify([counting, [...kinds]]), counts);
  const tours = toursOf(view, those, since, at, counting.when === "ended");
  return counting.when === "persons" ? firstOfEach(tours) : tours;
}

/** Days of which an average is taken: from the first day of the day's year to the day. */
export function daysAveraged(day: Day): number {
  return dayNumber(day) - yearOf(day) + 1;
}

/** The value of the rows: their number, or the sum of their weights. */
export function totalOf(rows: Counted): number {
  return rows.weight === null ? rows.tour.length : rows.weight.reduce((sum, weight) => sum + weight, 0);
}

function yearOf(day: Day): number {
  return dayNumber(`${day.slice(0, 4)}-01-01`);
}

type Who = (tour: number) => boolean;

/** Which tours a definition may count at all, whatever the day. */
export function whoCounts(view: View, counting: Counting, kinds: MissionKinds): Who {
  const { facts } = view;
  const { mission, role, sex, mode } = facts.tours;
  const missions = allowed(
    facts,
    (word) =>
      counting.kinds.includes(kinds.get(word) ?? "other") &&
      kinds.has(word) &&
      (counting.missions === null || counting.missions.includes(word)),
  );
  const roles = allowed(facts, (word) => counting.roles === null || counting.roles.some((one) => one === word));
  const sexes = allowed(facts, (word) => !counting.women || word === "woman");
  const host = counting.counts.hostContingent;
  const modes = allowed(facts, (word) => host === "counted" || (word === "embedded") === (host === "only"));
  const endings = endingsOf(counting.counts);
  return (tour) =>
    missions[mission[tour] ?? 0] === 1 &&
    roles[role[tour] ?? 0] === 1 &&
    sexes[sex[tour] ?? 0] === 1 &&
    modes[mode[tour] ?? 0] === 1 &&
    endings[view.ending[tour] ?? 0] === true;
}

function allowed(facts: Facts, holds: (word: string) => boolean): Uint8Array {
  return Uint8Array.from(facts.words, (word) => (holds(word) ? 1 : 0));
}

/** Which endings count, by their number in the view: with its time, sent home, died. */
function endingsOf({ died, repatriated }: WhatCounts): readonly [boolean, boolean, boolean] {
  const only = died === "only" || repatriated === "only";
  const counts = (rule: WhatCounts["died"]) => rule === "only" || (rule === "counted" && !only);
  return [!only, counts(repatriated), counts(died)];
}

function none(view: View): Counted {
  return { view, tour: [], first: [], last: [], presence: [], weight: null };
}

/** The tours that a definition may count, by first day; worked out once for each view, for days are asked for one after another. */
const able = new WeakMap<View, Map<string, Int32Array>>();
const MOST_ABLE = 40;

function toursThatCount(view: View, key: string, counts: Who): Int32Array {
  const ours = able.get(view) ?? new Map<string, Int32Array>();
  able.set(view, ours);
  const kept = ours.get(key);
  if (kept !== undefined) return kept;
  const tours = Int32Array.from(view.first.keys())
    .filter((tour) => view.first[tour] !== NEVER && counts(tour))
    .sort((a, b) => (view.first[a] ?? 0) - (view.first[b] ?? 0));
  const [oldest] = ours.keys();
  if (ours.size >= MOST_ABLE && oldest !== undefined) ours.delete(oldest);
  ours.set(key, tours);
  return tours;
}

/** Of tours by first day those that began from `since` to `at`, or, of those that began since, that `ended` by `at`. */
function toursOf(view: View, tours: Int32Array, since: number, at: number, ended: boolean): Counted {
  const tour: number[] = [];
  for (const one of tours) {
    const first = view.first[one] ?? NEVER;
    if (first > at) break;
    if (first >= since && (!ended || (view.last[one] ?? 0) <= at)) tour.push(one);
  }
  const of = (column: Int32Array) => tour.map((one) => column[one] ?? 0);
  return { view, tour, first: of(view.first), last: of(view.last), presence: tour.map(() => -1), weight: null };
}

function presentOn(view: View, counts: Who, day: number): Counted {
  const rows = none(view);
  const { from, to } = view.facts.presences;
  for (let tour = 0; tour < view.first.length; tour += 1) {
    if ((view.first[tour] ?? NEVER) > day || (view.last[tour] ?? 0) < day || !counts(tour)) continue;
    const belief = beliefsOf(view, tour).find((at) => (from[at] ?? 0) <= day && (to[at] ?? 0) >= day);
    if (belief === undefined) continue;
    rows.tour.push(tour);
    rows.first.push(from[belief] ?? 0);
    rows.last.push(to[belief] ?? 0);
    rows.presence.push(belief);
  }
  return rows;
}

/** Each tour's days from `from` to `to`; a tour without any is not a row. */
function daysOfYear(view: View, counts: Who, from: number, to: number): Counted {
  const weight: number[] = [];
  const rows = { ...none(view), weight };
  const presences = view.facts.presences;
  for (let tour = 0; tour < view.first.length; tour += 1) {
    const [first, last] = [view.first[tour] ?? NEVER, view.last[tour] ?? 0];
    if (first > to || last < from || !counts(tour)) continue;
    const days = beliefsOf(view, tour).reduce((sum, at) => {
      const [begin, end] = [Math.max(from, presences.from[at] ?? 0), Math.min(to, presences.to[at] ?? 0)];
      return sum + Math.max(0, end - begin + 1);
    }, 0);
    if (days === 0) continue;
    rows.tour.push(tour);
    rows.first.push(first);
    rows.last.push(last);
    rows.presence.push(-1);
    weight.push(days);
  }
  return rows;
}

/** The first tour of each person; of tours with the same first day, the one with the lower id. */
function firstOfEach(rows: Counted): Counted {
  const { person, id } = rows.view.facts.tours;
  const best = new Int32Array(rows.view.facts.people.length).fill(-1);
  for (let row = 0; row < rows.tour.length; row += 1) {
    const who = person[rows.tour[row] ?? 0] ?? 0;
    const before = best[who] ?? -1;
    if (before < 0 || earlier(rows, id, row, before)) best[who] = row;
  }
  return pickRows(
    rows,
    Array.from(best).filter((row) => row >= 0),
  );
}

function earlier(rows: Counted, id: readonly string[], a: number, b: number): boolean {
  const [left, right] = [rows.first[a] ?? 0, rows.first[b] ?? 0];
  return left < right || (left === right && (id[rows.tour[a] ?? 0] ?? "") < (id[rows.tour[b] ?? 0] ?? ""));
}

/** The rows with these numbers, in this order. */
export function pickRows(rows: Counted, chosen: readonly number[]): Counted {
  const pick = (column: readonly number[]) => chosen.map((row) => column[row] ?? 0);
  return {
    view: rows.view,
    tour: pick(rows.tour),
    first: pick(rows.first),
    last: pick(rows.last),
    presence: pick(rows.presence),
    weight: rows.weight === null ? null : pick(rows.weight),
  };
}

/** Numbers of the rows by first day, then tour: the order of every list. */
export function rowOrder(rows: Counted): number[] {
  const { id } = rows.view.facts.tours;
  const order = Array.from(rows.tour, (_, row) => row);
  return order.sort((a, b) => (a === b ? 0 : earlier(rows, id, a, b) ? -1 : 1));
}

/**
 * Those present less the overlap: of each contribution that is being relieved, no more than the people of its oldest rotation there or
 * that rotation's strength, whichever is more; who came last is the one beyond it. People without a rotation all count.
 */
function withoutOverlap(rows: Counted): Counted {
  const beyond = new Set(overlapOf(rows));
  return pickRows(
    rows,
    rows.tour.map((_, row) => row).filter((row) => !beyond.has(row)),
  );
}

/** Numbers of the rows that are present beyond the strength of the rotation that is being relieved. */
export function overlapOf(rows: Counted): readonly number[] {
  const groups = new Map<number, { readonly row: number; readonly number: number; readonly strength: number }[]>();
  for (let row = 0; row < rows.tour.length; row += 1) {
    const { contribution, number, strength } = rotationOf(rows.view, rows.tour[row] ?? 0);
    if (number === 0) continue;
    const group = groups.get(contribution);
    if (group === undefined) groups.set(contribution, [{ row, number, strength }]);
    else group.push({ row, number, strength });
  }
  const { id } = rows.view.facts.tours;
  return [...groups.values()].flatMap((group) => {
    const oldest = group.reduce((least, { number }) => Math.min(least, number), Number.POSITIVE_INFINITY);
    const relieved = group.filter(({ number }) => number === oldest);
    const limit = Math.max(relieved.length, relieved[0]?.strength ?? 0);
    if (group.length <= limit) return [];
    const order = [...group].sort((a, b) => a.number - b.number || (earlier(rows, id, a.row, b.row) ? -1 : 1));
    return order.slice(limit).map(({ row }) => row);
  });
}
