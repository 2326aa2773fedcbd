/** Numbers that look random and are the same for the same seed on every machine. Not for secrets. Pure. */

export interface Chance {
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number;
  /** True in `percent` of 100 cases. */
  happens(percent: number): boolean;
  /** One of the items; throws for none. */
  oneOf<T>(items: readonly T[]): T;
  /** One of the items, in proportion to its weight, a whole number. */
  weighted<T extends { readonly weight: number }>(items: readonly T[]): T;
}

/** The sequence of a seed: a 32-bit FNV-1a hash of its text, then mulberry32 (Tommy Ettinger, public domain). */
export function chance(seed: string): Chance {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const whole = (min: number, max: number) => min + (next() % (max - min + 1));
  const oneOf = <T>(items: readonly T[]): T => {
    const item = items[whole(0, items.length - 1)];
    if (item === undefined) throw new Error("There is nothing to choose from.");
    return item;
  };
  return {
    whole,
    oneOf,
    happens: (percent) => whole(1, 100) <= percent,
    weighted(items) {
      let left = whole(
        1,
        items.reduce((sum, item) => sum + item.weight, 0),
      );
      for (const item of items) {
        left -= item.weight;
        if (left <= 0) return item;
      }
      return oneOf(items);
    },
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value | 0;
}
