/** Rows that count, as columns: their days, their order, a choice of them. Pure. */
import type { View } from "./view.ts";

/** Rows that count, as columns by the row's number. */
export interface Counted {
  readonly view: View;
  readonly tour: Int32Array;
  /** Number of the belief that holds on the day; null where whole tours count. */
  readonly presence: Int32Array | null;
  /** Days of presence for an average, else null: every row weighs 1. */
  readonly weight: Int32Array | null;
}

/** First day of a row: of its belief, or of its whole tour. Days since 1970-01-01. */
export function firstDay({ view, tour, presence }: Counted, row: number): number {
  if (presence === null) return view.first[tour[row] ?? 0] ?? 0;
  return view.facts.presences.from[presence[row] ?? 0] ?? 0;
}

/** Last day of a row: of its belief, or of its whole tour. Days since 1970-01-01. */
export function lastDay({ view, tour, presence }: Counted, row: number): number {
  if (presence === null) return view.last[tour[row] ?? 0] ?? 0;
  return view.facts.presences.to[presence[row] ?? 0] ?? 0;
}

/** The rows with these numbers, in this order. */
export function pickRows({ view, tour, presence, weight }: Counted, chosen: readonly number[]): Counted {
  const pick = (column: Int32Array) => Int32Array.from(chosen, (row) => column[row] ?? 0);
  return {
    view,
    tour: pick(tour),
    presence: presence === null ? null : pick(presence),
    weight: weight === null ? null : pick(weight),
  };
}

/** Which of two rows comes first: the one with the earlier first day, then the lower id of its tour. Below 0 for `a`. */
export function compareRows(rows: Counted, a: number, b: number): number {
  if (a === b) return 0;
  const by = firstDay(rows, a) - firstDay(rows, b);
  if (by !== 0) return by;
  const { ids } = rows.view.facts;
  return (ids[rows.tour[a] ?? 0] ?? "") < (ids[rows.tour[b] ?? 0] ?? "") ? -1 : 1;
}

/** Numbers of the rows, all or those given, by first day, then tour: the order of every list. With `limit`, only so many of the first. */
export function rowOrder(rows: Counted, given?: readonly number[], limit?: number): number[] {
  const all = given ?? Array.from(rows.tour.keys());
  const some = limit === undefined || limit >= all.length ? [...all] : earliestOf(rows, all, limit);
  return some.sort((a, b) => compareRows(rows, a, b)).slice(0, limit);
}

/** At least the first `limit` of the rows, in no order: a page of a long list is found without bringing all of it in order. */
function earliestOf(rows: Counted, given: readonly number[], limit: number): number[] {
  const days = Int32Array.from(given, (row) => firstDay(rows, row)).sort();
  const latest = days[Math.max(0, limit - 1)] ?? 0;
  return given.filter((row) => firstDay(rows, row) <= latest);
}
