/** What a search aims at, and what it reports and leaves behind. */
import type { Choice } from "./choice.ts";
import type { Values } from "./goals.ts";
import type { RuleBook } from "./prices.ts";
import type { Search } from "./tree.ts";

/** The proof of one goal: its search tree and the rows its prices mean. */
export interface GoalProof {
  readonly goal: number;
  readonly search: Search;
  readonly book: RuleBook;
}

/** A lawful choice and what it reaches. */
export interface Incumbent {
  readonly choice: Choice;
  readonly values: Values;
}

/** Where the work stands: after each improvement of plan or bound. Values are of the goal's maximised function. */
export interface Step {
  readonly phase: "start" | "feasible" | "scout" | "root" | "integer" | "tree";
  /** Index of the goal; -1 while none is pursued. */
  readonly goal: number;
  readonly value: number | undefined;
  readonly bound: number | undefined;
}

/** One search: what is maximised, and how its values are told apart. */
export interface Aim {
  readonly phase: Step["phase"];
  /** Index among the goals of the bounder; -1 asks only for a lawful plan. */
  readonly index: number;
  readonly cost: Float64Array;
  readonly constant: number;
  readonly grain: number;
  /** Value of the best plan in this aim. */
  readonly best: () => number;
}
