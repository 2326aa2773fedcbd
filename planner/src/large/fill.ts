/** Open places filled with whoever is free, the dearest places first: a plan without prices, and what prices leave over. */
import type { Draft } from "./draft.ts";
import type { ByClass } from "./neighbourhood.ts";
import type { Worth } from "./worth.ts";

/**
 * Fills open places, nobody who has a place is moved. Of the people who are free and whom every rule allows those with the best score
 * come first. A place for which a person costs more than it brings stays open.
 *
 * @param stop asked before each class; true ends it
 */
export function fillOpen(draft: Draft, worth: Worth, byClass: ByClass, stop: () => boolean): void {
  const { classes } = draft.compiled;
  const takers = (c: number) => (byClass.start[c + 1] ?? 0) - (byClass.start[c] ?? 0);
  const order = Array.from({ length: classes.count }, (_, c) => c)
    .filter((c) => (draft.classLeft[c] ?? 0) >= 1 && takers(c) > 0)
    .sort((a, b) => (worth.ofClass[b] ?? 0) - (worth.ofClass[a] ?? 0) || takers(a) - takers(b) || a - b);
  for (const c of order) {
    if (stop()) return;
    fillClass(draft, worth, byClass, c);
  }
}

function fillClass(draft: Draft, worth: Worth, byClass: ByClass, c: number): void {
  const { pairs } = draft.compiled;
  const able: { pair: number; person: number; score: number }[] = [];
  for (let i = byClass.start[c] ?? 0; i < (byClass.start[c + 1] ?? 0); i++) {
    const pair = byClass.pair[i] ?? 0;
    const person = byClass.person[i] ?? 0;
    if (draft.chosen[pair] === 1 || !isFree(draft, person, c)) continue;
    able.push({ pair, person, score: pairs.score[pair] ?? 0 });
  }
  able.sort((a, b) => b.score - a.score || a.person - b.person);
  // whom a share refuses may fit once somebody with its tag has gone: two rounds
  for (let round = 0; round < 2; round++) {
    for (const { pair, person, score } of able) {
      if ((draft.classLeft[c] ?? 0) < 1) return;
      const use = draft.busy[person] === 0 ? worth.use : 0;
      if (draft.chosen[pair] === 1 || (worth.ofClass[c] ?? 0) + worth.score * score <= use) continue;
      if (isFree(draft, person, c) && draft.fits(pair)) draft.change(pair, person, 1);
    }
  }
}

/** Whether no tour of the person collides with the class. */
function isFree(draft: Draft, person: number, c: number): boolean {
  if (draft.busy[person] === 0) return true;
  const { pairs, classes, restDays } = draft.compiled;
  for (let j = pairs.start[person] ?? 0; j < (pairs.start[person + 1] ?? 0); j++) {
    if (draft.chosen[j] !== 1) continue;
    const other = pairs.cls[j] ?? 0;
    const [first, second] = [Math.min(c, other), Math.max(c, other)];
    if ((classes.from[second] ?? 0) <= (classes.to[first] ?? 0) + restDays) return false;
  }
  return true;
}
