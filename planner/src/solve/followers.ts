/** What may follow what in the lists of pairs. */
import type { Compiled } from "./compiled.ts";

/** Worked out once for each problem: several ask, and the list is as long as that of the pairs. */
const found = new WeakMap<Compiled, Int32Array>();

/** For each pair the first pair of the same person whose class starts after this one's last day and the rest. */
export function followers(compiled: Compiled): Int32Array {
  const known = found.get(compiled);
  if (known !== undefined) return known;
  const { pairs, classes, restDays } = compiled;
  const next = new Int32Array(pairs.count);
  for (let p = 0; p < compiled.people; p++) {
    const end = pairs.start[p + 1] ?? 0;
    for (let j = pairs.start[p] ?? 0; j < end; j++) {
      const free = (classes.to[pairs.cls[j] ?? 0] ?? 0) + restDays;
      let low = j + 1;
      let high = end;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((classes.from[pairs.cls[middle] ?? 0] ?? 0) > free) high = middle;
        else low = middle + 1;
      }
      next[j] = low;
    }
  }
  found.set(compiled, next);
  return next;
}

/** Most pairs that one person has. */
export function longestRow(compiled: Compiled): number {
  const { start } = compiled.pairs;
  let longest = 0;
  for (let p = 0; p < compiled.people; p++) longest = Math.max(longest, (start[p + 1] ?? 0) - (start[p] ?? 0));
  return longest;
}
