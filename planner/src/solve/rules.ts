/** The rules that couple people with each other, each as one priced row of the proof, and what they count. */
import { type Compiled, isHeld, type ShareGroup } from "./compiled.ts";

/** A rule that a proof may price. Its slack is never negative in a lawful plan; what it says is said for each kind in `Row`. */
export type PricedRow =
  | { readonly kind: "present"; readonly ceiling: number; readonly segment: number }
  | { readonly kind: "total"; readonly ceiling: number }
  | { readonly kind: "share"; readonly group: number }
  | { readonly kind: "cut"; readonly group: number; readonly a: number; readonly b: number; readonly c: number }
  | { readonly kind: "home"; readonly limit: number; readonly day: number; readonly pairs: Int32Array }
  | { readonly kind: "pin"; readonly pin: number }
  | { readonly kind: "entry"; readonly goal: number };

/** The pairs of each share group whose person counts with the tag, ascending. */
export function taggedPairs(compiled: Compiled): Int32Array[] {
  const { pairs, classes } = compiled;
  return compiled.shares.map((share) => {
    const inGroup = maskOf(share.classes, classes.count);
    const holding = compiled.holdings.get(share.tag);
    const found: number[] = [];
    if (holding === undefined) return Int32Array.of();
    for (let p = 0; p < compiled.people; p++) {
      if (holding.start[p] === holding.start[p + 1]) continue;
      for (let j = pairs.start[p] ?? 0; j < (pairs.start[p + 1] ?? 0); j++) {
        const c = pairs.cls[j] ?? 0;
        if (inGroup[c] === 1 && isHeld(holding, p, classes.from[c] ?? 0)) found.push(j);
      }
    }
    return Int32Array.from(found);
  });
}

/** 1 at each of the indices. */
export function maskOf(indices: Int32Array, length: number): Uint8Array {
  const mask = new Uint8Array(length);
  for (const index of indices) mask[index] = 1;
  return mask;
}

/** Most people that may be missing from a group. */
export function mostShort(share: ShareGroup): number {
  return needed(share, share.capacity);
}

/** How many with the tag a group needs when `filled` of its tours are filled. */
export function needed(share: Pick<ShareGroup, "num" | "den">, filled: number): number {
  return Math.ceil((share.num * filled) / share.den);
}

/**
 * The lower hull of {(filled, with tag): with tag ≥ ceil(num·filled/den), 0 ≤ filled ≤ capacity} as a·with ≥ b·filled − c,
 * without the edge that is the share itself.
 */
export function shareCuts(share: ShareGroup): { a: number; b: number; c: number }[] {
  const hull: [number, number][] = [];
  for (let filled = 0; filled <= share.capacity; filled++) {
    const point: [number, number] = [filled, needed(share, filled)];
    while (hull.length >= 2 && !turnsUp(hull.at(-2) ?? point, hull.at(-1) ?? point, point)) hull.pop();
    hull.push(point);
  }
  const cuts: { a: number; b: number; c: number }[] = [];
  for (let i = 0; i + 1 < hull.length; i++) {
    const [f1, w1] = hull[i] ?? [0, 0];
    const [f2, w2] = hull[i + 1] ?? [0, 0];
    const a = f2 - f1;
    const b = w2 - w1;
    const c = b * f1 - a * w1;
    const isShare = c === 0 && a * share.num === b * share.den;
    if (b > 0 && !isShare) cuts.push({ a, b, c });
  }
  return cuts;
}

function turnsUp(a: [number, number], b: [number, number], c: [number, number]): boolean {
  return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) > 0;
}
