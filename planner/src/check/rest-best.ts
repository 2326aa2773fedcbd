/** What is left of a priced sum beside the people: shortfalls and overlaps, each by itself. */
import { dayNumber } from "../days.ts";
import { levels, meant, period, within } from "./days-covered.ts";
import type { Draft, World } from "./draft.ts";

/** The most that the shortfalls and overlaps of the priced sum can bring. */
export function bestOfRest({ problem, groups }: World, draft: Draft): bigint {
  let sum = 0n;
  for (const [share, amounts] of draft.shortfall)
    for (const [name, amount] of amounts) {
      const [part, whole] = share.atLeast;
      const tours = BigInt(groups.get(share.id)?.get(name)?.tours ?? 0);
      const most = (BigInt(part) * tours + BigInt(whole) - 1n) / BigInt(whole);
      if (amount > 0n) sum += amount * most;
    }
  for (const [ceiling, amounts] of draft.overlap) {
    const stays = problem.tours
      .filter(({ labels }) => meant(ceiling.where, labels))
      .map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to), count: 1 }));
    for (const { from, to, count } of ceiling.others) stays.push({ from: dayNumber(from), to: dayNumber(to), count });
    const inside = stays.map((stay) => within(stay, period(ceiling))).filter((stay) => stay !== null);
    const changes = levels(inside).map(({ day }) => day);
    sum += bestOverlap(changes, amounts, ceiling.overlap?.days ?? 0);
  }
  return sum;
}

/**
 * The most that days of overlap can bring when no more than `limit` days in a row may be used. Presence, and with it the
 * use of overlap, is the same from one change to the next, so whole spans are used or not.
 */
function bestOverlap(changes: readonly number[], amounts: ReadonlyMap<number, bigint>, limit: number): bigint {
  const worth = changes.map(() => 0n);
  for (const [day, amount] of amounts) {
    const span = changes.findLastIndex((change) => change <= day);
    if (span >= 0) worth[span] = (worth[span] ?? 0n) + amount;
  }
  const best = [0n]; // best[i]: with the first i spans decided
  for (let i = 0; i < changes.length; i++) {
    let top = best[i] ?? 0n; // span i not used
    let gain = 0n;
    for (let j = i; j >= 0; j--) {
      // spans j to i used, span j − 1 not
      const length = (changes[i + 1] ?? Number.POSITIVE_INFINITY) - (changes[j] ?? 0);
      if (length > limit) break;
      gain += worth[j] ?? 0n;
      const total = gain + (best[Math.max(0, j - 1)] ?? 0n);
      if (total > top) top = total;
    }
    best.push(top);
  }
  return best[changes.length] ?? 0n;
}
