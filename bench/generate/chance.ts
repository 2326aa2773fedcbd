/** A stream of pseudo-random integers that is the same on every machine: only 32-bit integer arithmetic. */
export interface Chance {
  /** A whole number from 0 to `below` − 1; 0 when `below` is 1 or less. */
  below(below: number): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** True `times` times out of `of`, on average. */
  holds(times: number, of: number): boolean;
  /** The index of one weight, drawn in proportion to the whole-number weights. */
  weighted(weights: readonly number[]): number;
  /** One element of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
}

/**
 * The stream that belongs to a seed and a purpose; streams of different purposes do not disturb each other, so adding a
 * draw to the volunteers leaves the posts as they were. The recurrence is Marsaglia's xorshift with shifts 13, 17, 5.
 */
export function chanceOf(seed: number, purpose: string): Chance {
  let state = mix(seed, purpose);
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  // a few idle draws: neighbouring seeds start out alike
  for (let i = 0; i < 8; i++) next();
  const below = (n: number): number => (n <= 1 ? 0 : next() % n);
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    holds: (times, of) => below(of) < times,
    weighted: (weights) => indexOfWeight(weights, below),
    pick: (list) => {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error("cannot pick from an empty list");
      return picked;
    },
  };
}

function mix(seed: number, purpose: string): number {
  let hash = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
  for (let i = 0; i < purpose.length; i++) hash = Math.imul(hash ^ purpose.charCodeAt(i), 0x01000193);
  return hash | 0 || 1;
}

function indexOfWeight(weights: readonly number[], below: (n: number) => number): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let left = below(sum);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
