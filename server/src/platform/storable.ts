/** Text that PostgreSQL can keep. Pure; shared with the browser. */

/** Whether `text` is whole Unicode without the character 0: the database keeps neither that nor half a character. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

/** Nothing that we take nests deeper, and whatever reads further would run out of stack. */
const DEEPEST = 64;

/**
 * Paths under `at` of everything within `given` (JSON as it was read) that cannot be kept: texts, names of members, and what is
 * nested too deeply.
 */
export function unstorableIn(given: unknown, at: string, depth = 0): string[] {
  if (typeof given === "string") return isStorable(given) ? [] : [at];
  if (typeof given !== "object" || given === null) return [];
  if (depth === DEEPEST) return [at];
  return Object.entries(given).flatMap(([name, value]) =>
    isStorable(name) ? unstorableIn(value, `${at}.${name}`, depth + 1) : [`${at}.${JSON.stringify(name)}`],
  );
}
