import type { Problem } from "@contingent/planner";

/** A tour and who goes. */
export interface Posted {
  readonly tour: string;
  readonly person: string;
}

/** What a method brings back. */
export interface Answer {
  /** `proved`, `bounded`, `heuristic`, `no plan`, or why it did not run. */
  readonly status: string;
  readonly assignments: readonly Posted[];
  /** Bounds of the entries, as far as the method gives any; `null` where it gives none. */
  readonly bounds: readonly (number | null)[];
  /** For methods that see one weighted sum only: what they proved of it, and what they reached. */
  readonly sum?: { readonly value: number; readonly bound: number };
  /** Whether the independent checker passed the plan with its bounds; absent for methods that give no proof. */
  readonly checked?: boolean;
}

/** A way to answer a problem within some seconds. */
export type Method = (problem: Problem, seconds: number) => Promise<Answer> | Answer;
