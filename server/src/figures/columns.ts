/** Columns of numbers that grow together, with room to spare: what is counted twenty times a second is not kept as objects. Pure. */

/** One column. What lies beyond the rows that were added is room and means nothing. */
export type Column = Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Room that a table begins with. */
const FIRST_ROOM = 64;

/** Makes room for `count` rows: columns that are too short give way to longer ones with the same numbers. */
export function makeRoom(columns: Record<string, Column>, count: number): void {
  for (const [name, column] of Object.entries(columns)) {
    if (column.length < count) columns[name] = longer(column, Math.max(FIRST_ROOM, count, column.length * 2));
  }
}

function longer(column: Column, length: number): Column {
  const next =
    column instanceof Float64Array
      ? new Float64Array(length)
      : column instanceof Uint8Array
        ? new Uint8Array(length)
        : new Int32Array(length);
  next.set(column);
  return next;
}

/** Whether two tables of `count` rows say the same, column by column. */
export function sameColumns(a: Record<string, Column>, b: Record<string, Column>, count: number): boolean {
  return Object.entries(a).every(([name, column]) => {
    const other = b[name];
    if (other === undefined || other.length < count) return false;
    for (let at = 0; at < count; at += 1) if (column[at] !== other[at]) return false;
    return true;
  });
}

let scratch = new Int32Array(FIRST_ROOM);

/** Numbers to write a result into before its length is known, for `count` of them; whoever asks next overwrites them. */
export function scratchOf(count: number): Int32Array {
  if (scratch.length < count) scratch = new Int32Array(count * 2);
  return scratch;
}
