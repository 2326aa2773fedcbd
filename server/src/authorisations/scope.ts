/** What a decision permits: whether a scope covers a mission, role, mode and days, and every reason why not. */
import { allOf, inWords } from "../missions/names.ts";
import { addDays, type Day, earlierDay, laterDay } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { Authorisation, MayDeployQuestion, Scope } from "./schema.ts";
import { isEffective } from "./status.ts";
import { endedOn, lastDayOfScope } from "./validity.ts";

const source = "docs/rules.md#scope";

/**
 * Last day that the scope covers, for service or for the way home of those who are there; what ended the decision, and a later one
 * that replaces it from the day on which that one begins, are considered. Null: no end is known.
 */
export function lastCoveredDay(
  authorisation: Authorisation,
  scope: Scope,
  law: readonly Authorisation[],
  purpose: "service" | "withdrawal" = "service",
): Day | null {
  const stated = lastDayOfScope(scope, purpose);
  const ended = purpose === "service" ? endedOn(authorisation) : null;
  const replaced = law
    .filter(
      (other) =>
        isEffective(other.status) && other.relations.some((r) => r.to === authorisation.id && r.kind === "replaces"),
    )
    .flatMap((other) => {
      const begins = other.scopes.map((each) => each.validFrom);
      return other.decidedOn === null
        ? []
        : [laterDay(other.decidedOn, begins.length === 0 ? "" : begins.reduce(earlierDay))];
    })
    .map((day) => addDays(day, -1));
  const ends = [...replaced, stated, ended].filter((day) => day !== null);
  return ends.length === 0 ? null : ends.reduce(earlierDay);
}

/** A scope held against a question; `scope` null where no scope names the mission. */
export interface NearScope {
  readonly scope: Scope | null;
  readonly refusals: readonly Refusal[];
  readonly firstFailingDay: Day | null;
}

/** The scopes of a decision that name the mission, with every reason why each does not cover the question; those with fewest first. */
export function scopesNearest(
  authorisation: Authorisation,
  question: MayDeployQuestion,
  law: readonly Authorisation[],
): readonly NearScope[] {
  const { reference } = authorisation;
  const naming = authorisation.scopes.filter((scope) => scope.missions.includes(question.mission));
  if (naming.length === 0) {
    const missions = [...new Set(authorisation.scopes.flatMap((scope) => scope.missions))].join(", ");
    const message = `${reference} permits ${missions}; ${question.mission} is not among them, so its room cannot be used there.`;
    const facts = { reference, mission: question.mission, permitted: missions };
    const refusals = [{ code: "mission-not-permitted", message, facts, source }];
    return [{ scope: null, refusals, firstFailingDay: question.from }];
  }
  const judged = naming.map((scope) => ({ scope, ...reasonsAgainstScope(authorisation, scope, question, law) }));
  return judged.sort((a, b) => a.refusals.length - b.refusals.length);
}

function reasonsAgainstScope(
  authorisation: Authorisation,
  scope: Scope,
  question: MayDeployQuestion,
  law: readonly Authorisation[],
): { readonly refusals: readonly Refusal[]; readonly firstFailingDay: Day | null } {
  const what = reasonsAgainstWhat(authorisation, scope, question);
  const days = reasonsAgainstDays(authorisation, scope, question, law);
  return {
    refusals: [...what, ...days.refusals],
    firstFailingDay: what.length > 0 ? question.from : days.firstFailingDay,
  };
}

function reasonsAgainstWhat(
  authorisation: Authorisation,
  scope: Scope,
  question: MayDeployQuestion,
): readonly Refusal[] {
  const { reference } = authorisation;
  const { mission } = question;
  const refusals: Refusal[] = [];
  const against = (code: string, message: string, facts: Refusal["facts"]) =>
    refusals.push({ code, message, facts: { reference, mission, ...facts }, source });
  if (!scope.roles.includes(question.role)) {
    const permitted = scope.roles.join(", ");
    const message = `${reference} permits in ${mission}: ${allOf(scope.roles)}; ${inWords(question.role)} is not among them.`;
    against("role-not-permitted", message, {
      role: question.role,
      permitted,
    });
  }
  if (!scope.modes.includes(question.mode)) {
    const permitted = scope.modes.join(", ");
    const message = `${reference} permits for ${mission}: ${allOf(scope.modes)}; not: ${inWords(question.mode)}.`;
    against("mode-not-permitted", message, {
      mode: question.mode,
      permitted,
    });
  }
  if (
    question.mode === "embedded" &&
    scope.partner !== null &&
    question.partner !== undefined &&
    question.partner !== scope.partner
  ) {
    const message = `${reference} permits ${mission} inside a contingent of ${scope.partner}, not of ${question.partner}.`;
    against("partner-not-permitted", message, { partner: question.partner, permitted: scope.partner });
  }
  if (question.unitType !== undefined && scope.unitTypes.length > 0 && !scope.unitTypes.includes(question.unitType)) {
    const permitted = scope.unitTypes.join(", ");
    against(
      "unit-not-permitted",
      `${reference} permits units of type ${allOf(scope.unitTypes)}, not ${inWords(question.unitType)}.`,
      {
        unitType: question.unitType,
        permitted,
      },
    );
  }
  if (question.purpose === "withdrawal" && !scope.coversWithdrawal) {
    against(
      "withdrawal-not-covered",
      `${reference} does not cover the way home after ${mission} ends its operations.`,
      {},
    );
  }
  return refusals;
}

function reasonsAgainstDays(
  authorisation: Authorisation,
  scope: Scope,
  question: MayDeployQuestion,
  law: readonly Authorisation[],
): { readonly refusals: readonly Refusal[]; readonly firstFailingDay: Day | null } {
  const { reference } = authorisation;
  const refusals: Refusal[] = [];
  if (question.from < scope.validFrom) {
    const message = `${reference} holds from ${scope.validFrom}; ${question.from} lies before it.`;
    refusals.push({
      code: "before-validity",
      message,
      facts: { reference, validFrom: scope.validFrom, from: question.from },
      source,
    });
  }
  const last = lastCoveredDay(authorisation, scope, law, question.purpose ?? "service");
  if (last !== null && question.to > last) {
    const message = `${reference} covers days up to ${last}; ${question.to} lies after it.`;
    refusals.push({ code: "after-validity", message, facts: { reference, validTo: last, to: question.to }, source });
  }
  const early = question.from < scope.validFrom;
  const late = last !== null && question.to > last ? (question.from > last ? question.from : addDays(last, 1)) : null;
  return { refusals, firstFailingDay: early ? question.from : late };
}
