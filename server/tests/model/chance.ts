/** Chance that can be repeated: the same seed draws the same numbers on every machine. */

export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** One of these; undefined of none. */
  of<T>(items: readonly T[]): T | undefined;
}

/** A source of numbers for `seed`. */
export function chance(seed: number): Chance {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return { between, of: (items) => items[between(0, items.length - 1)] };
}
