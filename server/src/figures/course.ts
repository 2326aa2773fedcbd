/** The figure on every day, as runs of equal days: the same rows that `count.ts` counts on each of them. Pure. */
import { type Day, dayFromNumber, earlierDay, laterDay } from "../platform/days.ts";
import { countRows, type MissionKinds, mayCount, whoCounts } from "./count.ts";
import { firstDay, lastDay } from "./rows.ts";
import type { CurveStep } from "./schema.ts";
import type { Counting } from "./shapes-definition.ts";
import { firstBelief, nextBelief, type View } from "./view.ts";

const FIRST_DAY = "0001-01-01";
const LAST_DAY = "9999-12-31";

/** Courses that were reckoned from a view: a view never changes, so neither do they. */
const reckoned = new WeakMap<View, Map<string, readonly CurveStep[]>>();

/**
 * The figure from `from` (the first day on which anything counts, when absent) to `to`; no runs when nothing ever counts or the days are
 * reversed. An average has the course of those present.
 */
export function courseOf(
  view: View,
  counting: Counting,
  kinds: MissionKinds,
  days: { readonly from?: Day | undefined; readonly to: Day },
): CurveStep[] {
  const whole = wholeCourse(view, counting, kinds);
  const start = whole[1]?.from;
  const first = days.from ?? start;
  if (first === undefined || first > days.to) return [];
  return whole
    .filter((step) => step.from <= days.to && step.to >= first)
    .map((step) => ({ ...step, from: laterDay(step.from, first), to: earlierDay(step.to, days.to) }));
}

/** From the first day of the calendar, on which nothing counts yet, to the last. */
function wholeCourse(view: View, counting: Counting, kinds: MissionKinds): readonly CurveStep[] {
  const of = reckoned.get(view) ?? new Map<string, readonly CurveStep[]>();
  reckoned.set(view, of);
  const key = JSON.stringify([counting, [...kinds]]);
  const known = of.get(key);
  if (known !== undefined) return known;
  const present = counting.when === "present" || counting.when === "average";
  const steps = runsOf(present ? changesOfPresence(view, counting, kinds) : changesOfTours(view, counting, kinds));
  of.set(key, steps);
  return steps;
}

/** Days on which the figure changes, in order, and by how much. */
interface Changes {
  readonly days: readonly number[];
  readonly by: readonly number[];
}

/** Runs of equal days from the first day of the calendar to the last; nothing counts before the first change. */
function runsOf({ days, by }: Changes): CurveStep[] {
  const steps: CurveStep[] = [];
  let [value, from] = [0, FIRST_DAY];
  for (const [at, day] of days.entries()) {
    const change = by[at] ?? 0;
    if (change === 0) continue;
    const begin = dayFromNumber(day);
    steps.push({ from, to: dayFromNumber(day - 1), value });
    value += change;
    from = begin;
  }
  steps.push({ from, to: LAST_DAY, value });
  return steps;
}

/** Tours and persons stay counted once they have begun, or ended. */
function changesOfTours(view: View, counting: Counting, kinds: MissionKinds): Changes {
  const rows = countRows(view, counting, kinds, LAST_DAY);
  const dayOf = counting.when === "ended" ? lastDay : firstDay;
  const days = new Int32Array(rows.tour.length);
  for (let row = 0; row < days.length; row += 1) days[row] = dayOf(rows, row);
  return summed(days, new Int32Array(0));
}

function changesOfPresence(view: View, counting: Counting, kinds: MissionKinds): Changes {
  const who = whoCounts(view, counting, kinds);
  const { from, to } = view.facts.presences;
  const count = view.facts.presenceCount;
  const [comes, goes] = [new Int32Array(count), new Int32Array(count)];
  const relieved: number[] = [];
  let found = 0;
  for (let tour = 0; tour < view.first.length; tour += 1) {
    if (!mayCount(view, who, tour)) continue;
    if (counting.counts.overlap === "not_counted" && view.rotation[tour] !== 0) {
      relieved.push(tour);
      continue;
    }
    for (let at = firstBelief(view, tour); at >= 0; at = nextBelief(view, at), found += 1) {
      comes[found] = from[at] ?? 0;
      goes[found] = (to[at] ?? 0) + 1;
    }
  }
  const alone = summed(comes.subarray(0, found), goes.subarray(0, found));
  return relieved.length === 0 ? alone : together([alone, ...changesOfReliefs(view, relieved)]);
}

/** Changes where one more counts from each day of `comes` and one less from each of `goes`, none of which lies before all of `comes`. */
function summed(comes: Int32Array, goes: Int32Array): Changes {
  const first = comes.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const last = goes.reduce(
    (most, day) => Math.max(most, day),
    comes.reduce((most, day) => Math.max(most, day), first),
  );
  if (comes.length === 0) return { days: [], by: [] };
  const sums = new Int32Array(last - first + 1);
  for (const day of comes) sums[day - first] = (sums[day - first] ?? 0) + 1;
  for (const day of goes) sums[day - first] = (sums[day - first] ?? 0) - 1;
  const days: number[] = [];
  const by: number[] = [];
  for (const [at, change] of sums.entries()) {
    if (change === 0) continue;
    days.push(first + at);
    by.push(change);
  }
  return { days, by };
}

function together(all: readonly Changes[]): Changes {
  const sums = new Map<number, number>();
  for (const { days, by } of all)
    for (const [at, day] of days.entries()) sums.set(day, (sums.get(day) ?? 0) + (by[at] ?? 0));
  const order = [...sums.keys()].sort((a, b) => a - b);
  return { days: order, by: order.map((day) => sums.get(day) ?? 0) };
}

/** A rotation of a contribution: days from which there is one more, or one less. */
interface Rotation {
  readonly strength: number;
  readonly changes: Map<number, number>;
}

/** Of tours that belong to rotations, for each contribution how those that count change; see `overlapOf`. */
function changesOfReliefs(view: View, tours: readonly number[]): readonly Changes[] {
  const { from, to } = view.facts.presences;
  const contributions = new Map<number, Map<number, Rotation>>();
  for (const tour of tours) {
    const [contribution, number] = [view.contribution[tour] ?? 0, view.rotation[tour] ?? 0];
    const rotations = contributions.get(contribution) ?? new Map<number, Rotation>();
    contributions.set(contribution, rotations);
    const rotation = rotations.get(number) ?? { strength: view.strength[tour] ?? 0, changes: new Map() };
    rotations.set(number, rotation);
    const change = (day: number, by: number) => rotation.changes.set(day, (rotation.changes.get(day) ?? 0) + by);
    for (let at = firstBelief(view, tour); at >= 0; at = nextBelief(view, at)) {
      change(from[at] ?? 0, 1);
      change((to[at] ?? 0) + 1, -1);
    }
  }
  return [...contributions.values()].map(limitedChanges);
}

function limitedChanges(byNumber: ReadonlyMap<number, Rotation>): Changes {
  const rotations = [...byNumber].sort(([a], [b]) => a - b).map(([, rotation]) => ({ ...rotation, people: 0 }));
  const days = [...new Set(rotations.flatMap(({ changes }) => [...changes.keys()]))].sort((a, b) => a - b);
  let before = 0;
  const by = days.map((day) => {
    for (const rotation of rotations) rotation.people += rotation.changes.get(day) ?? 0;
    const oldest = rotations.find(({ people }) => people > 0);
    const present = rotations.reduce((sum, { people }) => sum + people, 0);
    const now = oldest === undefined ? 0 : Math.min(present, Math.max(oldest.people, oldest.strength));
    const change = now - before;
    before = now;
    return change;
  });
  return { days, by };
}
