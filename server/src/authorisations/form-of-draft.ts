/** A draft as the form that would make it, so that it can be changed where it was typed. Pure. */
import { draftedScope } from "./amend.ts";
import { type Authorisation, type Ceiling, DecisionForm, type Scope } from "./schema.ts";

/** The form that says what a draft says. Reading it again gives the same draft. */
export function formOfDraft(decision: Authorisation): DecisionForm {
  return DecisionForm.parse({
    reference: decision.reference,
    title: decision.title,
    procedure: decision.procedure.code,
    proposer: decision.proposer,
    proposedOn: decision.proposedOn ?? "",
    source: decision.source,
    confidence: decision.confidence,
    outcome: decision.outcome,
    proposal: { ...DecisionForm.parse({}).proposal, ...decision.proposal },
    legalBasis: decision.legalBasis.map((b) => ({ ...b, validFrom: b.validFrom ?? "", validTo: b.validTo ?? "" })),
    costAmount: decision.cost === null ? "" : sumOf(decision.cost.minor),
    costCurrency: decision.cost?.currency ?? "",
    costPeriod: decision.cost?.period ?? "",
    costSourceLine: decision.cost?.sourceLine ?? "",
    coversRotations: decision.coversRotations === null ? "" : decision.coversRotations ? "yes" : "no",
    rotationMonths: wordsOf(decision.rotationMonths),
    relations: decision.relations.map(relationOf),
    ceilings: decision.ceilings.map(ceilingOf),
    scopes: [...decision.scopes.map((scope) => scopeOf(scope, decision.ceilings)), ...addedScopes(decision)],
    conditions: decision.conditions,
    duties: decision.duties.map((duty) => ({
      ...duty,
      dueOn: duty.dueOn ?? "",
      lastDue: duty.lastDue ?? "",
      doneOn: duty.doneOn ?? "",
    })),
    papers: decision.papers.filter((paper) => paper.fileName === null),
    interpretations: decision.interpretations.map((reading) => ({
      ...reading,
      ceiling: decision.ceilings.find((ceiling) => ceiling.id === reading.ceilingId)?.code ?? "",
    })),
  });
}

function sumOf(minor: number): string {
  const cents = minor % 100;
  return cents === 0 ? String(minor / 100) : `${Math.floor(minor / 100)}.${String(cents).padStart(2, "0")}`;
}

function wordsOf(number: number | null | undefined): string {
  return number == null ? "" : String(number);
}

function ceilingOf(ceiling: Ceiling) {
  return { ...ceiling, people: String(ceiling.people), ...overlapOf(ceiling.overlap) };
}

function overlapOf(overlap: Ceiling["overlap"]) {
  return {
    overlapPeople: overlap === null || overlap.percent != null ? "" : String(overlap.people),
    overlapPercent: wordsOf(overlap?.percent),
    overlapDays: wordsOf(overlap?.days),
    overlapInferred: overlap?.inferred ?? false,
    overlapSource: overlap?.source ?? "",
  };
}

function scopeOf(scope: Scope, ceilings: readonly Ceiling[]) {
  return inWords(draftedScope(scope, ceilings));
}

function inWords(scope: ReturnType<typeof draftedScope>) {
  return {
    ...scope,
    partner: scope.partner ?? "",
    validTo: scope.validTo ?? "",
    withdrawalUntil: scope.withdrawalUntil ?? "",
    graceSittingDays: wordsOf(scope.graceSittingDays),
  };
}

function relationOf(relation: Authorisation["relations"][number]) {
  return {
    to: relation.toReference,
    kind: relation.kind,
    source: relation.source,
    changes: relation.changes.map((change) => ({
      what: change.what,
      scope: change.what === "scope" ? change.scope.label : "scope" in change ? (change.scope ?? "") : "",
      ceiling: change.what === "ceiling" ? change.ceiling : "",
      people: change.what === "ceiling" ? String(change.people) : "",
      ...(change.what === "ceiling" && change.overlap !== undefined
        ? { overlap: change.overlap === null ? "none" : "other", ...overlapOf(change.overlap) }
        : {}),
      from: change.what === "ceiling" ? change.from : "",
      to: "to" in change ? (change.to ?? "") : "",
      withdrawalUntil: change.what === "end" ? (change.withdrawalUntil ?? "") : "",
    })),
  };
}

/** Scopes that the draft adds to another decision are typed among its own. */
function addedScopes(decision: Authorisation) {
  return decision.relations
    .flatMap((relation) => relation.changes)
    .flatMap((change) => (change.what === "scope" ? [inWords(change.scope)] : []));
}
