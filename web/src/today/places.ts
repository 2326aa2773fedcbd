/** Where the circles of a map stand so that none covers another. Pure. */

export interface Place {
  readonly id: string;
  /** Where it truly is. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Width of its words beside the circle. */
  readonly words: number;
}

export interface Placed extends Place {
  /** Where it is drawn. */
  readonly atX: number;
  readonly atY: number;
}

const gap = 4;
const rounds = 200;

/** Circles with their words, moved up or down just as far as they must; the largest move least. The same input, the same places. */
export function spread(places: readonly Place[], height: number): readonly Placed[] {
  const moved = places.map((place) => ({ ...place, atX: place.x, atY: place.y }));
  for (let round = 0; round < rounds; round += 1) {
    let still = true;
    for (const [index, one] of moved.entries()) {
      for (const other of moved.slice(index + 1)) {
        const overlap = overlapOf(one, other);
        if (overlap <= 0) continue;
        still = false;
        const down = one.atY < other.atY || (one.atY === other.atY && one.id < other.id) ? 1 : -1;
        const share = other.radius / (one.radius + other.radius);
        one.atY -= down * overlap * share * 0.5;
        other.atY += down * overlap * (1 - share) * 0.5;
      }
    }
    if (still) break;
  }
  return moved.map((place) => ({
    ...place,
    atY: Math.min(height - place.radius - 2, Math.max(place.radius + 2, place.atY)),
  }));
}

/** By how much two boxes of circle and words cover one another vertically; 0 or less when they do not touch. */
function overlapOf(a: Placed, b: Placed): number {
  const apart =
    a.atX + a.radius + a.words + gap < b.atX - b.radius || b.atX + b.radius + b.words + gap < a.atX - a.radius;
  if (apart) return 0;
  return Math.max(a.radius, 8) + Math.max(b.radius, 8) + gap - Math.abs(a.atY - b.atY);
}
