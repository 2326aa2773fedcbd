/** Where missions stand on a map and which of them carry their name: where names would run into each other the lesser is left out; our missions always have theirs. Pure. */
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
  const points: PlacedRow[] = [];
  for (const row of order) {
    const found = at(row);
    if (found === null) continue;
    const radius = row.ours > 0 ? 4 + 1.2 * Math.sqrt(row.ours) : 4;
    const [x, y] = apart(found, points, radius);
    points.push({ row, x, y, radius, named: false, left: false });
  }
  // Names come after all points, so that none stands on a point that is not its own; those of our missions mind only each other.
  const spots = points.map(({ row, x, y, radius }) => ({
    ours: row.ours > 0,
    box: { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius },
  }));
  const names: Box[] = [];
  return points.map((point) => {
    const { row, x, y, radius } = point;
    const ours = row.ours > 0;
    const taken = [...names, ...spots.filter((spot) => spot.ours || !ours).map((spot) => spot.box)];
    const sides = [false, true].map((left) => ({ left, box: nameBox(row, x, y, radius, left) }));
    const fits = ({ box }: { box: Box }) =>
      box.left >= 0 && box.right <= width && !taken.some((other) => meets(other, box));
    const free = sides.find(fits) ?? (ours ? sides[0] : undefined);
    if (free === undefined) return point;
    names.push(free.box);
    return { ...point, named: true, left: free.left };
  });
}

function nameBox(row: MissionRow, x: number, y: number, radius: number, left: boolean): Box {
  const letters = row.id.length + (row.ours > 0 ? String(row.ours).length + 1 : 0);
  const wide = letters * 7.6 + 8;
  const start = left ? x - radius - wide - 1 : x + radius + 1;
  // Its own point touches the name's box and must not count against it.
  return { left: start + 0.5, right: start + wide - 0.5, top: y - 8, bottom: y + 8 };
}

/** A point that no other stands on: steps around the true place until there is room. */
function apart(
  [x, y]: readonly [number, number],
  placed: readonly Pick<PlacedRow, "x" | "y" | "radius">[],
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
