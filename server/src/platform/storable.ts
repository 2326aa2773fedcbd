/** Text that PostgreSQL can keep. Pure; shared with the browser. */

/** Whether `text` is whole Unicode without the character 0: the database keeps neither that nor half a character. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

/** Paths under `at` of every text within `given` (JSON as it was read) that cannot be kept, names of members too. */
export function unstorableIn(given: unknown, at: string): string[] {
  if (typeof given === "string") return isStorable(given) ? [] : [at];
  if (typeof given !== "object" || given === null) return [];
  return Object.entries(given).flatMap(([name, value]) =>
    isStorable(name) ? unstorableIn(value, `${at}.${name}`) : [`${at}.${JSON.stringify(name)}`],
  );
}
