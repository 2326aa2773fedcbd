/** Objective entries in words. */
import type { ObjectiveEntry } from "./problem.ts";

/** An objective entry as people read it: `filled`, or `2 filled + 1 score`. */
export function entryText(entry: ObjectiveEntry): string {
  if (typeof entry === "string") return entry;
  return Object.entries(entry)
    .map(([measure, weight]) => `${weight} ${measure}`)
    .join(" + ");
}
