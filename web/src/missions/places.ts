/** Where missions stand on a map and which of them carry their name: where names would run into each other the lesser is left out. Pure. */
import type { MissionRow } from "./rows.ts";

export interface PlacedRow {
  readonly row: MissionRow;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly named: boolean;
  /** The name stands to the left of the point. */
  readonly left: boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const meets = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Points with their names. Missions with our people come first, then active ones; of several in one place each stands a little apart.
 * A mission that has no place is left out.
 */
export function placesOf(
  rows: readonly MissionRow[],
  at: (row: MissionRow) => readonly [number, number] | null,
  width: number,
): readonly PlacedRow[] {
  const rank = (row: MissionRow) => (row.ours > 0 ? 1e6 + row.ours : row.state === "active" ? 1 : 0);
  const order = rows.toSorted((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1));
  const taken: Box[] = [];
  const placed: PlacedRow[] = [];
  for (const row of order) {
    const found = at(row);
    if (found === null) continue;
    const radius = row.ours > 0 ? 4 + 1.2 * Math.sqrt(row.ours) : 4;
    const [x, y] = apart(found, placed, radius);
    const sides = [false, true].map((left) => ({ left, box: nameBox(row, x, y, radius, left) }));
    const free = sides.find(
      ({ box }) => box.left >= 0 && box.right <= width && !taken.some((other) => meets(other, box)),
    );
    taken.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
    if (free !== undefined) taken.push(free.box);
    placed.push({ row, x, y, radius, named: free !== undefined, left: free?.left ?? false });
  }
  return placed;
}

function nameBox(row: MissionRow, x: number, y: number, radius: number, left: boolean): Box {
  const letters = row.id.length + (row.ours > 0 ? String(row.ours).length + 1 : 0);
  const wide = letters * 7.6 + 8;
  const start = left ? x - radius - wide : x + radius;
  return { left: start, right: start + wide, top: y - 8, bottom: y + 8 };
}

/** A point that no other stands on: steps around the true place until there is room. */
function apart(
  [x, y]: readonly [number, number],
  placed: readonly PlacedRow[],
  radius: number,
): readonly [number, number] {
  for (let step = 0; step < 40; step += 1) {
    const angle = step * 2.4;
    const far = step === 0 ? 0 : 4 + 1.6 * step;
    const [px, py] = [x + far * Math.cos(angle), y + far * Math.sin(angle)];
    const clear = placed.every((other) => Math.hypot(other.x - px, other.y - py) >= Math.min(9, other.radius + radius));
    if (clear) return [px, py];
  }
  return [x, y];
}
