/** The facts as they were known at one moment: of each tour its first and last day, and how sure, lawful and ended it was. Pure. */
import type { Facts } from "./facts.ts";

/** By the tour's number. A tour without a belief at that moment has `first` beyond every day. */
export interface View {
  readonly facts: Facts;
  /** The last moment of record that it knows of, in microseconds since 1970; what is known then is known until `until`. */
  readonly knownAt: number;
  /** The next moment of record; Infinity where there is none. */
  readonly until: number;
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** The most doubtful of its beliefs: 0 verified, 1 unverified, 2 inferred. */
  readonly confidence: Uint8Array;
  /** 1: some of its days stand in a named breach. */
  readonly breached: Uint8Array;
  /** 0: with its time or not yet, 1 sent home, 2 died. */
  readonly ending: Uint8Array;
  /** The rotation it belonged to: number of the contribution's word, the rotation's number and strength; 0 without one. */
  readonly contribution: Int32Array;
  readonly rotation: Int32Array;
  readonly strength: Int32Array;
}

/** `first` of a tour that is not known. */
export const NEVER = 0x7fffffff;

/** The moments of record between which one moment lies. */
interface Bounds {
  knownAt: number;
  until: number;
}

/** What was known at `moment` (microseconds). */
export function viewAt(facts: Facts, moment: number): View {
  const bounds = { knownAt: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
  const known = believedAt(facts, moment, bounds);
  const ending = endingsAt(facts, moment, bounds);
  const rotations = rotationsAt(facts, moment, bounds);
  return { facts, ...known, ending, ...rotations, ...bounds };
}

/** Of each tour what was believed; the columns of facts are looked through once, from the first to the last. */
function believedAt(facts: Facts, moment: number, bounds: Bounds) {
  const count = facts.ids.length;
  const first = new Int32Array(count).fill(NEVER);
  const last = new Int32Array(count).fill(-NEVER);
  const confidence = new Uint8Array(count);
  const breached = new Uint8Array(count);
  const { tour, from, to, recorded, superseded, confidence: sure, breached: broken } = facts.presences;
  let { knownAt, until } = bounds;
  for (let at = 0; at < facts.presenceCount; at += 1) {
    const [begin, end] = [recorded[at] ?? 0, superseded[at] ?? 0];
    if (begin > moment) {
      if (begin < until) until = begin;
      continue;
    }
    if (begin > knownAt) knownAt = begin;
    if (end <= moment) {
      if (end > knownAt) knownAt = end;
      continue;
    }
    if (end < until) until = end;
    const of = tour[at] ?? 0;
    if ((from[at] ?? 0) < (first[of] ?? 0)) first[of] = from[at] ?? 0;
    if ((to[at] ?? 0) > (last[of] ?? 0)) last[of] = to[at] ?? 0;
    if ((sure[at] ?? 0) > (confidence[of] ?? 0)) confidence[of] = sure[at] ?? 0;
    if (broken[at] === 1) breached[of] = 1;
  }
  bounds.knownAt = knownAt;
  bounds.until = until;
  return { first, last, confidence, breached };
}

/** Whether a fact was held at a moment; moments of record draw the bounds nearer. */
function heldAt(recorded: number, superseded: number, moment: number, bounds: Bounds): boolean {
  for (const at of [recorded, superseded]) {
    if (at <= moment) bounds.knownAt = Math.max(bounds.knownAt, at);
    else bounds.until = Math.min(bounds.until, at);
  }
  return recorded <= moment && superseded > moment;
}

/** How tours had ended: the last ending that stood. */
function endingsAt({ ids, endings }: Facts, moment: number, bounds: Bounds): Uint8Array {
  const found = new Uint8Array(ids.length);
  const { tour, kind, recorded, superseded } = endings.columns;
  for (let at = 0; at < endings.count; at += 1) {
    if (heldAt(recorded[at] ?? 0, superseded[at] ?? 0, moment, bounds)) found[tour[at] ?? 0] = kind[at] ?? 0;
  }
  return found;
}

/** Rotations of tours, with the rolls in which some stood instead; of several rolls the one recorded first. */
function rotationsAt({ tours, rolls }: Facts, moment: number, bounds: Bounds) {
  if (rolls.count === 0)
    return { contribution: tours.contribution, rotation: tours.rotation, strength: tours.strength };
  const [contribution, rotation, strength] = [
    tours.contribution.slice(),
    tours.rotation.slice(),
    tours.strength.slice(),
  ];
  const { columns } = rolls;
  for (let at = rolls.count - 1; at >= 0; at -= 1) {
    if (!heldAt(columns.recorded[at] ?? 0, columns.superseded[at] ?? 0, moment, bounds)) continue;
    const tour = columns.tour[at] ?? 0;
    contribution[tour] = columns.contribution[at] ?? 0;
    rotation[tour] = columns.rotation[at] ?? 0;
    strength[tour] = columns.strength[at] ?? 0;
  }
  return { contribution, rotation, strength };
}

/** The beliefs about a tour that were held at the view's moment, in no order. */
export function beliefsOf(view: View, tour: number): readonly number[] {
  const held: number[] = [];
  for (let at = firstBelief(view, tour); at >= 0; at = nextBelief(view, at)) held.push(at);
  return held;
}

/** The first belief about a tour that was held at the view's moment; -1 without one. */
export function firstBelief(view: View, tour: number): number {
  return heldFrom(view, view.facts.tours.head[tour] ?? -1);
}

/** The belief that follows `at` and was held at the view's moment; -1 after the last. */
export function nextBelief(view: View, at: number): number {
  return heldFrom(view, view.facts.presences.next[at] ?? -1);
}

function heldFrom({ facts, knownAt }: View, start: number): number {
  const { recorded, superseded, next } = facts.presences;
  let at = start;
  while (at >= 0 && ((recorded[at] ?? 0) > knownAt || (superseded[at] ?? 0) <= knownAt)) at = next[at] ?? -1;
  return at;
}
