/**
 * Every presence that was ever recorded in columns of numbers, so that people are counted over years without asking the database for
 * each row. A copy of the ledger, which stays the truth; it never changes: what is recorded later makes another copy. Pure.
 */
import { hexAt, joined, merged, placesOf, type TourColumns, withLaterTours } from "./tour-columns.ts";

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

/** An entry on the roll of a rotation: while it is believed, the tour is of that rotation. */
export interface RollEntry {
  readonly id: string;
  /** Place in the columns of tours. */
  readonly tour: number;
  readonly rotationId: string;
  readonly contributionId: string;
  /** Microseconds since 1970; infinity while it is believed. */
  readonly recorded: number;
  readonly superseded: number;
}

/** One entry for each presence. */
export interface Stays {
  /** Sixteen bytes each. */
  readonly ids: Buffer;
  readonly kinds: readonly StayKind[];
  /** Place in `kinds`. */
  readonly kind: Int32Array;
  /** Place in `tours`. */
  readonly tour: Int32Array;
  /** Days since 1970-01-01, both included. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Microseconds since 1970; infinity in `superseded` while it is believed. */
  readonly recorded: Float64Array;
  readonly superseded: Float64Array;
  readonly tours: TourColumns;
  readonly rolls: readonly RollEntry[];
}

/** The copy with more stays after it; those that it has already are closed where the later ones are. */
export function withLater(stays: Stays, later: Stays): Stays {
  const known = placesOf(stays.ids, later.ids);
  const superseded = stays.superseded.slice();
  const added: number[] = [];
  for (let at = 0; at < later.kind.length; at += 1) {
    const place = known.get(hexAt(later.ids, at));
    if (place === undefined) added.push(at);
    else superseded[place] = later.superseded[at] ?? Number.POSITIVE_INFINITY;
  }
  const kinds = merged(stays.kinds, later.kinds, (kind) => JSON.stringify(kind));
  const { tours, places } = withLaterTours(stays.tours, later.tours);
  const pick = (column: Int32Array | Float64Array) => added.map((at) => column[at] ?? 0);
  return {
    ids: Buffer.concat([stays.ids, ...added.map((at) => later.ids.subarray(at * 16, at * 16 + 16))]),
    kinds: kinds.list,
    kind: joined(
      stays.kind,
      pick(later.kind).map((kind) => kinds.places[kind] ?? 0),
    ),
    tour: joined(
      stays.tour,
      pick(later.tour).map((tour) => places[tour] ?? 0),
    ),
    from: joined(stays.from, pick(later.from)),
    to: joined(stays.to, pick(later.to)),
    recorded: joinedMoments(stays.recorded, pick(later.recorded)),
    superseded: joinedMoments(superseded, pick(later.superseded)),
    tours,
    rolls: withLaterRolls(
      stays.rolls,
      later.rolls.map((roll) => ({ ...roll, tour: places[roll.tour] ?? 0 })),
    ),
  };
}

function withLaterRolls(rolls: readonly RollEntry[], later: readonly RollEntry[]): readonly RollEntry[] {
  if (later.length === 0) return rolls;
  const byId = new Map(rolls.map((roll) => [roll.id, roll]));
  for (const roll of later) byId.set(roll.id, roll);
  return [...byId.values()];
}

/** How many presences and entries on rolls there are, and how many of them are no longer believed. */
export interface StayCount {
  readonly recorded: number;
  readonly superseded: number;
  readonly rolled: number;
  readonly unrolled: number;
}

/** What the copy holds, to be compared with what the database holds. */
export function countOf({ superseded, rolls }: Stays): StayCount {
  let closed = 0;
  for (const moment of superseded) if (moment !== Number.POSITIVE_INFINITY) closed += 1;
  const unrolled = rolls.filter((roll) => roll.superseded !== Number.POSITIVE_INFINITY).length;
  return { recorded: superseded.length, superseded: closed, rolled: rolls.length, unrolled };
}

/** The last moment at which anything in the copy was recorded or closed; 0 where there is nothing. */
export function lastMoment({ recorded, superseded, rolls }: Stays): number {
  let last = 0;
  const see = (moment: number) => {
    if (moment > last && moment !== Number.POSITIVE_INFINITY) last = moment;
  };
  recorded.forEach(see);
  superseded.forEach(see);
  for (const roll of rolls) {
    see(roll.recorded);
    see(roll.superseded);
  }
  return last;
}

function joinedMoments(column: Float64Array, more: readonly number[]): Float64Array {
  const all = new Float64Array(column.length + more.length);
  all.set(column);
  all.set(more, column.length);
  return all;
}
