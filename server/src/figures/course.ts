/** The figure on every day, as runs of equal days: the same rows that `count.ts` counts on each of them. Pure. */
import { type Day, dayFromNumber, dayNumber, earlierDay, laterDay } from "../platform/days.ts";
import { countRows, type MissionKinds, whoCounts } from "./count.ts";
import type { CurveStep } from "./schema.ts";
import type { Counting } from "./shapes-definition.ts";
import { beliefsOf, NEVER, rotationOf, type View } from "./view.ts";

/** Changes of one day: of each group (a rotation, or everybody without one), how many more people there are. */
type Changes = Map<number, Map<string, number>>;

const EVERYBODY = "";

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
  const first = days.from ?? whole[0]?.from;
  if (first === undefined || first > days.to) return [];
  const start = whole[0]?.from ?? LAST_DAY;
  const before = { from: first, to: dayFromNumber(dayNumber(start) - 1), value: 0 };
  const steps = start > first ? [before, ...whole] : whole;
  return steps
    .filter((step) => step.from <= days.to && step.to >= first)
    .map((step) => ({ ...step, from: laterDay(step.from, first), to: earlierDay(step.to, days.to) }));
}

/** From the first day on which anything counts to the last of the calendar. */
function wholeCourse(view: View, counting: Counting, kinds: MissionKinds): readonly CurveStep[] {
  const of = reckoned.get(view) ?? new Map<string, readonly CurveStep[]>();
  reckoned.set(view, of);
  const key = JSON.stringify([counting, [...kinds]]);
  const known = of.get(key);
  if (known !== undefined) return known;
  const changes = changesOf(view, counting, kinds);
  const order = [...changes.keys()].sort((a, b) => a - b);
  const level = levelOf(counting.counts.overlap === "counted");
  const steps: CurveStep[] = [];
  let [value, begin] = [0, order[0] ?? 0];
  const close = (end: number) => {
    if (end >= begin) steps.push({ from: dayFromNumber(begin), to: dayFromNumber(end), value });
    begin = end + 1;
  };
  for (const day of order) {
    const next = level(changes.get(day) ?? new Map());
    if (next !== value) close(day - 1);
    value = next;
  }
  if (order.length > 0) close(dayNumber(LAST_DAY));
  of.set(key, steps);
  return steps;
}

function changesOf(view: View, counting: Counting, kinds: MissionKinds): Changes {
  const changes: Changes = new Map();
  const change = (day: number, group: string, by: number) => {
    const of = changes.get(day);
    if (of === undefined) changes.set(day, new Map([[group, by]]));
    else of.set(group, (of.get(group) ?? 0) + by);
  };
  if (counting.when === "present" || counting.when === "average") {
    presenceChanges(view, counting, kinds, change);
    return changes;
  }
  // Tours and persons stay counted once they have begun, or ended.
  const rows = countRows(view, counting, kinds, LAST_DAY);
  const days = counting.when === "ended" ? rows.last : rows.first;
  for (const day of days) change(day, EVERYBODY, 1);
  return changes;
}

function presenceChanges(
  view: View,
  counting: Counting,
  kinds: MissionKinds,
  change: (day: number, group: string, by: number) => void,
): void {
  const counts = whoCounts(view, counting, kinds);
  const { from, to } = view.facts.presences;
  const grouped = counting.counts.overlap === "not_counted";
  for (let tour = 0; tour < view.first.length; tour += 1) {
    if (view.first[tour] === NEVER || !counts(tour)) continue;
    const group = grouped ? groupOf(view, tour) : EVERYBODY;
    for (const at of beliefsOf(view, tour)) {
      change(from[at] ?? 0, group, 1);
      change((to[at] ?? 0) + 1, group, -1);
    }
  }
}

/** Contribution, rotation and its strength; those without a rotation are one group. */
function groupOf(view: View, tour: number): string {
  const { contribution, number, strength } = rotationOf(view, tour);
  return number === 0 ? EVERYBODY : `${contribution}/${number}/${strength}`;
}

/** Keeps who is there from change to change, and answers how many of them count. */
function levelOf(everybody: boolean): (changes: ReadonlyMap<string, number>) => number {
  const present = new Map<string, number>();
  const counted = new Map<string, number>();
  let total = 0;
  return (changes) => {
    const touched = new Set<string>();
    for (const [group, by] of changes) {
      present.set(group, (present.get(group) ?? 0) + by);
      touched.add(group.split("/")[0] ?? "");
    }
    for (const contribution of touched) {
      const now = everybody || contribution === "" ? sumOf(present, contribution) : limited(present, contribution);
      total += now - (counted.get(contribution) ?? 0);
      counted.set(contribution, now);
    }
    return total;
  };
}

function sumOf(present: ReadonlyMap<string, number>, contribution: string): number {
  let sum = 0;
  for (const [group, people] of present) if ((group.split("/")[0] ?? "") === contribution) sum += people;
  return sum;
}

/** The people of a contribution, no more than its oldest rotation's people or strength; see `overlapOf`. */
function limited(present: ReadonlyMap<string, number>, contribution: string): number {
  const there = [...present].flatMap(([group, people]) => {
    const [of, rotation, strength] = group.split("/");
    return of === contribution && people > 0
      ? [{ rotation: Number(rotation), strength: Number(strength), people }]
      : [];
  });
  const oldest = there.reduce((least, { rotation }) => Math.min(least, rotation), Number.POSITIVE_INFINITY);
  const relieved = there.filter(({ rotation }) => rotation === oldest);
  const limit = Math.max(
    relieved.reduce((sum, one) => sum + one.people, 0),
    relieved[0]?.strength ?? 0,
  );
  return Math.min(
    there.reduce((sum, one) => sum + one.people, 0),
    limit,
  );
}
