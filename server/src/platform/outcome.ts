/** What an action answers: done with a value, or refused with every reason against it. A refusal is data, not an exception. */
import { z } from "zod";

const Said = z.object({
  code: z.string(),
  message: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** A change by which what was refused would be possible; named only after the same rules were asked again with it. */
export const WayOut = Said;
export type WayOut = z.infer<typeof WayOut>;

/**
 * One reason why something may not be.
 * `code` is stable and names the sentence in every language; `facts` fill that sentence's places; `message` is the English
 * sentence; `source` is where the rule stands (`docs/rules.md#…` or a legal text); `remedies` are the nearest ways out of all
 * reasons together, told with the first.
 */
export const Refusal = Said.extend({ source: z.string(), remedies: z.array(WayOut).optional() });
export type Refusal = z.infer<typeof Refusal>;

/** What an action came to: its value, or every reason why it was refused. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** The action was done. */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** The reasons with the ways out of them all; as they are where there is no way out. */
export function withWaysOut(refusals: readonly Refusal[], remedies: readonly WayOut[]): readonly Refusal[] {
  const [first, ...others] = refusals;
  if (first === undefined || remedies.length === 0) return refusals;
  return [{ ...first, remedies: [...remedies] }, ...others];
}

/** The action was refused; `refusals` holds every reason, not the first. */
export function refused(refusals: readonly Refusal[]): { readonly ok: false; readonly refusals: readonly Refusal[] } {
  return { ok: false, refusals };
}
