/**
 * What stands against a plan of a rotation beside the law and the rotations next to it, and the nearest plans that would do. Each way
 * out is the plan with one thing changed, and is named only when the same reasons were asked again and none was left. Pure.
 */
import { addDays, type Day, daysBetween, earlierDay } from "../../platform/days.ts";
import type { Refusal, WayOut } from "../../platform/outcome.ts";
import type { LastDay } from "../law/lawful-days.ts";
import type { Lot, Rotation, RotationPlan } from "../schema.ts";
import {
  headsOf,
  overlapOf,
  reasonsAgainstOverlap,
  reasonsAgainstPlan,
  spanOf,
  type TightCeiling,
} from "./rotation-rules.ts";

/** What a plan stands beside. */
export interface Beside {
  readonly today: Day;
  /** Until when decisions and the mission let such people be there. */
  readonly last: LastDay;
  /** The rotation that it relieves, and the one that relieves it. */
  readonly before: Rotation | null;
  readonly after: Rotation | null;
  /** The tightest ceiling over such people on a day. */
  readonly ceilingOn: (day: Day) => TightCeiling | null;
}

/** Every reason against the plan. */
export function reasonsBeside(plan: RotationPlan, beside: Beside): readonly Refusal[] {
  const own = reasonsAgainstPlan(plan);
  if (own.length > 0) return own;
  const { from, to, lots } = spanOf(plan);
  const { last, before, after, ceilingOn } = beside;
  const relieving =
    before === null ? null : { ceiling: ceilingOn(from), overlap: overlapOf(headsOf(before.lots), headsOf(lots)) };
  const relieved =
    after === null ? null : { ceiling: ceilingOn(after.from), overlap: overlapOf(headsOf(lots), headsOf(after.lots)) };
  return [
    ...(last.day !== null && to > last.day ? [beyond(to, last.day, last.ends)] : []),
    ...[relieving, relieved].flatMap((one) => (one === null ? [] : reasonsAgainstOverlap(one.overlap, one.ceiling))),
  ];
}

function beyond(to: Day, last: Day, ends: string): Refusal {
  const message = `The rotation would last to ${to}; the ${ends} that it stands under ends on ${last}.`;
  return { code: "rotation-past-end", message, facts: { to, last, ends }, source: "docs/rules.md#rotation" };
}

/** How far another day is looked for. */
const FARTHEST = 183;

/** The nearest ways out of what stands against a plan, the smallest change of each kind. */
export function waysOutOfPlan(plan: RotationPlan, beside: Beside): readonly WayOut[] {
  const refusals = reasonsBeside(plan, beside);
  if (refusals.length === 0 || reasonsAgainstPlan(plan).length > 0) return [];
  const lots = spanOf(plan).lots;
  const holds: Holds = (changed, by = 0) => {
    const transferOn = plan.transferOn === null ? null : addDays(plan.transferOn, by);
    return reasonsBeside({ ...plan, transferOn, lots: [...changed] }, beside).length === 0;
  };
  const found = [ended(lots, beside, holds), fewer(lots, holds), otherDays(lots, holds), shifted(lots, beside, holds)];
  return [...found.filter((way) => way !== null), ...lawOf(refusals)];
}

/** Whether nothing stands against these lots, with the transfer of authority so many days later. */
type Holds = (lots: readonly Lot[], by?: number) => boolean;

/** All lots leave by the last lawful day. */
function ended(lots: readonly Lot[], { last: { day } }: Beside, holds: Holds): WayOut | null {
  if (day === null || lots.every(({ leaveOn }) => leaveOn <= day)) return null;
  if (!holds(lots.map((lot) => ({ ...lot, leaveOn: earlierDay(lot.leaveOn, day) })))) return null;
  return {
    code: "rotation-leaves-by",
    message: `With everybody gone by ${day} it can be planned.`,
    facts: { to: day },
  };
}

/** Fewer heads in one lot: the one that must give up least. */
function fewer(lots: readonly Lot[], holds: Holds): WayOut | null {
  const cuts = lots.flatMap((lot) => {
    const heads = mostHeads(lot.heads, (n) => holds(changedLot(lots, lot, { heads: n })));
    return heads === 0 ? [] : [{ lot, heads, cut: lot.heads - heads }];
  });
  const [least] = cuts.toSorted((a, b) => a.cut - b.cut);
  if (least === undefined) return null;
  const { lot, heads } = least;
  const message = `With ${heads} instead of ${lot.heads} in lot ${lot.number}, arriving ${lot.arriveOn}, it can be planned.`;
  return { code: "lot-fewer", message, facts: { lot: lot.number, arriveOn: lot.arriveOn, heads, planned: lot.heads } };
}

