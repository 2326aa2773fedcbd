/** In which row of the timeline a tour stands, and what the row is called. Pure. */
import type { Copy } from "./copy.ts";
import { inOrder, type Names, nameIn } from "./names.ts";
import type { TimelineBy, TimelineQuery } from "./schema.ts";
import type { View } from "./view.ts";

/** What a row stands for. */
interface GroupHead {
  readonly key: string;
  readonly title: string;
  readonly hint: string;
  readonly mission: string | null;
}

/** Tours of one row; its place in the list of what rows stand for, -1: none of them. */
export interface Group {
  readonly place: number;
  readonly tours: Int32Array;
}

/** The key of presence in a named breach, where rows are decisions. */
export const BREACHED = "breach";

/** Rows in the order in which they are shown, with their tours; what has no place in the list comes last. */
export interface Groups {
  readonly count: number;
  /** Rows from `start` up to `end`, without `end`. */
  readonly slice: (start: number, end: number) => readonly Group[];
}

/** Puts tours in rows. A tour stands in one row, but for decisions, of which it may need several. */
export function groupsOf(copy: Copy, view: View, by: TimelineBy, tours: Int32Array): Groups {
  const { names, column } = listOf(copy, by);
  const entries = column === null ? entriesOfSets(view, tours) : { tours, places: placesIn(column, tours) };
  const order = inOrder(names);
  // Each row's number of tours; what has no place stands at the end.
  const sizes = new Int32Array(names.list.length + 1);
  const none = names.list.length;
  for (const place of entries.places) sizes[place < 0 ? none : place] = (sizes[place < 0 ? none : place] ?? 0) + 1;
  const rows: number[] = [];
  for (const place of order) if ((sizes[place] ?? 0) > 0) rows.push(place);
  if ((sizes[none] ?? 0) > 0) rows.push(none);
  return {
    count: rows.length,
    slice: (start, end) => {
      const wanted = rows.slice(start, end);
      const rowAt = new Int32Array(none + 1).fill(-1);
      const groups = wanted.map((place, at) => {
        rowAt[place] = at;
        return { place: place === none ? -1 : place, tours: new Int32Array(sizes[place] ?? 0) };
      });
      const filled = new Int32Array(groups.length);
      entries.places.forEach((place, at) => {
        const row = rowAt[place < 0 ? none : place] ?? -1;
        const own = groups[row]?.tours;
        if (own === undefined) return;
        const next = filled[row] ?? 0;
        own[next] = entries.tours[at] ?? 0;
        filled[row] = next + 1;
      });
      return groups;
    },
  };
}

/** What rows stand for, and the column that says it of a tour; decisions are no column. */
function listOf(copy: Copy, by: TimelineBy): { readonly names: Names<never>; readonly column: Int32Array | null } {
  const of = (names: unknown, column: Int32Array | null) => ({ names: names as Names<never>, column });
  switch (by) {
    case "mission":
      return of(copy.missions, copy.tours.mission);
    case "unit":
      return of(copy.units, copy.tours.unit);
    case "post":
      return of(copy.posts, copy.tours.post);
    case "person":
      return of(copy.people, copy.tours.person);
    case "authorisation":
      return of(copy.authorisations, null);
    default:
      return by satisfies never;
  }
}

function placesIn(column: Int32Array, tours: Int32Array): Int32Array {
  return tours.map((tour) => column[tour] ?? -1);
}

interface Entries {
  readonly tours: Int32Array;
  readonly places: Int32Array;
}

function entriesOfSets({ sets, authorisations, breach }: View, tours: Int32Array): Entries {
  const [rows, places]: [number[], number[]] = [[], []];
  for (const tour of tours) {
    for (const place of sets.list[authorisations[tour] ?? 0] ?? []) {
      rows.push(tour);
      places.push(place);
    }
    if ((breach[tour] ?? -1) >= 0) {
      rows.push(tour);
      places.push(-1);
    }
  }
  return { tours: Int32Array.from(rows), places: Int32Array.from(places) };
}

/** The head of a row. */
export function headOf(
  copy: Copy,
  { by, language }: Pick<TimelineQuery, "by" | "language">,
  { place, tours }: Group,
): GroupHead {
  const mission = copy.missions.list[copy.tours.mission[tours[0] ?? -1] ?? -1] ?? null;
  switch (by) {
    case "mission":
      return { key: mission ?? "", title: mission ?? "", hint: "", mission };
    case "unit": {
      const unit = copy.units.list[place];
      return { key: unit?.key ?? "", title: unit?.title ?? "", hint: unit?.key ?? "", mission };
    }
    case "post": {
      const post = copy.posts.list[place];
      const code = post?.code ?? "";
      return { key: code, title: code, hint: post?.title ?? "", mission: post ? mission : null };
    }
    case "person": {
      const person = copy.people.list[place];
      const number = person?.number ?? "";
      const name = person ? nameIn(person, language) : "";
      return { key: number, title: name || number, hint: name ? number : "", mission: null };
    }
    case "authorisation": {
      const reference = copy.authorisations.list[place];
      return { key: reference ?? BREACHED, title: reference ?? "", hint: "", mission: null };
    }
    default:
      return by satisfies never;
  }
}
