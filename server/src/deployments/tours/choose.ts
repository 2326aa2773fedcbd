/** Which tours a question means, a page of them and how many there are, from the stays believed at a moment. Pure. */
import { type Day, dayFromNumber, dayNumber } from "../../platform/days.ts";
import type { StaysView } from "../ledger/stays-view.ts";
import { groupedId, orderOfIds } from "../ledger/tour-columns.ts";
import { spansOf, type TourSpans } from "../ledger/tour-spans.ts";

/** What a list of tours may be narrowed by; absent parts mean all. */
export interface ToursMeant {
  readonly personIds?: readonly string[] | undefined;
  readonly postIds?: readonly string[] | undefined;
  readonly rotationIds?: readonly string[] | undefined;
  readonly contribution?: string | undefined;
  readonly mission?: string | undefined;
  readonly standing?: "planned" | "actual" | undefined;
  /** Only tours that share a day with these. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** Places of the tours that are meant, in the columns of tours, in their order there. */
export function toursMeant(view: StaysView, meant: ToursMeant): readonly number[] {
  const { tours } = view.stays;
  const spans = spansOf(view);
  const terms = termsMeant(spans, meant);
  const people = placesMeant(tours.people, meant.personIds);
  const posts = placesMeant(tours.posts, meant.postIds);
  const [first, last] = [
    meant.from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(meant.from),
    meant.to === undefined ? Number.POSITIVE_INFINITY : dayNumber(meant.to),
  ];
  const there = meant.from === undefined || meant.to === undefined ? null : toursMeeting(view, first, last);
  const standing = meant.standing === undefined ? null : meant.standing === "actual" ? 1 : 0;
  const chosen: number[] = [];
  for (let tour = 0; tour < spans.term.length; tour += 1) {
    if (terms[spans.term[tour] ?? 0] !== 1) continue;
    const [from, to] = [spans.from[tour] ?? 0, spans.to[tour] ?? 0];
    // Where nobody is there, the last day lies before every day.
    if (from > last || to < first || to < from || (there !== null && there[tour] !== 1)) continue;
    if (standing !== null && spans.actual[tour] !== standing) continue;
    if (people !== null && !people.has(tours.person[tour] ?? -1)) continue;
    if (posts !== null && !posts.has(tours.post[tour] ?? -1)) continue;
    chosen.push(tour);
  }
  return chosen;
}

function termsMeant({ terms }: TourSpans, { mission, contribution, rotationIds }: ToursMeant): Uint8Array {
  return Uint8Array.from(terms, (term) =>
    (mission === undefined || term.mission === mission) &&
    (contribution === undefined || term.contributionId === contribution) &&
    (rotationIds === undefined || (term.rotationId !== null && rotationIds.includes(term.rotationId)))
      ? 1
      : 0,
  );
}

function placesMeant(
  list: readonly { readonly id: string }[],
  ids: readonly string[] | undefined,
): ReadonlySet<number> | null {
  if (ids === undefined) return null;
  const wanted = new Set(ids);
  return new Set([...list.keys()].filter((place) => wanted.has(list[place]?.id ?? "")));
}

/** 1 for each tour under which somebody is there on one of the days: between two parts of a tour there may be days away. */
function toursMeeting({ stays, at, from, to }: StaysView, first: number, last: number): Uint8Array {
  const there = new Uint8Array(stays.tours.term.length);
  for (let entry = 0; entry < at.length; entry += 1)
    if ((from[entry] ?? 0) <= last && (to[entry] ?? 0) >= first) there[stays.tour[at[entry] ?? 0] ?? 0] = 1;
  return there;
}

/** Where a page begins: after a tour with this first day and id. */
export interface AfterTour {
  readonly from: Day;
  readonly id: string;
}

/** Ids of so many of the tours, by first day, then id, after the one given. */
export function pageOf(
  view: StaysView,
  chosen: readonly number[],
  {
    after,
    limit = Number.POSITIVE_INFINITY,
  }: { readonly after?: AfterTour | undefined; readonly limit?: number | undefined },
): readonly string[] {
  const { ids } = view.stays.tours;
  const { from } = spansOf(view);
  const keys = Float64Array.from(chosen, (tour) => (from[tour] ?? 0) * PLACES + tour).sort();
  const start = after === undefined ? 0 : firstOn(keys, dayNumber(after.from));
  const page: string[] = [];
  for (let at = start; at < keys.length && page.length < limit; ) {
    const day = Math.floor((keys[at] ?? 0) / PLACES);
    const next = firstOn(keys, day + 1);
    const same = Array.from(keys.subarray(at, next), (key) => key - day * PLACES).sort((a, b) => orderOfIds(ids, a, b));
    for (const tour of same) {
      const id = groupedId(ids, tour);
      const passed = after !== undefined && dayFromNumber(day) === after.from && id <= after.id;
      if (!passed && page.length < limit) page.push(id);
    }
    at = next;
  }
  return page;
}

const PLACES = 2 ** 24;

/** First key of the day or a later one. */
function firstOn(keys: Float64Array, day: number): number {
  let [below, above] = [0, keys.length];
  while (below < above) {
    const middle = (below + above) >> 1;
    if ((keys[middle] ?? 0) < day * PLACES) below = middle + 1;
    else above = middle;
  }
  return below;
}
