/** Decisions that are on their way, or suspended, and would let people go: each is tried as if it were granted, or resumed, before it is named. Pure. */
import { baseCode, rewritten } from "./amend.ts";
import type { CeilingUse } from "./ceiling.ts";
import type { Knowledge } from "./cover.ts";
import { isLawful } from "./lawful.ts";
import { remedy } from "./remedy-search.ts";
import type { Authorisation, Ceiling, CeilingId, Change, MayDeployQuestion, Remedy, Scope } from "./schema.ts";

/** Decisions that are drafted or before their bodies and, granted as they stand, would let all of the people go. */
export function pending(question: MayDeployQuestion, known: Knowledge): readonly Remedy[] {
  const awaited = known.law.filter(({ status }) => ["draft", "proposed", "in_debate"].includes(status));
  return awaited.flatMap((decision) => {
    if (!isLawful(question, ifGranted(decision, known))) return [];
    const { reference, status } = decision;
    const bodies = decision.procedure.bodies.join(", ");
    const { people } = question;
    const facts = { reference, status, bodies, people };
    const message =
      status === "draft"
        ? `${reference} is drafted: proposed to ${bodies} and granted as it stands, it would let all ${people} go.`
        : `${reference} is before ${bodies}${status === "in_debate" ? " and in debate" : ""}: its grant would let all ${people} go.`;
    return [remedy(status === "draft" ? "drafted-decision" : "proposed-decision", message, facts, null)];
  });
}

/** Suspended decisions that would let all of the people go once they are resumed. */
export function resumed(question: MayDeployQuestion, known: Knowledge): readonly Remedy[] {
  return known.law
    .filter(({ status }) => status === "suspended")
    .flatMap((decision) => {
      const { id, reference } = decision;
      const law = known.law.map((each) => (each.id === id ? { ...each, status: "granted" as const } : each));
      if (!isLawful(question, { ...known, law })) return [];
      const { people } = question;
      const message = `${reference} is suspended: once it is resumed, all ${people} may go.`;
      return [remedy("resume-decision", message, { reference, people }, null)];
    });
}

/**
 * What would be known were a decision granted on the day asked about. Whom it takes over from a decision that it replaces counts under
 * each of its ceilings, as many as under the widest of that one: more than may be, so that nothing is promised that does not hold.
 */
function ifGranted(decision: Authorisation, known: Knowledge): Knowledge {
  const granted: Authorisation = { ...decision, status: "granted", decidedOn: known.asOf };
  const start: Knowledge = { ...known, law: known.law.map((each) => (each.id === decision.id ? granted : each)) };
  return decision.relations.reduce((supposed, relation) => {
    const other = supposed.law.find(({ id }) => id === relation.to);
    if (other === undefined) return supposed;
    if (relation.kind === "amends") return ifAmended(other, relation.changes, supposed);
    return relation.kind === "replaces" ? takingOver(decision.ceilings, other.ceilings, supposed) : supposed;
  }, start);
}

function takingOver(ceilings: readonly Ceiling[], before: readonly Ceiling[], known: Knowledge): Knowledge {
  const uses = before.map(({ id }) => known.useOf(id));
  const peopleOf = ({ present }: CeilingUse) => present.reduce((sum, { people }) => sum + people, 0);
  const present = uses.reduce<CeilingUse["present"]>(
    (widest, use) => (peopleOf(use) > peopleOf({ present: widest, ever: 0 }) ? use.present : widest),
    [],
  );
  const most = Math.max(0, peopleOf({ present, ever: 0 }), ...uses.map(({ ever }) => ever));
  const own = new Set<string>(ceilings.map(({ id }) => id));
  return { ...known, useOf: (id) => (own.has(id) ? { present, ever: most } : known.useOf(id)) };
}

/** The law with another decision changed; who counts under a ceiling counts under what becomes of it. */
function ifAmended(other: Authorisation, changes: readonly Change[], known: Knowledge): Knowledge {
  const { gone, scopes, ceilings } = rewritten(other, changes);
  const origin = new Map<string, CeilingId>();
  const ids = new Map<string, CeilingId>(other.ceilings.map(({ code, id }) => [code, id]));
  const added = ceilings.map((ceiling, at): Ceiling => {
    const id = `${other.id}/${at}` as CeilingId;
    const base = [...ids].findLast(([code]) => baseCode(code) === baseCode(ceiling.code))?.[1];
    if (base !== undefined) origin.set(id, base);
    ids.set(ceiling.code, id);
    return { ...ceiling, id, unit: ceiling.unit ?? "persons", excludesOther: ceiling.excludesOther ?? [] };
  });
  const come = scopes.map(
    (scope, at): Scope => ({
      ...scope,
      region: scope.region ?? "",
      organisation: scope.organisation ?? "",
      tasks: scope.tasks ?? "",
      withdrawalUntil: scope.withdrawalUntil ?? null,
      graceSittingDays: scope.graceSittingDays ?? null,
      id: `${other.id}/scope ${at}` as Scope["id"],
      ceilings: scope.ceilings.map((code) => ids.get(code)).filter((id) => id !== undefined),
    }),
  );
  const amended = {
    ...other,
    scopes: [...other.scopes.filter(({ id }) => !gone.includes(id)), ...come],
    ceilings: [...other.ceilings, ...added],
  };
  const useOf = (id: CeilingId) => known.useOf(origin.get(id) ?? id);
  return { ...known, useOf, law: known.law.map((each) => (each.id === other.id ? amended : each)) };
}
