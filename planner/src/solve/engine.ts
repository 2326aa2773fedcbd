/**
 * What solving asks of a linear and integer programming engine. The engine is trusted with nothing: plans found with it are scored
 * again by the constraints, and its prices are only multipliers of a bound that is computed here in whole numbers.
 * Everything is deterministic: the same calls in the same order give the same answers.
 */

/** The engine broke down (memory, a fault of its own); nothing it holds can be used any more. */
export class EngineFailure extends Error {
  constructor(cause: unknown) {
    super(`the engine failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = "EngineFailure";
  }
}

/** A linear program to maximise, columns compressed (`starts` has one more entry than there are columns). */
export interface LinearProgram {
  readonly columns: number;
  readonly rows: number;
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
  /** 1 where a column must be whole; read by `Engine.solveInteger` only. */
  readonly integer: Int32Array;
}

/** Rows to append, compressed by row. */
export interface NewRows {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Columns to append, compressed by column. */
export interface NewColumns {
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** `limit`: the step limit was reached. `failed`: the engine gave up; no array is to be used. */
export type LinearStatus = "optimal" | "infeasible" | "limit" | "failed";

export interface LinearSolution {
  readonly status: LinearStatus;
  readonly value: number;
  /** Value of each column. */
  readonly x: Float64Array;
  /** What the maximum gains per unit of each column beyond its bound: ≥ 0 at the upper bound, ≤ 0 at the lower. */
  readonly reduced: Float64Array;
  /** What the maximum gains per unit of each row's bound: ≥ 0 at the upper bound, ≤ 0 at the lower. */
  readonly price: Float64Array;
  /** Simplex iterations taken. */
  readonly steps: number;
}

/** A basis as the engine describes it; opaque. */
export interface Basis {
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}

/** A linear program kept in the engine, solved again from its last basis after each change. Must be closed. */
export interface OpenProgram {
  /** `interior` starts from nothing by an interior point method and crosses over to a basis: for large programs with many ties. */
  solve(maxSteps: number, method?: "interior"): LinearSolution;
  setCosts(cost: Float64Array): void;
  /** `columns` strictly ascending. */
  setBounds(columns: Int32Array, lower: Float64Array, upper: Float64Array): void;
  setRowBounds(row: number, lower: number, upper: number): void;
  addRows(rows: NewRows): void;
  addColumns(columns: NewColumns): void;
  /** After `infeasible`: row weights in the sense of `LinearSolution.price` that prove it, when the engine has them. */
  infeasibilityPrices(): Float64Array | undefined;
  basis(): Basis | undefined;
  setBasis(basis: Basis): void;
  close(): void;
}

export interface IntegerOptions {
  readonly maxSteps: number;
  readonly maxNodes: number;
  /** The search ends once plan and its own bound are closer than this. */
  readonly gap: number;
  readonly seed: number;
  /** Share of the effort spent on finding plans, 0 to 1; 0.05 when absent. */
  readonly heuristics?: number;
  /** A plan to start from. */
  readonly start?: Float64Array;
  /** Called with each better plan found; may not be called at all. */
  readonly onBetter?: (x: Float64Array, value: number) => void;
  /** Asked now and then; true ends the search. */
  readonly shouldStop?: () => boolean;
}

export interface IntegerSolution {
  /** The engine's own word; never taken as proof. */
  readonly status: LinearStatus;
  /** Best plan found, absent when none. */
  readonly x?: Float64Array;
  readonly steps: number;
}

/** Any method may throw `EngineFailure`. */
export interface Engine {
  readonly name: string;
  /** From now on linear solves ask this now and then, and end with `limit` once it says true. For a person who stops a run; never for a clock. */
  watch?(shouldStop: () => boolean): void;
  open(program: LinearProgram): OpenProgram;
  solveInteger(program: LinearProgram, options: IntegerOptions): IntegerSolution;
}
