/** Columns of numbers that grow, and numbers for pairs of numbers. Pure. */

/** The column, or a longer one with the same beginning, so that it has room for `length` numbers; what is new holds `fill`. */
export function roomFor<C extends Int32Array | Float64Array>(column: C, length: number, fill = 0): C {
  if (length <= column.length) return column;
  const larger = new (column.constructor as new (length: number) => C)(Math.max(64, length, column.length * 2));
  larger.set(column as never);
  if (fill !== 0) larger.fill(fill, column.length);
  return larger;
}

/** A number for each pair of numbers that was met, from 0 on. */
export interface Pairs {
  readonly known: Map<number, number>;
}

/** No pair yet. */
export function noPairs(): Pairs {
  return { known: new Map() };
}

const HALF = 2 ** 26;

/** The number of a pair; both numbers from 0 to 67 million. */
export function pairOf({ known }: Pairs, a: number, b: number): number {
  const key = a * HALF + b;
  const before = known.get(key);
  if (before !== undefined) return before;
  const next = known.size;
  known.set(key, next);
  return next;
}
