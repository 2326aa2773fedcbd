/**
 * What never changes about a tour, in columns of numbers: whose it is, on which post, on which terms. A copy of the ledger, which
 * stays the truth; what is recorded later makes another copy. Pure.
 */

/** What tours share: each combination is kept once. */
export interface TourTerms {
  readonly mission: string;
  readonly role: string;
  readonly mode: string;
  readonly partner: string | null;
  readonly unitType: string | null;
  readonly contributionId: string | null;
  /** Where it was ordered with one; a roll that names the tour goes before it. */
  readonly rotationId: string | null;
}

/** One entry for each tour. */
export interface TourColumns {
  /** Sixteen bytes each. */
  readonly ids: Buffer;
  /** Place in `people`. */
  readonly person: Int32Array;
  /** Place in `posts`; -1 where there is none. */
  readonly post: Int32Array;
  /** Place in `terms`. */
  readonly term: Int32Array;
  readonly people: readonly { readonly id: string; readonly number: string }[];
  readonly posts: readonly { readonly id: string; readonly code: string }[];
  readonly terms: readonly TourTerms[];
}

/** The id at a place of a packed column, in hexadecimal digits without dashes. */
export function hexAt(ids: Buffer, at: number): string {
  return ids.toString("hex", at * 16, at * 16 + 16);
}

/** The id at a place of a packed column, as it is written. */
export function groupedId(ids: Buffer, at: number): string {
  const hex = hexAt(ids, at);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Below 0 where the id at place `a` comes before the one at place `b`, as the database orders them. */
export function orderOfIds(ids: Buffer, a: number, b: number): number {
  return ids.compare(ids, b * 16, b * 16 + 16, a * 16, a * 16 + 16);
}

/** Where ids of `later` stand that `ids` has already. Ids are told apart by their last bytes first, which are random. */
export function placesOf(ids: Buffer, later: Buffer): ReadonlyMap<string, number> {
  const wanted = new Set<string>();
  const ends = new Set<number>();
  for (let at = 0; at < later.length / 16; at += 1) {
    wanted.add(hexAt(later, at));
    ends.add(later.readUInt32BE(at * 16 + 12));
  }
  const places = new Map<string, number>();
  for (let at = 0; at < ids.length / 16; at += 1) {
    if (!ends.has(ids.readUInt32BE(at * 16 + 12))) continue;
    const id = hexAt(ids, at);
    if (wanted.has(id)) places.set(id, at);
  }
  return places;
}

/** A column with more numbers after it. */
export function joined(column: Int32Array, more: readonly number[]): Int32Array {
  if (more.length === 0) return column;
  const all = new Int32Array(column.length + more.length);
  all.set(column);
  all.set(more, column.length);
  return all;
}

/** A list with what it does not have yet after it, and where each of `later` stands in it. */
export function merged<T>(
  list: readonly T[],
  later: readonly T[],
  key: (one: T) => string,
): { readonly list: readonly T[]; readonly places: readonly number[] } {
  if (later.length === 0) return { list, places: [] };
  const wanted = new Set(later.map(key));
  const known = new Map<string, number>();
  for (const [place, one] of list.entries()) {
    const own = key(one);
    if (wanted.has(own)) known.set(own, place);
  }
  const added: T[] = [];
  const places = later.map((one) => {
    const own = key(one);
    const place = known.get(own) ?? list.length + added.length;
    if (!known.has(own)) added.push(one);
    known.set(own, place);
    return place;
  });
  return { list: added.length === 0 ? list : [...list, ...added], places };
}

/** The columns with more tours after them, and where each of `later` stands: at its old place where it is known already. */
export function withLaterTours(
  tours: TourColumns,
  later: TourColumns,
): { readonly tours: TourColumns; readonly places: readonly number[] } {
  const known = placesOf(tours.ids, later.ids);
  const count = tours.term.length;
  const added: number[] = [];
  const places = Array.from(later.term, (_, at) => {
    const place = known.get(hexAt(later.ids, at));
    if (place === undefined) added.push(at);
    return place ?? count + added.length - 1;
  });
  const people = merged(tours.people, later.people, ({ id }) => id);
  const posts = merged(tours.posts, later.posts, ({ id }) => id);
  const terms = merged(tours.terms, later.terms, (term) => JSON.stringify(term));
  const pick = (column: Int32Array, moved: readonly number[]) =>
    added.map((at) => {
      const place = column[at] ?? -1;
      return place < 0 ? place : (moved[place] ?? -1);
    });
  return {
    places,
    tours: {
      ids:
        added.length === 0
          ? tours.ids
          : Buffer.concat([tours.ids, ...added.map((at) => later.ids.subarray(at * 16, at * 16 + 16))]),
      person: joined(tours.person, pick(later.person, people.places)),
      post: joined(tours.post, pick(later.post, posts.places)),
      term: joined(tours.term, pick(later.term, terms.places)),
      people: people.list,
      posts: posts.list,
      terms: terms.list,
    },
  };
}
