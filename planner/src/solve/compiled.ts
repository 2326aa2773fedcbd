/**
 * The problem in the form that solving works on: whole numbers in typed arrays, tours gathered into classes, and only the
 * pairs of person and class that the person's own rules allow. `compile` makes it; nothing here is ever changed afterwards.
 *
 * Index spaces: a *tour* is its index in `problem.tours`, a *person* its index in `problem.people`, a *class* its index in
 * `classes`, a *pair* its index in `pairs`. Days are day numbers (`dayNumber`), both ends of an interval included.
 */
import type { Labels, Problem } from "../problem.ts";

/**
 * Tours that nobody could tell apart: same dates, needs, key, value, and the same matches in scores, ceilings, shares, home caps
 * and bans. Sorted by first day, then last day, then the id of the first tour, so a smaller index never starts later.
 */
export interface Classes {
  readonly count: number;
  /** First day of presence. */
  readonly from: Int32Array;
  /** Last day of presence. */
  readonly to: Int32Array;
  /** How many tours the class holds, ≥ 1. */
  readonly capacity: Int32Array;
  /** Worth of filling one of its tours. */
  readonly value: Float64Array;
  /** 1 when its tours are key tours. */
  readonly key: Uint8Array;
  /** `tours.subarray(tourStart[c], tourStart[c + 1])` are the tours of class c, ascending. */
  readonly tourStart: Int32Array;
  readonly tours: Int32Array;
  /** The class of each tour. */
  readonly ofTour: Int32Array;
}

/**
 * Who may take a tour of which class, person by person: `start[p]` to `start[p + 1]` are the pairs of person p, ascending by
 * class and therefore by first day. Needs, availability, rest after the last return and bans already hold.
 */
export interface Pairs {
  readonly count: number;
  readonly start: Int32Array;
  readonly cls: Int32Array;
  /** Sum of the person's scores that match the class. */
  readonly score: Int32Array | Float64Array;
}

/** Days within which the same classes are present; `atMost` is what the others leave (negative when they alone pass the ceiling). */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly atMost: number;
  /** Classes present on every day of the segment, ascending. */
  readonly classes: Int32Array;
}

/** A ceiling that counts people on each day. */
export interface PresentCeiling {
  readonly measure: "present";
  readonly id: string;
  /** Its index in `problem.ceilings`. */
  readonly index: number;
  /** Every class that counts at some day, ascending. */
  readonly classes: Int32Array;
  /** Without overlap only segments that can bind and that no other segment implies; with overlap all of the period, ascending. */
  readonly segments: readonly Segment[];
  readonly overlap?: { readonly people: number; readonly days: number };
}

/** A ceiling on tours that start in its period, or on distinct people with a tour in it. `atMost` is what the others leave. */
export interface TotalCeiling {
  readonly measure: "tours" | "people";
  readonly id: string;
  readonly index: number;
  readonly atMost: number;
  readonly classes: Int32Array;
}

export type CompiledCeiling = PresentCeiling | TotalCeiling;

/** One group of a share. With-tag means: the person holds `tag` on the first day of the class (`isHeld`). */
export interface ShareGroup {
  readonly id: string;
  /** Its index in `problem.shares`. */
  readonly index: number;
  /** The labels that make the group; empty when there is one group over all. */
  readonly group: Labels;
  readonly tag: string;
  readonly num: number;
  readonly den: number;
  readonly hard: boolean;
  /** Classes of the group, ascending. */
  readonly classes: Int32Array;
  /** Sum of their capacities. */
  readonly capacity: number;
}

/** One home under a home cap. A person counts on a day when present with one of `classes` and (with a tag) holding it that day. */
export interface HomeLimit {
  readonly id: string;
  /** Index of the cap in `problem.homeCaps`. */
  readonly index: number;
  readonly home: string;
  readonly atMost: number;
  readonly tag?: string;
  /** The people of the home, ascending. */
  readonly people: Int32Array;
  /** Classes the cap selects, ascending; shared between the homes of one cap. */
  readonly classes: Int32Array;
}

/** A named pair of tour and person. `pair` is -1 when the person's own rules forbid it. */
export interface NamedPair {
  readonly tour: number;
  readonly person: number;
  readonly cls: number;
  readonly pair: number;
}

/** When each person holds one tag: merged intervals `from[i]..to[i]` for i in `start[p]..start[p + 1]`, ascending, not touching. */
export interface Holding {
  readonly start: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export interface Compiled {
  readonly problem: Problem;
  /** Whole days at home between two tours of one person. */
  readonly restDays: number;
  readonly people: number;
  readonly classes: Classes;
  readonly pairs: Pairs;
  readonly ceilings: readonly CompiledCeiling[];
  readonly shares: readonly ShareGroup[];
  readonly homeLimits: readonly HomeLimit[];
  readonly pins: readonly NamedPair[];
  /** The earlier plan. A class that holds several earlier pairs can always give each of its people their own tour again. */
  readonly previous: readonly NamedPair[];
  /** Holdings of every tag that a share or a home cap names. */
  readonly holdings: ReadonlyMap<string, Holding>;
}

/** Whether the person holds the tag on the day. */
export function isHeld(holding: Holding, person: number, day: number): boolean {
  for (let i = holding.start[person] ?? 0; i < (holding.start[person + 1] ?? 0); i++) {
    if ((holding.from[i] ?? 0) <= day && day <= (holding.to[i] ?? 0)) return true;
  }
  return false;
}

/** The pair of person and class, -1 when the person may not take it. */
export function findPair(pairs: Pairs, person: number, cls: number): number {
  let low = pairs.start[person] ?? 0;
  let high = (pairs.start[person + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = pairs.cls[middle] ?? 0;
    if (found === cls) return middle;
    if (found < cls) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The person of a pair. */
export function personOf({ start }: Pairs, pair: number): number {
  let low = 0;
  let high = start.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((start[middle] ?? 0) <= pair) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
