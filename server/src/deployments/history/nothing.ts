/** What an import says when it would write nothing, and how many of something there are, in English. Pure. */
import type { Refusal } from "../../platform/outcome.ts";
import type { HistoryReport } from "./schema.ts";

/** Whether a file that is in order brings nothing: every row stands already, or there is none. */
export function isNothingNew({ counts, changes }: Pick<HistoryReport, "counts" | "changes">): boolean {
  if (counts.errors + counts.questions > 0) return false;
  return Object.values(changes).every(({ added, changed }) => added + changed === 0);
}

/** Why a file that brings nothing is not recorded. */
export function nothingNew({ counts }: Pick<HistoryReport, "counts">): Refusal {
  const { rows } = counts;
  const message =
    rows === 0
      ? "Nothing new: the file has no rows. Nothing was recorded."
      : `Nothing new: ${counted(rows, "row")} ${rows === 1 ? "stands" : "stand"} already. Nothing was recorded.`;
  return { code: "history-nothing-new", message, facts: { count: rows }, source: "docs/import.md#commit" };
}

/** `1 error`, `2 errors`; for nouns that take an s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
