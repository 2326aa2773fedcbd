/** Who is there beyond the strength of a rotation that is being relieved. Pure. */
import { type Counted, compareRows, pickRows } from "./rows.ts";

/**
 * Those present less the overlap: of each contribution that is being relieved, no more than the people of its oldest rotation there or
 * that rotation's strength, whichever is more; who came last is the one beyond it. People without a rotation all count.
 */
export function withoutOverlap(rows: Counted): Counted {
  const beyond = new Set(overlapOf(rows));
  if (beyond.size === 0) return rows;
  return pickRows(
    rows,
    Array.from(rows.tour.keys()).filter((row) => !beyond.has(row)),
  );
}

/** Numbers of the rows that are present beyond the strength of the rotation that is being relieved. */
export function overlapOf(rows: Counted): readonly number[] {
  const { rotation, contribution } = rows.view;
  const groups = new Map<number, number[]>();
  for (let row = 0; row < rows.tour.length; row += 1) {
    const tour = rows.tour[row] ?? 0;
    if (rotation[tour] === 0) continue;
    const group = groups.get(contribution[tour] ?? 0);
    if (group === undefined) groups.set(contribution[tour] ?? 0, [row]);
    else group.push(row);
  }
  return [...groups.values()].flatMap((group) => beyondOf(rows, group));
}

/** Of the rows of one contribution, those beyond the limit. */
function beyondOf(rows: Counted, group: readonly number[]): readonly number[] {
  const { rotation, strength } = rows.view;
  const numberOf = (row: number) => rotation[rows.tour[row] ?? 0] ?? 0;
  const oldest = group.reduce((least, row) => Math.min(least, numberOf(row)), Number.POSITIVE_INFINITY);
  const relieved = group.filter((row) => numberOf(row) === oldest);
  const limit = Math.max(relieved.length, strength[rows.tour[relieved[0] ?? 0] ?? 0] ?? 0);
  if (group.length <= limit) return [];
  const order = [...group].sort((a, b) => numberOf(a) - numberOf(b) || compareRows(rows, a, b));
  return order.slice(limit);
}
