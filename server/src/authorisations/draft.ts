/** Whether a draft hangs together: everything it names exists, and its ceilings can be counted as they say. */
import type { Day } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { Draft } from "./schema.ts";

const source = "docs/rules.md#authorisation";

/** Every reason why a draft cannot be kept; empty when it can. `procedureKnown`: whether the law knows the procedure on `day`. */
export function reasonsAgainstDraft(
  draft: Draft,
  references: readonly string[],
  procedureKnown: boolean,
  day: Day,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const { reference } = draft;
  const against = (code: string, message: string, facts: Refusal["facts"]) =>
    refusals.push({ code, message, facts: { reference, ...facts }, source });
  if (references.includes(reference))
    against("reference-taken", `${reference} exists already; choose another reference.`, {});
  if (!procedureKnown) {
    against("procedure-unknown", `The country's law knows no procedure ${draft.procedure} on ${day}.`, {
      procedure: draft.procedure,
      day,
    });
  }
  for (const relation of draft.relations) {
    if (!references.includes(relation.to))
      against("relation-unknown", `${reference} refers to ${relation.to}, which does not exist.`, { to: relation.to });
  }
  const codes = new Set(draft.ceilings.map((ceiling) => ceiling.code));
  if (codes.size < draft.ceilings.length) against("ceiling-twice", `${reference} names a ceiling twice.`, {});
  for (const code of [
    ...draft.scopes.flatMap((scope) => scope.ceilings),
    ...draft.interpretations.flatMap((i) => i.ceiling ?? []),
  ]) {
    if (!codes.has(code))
      against("ceiling-unknown", `${reference} refers to the ceiling ${code}, which it does not define.`, {
        ceiling: code,
      });
  }
  for (const ceiling of draft.ceilings) {
    if (ceiling.reading === "present" || ceiling.overlap === null) continue;
    const message = `${ceiling.code} counts ${ceiling.reading}; an overlap allowance belongs only to a ceiling on people present.`;
    against("overlap-without-presence", message, { ceiling: ceiling.code, reading: ceiling.reading });
  }
  return refusals;
}