/** One lot that arrives later or leaves earlier: by as few days as will do. */
function otherDays(lots: readonly Lot[], holds: Holds): WayOut | null {
  const changes = lots.flatMap((lot) => {
    const length = daysBetween(lot.arriveOn, lot.leaveOn);
    const most = Math.min(length, FARTHEST);
    const later = firstOf(most, (n) => holds(changedLot(lots, lot, { arriveOn: addDays(lot.arriveOn, n) })));
    const sooner = firstOf(most, (n) => holds(changedLot(lots, lot, { leaveOn: addDays(lot.leaveOn, -n) })));
    return [
      ...(later === null ? [] : [{ lot, by: later, arriveOn: addDays(lot.arriveOn, later), leaveOn: lot.leaveOn }]),
      ...(sooner === null ? [] : [{ lot, by: sooner, arriveOn: lot.arriveOn, leaveOn: addDays(lot.leaveOn, -sooner) }]),
    ];
  });
  const [least] = changes.toSorted((a, b) => a.by - b.by);
  if (least === undefined) return null;
  const { lot, arriveOn, leaveOn } = least;
  const message = `With lot ${lot.number} there from ${arriveOn} to ${leaveOn} it can be planned.`;
  return { code: "lot-days", message, facts: { lot: lot.number, from: arriveOn, to: leaveOn } };
}

/** All lots moved by as few days as will do, not into the past. */
function shifted(lots: readonly Lot[], { today }: Beside, holds: Holds): WayOut | null {
  const begins = lots.map(({ arriveOn }) => arriveOn).reduce(earlierDay);
  const move = (days: number) =>
    lots.map((lot) => ({ ...lot, arriveOn: addDays(lot.arriveOn, days), leaveOn: addDays(lot.leaveOn, days) }));
  const later = firstOf(FARTHEST, (n) => holds(move(n), n));
  const past = Math.max(0, daysBetween(today, begins));
  const sooner = firstOf(Math.min(past, FARTHEST), (n) => holds(move(-n), -n));
  const days = later !== null && (sooner === null || later <= sooner) ? later : sooner === null ? null : -sooner;
  if (days === null) return null;
  const { from, to } = spanOf({ lots: move(days) });
  const message = `Moved as a whole to ${from} – ${to} it can be planned.`;
  return { code: "rotation-moved", message, facts: { from, to, days } };
}

/** What a decision would have to say; no decision opens a mission that has ended. */
function lawOf(refusals: readonly Refusal[]): readonly WayOut[] {
  return refusals.flatMap(({ code, facts }): WayOut[] => {
    const { ceiling = "", heads, people, days, to = "", ends } = facts;
    if (code === "overlap-heads" || code === "overlap-days") {
      if (code === "overlap-days" && refusals.some((each) => each.code === "overlap-heads")) return [];
      const more = Number(heads) - Number(people);
      const message = `A decision that lets ${ceiling} be passed during a relief (people: ${more}; days in a row: ${days}) would allow it as it is.`;
      return [{ code: "overlap-decision", message, facts: { ceiling, people: more, days: days ?? 0 } }];
    }
    if (code !== "rotation-past-end" || ends !== "authorisation") return [];
    return [
      {
        code: "decision-until",
        message: `A decision that covers them to ${to} would allow it as it is.`,
        facts: { to },
      },
    ];
  });
}

function changedLot(lots: readonly Lot[], lot: Lot, change: Partial<Lot>): readonly Lot[] {
  return lots.map((each) => (each === lot ? { ...each, ...change } : each));
}

/** Most heads below `planned` for which it holds, and with them for all fewer; 0 when for none. */
function mostHeads(planned: number, holds: (n: number) => boolean): number {
  let [yes, no] = [0, planned];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** Smallest number from 1 to `most` for which it holds; null when for none. Each is asked: what holds for one may not hold for the next. */
function firstOf(most: number, holds: (n: number) => boolean): number | null {
  for (let n = 1; n <= most; n += 1) if (holds(n)) return n;
  return null;
}
