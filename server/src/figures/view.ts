/** The facts as they were known at one moment: of each tour its first and last day, and how sure, lawful and ended it was. Pure. */
import { BREACH, type EndingFact, type Facts } from "./facts.ts";

/** By the tour's number. A tour without a belief at that moment has `first` beyond every day. */
export interface View {
  readonly facts: Facts;
  /** Microseconds since 1970. */
  readonly knownAt: number;
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** 1: its days are not all the days from first to last; look at its beliefs. */
  readonly parted: Uint8Array;
  /** The most doubtful of its beliefs: 0 verified, 1 unverified, 2 inferred. */
  readonly confidence: Uint8Array;
  /** 1: some of its days stand in a named breach. */
  readonly breached: Uint8Array;
  /** 0: with its time or not yet, 1 sent home, 2 died. */
  readonly ending: Uint8Array;
  /** Rotations of tours that stood in another one's roll at that moment. */
  readonly rolls: ReadonlyMap<number, RotationOf>;
}

/** The rotation a tour belongs to: number 0 and strength 0 without one. `contribution` is the number of its word. */
export interface RotationOf {
  readonly contribution: number;
  readonly number: number;
  readonly strength: number;
}

/** `first` of a tour that is not known. */
export const NEVER = 0x7fffffff;
const ENDINGS = { left: 0, repatriated: 1, died: 2 } as const;

/** What was known at `knownAt` (microseconds). */
export function viewAt(facts: Facts, knownAt: number): View {
  const count = facts.tours.id.length;
  const view: View = {
    facts,
    knownAt,
    first: new Int32Array(count).fill(NEVER),
    last: new Int32Array(count).fill(-NEVER),
    parted: new Uint8Array(count),
    confidence: new Uint8Array(count),
    breached: new Uint8Array(count),
    ending: new Uint8Array(count),
    rolls: rollsAt(facts, knownAt),
  };
  const days = new Int32Array(count);
  const { tour, from, to, recorded, superseded, confidence, authorisation } = facts.presences;
  for (let at = 0; at < tour.length; at += 1) {
    if ((recorded[at] ?? 0) > knownAt || (superseded[at] ?? 0) <= knownAt) continue;
    const of = tour[at] ?? 0;
    const [first, last] = [from[at] ?? 0, to[at] ?? 0];
    if (first < (view.first[of] ?? 0)) view.first[of] = first;
    if (last > (view.last[of] ?? 0)) view.last[of] = last;
    days[of] = (days[of] ?? 0) + last - first + 1;
    if ((confidence[at] ?? 0) > (view.confidence[of] ?? 0)) view.confidence[of] = confidence[at] ?? 0;
    if (authorisation[at] === BREACH) view.breached[of] = 1;
  }
  for (let of = 0; of < count; of += 1) {
    if (view.first[of] !== NEVER && (view.last[of] ?? 0) - (view.first[of] ?? 0) + 1 !== days[of]) view.parted[of] = 1;
  }
  for (const [of, endings] of facts.endings) view.ending[of] = endingAt(endings, knownAt);
  return view;
}

function endingAt(endings: readonly Omit<EndingFact, "tour">[], knownAt: number): number {
  let latest: Pick<EndingFact, "kind" | "recorded"> = { kind: "left", recorded: Number.NEGATIVE_INFINITY };
  for (const ending of endings) {
    const stands = ending.recorded <= knownAt && (ending.undone === null || ending.undone > knownAt);
    if (stands && ending.recorded >= latest.recorded) latest = ending;
  }
  return ENDINGS[latest.kind];
}

function rollsAt(facts: Facts, knownAt: number): ReadonlyMap<number, RotationOf> {
  const held = new Map<number, RotationOf>();
  for (const [tour, rolls] of facts.rolls) {
    const roll = rolls.find((one) => one.recorded <= knownAt && (one.superseded === null || one.superseded > knownAt));
    if (roll === undefined) continue;
    const contribution = facts.numbers.words.get(roll.contribution) ?? 0;
    held.set(tour, { contribution, number: roll.rotation, strength: roll.strength });
  }
  return held;
}

/** The rotation a tour belonged to at the view's moment. */
export function rotationOf(view: View, tour: number): RotationOf {
  const { contribution, rotation, strength } = view.facts.tours;
  return (
    view.rolls.get(tour) ?? {
      contribution: contribution[tour] ?? 0,
      number: rotation[tour] ?? 0,
      strength: strength[tour] ?? 0,
    }
  );
}

/** The beliefs about a tour that were held at the view's moment, in no order. */
export function beliefsOf(view: View, tour: number): readonly number[] {
  const { recorded, superseded, next } = view.facts.presences;
  const held: number[] = [];
  for (let at = view.facts.tours.head[tour] ?? -1; at >= 0; at = next[at] ?? -1) {
    if ((recorded[at] ?? 0) <= view.knownAt && (superseded[at] ?? 0) > view.knownAt) held.push(at);
  }
  return held;
}
