/** Whether a draft hangs together: everything it names exists, its days are in order, and its ceilings can be counted as they say. */
import { inWords } from "../missions/names.ts";
import type { Day } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import { reasonsAgainstChanges } from "./amend.ts";
import type { Authorisation, Draft } from "./schema.ts";

const source = "docs/rules.md#authorisation";

type Against = (code: string, message: string, facts?: Refusal["facts"]) => void;

/**
 * Every reason why a draft cannot be kept; empty when it can.
 *
 * @param others all decisions but the one that the draft changes
 * @param procedureKnown whether the law knows the procedure on `day`
 */
export function reasonsAgainstDraft(
  draft: Draft,
  others: readonly Authorisation[],
  procedureKnown: boolean,
  day: Day,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const { reference } = draft;
  const against: Against = (code, message, facts = {}) =>
    refusals.push({ code, message, facts: { reference, ...facts }, source });
  if (others.some((other) => other.reference === reference))
    against("reference-taken", `${reference} exists already; choose another reference.`);
  if (!procedureKnown) {
    against("procedure-unknown", `The country's law knows no procedure ${draft.procedure} on ${day}.`, {
      procedure: draft.procedure,
      day,
    });
  }
  if (draft.scopes.length === 0 && !draft.relations.some((r) => r.kind === "amends" && (r.changes ?? []).length > 0))
    against(
      "nothing-to-permit",
      `${reference} names nothing that it would permit; give it a scope before it is proposed.`,
    );
  reasonsOfRelations(draft, others, against);
  reasonsOfCeilings(draft, others, against);
  reasonsOfScopes(draft, against);
  for (const relation of draft.relations) {
    const other = others.find((each) => each.reference === relation.to);
    if (other !== undefined) refusals.push(...reasonsAgainstChanges(other, relation.changes ?? []));
  }
  return refusals;
}

/** Days on which something is said to have happened that have not come: a duty done, a reading chosen. Empty when there are none. */
export function reasonsOfTheFuture(draft: Draft, today: Day): readonly Refusal[] {
  const said = [
    ...draft.duties.map(({ text, doneOn }) => ({ what: text, day: doneOn })),
    ...draft.interpretations.map(({ question, chosenOn }) => ({ what: question, day: chosenOn })),
  ];
  return said.flatMap(({ what, day }) => {
    if (day === null || day <= today) return [];
    const message = `${draft.reference}: “${what}” is said to have happened on ${day}, which has not come; today is ${today}.`;
    return [{ code: "draft-not-come", message, facts: { reference: draft.reference, what, day, today }, source }];
  });
}

const standing = { replaces: "replaces", adds: "adds to", amends: "amends", unknown: "stands beside" } as const;

function reasonsOfRelations(draft: Draft, others: readonly Authorisation[], against: Against): void {
  for (const { to, kind, changes } of draft.relations) {
    if (!others.some((other) => other.reference === to))
      against("relation-unknown", `${draft.reference} refers to ${to}, which does not exist.`, { to });
    if (kind !== "amends" && (changes ?? []).length > 0)
      against(
        "changes-without-amending",
        `${draft.reference} changes ${to} only where it amends it; here it ${standing[kind]} it.`,
        {
          to,
          kind,
        },
      );
  }
}

function reasonsOfCeilings(draft: Draft, others: readonly Authorisation[], against: Against): void {
  const { reference } = draft;
  const codes = new Set(draft.ceilings.map((ceiling) => ceiling.code));
  const taken = new Set(others.flatMap((other) => other.ceilings).map((ceiling) => ceiling.code));
  if (codes.size < draft.ceilings.length) against("ceiling-twice", `${reference} names a ceiling twice.`);
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
    if (taken.has(ceiling.code) && !others.some((other) => other.reference === reference))
      against("ceiling-code-taken", `Another decision has a ceiling ${ceiling.code}; choose another code.`, {
        ceiling: ceiling.code,
      });
    if (ceiling.reading !== "present" && ceiling.overlap !== null) {
      const message = `${ceiling.code} counts ${inWords(ceiling.reading)}; an overlap allowance belongs only to a ceiling on people present.`;
      against("overlap-without-presence", message, { ceiling: ceiling.code, reading: ceiling.reading });
    }
    if (ceiling.unit === "assets" && draft.scopes.some((scope) => scope.ceilings.includes(ceiling.code))) {
      const message = `${ceiling.code} counts assets, not people; it is kept beside the scopes, not under them.`;
      against("assets-are-not-people", message, { ceiling: ceiling.code });
    }
  }
}

function reasonsOfScopes(draft: Draft, against: Against): void {
  for (const scope of draft.scopes) {
    const { label, validFrom, validTo } = scope;
    if (validTo !== null && validTo < validFrom) {
      against("scope-days-reversed", `“${label}” would end on ${validTo}, before it begins on ${validFrom}.`, {
        scope: label,
        from: validFrom,
        to: validTo,
      });
    }
    const until = scope.withdrawalUntil ?? null;
    if (until !== null && (validTo === null || until < validTo)) {
      const message = `“${label}” covers the way home until ${until}, which does not lie after its last day.`;
      against("withdrawal-not-after", message, { scope: label, until, to: validTo });
    }
    if (scope.partner !== null && !scope.modes.includes("embedded"))
      against("partner-without-embedding", `“${label}” names a lead nation but permits nobody inside its contingent.`, {
        scope: label,
      });
  }
}
