/** First plans: pairs put in one after another, the most promising first. */
import type { Compiled } from "./compiled.ts";
import type { Draft } from "./draft.ts";
import type { Goal } from "./goals.ts";

/**
 * Fills a draft with pairs in the order of their worth until none fits any more. Worth is what the goal gains by the pair as things
 * stand at the beginning, more where fewer people can take the class; people with a tour already come first where using people costs.
 *
 * @param share for each pair how much of it a linear solution took, 0 to 1; absent: none known
 */
export function fill(compiled: Compiled, draft: Draft, goal: Goal, kept: Uint8Array, share?: Float64Array): void {
  const { pairs, classes } = compiled;
  const people = personOfPairs(compiled);
  const takers = new Int32Array(classes.count);
  for (let j = 0; j < pairs.count; j++) takers[pairs.cls[j] ?? 0] = (takers[pairs.cls[j] ?? 0] ?? 0) + 1;
  const worth = (j: number) => {
    const c = pairs.cls[j] ?? 0;
    const filled = goal.keyFilled * (classes.key[c] ?? 0) + goal.filled * (classes.value[c] ?? 0);
    return filled + goal.score * (pairs.score[j] ?? 0) - goal.changes * (kept[j] ?? 0);
  };
  const order = Array.from({ length: pairs.count }, (_, j) => j)
    .filter((j) => worth(j) > 0 || goal.people === 0)
    .map((j) => ({ j, share: share?.[j] ?? 0, worth: worth(j) - (takers[pairs.cls[j] ?? 0] ?? 0) * 1e-3 }))
    .sort((a, b) => b.share - a.share || b.worth - a.worth || a.j - b.j);
  const put = (j: number, costs: boolean) => {
    if (!draft.fits(j)) return;
    const use = costs && !draft.isUsed(people[j] ?? 0) ? goal.people : 0;
    if (worth(j) + goal.shortfall * draft.shortfallOf(j) + use > 0) draft.change(j, 1);
  };
  // With the people in use first, then whoever is worth the use; shares open up as people with the tag go in, hence again.
  for (let round = 0; round < 2; round++) {
    for (const { j } of order) if (goal.people === 0 || draft.isUsed(people[j] ?? 0)) put(j, true);
    if (goal.people !== 0) for (const { j } of order) put(j, true);
  }
}

/** The person of each pair. */
export function personOfPairs(compiled: Compiled): Int32Array {
  const people = new Int32Array(compiled.pairs.count);
  for (let p = 0; p < compiled.people; p++) {
    people.fill(p, compiled.pairs.start[p] ?? 0, compiled.pairs.start[p + 1] ?? 0);
  }
  return people;
}
