/** Largest sets of intervals that share a day. */

/**
 * Calls `visit` once for each maximal set of intervals with a day in common, by ascending day; `day` is one that all of them share.
 * `members` are positions in the given arrays and is only valid during the call.
 *
 * @param from first days, ascending
 * @param to last days, each not before its first
 */
export function eachClique(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  visit: (members: readonly number[], day: number) => void,
): void {
  let active: number[] = [];
  let grown = false;
  for (let i = 0; i < from.length; i++) {
    const day = from[i] ?? 0;
    const left = active.filter((member) => (to[member] ?? 0) >= day);
    // A set is maximal when something came since the last one was shown and something now leaves.
    if (grown && left.length < active.length) {
      visit(active, lastStart(active, from));
      grown = false;
    }
    active = left;
    active.push(i);
    grown = true;
  }
  if (grown) visit(active, lastStart(active, from));
}

function lastStart(members: readonly number[], from: ArrayLike<number>): number {
  return members.reduce((day, member) => Math.max(day, from[member] ?? 0), Number.NEGATIVE_INFINITY);
}
