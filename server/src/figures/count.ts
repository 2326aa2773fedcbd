/**
 * The one place where figures are computed: which rows of the ledger a definition counts on a day, as a view knows them. A figure is
 * the sum of these rows' weights, its parts are their groups. Pages, API, command line, exports, bridges and issued figures all ask here.
 * All is done in loops over columns of numbers, so that any day with the knowledge of any moment is counted anew in about a millisecond.
 */
import type { MissionKind } from "../missions/schema.ts";
import { type Day, dayNumber } from "../platform/days.ts";
import { scratchOf } from "./columns.ts";
import { withoutOverlap } from "./overlap.ts";
import type { Counted } from "./rows.ts";
import type { Counting, WhatCounts } from "./shapes-definition.ts";
import { firstBelief, NEVER, nextBelief, type View } from "./view.ts";

/** Kind of each mission by its id; a mission that is not there counts nowhere. */
export type MissionKinds = ReadonlyMap<string, MissionKind>;

/** The rows a definition counts on `day`, in no order. */
export function countRows(view: View, counting: Counting, kinds: MissionKinds, day: Day): Counted {
  const at = dayNumber(day);
  const who = whoCounts(view, counting, kinds);
  if (counting.when === "average") return daysOfYear(view, who, yearOf(day), at);
  if (counting.when === "present") {
    const present = presentOn(view, who, at);
    return counting.counts.overlap === "counted" ? present : withoutOverlap(present);
  }
  const since = counting.since === null ? -NEVER : dayNumber(counting.since);
  const tours = toursOf(view, who, since, at, counting.when === "ended");
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

/** Which tours a definition may count at all, whatever the day: by the number of their profile, and of how they ended. */
export interface Who {
  readonly profiles: Uint8Array;
  readonly endings: Uint8Array;
}

/** What of tours a definition counts; see `mayCount`. */
export function whoCounts({ facts }: View, counting: Counting, kinds: MissionKinds): Who {
  const { words } = facts;
  const host = counting.counts.hostContingent;
  const word = (number: number) => words[number] ?? "";
  const profiles = Uint8Array.from(facts.profiles, (profile) => {
    const [mission, mode] = [word(profile.mission), word(profile.mode)];
    const kind = kinds.get(mission);
    const counts =
      kind !== undefined &&
      counting.kinds.includes(kind) &&
      (counting.missions === null || counting.missions.includes(mission)) &&
      (counting.roles === null || counting.roles.some((one) => one === word(profile.role))) &&
      (!counting.women || word(profile.sex) === "woman") &&
      (host === "counted" || (mode === "embedded") === (host === "only"));
    return counts ? 1 : 0;
  });
  return { profiles, endings: endingsOf(counting.counts) };
}

/** Whether a tour may count, whatever the day. */
export function mayCount(view: View, who: Who, tour: number): boolean {
  return (
    who.profiles[view.facts.tours.profile[tour] ?? 0] === 1 &&
    who.endings[view.ending[tour] ?? 0] === 1 &&
    view.first[tour] !== NEVER
  );
}

/** Which endings count, by their number in the view: with its time, sent home, died. */
function endingsOf({ died, repatriated }: WhatCounts): Uint8Array {
  const only = died === "only" || repatriated === "only";
  const counts = (rule: WhatCounts["died"]) => (rule === "only" || (rule === "counted" && !only) ? 1 : 0);
  return Uint8Array.of(only ? 0 : 1, counts(repatriated), counts(died));
}

/** Tours that began from `since` to `at`, or, of those that began since, that `ended` by `at`. */
function toursOf(view: View, who: Who, since: number, at: number, ended: boolean): Counted {
  const { first, last } = view;
  const day = ended ? last : first;
  const found = scratchOf(first.length);
  let count = 0;
  for (let tour = 0; tour < first.length; tour += 1) {
    if ((first[tour] ?? NEVER) < since || (day[tour] ?? NEVER) > at || !mayCount(view, who, tour)) continue;
    found[count] = tour;
    count += 1;
  }
  return { view, tour: found.slice(0, count), presence: null, weight: null };
}

function presentOn(view: View, who: Who, day: number): Counted {
  const { first, last } = view;
  const tours: number[] = [];
  const beliefs: number[] = [];
  for (let tour = 0; tour < first.length; tour += 1) {
    if ((first[tour] ?? NEVER) > day || (last[tour] ?? 0) < day || !mayCount(view, who, tour)) continue;
    const belief = beliefOn(view, tour, day);
    if (belief < 0) continue;
    tours.push(tour);
    beliefs.push(belief);
  }
  return { view, tour: Int32Array.from(tours), presence: Int32Array.from(beliefs), weight: null };
}

function beliefOn(view: View, tour: number, day: number): number {
  const { from, to } = view.facts.presences;
  let at = firstBelief(view, tour);
  while (at >= 0 && ((from[at] ?? 0) > day || (to[at] ?? 0) < day)) at = nextBelief(view, at);
  return at;
}

/** Each tour's days from `from` to `to`; a tour without any is not a row. */
function daysOfYear(view: View, who: Who, from: number, to: number): Counted {
  const tours: number[] = [];
  const weights: number[] = [];
  for (let tour = 0; tour < view.first.length; tour += 1) {
    if ((view.first[tour] ?? NEVER) > to || (view.last[tour] ?? 0) < from || !mayCount(view, who, tour)) continue;
    const days = daysWithin(view, tour, from, to);
    if (days === 0) continue;
    tours.push(tour);
    weights.push(days);
  }
  return { view, tour: Int32Array.from(tours), presence: null, weight: Int32Array.from(weights) };
}

function daysWithin(view: View, tour: number, from: number, to: number): number {
  const { from: begin, to: end } = view.facts.presences;
  let days = 0;
  for (let at = firstBelief(view, tour); at >= 0; at = nextBelief(view, at)) {
    days += Math.max(0, Math.min(to, end[at] ?? 0) - Math.max(from, begin[at] ?? 0) + 1);
  }
  return days;
}

/** The first tour of each person; of tours with the same first day, the one with the lower id. */
function firstOfEach({ view, tour: tours }: Counted): Counted {
  const { first, facts } = view;
  const { person } = facts.tours;
  const best = new Int32Array(facts.people.length).fill(-1);
  for (const tour of tours) {
    const who = person[tour] ?? 0;
    const before = best[who] ?? -1;
    const by = before < 0 ? -1 : (first[tour] ?? 0) - (first[before] ?? 0);
    if (by < 0 || (by === 0 && (facts.ids[tour] ?? "") < (facts.ids[before] ?? ""))) best[who] = tour;
  }
  return { view, tour: best.filter((tour) => tour >= 0), presence: null, weight: null };
}
