/** Parts of a timeline that were read one after the other, as one. Pure. */
import type { Timeline } from "@contingent/server/deployments/schema";

/** All rows of the parts, with what the first says of them all; undefined for no part. */
export function joinedPages(pages: readonly Timeline[]): Timeline | undefined {
  const [first, last] = [pages[0], pages.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (pages.length === 1) return first;
  return {
    ...first,
    rows: pages.flatMap(({ rows }) => rows),
    left: last.left,
    numbered: pages.reduce((sum, { numbered }) => sum + numbered, 0),
  };
}
