/** What was known of every tour at a moment: its days, whether it is only planned, and what it stands under. Pure. */
import { noPairs, type Pairs, pairOf, roomFor } from "./columns.ts";
import type { Copy } from "./copy.ts";
import { believedAt } from "./ledger.ts";
import type { TimelineState } from "./schema.ts";
import { stateOf } from "./unfold.ts";

/** One entry for each tour of the copy; those not known then, or cancelled, have the standing `UNKNOWN`. Renewed in place. */
export interface View {
  /** Microseconds since 1970; infinity: all that is recorded. */
  readonly moment: number;
  standing: Uint8Array;
  /** First and last day of all its presence. */
  from: Int32Array;
  to: Int32Array;
  /** Place of its breach, -1 for none; and of its rotation. */
  breach: Int32Array;
  rotation: Int32Array;
  /** Which decisions it stands under, as a place in `sets`. */
  authorisations: Int32Array;
  readonly sets: Sets;
  /** Number and 1 of what it has in common with tours that are alike in all that is shown; 0: not worked out yet. */
  likeness: Int32Array;
  readonly pairs: {
    readonly law: Pairs;
    readonly turn: Pairs;
    readonly kind: Pairs;
    readonly days: Pairs;
    readonly all: Pairs;
  };
}

/** Standings of a view. */
export const UNKNOWN = 0;
export const PLANNED = 1;
export const ACTUAL = 2;

/** Sets of decisions that were met, each once, as ascending places. The first is empty. */
interface Sets {
  readonly list: (readonly number[])[];
  readonly places: Map<string, number>;
  /** The set that comes of a set and one more member. */
  readonly more: Map<number, number>;
}

/** What is known at a moment of every tour of the copy. */
export function viewAt(copy: Copy, moment: number): View {
  const { count } = copy.tours.ids;
  const none = () => new Int32Array(0);
  const view: View = {
    moment,
    ...{ standing: new Uint8Array(0), from: none(), to: none(), breach: none(), rotation: none() },
    ...{ authorisations: none(), likeness: none() },
    sets: { list: [[]], places: new Map([["", 0]]), more: new Map() },
    pairs: { law: noPairs(), turn: noPairs(), kind: noPairs(), days: noPairs(), all: noPairs() },
  };
  makeRoom(view, count);
  for (let tour = 0; tour < count; tour += 1) renewTour(copy, view, tour);
  return view;
}

/** Brings a view up to date with a copy in which something of these tours is new. */
export function renewView(copy: Copy, view: View, tours: Iterable<number>): void {
  makeRoom(view, copy.tours.ids.count);
  for (const tour of tours) renewTour(copy, view, tour);
}

function makeRoom(view: View, length: number): void {
  if (length <= view.from.length) return;
  view.from = roomFor(view.from, length);
  view.to = roomFor(view.to, length);
  view.breach = roomFor(view.breach, length);
  view.rotation = roomFor(view.rotation, length);
  view.authorisations = roomFor(view.authorisations, length);
  view.likeness = roomFor(view.likeness, length);
  const standing = new Uint8Array(view.from.length);
  standing.set(view.standing);
  view.standing = standing;
}

function renewTour(copy: Copy, view: View, tour: number): void {
  const p = copy.presences;
  const { moment } = view;
  // One variable each and no lists: this runs for every presence ever recorded.
  let from = 0;
  let to = 0;
  let standing = UNKNOWN;
  let breach = -1;
  let breachFrom = 0;
  let set = 0;
  for (let at = copy.tours.presence[tour] ?? -1; at >= 0; at = p.next[at] ?? -1) {
    if (!believedAt(p.recorded[at] ?? 0, p.superseded[at] ?? 0, moment)) continue;
    const first = p.from[at] ?? 0;
    const last = p.to[at] ?? 0;
    if (standing === UNKNOWN || first < from) from = first;
    if (standing === UNKNOWN || last > to) to = last;
    // Who was there on some days was there.
    standing = standing === ACTUAL || p.planned[at] === 0 ? ACTUAL : PLANNED;
    const broken = p.breach[at] ?? -1;
    if (broken >= 0 && (breach < 0 || first > breachFrom)) {
      breach = broken;
      breachFrom = first;
    }
    const authorisation = p.authorisation[at] ?? -1;
    if (authorisation >= 0) set = withMember(view.sets, set, authorisation);
  }
  view.standing[tour] = standing;
  view.from[tour] = from;
  view.to[tour] = to;
  view.breach[tour] = breach;
  view.authorisations[tour] = set;
  view.rotation[tour] = standing === UNKNOWN ? -1 : rotationOf(copy, tour, moment);
  view.likeness[tour] = 0;
}

/** The rotation on whose roll a tour stood at a moment, else the one it was recorded with. */
function rotationOf({ tours, rolls }: Copy, tour: number, moment: number): number {
  for (let at = tours.roll[tour] ?? -1; at >= 0; at = rolls.next[at] ?? -1)
    if (believedAt(rolls.recorded[at] ?? 0, rolls.superseded[at] ?? 0, moment)) return rolls.rotation[at] ?? -1;
  return tours.rotation[tour] ?? -1;
}

/** More than there will ever be decisions of one country. */
const MOST_MEMBERS = 2 ** 24;

function withMember(sets: Sets, set: number, member: number): number {
  const key = set * MOST_MEMBERS + member;
  const known = sets.more.get(key);
  if (known !== undefined) return known;
  const before = sets.list[set] ?? [];
  const members = before.includes(member) ? before : [...before, member].sort((a, b) => a - b);
  const name = members.join(",");
  const place = sets.places.get(name) ?? sets.list.length;
  sets.list[place] = members;
  sets.places.set(name, place);
  sets.more.set(key, place);
  return place;
}

/** The state of a known tour on a day since 1970. */
export function stateAt({ standing, from, to }: View, tour: number, asOf: number): TimelineState {
  return stateOf(from[tour] ?? 0, to[tour] ?? 0, standing[tour] === PLANNED, asOf);
}

/** Days before 1970 are told by numbers below this. */
const DAYS_BEFORE = 1_000_000;

/** What a known tour has in common, but for its days, with those whose bars look alike; a number from 0 on. */
export function kindOfTour(copy: Copy, { pairs, ...view }: View, tour: number): number {
  const law = pairOf(pairs.law, copy.tours.kind[tour] ?? 0, view.authorisations[tour] ?? 0);
  const turn = pairOf(pairs.turn, law, (view.rotation[tour] ?? -1) + 1);
  return pairOf(pairs.kind, turn, ((view.breach[tour] ?? -1) + 1) * 2 + (view.standing[tour] === PLANNED ? 1 : 0));
}

/** A number from 0 on, the same for known tours that are alike in all that is shown of several people together. */
export function likenessOf(copy: Copy, view: View, tour: number): number {
  const known = view.likeness[tour] ?? 0;
  if (known > 0) return known - 1;
  const days = pairOf(view.pairs.days, (view.from[tour] ?? 0) + DAYS_BEFORE, (view.to[tour] ?? 0) + DAYS_BEFORE);
  const number = pairOf(view.pairs.all, kindOfTour(copy, view, tour), days);
  view.likeness[tour] = number + 1;
  return number;
}
