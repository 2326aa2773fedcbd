/** What the checker finds wrong. */

/** One thing that is not as it must be: a stable code, a sentence with the numbers, and the numbers themselves. */
export interface Breach {
  readonly code: string;
  readonly message: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Adds one breach to the list of a check. */
export type Report = (code: string, message: string, facts?: Breach["facts"]) => void;
