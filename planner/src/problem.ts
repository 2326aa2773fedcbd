/**
 * The problem: which tours are to be filled, who could fill them, and what a lawful and good plan is.
 * `Problem` is the read and ordered form that every other part of the planner works on; `readProblem` makes it.
 */
import type { Day } from "./days.ts";

/** Texts by key. A key that is absent reads as the empty text (`labelOf`). */
export type Labels = Readonly<Record<string, string>>;

/** Which tours are meant: for every key one of its values. `{}` means every tour, an empty list of values means none. */
export type Selector = Readonly<Record<string, readonly string[]>>;

/** One posting of one person to one post; both days are days of presence. */
export interface Tour {
  readonly id: string;
  readonly post: string;
  readonly from: Day;
  readonly to: Day;
  readonly key: boolean;
  /** Worth of having it filled, > 0. */
  readonly value: number;
  /** All of (any of): one tag of each inner list must hold by itself throughout, or on the first day when it ends in `@start`. */
  readonly needs: readonly (readonly string[])[];
  readonly labels: Labels;
}

/** A tag and when it is held; an absent end is open. Several entries of one tag hold on the union of their days. */
export interface HeldTag {
  readonly tag: string;
  readonly from?: Day;
  readonly to?: Day;
}

/** Days from `from` to `to`, both included. */
export interface Interval {
  readonly from: Day;
  readonly to: Day;
}

/** Points for every tour that carries all the labels of `when`; may be negative. */
export interface ScoreRule {
  readonly when: Labels;
  readonly score: number;
}

/** Somebody who could go: what they hold and when, from where, and how well they fit. */
export interface Person {
  readonly id: string;
  readonly tags: readonly HeldTag[];
  /** A tour must lie within the union of these; absent means always, an empty list never. */
  readonly available?: readonly Interval[];
  readonly home?: string;
  /** Last day of the latest finished tour. */
  readonly lastReturn?: Day;
  readonly scores: readonly ScoreRule[];
}

/** How a ceiling counts: people on each day, tours that start in the period, or distinct people with a tour in it. */
export type CeilingMeasure = "present" | "tours" | "people";

/** `count` people present from `from` to `to` who are not part of this plan. */
export interface Others extends Interval {
  readonly count: number;
}

/** At most so many; a hard rule. Absent `from` or `to` leave the period open on that side. */
export interface Ceiling {
  readonly id: string;
  readonly where: Selector;
  readonly from?: Day;
  readonly to?: Day;
  readonly atMost: number;
  readonly measure: CeilingMeasure;
  /** With `present` only: may be passed by `people`, on at most `days` days in a row. */
  readonly overlap?: { readonly people: number; readonly days: number };
  readonly others: readonly Others[];
}

/** At least `atLeast[0] / atLeast[1]` of the filled tours of each group by people who hold `tag` on the first day of the tour. */
export interface Share {
  readonly id: string;
  readonly where: Selector;
  readonly tag: string;
  readonly atLeast: readonly [number, number];
  /** One group for each combination of these labels; empty: one group over all. */
  readonly per: readonly string[];
  readonly hard: boolean;
}

/** At most so many people of one home present on one day; a hard rule. */
export interface HomeCap {
  readonly id: string;
  readonly where: Selector;
  readonly atMost: number;
  /** Only these homes; absent: each home by itself. */
  readonly homes?: readonly string[];
  /** Only people who hold it on that day are counted; absent: all. */
  readonly tag?: string;
}

/** A tour and a person by id. */
export interface Pair {
  readonly tour: string;
  readonly person: string;
}

/** A pair that must be (pin) or must not be (ban), and why, in the words of whoever said so. */
export interface Decree extends Pair {
  readonly why?: string;
}

/** What a plan is measured by. `shortfall`, `changes` and `people` are better when less, the others when more. */
export type Measure = "keyFilled" | "filled" | "score" | "shortfall" | "changes" | "people";

/** One measure, or measures with positive weights; in the sum a measure to be least counts negatively. */
export type ObjectiveEntry = Measure | Readonly<Partial<Record<Measure, number>>>;

/**
 * A problem as read: defaults filled in, unknown keys refused, references known, sums safe, and every list whose order
 * has no meaning sorted (by id where it has one). Two files that say the same therefore give the same `Problem`.
 */
export interface Problem {
  readonly format: "contingent-problem/1";
  readonly title?: string;
  readonly tours: readonly Tour[];
  readonly people: readonly Person[];
  readonly rest: { readonly days: number };
  readonly ceilings: readonly Ceiling[];
  readonly shares: readonly Share[];
  readonly homeCaps: readonly HomeCap[];
  readonly pins: readonly Decree[];
  readonly bans: readonly Decree[];
  readonly previous: readonly Pair[];
  readonly objective: readonly ObjectiveEntry[];
  /** Most steps the planner may take; absent: until proved or stopped. */
  readonly work?: number;
  readonly seed: number;
}

/** The measures in the order of the default objective. */
export const MEASURES: readonly Measure[] = ["keyFilled", "filled", "shortfall", "changes", "people", "score"];

/** The measures that are better when less. */
export const LEAST: ReadonlySet<Measure> = new Set<Measure>(["shortfall", "changes", "people"]);

/** What stands after a tag in a need when it must hold on the first day of the tour only. */
export const AT_START = "@start";

/** The text under `key`; the empty text when there is none. */
export function labelOf(labels: Labels, key: string): string {
  return Object.hasOwn(labels, key) ? (labels[key] ?? "") : "";
}

/** Whether a tour with these labels is meant by the selector. */
export function selects(where: Selector, labels: Labels): boolean {
  return Object.entries(where).every(([key, values]) => values.includes(labelOf(labels, key)));
}

/** The measures of an objective entry with their weights as written, all positive. */
export function weightsOf(entry: ObjectiveEntry): readonly (readonly [Measure, number])[] {
  if (typeof entry === "string") return [[entry, 1]];
  return MEASURES.filter((measure) => entry[measure] !== undefined).map((m) => [m, entry[m] ?? 0]);
}
