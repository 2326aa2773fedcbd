/** Decisions on a person's file. Pure. */
import type { Day } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { Declaration, EvidenceKind, Person, Posting, RankHeld } from "./schema.ts";

export { familyName, listName, patronymic, spellings } from "./names.ts";

/** The rank held on `day`; null when none is recorded. */
export function rankOn(person: Pick<Person, "ranks">, day: Day): RankHeld | null {
  return person.ranks.find((held) => holdsOn(held, day)) ?? null;
}

/** The home unit served in on `day`; null when none is recorded. */
export function postingOn(person: Pick<Person, "postings">, day: Day): Posting | null {
  return person.postings.find((posting) => holdsOn(posting, day)) ?? null;
}

function holdsOn(span: { readonly validFrom: Day; readonly validTo: Day | null }, day: Day): boolean {
  return span.validFrom <= day && (span.validTo === null || day <= span.validTo);
}

/** Whether a declaration is in force on `day`. The day of withdrawal no longer counts. */
export function declared(declaration: Omit<Declaration, "id">, day: Day): boolean {
  if (day < declaration.given) return false;
  if (declaration.withdrawn !== null && declaration.withdrawn <= day) return false;
  return declaration.expires === null || day <= declaration.expires;
}

/** Results that each kind of evidence may have; a kind that is not here takes any text, kept as given. */
const RESULTS: Partial<Record<EvidenceKind, readonly string[]>> = {
  medical: ["fit", "unfit"],
  conduct: ["clear", "barred"],
  clearance: ["granted", "refused"],
  course: ["passed", "failed"],
  skill: ["passed", "failed"],
  driving: ["manual", "automatic"],
};

/** Every reason why evidence cannot enter a file on `today`; empty when it can. */
export function reasonsAgainstEvidence(
  evidence: { kind: EvidenceKind; subject: string; result: string; issued: Day; expires: Day | null },
  today: Day,
): Refusal[] {
  const reasons: Refusal[] = [];
  const allowed = RESULTS[evidence.kind];
  if (allowed !== undefined && !allowed.includes(evidence.result)) {
    reasons.push({
      code: "evidence.result",
      message: `Evidence of the kind ${evidence.kind} has one of the results ${allowed.join(", ")}; given was “${evidence.result}”.`,
      facts: { kind: evidence.kind, result: evidence.result, allowed: allowed.join(", ") },
      source: "docs/rules.md#evidence",
    });
  }
  if (evidence.kind === "medical" && evidence.subject !== "") {
    reasons.push({
      code: "evidence.diagnosis",
      message: "Of health only fit or unfit and until when is kept, never what it is about. Leave the subject empty.",
      facts: { kind: evidence.kind },
      source: "docs/rules.md#health",
    });
  }
  if (evidence.issued > today) {
    reasons.push({
      code: "evidence.future",
      message: `Evidence is recorded once it exists: it is dated ${evidence.issued}, today is ${today}.`,
      facts: { issued: evidence.issued, today },
      source: "docs/rules.md#evidence",
    });
  }
  if (evidence.expires !== null && evidence.expires < evidence.issued) {
    reasons.push({
      code: "evidence.days",
      message: `Evidence issued on ${evidence.issued} cannot have run out on ${evidence.expires}.`,
      facts: { issued: evidence.issued, expires: evidence.expires },
      source: "docs/rules.md#evidence",
    });
  }
  return reasons;
}

/** Every reason why a declaration cannot be recorded on `today`; empty when it can. */
export function reasonsAgainstDeclaration(given: Day, expires: Day | null, today: Day): Refusal[] {
  const source = "docs/rules.md#declaration";
  if (given > today) {
    const message = `A declaration is recorded once it was given: it is dated ${given}, today is ${today}.`;
    return [{ code: "declaration.future", message, facts: { given, today }, source }];
  }
  if (expires !== null && expires < given) {
    const message = `A declaration given on ${given} cannot end on ${expires}.`;
    return [{ code: "declaration.days", message, facts: { given, expires }, source }];
  }
  return [];
}
