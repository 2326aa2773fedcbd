/** Collects a sparse matrix row by row and gives it out by column. */
import type { LinearProgram, NewRows } from "./engine.ts";

/** Rows under construction; entries of one row must name each column at most once. */
export class RowBuilder {
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  private readonly starts: number[] = [0];
  private readonly columns: number[] = [];
  private readonly values: number[] = [];

  /** Adds an entry to the row that `close` will end. */
  put(column: number, value: number): void {
    if (value === 0) return;
    this.columns.push(column);
    this.values.push(value);
  }

  /** Ends the row; its index is returned. */
  close(lower: number, upper: number): number {
    this.starts.push(this.columns.length);
    this.lower.push(lower);
    this.upper.push(upper);
    return this.lower.length - 1;
  }

  get count(): number {
    return this.lower.length;
  }

  /** The rows as appended to an open program. */
  rows(): NewRows {
    return {
      lower: Float64Array.from(this.lower),
      upper: Float64Array.from(this.upper),
      starts: Int32Array.from(this.starts),
      indices: Int32Array.from(this.columns),
      values: Float64Array.from(this.values),
    };
  }

  /** The rows with their columns as a program without costs. */
  program(lower: Float64Array, upper: Float64Array, integer: Int32Array): LinearProgram {
    const columns = lower.length;
    const starts = new Int32Array(columns + 1);
    for (const column of this.columns) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
    for (let j = 0; j < columns; j++) starts[j + 1] = (starts[j + 1] ?? 0) + (starts[j] ?? 0);
    const next = starts.slice();
    const indices = new Int32Array(this.columns.length);
    const values = new Float64Array(this.columns.length);
    for (let row = 0; row < this.count; row++) {
      for (let k = this.starts[row] ?? 0; k < (this.starts[row + 1] ?? 0); k++) {
        const column = this.columns[k] ?? 0;
        const at = next[column] ?? 0;
        next[column] = at + 1;
        indices[at] = row;
        values[at] = this.values[k] ?? 0;
      }
    }
    return {
      columns,
      rows: this.count,
      cost: new Float64Array(columns),
      lower,
      upper,
      rowLower: Float64Array.from(this.lower),
      rowUpper: Float64Array.from(this.upper),
      starts,
      indices,
      values,
      integer,
    };
  }
}
