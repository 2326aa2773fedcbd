/** Names of the aims of a plan. */
import { useCallback } from "react";
import { useText } from "../language/use-text.ts";
import { wordsText } from "../language/words.ts";

/** The aims that the planner names and our texts have words for. */
const entries = ["keyFilled", "filled", "shortfall", "changes", "people", "score"] as const;

function isEntry(name: string): name is (typeof entries)[number] {
  return entries.some((entry) => entry === name);
}

/** A function that names an aim; a weighted sum is shown as the planner writes it. */
export function useEntryName(): (entry: string) => string {
  const say = useText(wordsText);
  return useCallback((entry) => (isEntry(entry) ? say(entry) : entry), [say]);
}
