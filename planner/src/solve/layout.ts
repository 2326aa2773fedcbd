/** Which column of the linear program stands for what. */
import type { Compiled } from "./compiled.ts";
import type { Goal } from "./goals.ts";
import { mostShort } from "./rules.ts";

/**
 * Columns in order: one for each pair (1: the person takes a tour of the class), then the numbers below. -1: there is none.
 */
export interface Layout {
  readonly columns: number;
  /** Column of class 0; class c has `filled + c`: how many of its tours are filled. */
  readonly filled: number;
  /** For each share group: filled tours, filled with the tag, people missing. */
  readonly groupFilled: Int32Array;
  readonly groupWith: Int32Array;
  readonly groupShort: Int32Array;
  /** For each ceiling with overlap the column of its first segment: 1 when the ceiling is passed there. */
  readonly passed: Int32Array;
  /** Column of person 0 when using a person counts: 1 when the person has a tour. */
  readonly used: number;
  /** Distinct people used. */
  readonly usedTotal: number;
  /** People missing over all soft groups, when there is one. */
  readonly shortTotal: number;
  /** Filled tours. */
  readonly filledTotal: number;
  /** For each ceiling on people: column of person 0, 1 when the person counts there. */
  readonly counted: Int32Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** The columns for a problem with these goals. */
export function layOut(compiled: Compiled, goals: readonly Goal[]): Layout {
  const upper: number[] = new Array(compiled.pairs.count).fill(1);
  const add = (count: number, most: (i: number) => number) => {
    const first = upper.length;
    for (let i = 0; i < count; i++) upper.push(most(i));
    return first;
  };
  const one = (most: number) => add(1, () => most);
  const filled = add(compiled.classes.count, (c) => compiled.classes.capacity[c] ?? 0);
  const groupFilled = Int32Array.from(compiled.shares, () => one(Number.POSITIVE_INFINITY));
  const groupWith = Int32Array.from(compiled.shares, () => one(Number.POSITIVE_INFINITY));
  const groupShort = Int32Array.from(compiled.shares, (share) => (share.hard ? -1 : one(mostShort(share))));
  const passed = Int32Array.from(compiled.ceilings, (ceiling) =>
    ceiling.measure === "present" && ceiling.overlap !== undefined ? add(ceiling.segments.length, () => 1) : -1,
  );
  const peopleCount = goals.some((goal) => goal.people !== 0);
  const used = peopleCount ? add(compiled.people, () => 1) : -1;
  const usedTotal = peopleCount ? one(Number.POSITIVE_INFINITY) : -1;
  const shortTotal = compiled.shares.some((share) => !share.hard) ? one(Number.POSITIVE_INFINITY) : -1;
  const filledTotal = one(Number.POSITIVE_INFINITY);
  const counted = Int32Array.from(compiled.ceilings, (ceiling) =>
    ceiling.measure === "people" ? add(compiled.people, () => 1) : -1,
  );
  const lower = new Float64Array(upper.length);
  for (const pin of compiled.pins) if (pin.pair >= 0) lower[pin.pair] = 1;
  return {
    columns: upper.length,
    filled,
    groupFilled,
    groupWith,
    groupShort,
    passed,
    used,
    usedTotal,
    shortTotal,
    filledTotal,
    counted,
    lower,
    upper: Float64Array.from(upper),
  };
}
