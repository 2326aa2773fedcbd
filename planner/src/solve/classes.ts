/** Gathers tours that nobody could tell apart into classes. */
import { dayNumber } from "../days.ts";
import { labelOf, type Problem, selects, type Tour } from "../problem.ts";
import type { Classes } from "./compiled.ts";
import type { Needs } from "./qualification.ts";

/** What the labels of a tour mean for the rules: one profile for all tours whose labels match the same rules alike. */
export interface Profiles {
  readonly count: number;
  readonly ofTour: Int32Array;
  /** One tour of each profile. */
  readonly example: Int32Array;
}

/**
 * Tours whose labels match the same scores, ceilings, shares (with equal group labels) and home caps share a profile.
 *
 * @param whens the distinct `when` of all scores
 */
export function gatherProfiles(problem: Problem, whens: readonly Readonly<Record<string, string>>[]): Profiles {
  const ofLabels = new Map<string, number>();
  const ofMatches = new Map<string, number>();
  const example: number[] = [];
  const ofTour = new Int32Array(problem.tours.length);
  for (const [t, tour] of problem.tours.entries()) {
    const labels = JSON.stringify(Object.entries(tour.labels).sort(([a], [b]) => (a < b ? -1 : 1)));
    let profile = ofLabels.get(labels);
    if (profile === undefined) {
      const matches = matchesOf(problem, tour, whens);
      profile = ofMatches.get(matches);
      if (profile === undefined) {
        profile = example.length;
        example.push(t);
        ofMatches.set(matches, profile);
      }
      ofLabels.set(labels, profile);
    }
    ofTour[t] = profile;
  }
  return { count: example.length, ofTour, example: Int32Array.from(example) };
}

/** Whether a tour carries every label of a score's `when`. */
export function matchesWhen(when: Readonly<Record<string, string>>, tour: Tour): boolean {
  return Object.entries(when).every(([key, value]) => labelOf(tour.labels, key) === value);
}

function matchesOf(problem: Problem, tour: Tour, whens: readonly Readonly<Record<string, string>>[]): string {
  return JSON.stringify([
    whens.map((when) => (matchesWhen(when, tour) ? 1 : 0)).join(""),
    problem.ceilings.map((ceiling) => (selects(ceiling.where, tour.labels) ? 1 : 0)).join(""),
    problem.homeCaps.map((cap) => (selects(cap.where, tour.labels) ? 1 : 0)).join(""),
    problem.shares.map((s) => (selects(s.where, tour.labels) ? s.per.map((key) => labelOf(tour.labels, key)) : 0)),
  ]);
}

/** The classes of a problem; see `Classes`. */
export function gatherClasses(problem: Problem, needs: Needs, profiles: Profiles): Classes {
  const groups = new Map<string, number[]>();
  const bannedFrom = namesByTour(problem.bans);
  const keyOf = (tour: Tour, t: number) =>
    JSON.stringify([
      tour.from,
      tour.to,
      needs.ofTour[t],
      tour.key,
      tour.value,
      profiles.ofTour[t],
      bannedFrom.get(tour.id) ?? [],
    ]);
  const keys = problem.tours.map(keyOf);
  const alone = toursToKeepAlone(problem, keys);
  for (const [t, tour] of problem.tours.entries()) {
    const key = alone.has(tour.id) ? `${tour.id}:${keys[t]}` : (keys[t] ?? "");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [t]);
    else group.push(t);
  }
  return tabulate(problem, [...groups.values()]);
}

function namesByTour(pairs: Problem["bans"]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { tour, person } of pairs) names.set(tour, [...(names.get(tour) ?? []), person].sort());
  return names;
}

/**
 * A tour named together with two people by pins and the earlier plan, or two tours of one class that name the same person with
 * a pin among them, cannot hide in a class: which of its tours a person takes would then matter.
 */
function toursToKeepAlone(problem: Problem, keys: readonly string[]): Set<string> {
  const keyOfTour = new Map(problem.tours.map((tour, t) => [tour.id, keys[t] ?? ""]));
  const people = new Map<string, Set<string>>();
  const pinned = new Map<string, Set<string>>();
  const named = new Map<string, Set<string>>();
  for (const { tour, person } of [...problem.pins, ...problem.previous]) {
    add(people, tour, person);
    add(named, JSON.stringify([keyOfTour.get(tour), person]), tour);
  }
  for (const { tour, person } of problem.pins) add(pinned, JSON.stringify([keyOfTour.get(tour), person]), tour);
  const alone = new Set<string>();
  for (const [tour, names] of people) if (names.size > 1) alone.add(tour);
  for (const [key, tours] of named) {
    if (tours.size > 1 && pinned.has(key)) for (const tour of tours) alone.add(tour);
  }
  return alone;
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

function tabulate(problem: Problem, groups: readonly (readonly number[])[]): Classes {
  const first = (group: readonly number[]) => problem.tours[group[0] ?? 0] as Tour;
  const sorted = [...groups].sort((a, b) => {
    const [x, y] = [first(a), first(b)];
    return compare(x.from, y.from) || compare(x.to, y.to) || (a[0] ?? 0) - (b[0] ?? 0);
  });
  const tourStart = new Int32Array(sorted.length + 1);
  const tours = new Int32Array(problem.tours.length);
  const ofTour = new Int32Array(problem.tours.length);
  let filled = 0;
  for (const [c, group] of sorted.entries()) {
    for (const t of group) {
      tours[filled++] = t;
      ofTour[t] = c;
    }
    tourStart[c + 1] = filled;
  }
  return {
    count: sorted.length,
    from: Int32Array.from(sorted, (group) => dayNumber(first(group).from)),
    to: Int32Array.from(sorted, (group) => dayNumber(first(group).to)),
    capacity: Int32Array.from(sorted, (group) => group.length),
    value: Float64Array.from(sorted, (group) => first(group).value),
    key: Uint8Array.from(sorted, (group) => (first(group).key ? 1 : 0)),
    tourStart,
    tours,
    ofTour,
  };
}

/** Order of two texts by code units: -1, 0 or 1. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
