/**
 * Every presence that was ever recorded in columns of numbers, so that people are counted over years without asking the database for
 * each row. A copy of the ledger, which stays the truth; it never changes: what is recorded later makes another copy. Pure.
 */

/** What a stay is of, in words; each kept once. `permit` null in a named breach. */
export interface StayKind {
  readonly mission: string;
  readonly role: string;
  readonly mode: string;
  readonly standing: "planned" | "actual";
  readonly inferred: boolean;
  readonly breach: boolean;
  readonly permit: StayPermit | null;
}

/** What somebody stands under: the decision's reference, its scope, and the ceilings that count whoever stands there. */
export interface StayPermit {
  readonly id: string;
  readonly reference: string;
  readonly scopeId: string;
  readonly ceilings: readonly string[];
}

/** One entry for each presence. */
export interface Stays {
  /** Sixteen bytes each. */
  readonly ids: Buffer;
  readonly kinds: readonly StayKind[];
  /** Place in `kinds`. */
  readonly kind: Int32Array;
  /** Days since 1970-01-01, both included. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Microseconds since 1970; infinity in `superseded` while it is believed. */
  readonly recorded: Float64Array;
  readonly superseded: Float64Array;
}

/** The copy with more stays after it; those that it has already are closed where the later ones are. */
export function withLater(stays: Stays, later: Stays): Stays {
  const known = placesOf(stays, later);
  const superseded = stays.superseded.slice();
  const added: number[] = [];
  for (let at = 0; at < later.kind.length; at += 1) {
    const place = known.get(hexAt(later.ids, at));
    if (place === undefined) added.push(at);
    else superseded[place] = later.superseded[at] ?? Number.POSITIVE_INFINITY;
  }
  const kinds = new Map(stays.kinds.map((kind, place) => [JSON.stringify(kind), place]));
  const moved = later.kinds.map((kind) => {
    const key = JSON.stringify(kind);
    const place = kinds.get(key) ?? kinds.size;
    kinds.set(key, place);
    return place;
  });
  const pick = (column: Int32Array | Float64Array) => added.map((at) => column[at] ?? 0);
  return {
    ids: Buffer.concat([stays.ids, ...added.map((at) => later.ids.subarray(at * 16, at * 16 + 16))]),
    kinds: [...stays.kinds, ...later.kinds.filter((_, at) => (moved[at] ?? 0) >= stays.kinds.length)],
    kind: joined(
      stays.kind,
      pick(later.kind).map((kind) => moved[kind] ?? 0),
    ),
    from: joined(stays.from, pick(later.from)),
    to: joined(stays.to, pick(later.to)),
    recorded: joinedMoments(stays.recorded, pick(later.recorded)),
    superseded: joinedMoments(superseded, pick(later.superseded)),
  };
}

/** How many there are, and how many of them are no longer believed. */
export function countOf({ superseded }: Stays): { readonly recorded: number; readonly superseded: number } {
  let closed = 0;
  for (const moment of superseded) if (moment !== Number.POSITIVE_INFINITY) closed += 1;
  return { recorded: superseded.length, superseded: closed };
}

function joined(column: Int32Array, more: readonly number[]): Int32Array {
  const all = new Int32Array(column.length + more.length);
  all.set(column);
  all.set(more, column.length);
  return all;
}

function joinedMoments(column: Float64Array, more: readonly number[]): Float64Array {
  const all = new Float64Array(column.length + more.length);
  all.set(column);
  all.set(more, column.length);
  return all;
}

function hexAt(ids: Buffer, at: number): string {
  return ids.toString("hex", at * 16, at * 16 + 16);
}

/** Where those of `later` stand that the copy has already, by id. Ids are told apart by their last bytes first, which are random. */
function placesOf(stays: Stays, later: Stays): ReadonlyMap<string, number> {
  const wanted = new Set<string>();
  const ends = new Set<number>();
  for (let at = 0; at < later.kind.length; at += 1) {
    wanted.add(hexAt(later.ids, at));
    ends.add(later.ids.readUInt32BE(at * 16 + 12));
  }
  const places = new Map<string, number>();
  for (let at = 0; at < stays.kind.length; at += 1) {
    if (!ends.has(stays.ids.readUInt32BE(at * 16 + 12))) continue;
    const id = hexAt(stays.ids, at);
    if (wanted.has(id)) places.set(id, at);
  }
  return places;
}
