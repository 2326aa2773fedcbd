/** The plan: who goes where, what stays open and why, how good it is, and the certificate that proves it. */
import type { Day } from "./days.ts";
import type { Labels, Measure, ObjectiveEntry, Pair } from "./problem.ts";

/** `optimal`: every value equals its bound, proved. `bounded`: some do not. `infeasible`: pins and hard rules contradict. */
export type Status = "optimal" | "bounded" | "infeasible";

/** One person on one tour, with the sum of the scores that match. */
export interface Assignment extends Pair {
  readonly score: number;
}

/** Plain JSON, as the facts of a cause or a conflict carry it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Why a tour stays open: a stable code and its facts. */
export interface Cause {
  readonly code: string;
  readonly [fact: string]: Json;
}

/** A tour that nobody fills, with every cause. */
export interface OpenTour {
  readonly tour: string;
  readonly causes: readonly Cause[];
}

/** What one entry of the objective reached, and what no lawful plan passes given the values before it. */
export interface ObjectiveValue {
  readonly entry: ObjectiveEntry;
  readonly value: number;
  readonly bound: number;
}

/** A pin or a rule that takes part in a contradiction. */
export interface ConflictPart {
  readonly kind: string;
  readonly [fact: string]: Json;
}

/** What one more place would bring where a rule binds. */
export interface Price {
  readonly rule: string;
  readonly from?: Day;
  readonly to?: Day;
  readonly worth: Readonly<Record<string, number>>;
}

/** A named row of the weak-duality proof; what each says is written in docs/planner-format.md. */
export type Row =
  | { readonly kind: "ceiling"; readonly id: string; readonly day?: Day }
  | { readonly kind: "share"; readonly id: string; readonly group: Labels }
  | {
      readonly kind: "shareCut";
      readonly id: string;
      readonly group: Labels;
      readonly a: number;
      readonly b: number;
      readonly c: number;
    }
  | { readonly kind: "homeCap"; readonly id: string; readonly home: string; readonly day: Day }
  | { readonly kind: "entry"; readonly entry: number }
  | { readonly kind: "pin"; readonly tour: string; readonly person: string };

/** A whole number that a plan gives rise to and that a proof may branch on. */
export type Expression =
  | { readonly classes?: readonly number[]; readonly people?: readonly string[]; readonly tag?: string }
  | { readonly shortfall: string; readonly group: Labels }
  /** Distinct people used; with `people`, among these. */
  | { readonly peopleUsed: true; readonly people?: readonly string[] }
  /** 1 when the ceiling with overlap is passed on the day, else 0. */
  | { readonly passed: string; readonly day: Day }
  /** What the plan reaches in a measure, as counted. */
  | { readonly measure: Measure };

/** An index and a price, a whole number ≥ 0. */
export type Priced = readonly [index: number, price: number];

/** Prices that prove the bound where the branches above hold; absent lists are empty. `branches` index by depth from the root, 0 first. */
export interface Leaf {
  readonly classes?: readonly Priced[];
  readonly rows?: readonly Priced[];
  readonly branches?: readonly Priced[];
}

/** A proof: prices, or two proofs for `on ≤ at` and `on ≥ at + 1`. */
export type Node =
  | { readonly leaf: Leaf }
  | { readonly on: Expression; readonly at: number; readonly below: Node; readonly above: Node };

/** Rows and the tree whose leaves price them; prices are divided by `scale`. */
export interface Proof {
  readonly scale: number;
  readonly rows: readonly Row[];
  readonly tree: Node;
}

/** What the checker needs to prove every bound again. */
export interface Certificate {
  readonly format: "contingent-certificate/1";
  /** Groups of tours that share one price; every tour stands in exactly one. */
  readonly classes: readonly (readonly string[])[];
  readonly entries: readonly (Proof & { readonly entry: number })[];
  /** Status infeasible: with objective zero every leaf proves less than zero. */
  readonly infeasible?: Proof;
}

/** A plan as its file says it; what each list holds is said beside its type. */
export interface Plan {
  readonly format: "contingent-plan/1";
  /** `sha256:` and 64 hexadecimal digits of the canonical problem. */
  readonly problem: string;
  readonly planner: string;
  readonly seed: number;
  /** Steps taken. */
  readonly workDone: number;
  readonly status: Status;
  /** Sorted by tour id; empty when infeasible. */
  readonly assignments: readonly Assignment[];
  /** Sorted by tour id; every tour without an assignment. */
  readonly open: readonly OpenTour[];
  readonly objective: readonly ObjectiveValue[];
  readonly conflict?: readonly ConflictPart[];
  readonly prices: readonly Price[];
  readonly certificate?: Certificate;
}
