/**
 * The stays that were believed at a moment, by kind and in order of their days, so that how many are there on a day, or from a day
 * on, is found by halving and not by looking at each. Pure.
 */
import { believedAt } from "../timeline/ledger.ts";
import type { Stays } from "./stays.ts";

/** Entries of kind `k` are those from `starts[k]` to before `starts[k + 1]`. */
export interface StaysView {
  readonly stays: Stays;
  /** Microseconds; infinity: what is believed now. */
  readonly moment: number;
  readonly starts: Int32Array;
  /** Place in `stays`, by first day. */
  readonly at: Int32Array;
  /** First and last day of the same stay. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Latest last day of this entry and those before it in its kind. */
  readonly latest: Int32Array;
  /** Last days by themselves, in their order. */
  readonly ends: Int32Array;
}

/** Places in the order of a column of days. */
export type Order = Int32Array;

/** A day and a place in one number, which sorts by day, then by place: days are below three million, places below 2^24. */
const PLACES = 2 ** 24;

/** The places of a column of days in the order of the days, then of the places. */
export function orderOf(days: Int32Array): Order {
  const keys = new Float64Array(days.length);
  for (let at = 0; at < days.length; at += 1) keys[at] = (days[at] ?? 0) * PLACES + at;
  keys.sort();
  const order = new Int32Array(days.length);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    order[at] = key - Math.floor(key / PLACES) * PLACES;
  }
  return order;
}

/** What was believed at a moment (microseconds; infinity: what is believed now). */
export function viewAt(stays: Stays, orders: { readonly from: Order; readonly to: Order }, moment: number): StaysView {
  const count = stays.kind.length;
  const believed = new Uint8Array(count);
  const starts = new Int32Array(stays.kinds.length + 1);
  for (let at = 0; at < count; at += 1) {
    if (!believedAt(stays.recorded[at] ?? 0, stays.superseded[at] ?? 0, moment)) continue;
    believed[at] = 1;
    const next = (stays.kind[at] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let kind = 0; kind < stays.kinds.length; kind += 1)
    starts[kind + 1] = (starts[kind + 1] ?? 0) + (starts[kind] ?? 0);
  const at = dealt(stays.kind, orders.from, believed, starts);
  const from = at.map((place) => stays.from[place] ?? 0);
  const to = at.map((place) => stays.to[place] ?? 0);
  const ends = dealt(stays.kind, orders.to, believed, starts).map((place) => stays.to[place] ?? 0);
  return { stays, moment, starts, at, from, to, latest: latestOf(to, starts), ends };
}

/** The believed places dealt out to their kinds, in the order given. */
function dealt(kinds: Int32Array, order: Order, believed: Uint8Array, starts: Int32Array): Int32Array {
  const next = starts.slice();
  const places = new Int32Array(starts.at(-1) ?? 0);
  for (let n = 0; n < order.length; n += 1) {
    const place = order[n] ?? 0;
    if (believed[place] === 0) continue;
    const kind = kinds[place] ?? 0;
    const at = next[kind] ?? 0;
    places[at] = place;
    next[kind] = at + 1;
  }
  return places;
}

function latestOf(to: Int32Array, starts: Int32Array): Int32Array {
  const latest = new Int32Array(to.length);
  for (let kind = 0; kind + 1 < starts.length; kind += 1) {
    let most = Number.NEGATIVE_INFINITY;
    for (let at = starts[kind] ?? 0; at < (starts[kind + 1] ?? 0); at += 1) {
      most = Math.max(most, to[at] ?? 0);
      latest[at] = most;
    }
  }
  return latest;
}

/** First entry from `low` to before `high` whose number is at least `wanted`, in a column that rises; `high` where there is none. */
export function firstFrom(column: Int32Array, low: number, high: number, wanted: number): number {
  let [below, above] = [low, high];
  while (below < above) {
    const middle = (below + above) >> 1;
    if ((column[middle] ?? 0) < wanted) below = middle + 1;
    else above = middle;
  }
  return below;
}

/** How many of a kind are there on or after a day. */
export function lastingFrom({ starts, ends }: StaysView, kind: number, day: number): number {
  const end = starts[kind + 1] ?? 0;
  return end - firstFrom(ends, starts[kind] ?? 0, end, day);
}

/** How many of a kind are there on a day. */
export function presentOn({ starts, from, ends }: StaysView, kind: number, day: number): number {
  const [start, end] = [starts[kind] ?? 0, starts[kind + 1] ?? 0];
  return firstFrom(from, start, end, day + 1) - firstFrom(ends, start, end, day);
}

/** Calls `on` with each entry of a kind that shares a day with `first`–`last`, by first day. */
export function eachMeeting(
  { starts, from, to, latest }: StaysView,
  kind: number,
  first: number,
  last: number,
  on: (entry: number) => void,
): void {
  const end = starts[kind + 1] ?? 0;
  for (let at = firstFrom(latest, starts[kind] ?? 0, end, first); at < end; at += 1) {
    if ((from[at] ?? 0) > last) return;
    if ((to[at] ?? 0) >= first) on(at);
  }
}
