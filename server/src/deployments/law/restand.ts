/**
 * Where people stand when the decision they stood under has changed: day by day under the permits that are left, in their order. Days
 * that nothing covers are gaps. Pure; days include both ends.
 */
import { addDays, type Day, earlierDay, laterDay } from "../../platform/days.ts";

/** A permit that is left; `serviceTo` is its last day for those who are not there yet. */
export interface Left {
  readonly id: string;
  readonly partner: string;
  readonly unitTypes: readonly string[];
  readonly from: Day;
  readonly serviceTo: Day;
  readonly to: Day;
}

/** A stay that was lifted. */
export interface Lifted {
  readonly from: Day;
  readonly to: Day;
  readonly standing: "planned" | "actual";
  readonly partner: string;
  readonly unitType: string | null;
}

export interface Spell {
  readonly from: Day;
  readonly to: Day;
}

export interface Covered extends Spell {
  readonly permit: string;
}

/** The stay's days under the permits, each day under the first that covers it, and the days that none does. */
export function underPermits(
  stay: Lifted,
  permits: readonly Left[],
): { readonly parts: readonly Covered[]; readonly gaps: readonly Spell[] } {
  const fitting = permits.filter((permit) => fits(stay, permit));
  const parts: Covered[] = [];
  const gaps: Spell[] = [];
  for (let day = stay.from; day <= stay.to; ) {
    const permit = fitting.find((each) => each.from <= day && day <= lastDay(stay, each));
    const next = fitting.map((each) => each.from).filter((from) => from > day);
    const to =
      permit === undefined
        ? next.map((from) => addDays(from, -1)).reduce(earlierDay, stay.to)
        : earlierDay(stay.to, lastDay(stay, permit));
    if (permit === undefined) gaps.push({ from: day, to });
    else parts.push({ permit: permit.id, from: day, to });
    day = addDays(to, 1);
  }
  return { parts, gaps };
}

function fits(stay: Lifted, permit: Left): boolean {
  const unit = stay.unitType === null || permit.unitTypes.length === 0 || permit.unitTypes.includes(stay.unitType);
  return unit && (permit.partner === "*" || permit.partner === stay.partner);
}

/** The way home is for those who are there. */
function lastDay(stay: Lifted, permit: Left): Day {
  return stay.standing === "actual" ? permit.to : permit.serviceTo;
}

/** What is kept of a stay, and what becomes of the rest. */
export interface Settled {
  readonly kept: readonly Covered[];
  /** Days that have passed without cover while the person was there. */
  readonly breached: readonly Spell[];
  /** Days that are no longer planned, before what is kept and after it. */
  readonly dropped: readonly Spell[];
  /** The last day on which somebody who is there may be; null: nothing changes for them. */
  readonly leaveBy: Day | null;
}

/**
 * What is kept of a stay once its days under permits are known. A tour has no hole: what is planned ends before its first gap; what
 * has happened stays, in breach where nothing covers it, and its days to come end before the first gap after today. Days that have room
 * again after a gap are given up: nobody is sent home for some days and back within one tour.
 */
export function settledOf(stay: Lifted, parts: readonly Covered[], gaps: readonly Spell[], today: Day): Settled {
  if (gaps.length === 0) return { kept: parts, breached: [], dropped: [], leaveBy: null };
  if (stay.standing === "planned") {
    const begin = parts[0]?.from ?? addDays(stay.to, 1);
    const end = gaps.find((gap) => gap.from > begin)?.from ?? addDays(stay.to, 1);
    const kept = parts.filter((part) => part.from < end);
    return { kept, breached: [], dropped: besides(stay, kept), leaveBy: null };
  }
  const past = gaps
    .filter((gap) => gap.from <= today)
    .map((gap) => ({ from: gap.from, to: earlierDay(gap.to, today) }));
  const ahead = gaps.find((gap) => gap.to > today);
  if (ahead === undefined) return { kept: parts, breached: past, dropped: [], leaveBy: null };
  const stop = laterDay(ahead.from, addDays(today, 1));
  const kept = parts.filter((part) => part.from < stop);
  return { kept, breached: past, dropped: [{ from: stop, to: stay.to }], leaveBy: addDays(stop, -1) };
}

/** The days of a stay before and after those that are kept, which lie in a row; all of them where none is. */
function besides(stay: Spell, kept: readonly Spell[]): readonly Spell[] {
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) return [{ from: stay.from, to: stay.to }];
  return [
    { from: stay.from, to: addDays(first.from, -1) },
    { from: addDays(last.to, 1), to: stay.to },
  ].filter(({ from, to }) => from <= to);
}
