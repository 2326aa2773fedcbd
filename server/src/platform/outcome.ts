/** What an action answers: done with a value, or refused with every reason against it. A refusal is data, not an exception. */
import { z } from "zod";

/**
 * One reason why something may not be.
 * `code` is stable and names the sentence in every language; `facts` fill that sentence's places; `message` is the English
 * sentence; `source` is where the rule stands (`docs/rules.md#…` or a legal text).
 */
export const Refusal = z.object({
  code: z.string(),
  message: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  source: z.string(),
});
export type Refusal = z.infer<typeof Refusal>;

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** The action was done. */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** The action was refused; `refusals` holds every reason, not the first. */
export function refused(refusals: readonly Refusal[]): { readonly ok: false; readonly refusals: readonly Refusal[] } {
  return { ok: false, refusals };
}
