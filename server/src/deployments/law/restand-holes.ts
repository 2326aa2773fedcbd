/**
 * What a tour loses because days in its middle are no longer covered. A tour may stand under several decisions, one after another: when
 * one of them shrinks, what follows under the others would be left beyond a hole. Nobody is sent home for some days and back within one
 * tour, so it is given up. Pure; days include both ends. Source: docs/rules.md#shrinking.
 */
import { addDays, type Day } from "../../platform/days.ts";

/** Some of a tour's days. */
interface Part {
  readonly from: Day;
  readonly to: Day;
  readonly standing: "planned" | "actual";
}

/**
 * The parts that lie beyond the first hole of a tour, and the last day before it; null where there is none. A hole of somebody who is
 * there counts only when they were not back before `today` was over: what has happened stays.
 */
export function beyondHole<T extends Part>(
  parts: readonly T[],
  today: Day,
): { readonly last: Day; readonly lost: readonly T[] } | null {
  const inOrder = [...parts].sort((a, b) => (a.from < b.from ? -1 : 1));
  const at = inOrder.findIndex((part, index) => {
    const before = inOrder[index - 1];
    if (before === undefined || part.from <= addDays(before.to, 1)) return false;
    return part.standing === "planned" || part.from > today;
  });
  const before = inOrder[at - 1];
  return before === undefined ? null : { last: before.to, lost: inOrder.slice(at) };
}
