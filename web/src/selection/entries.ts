/** The aims that the planner names and our texts have words for. */
const entries = ["keyFilled", "filled", "shortfall", "changes", "people", "score"] as const;
export type EntryKey = (typeof entries)[number];

/** Whether an aim is a single measure that we have words for; a weighted sum is shown as the planner writes it. */
export function isEntry(name: string): name is EntryKey {
  return entries.some((entry) => entry === name);
}
