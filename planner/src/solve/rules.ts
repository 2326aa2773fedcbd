/** The rules that couple people with each other, each as one priced row of the proof, and what they count. */
import { eachClique } from "./cliques.ts";
import { type Compiled, type HomeLimit, isHeld, type ShareGroup } from "./compiled.ts";

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

/** Every day of a home limit on which more people could be present than it allows, only days that no other day implies. */
export function homeRows(compiled: Compiled, limit: HomeLimit, index: number): PricedRow[] {
  const { pairs } = compiled;
  const spans = homeSpans(compiled, limit);
  const rows: PricedRow[] = [];
  eachClique(spans.from, spans.to, (members, day) => {
    const found = Int32Array.from(members, (member) => spans.pair[member] ?? 0).sort();
    if (distinctPeople(found, pairs.start) > limit.atMost) rows.push({ kind: "home", limit: index, day, pairs: found });
  });
  return rows;
}

/** When a pair of somebody from the home would count, ascending by first day. */
function homeSpans(compiled: Compiled, limit: HomeLimit): { from: number[]; to: number[]; pair: number[] } {
  const { pairs, classes } = compiled;
  const selected = maskOf(limit.classes, classes.count);
  const holding = limit.tag === undefined ? undefined : compiled.holdings.get(limit.tag);
  const spans: [number, number, number][] = [];
  for (const p of limit.people) {
    for (let j = pairs.start[p] ?? 0; j < (pairs.start[p + 1] ?? 0); j++) {
      const c = pairs.cls[j] ?? 0;
      if (selected[c] !== 1) continue;
      const [first, last] = [classes.from[c] ?? 0, classes.to[c] ?? 0];
      if (holding === undefined) spans.push([first, last, j]);
      for (let i = holding?.start[p] ?? 0; i < (holding?.start[p + 1] ?? 0); i++) {
        const from = Math.max(first, holding?.from[i] ?? 0);
        const to = Math.min(last, holding?.to[i] ?? 0);
        if (from <= to) spans.push([from, to, j]);
      }
    }
  }
  spans.sort((a, b) => a[0] - b[0] || a[2] - b[2]);
  return { from: spans.map((s) => s[0]), to: spans.map((s) => s[1]), pair: spans.map((s) => s[2]) };
}

/** How many people the ascending pairs belong to; pairs of one person stand together. */
function distinctPeople(found: Int32Array, start: Int32Array): number {
  let people = 0;
  let end = -1;
  for (const j of found) {
    if (j < end) continue;
    people++;
    end = endOfPerson(j, start);
  }
  return people;
}

function endOfPerson(pair: number, start: Int32Array): number {
  let low = 0;
  let high = start.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((start[middle] ?? 0) <= pair) low = middle + 1;
    else high = middle;
  }
  return start[low] ?? 0;
}
