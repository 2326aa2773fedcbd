/** The program of a goal for the engine's own integer search, which is only asked for plans, never for proof. */
import type { LinearProgram, LinearSolution } from "./engine.ts";

/** A row over all columns with its least value. */
export interface EntryRow {
  readonly row: number;
  readonly cost: Float64Array;
  readonly atLeast: number;
}

/** The program with costs, and with the rows of earlier goals after its own. */
export function goalProgram(program: LinearProgram, cost: Float64Array, entries: readonly EntryRow[]): LinearProgram {
  const rows = program.rows + entries.length;
  let extra = 0;
  for (const entry of entries) for (const value of entry.cost) if (value !== 0) extra++;
  const starts = new Int32Array(program.columns + 1);
  const indices = new Int32Array(program.indices.length + extra);
  const values = new Float64Array(indices.length);
  let at = 0;
  for (let column = 0; column < program.columns; column++) {
    for (let k = program.starts[column] ?? 0; k < (program.starts[column + 1] ?? 0); k++) {
      indices[at] = program.indices[k] ?? 0;
      values[at++] = program.values[k] ?? 0;
    }
    for (const [i, entry] of entries.entries()) {
      const value = entry.cost[column] ?? 0;
      if (value === 0) continue;
      indices[at] = program.rows + i;
      values[at++] = value;
    }
    starts[column + 1] = at;
  }
  const rowLower = extended(program.rowLower, rows, Number.NEGATIVE_INFINITY);
  const rowUpper = extended(program.rowUpper, rows, Number.POSITIVE_INFINITY);
  for (const [i, entry] of entries.entries()) rowLower[program.rows + i] = entry.atLeast;
  return { ...program, rows, cost, rowLower, rowUpper, starts, indices, values };
}

function extended(values: Float64Array, length: number, rest: number): Float64Array {
  const longer = new Float64Array(length).fill(rest);
  longer.set(values);
  return longer;
}

/**
 * The program with every column held at its bound whose reduced value shows that no better plan moves it there.
 *
 * @param slack by how much the linear bound is above the value a plan must reach to be welcome
 */
export function heldByReducedValues(program: LinearProgram, root: LinearSolution, slack: number): LinearProgram {
  const lower = program.lower.slice();
  const upper = program.upper.slice();
  for (let j = 0; j < program.columns; j++) {
    const reduced = root.reduced[j] ?? 0;
    const x = root.x[j] ?? 0;
    if (-reduced > slack && x <= (lower[j] ?? 0) + 1e-9) upper[j] = lower[j] ?? 0;
    else if (reduced > slack && x >= (upper[j] ?? 0) - 1e-9) lower[j] = upper[j] ?? 0;
  }
  return { ...program, lower, upper };
}
