/**
 * What changes a decision that is in force: an extension, a ceiling that is another from a day on, a scope added or ended, its own
 * end. Scopes and ceilings are never edited: those that change go, and others come. Pure.
 */
import { addDays, type Day } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { Authorisation, Ceiling, Change, DraftCeiling, DraftScope, Scope } from "./schema.ts";

const source = "docs/rules.md#amendments";

/** What is to be written: scopes that go, scopes and ceilings that come; scopes name their ceilings by code. */
export interface Rewriting {
  readonly gone: readonly Scope["id"][];
  readonly scopes: readonly DraftScope[];
  readonly ceilings: readonly DraftCeiling[];
}

/** A scope on its way through the changes; `was` is the row it still is, null once it is another. */
interface Draftable {
  readonly was: Scope["id"] | null;
  readonly scope: DraftScope;
}

interface Work {
  readonly scopes: readonly Draftable[];
  /** By code, those of the decision and those that come. */
  readonly known: ReadonlyMap<string, DraftCeiling>;
  readonly added: readonly string[];
}

/** The decision after all changes, in their order. Throws nothing: ask `reasonsAgainstChanges` before. */
export function rewritten(decision: Authorisation, changes: readonly Change[]): Rewriting {
  const start: Work = {
    scopes: decision.scopes.map((scope) => ({ was: scope.id, scope: draftedScope(scope, decision.ceilings) })),
    known: new Map(decision.ceilings.map((ceiling) => [ceiling.code, draftedCeiling(ceiling)])),
    added: [],
  };
  const end = changes.reduce(apply, start);
  const kept = new Set(end.scopes.map(({ was }) => was));
  return {
    gone: decision.scopes.map((scope) => scope.id).filter((id) => !kept.has(id)),
    scopes: end.scopes.filter(({ was }) => was === null).map(({ scope }) => scope),
    ceilings: end.added.map((code) => end.known.get(code)).filter((ceiling) => ceiling !== undefined),
  };
}

/** The code of a ceiling as the decision first named it: what an amendment makes of it carries the day behind an @. */
export function baseCode(code: string): string {
  return code.replace(/@\d{4}-\d{2}-\d{2}$/, "");
}

/** A scope as a draft would say it. */
export function draftedScope(scope: Scope, ceilings: readonly Ceiling[]): DraftScope {
  const { id: _, ceilings: ids, ...rest } = scope;
  const codes = ids.map((id) => ceilings.find((ceiling) => ceiling.id === id)?.code);
  return { ...rest, ceilings: codes.filter((code) => code !== undefined) };
}

function draftedCeiling({ id: _, ...rest }: Ceiling): DraftCeiling {
  return rest;
}

function apply(work: Work, change: Change): Work {
  switch (change.what) {
    case "validity":
      return eachScope(work, (scope) =>
        (change.scope === null || change.scope === scope.label) && isLatest(work, scope)
          ? moveEnd(scope, change.to, scope.withdrawalUntil ?? null)
          : [scope],
      );
    case "end":
      return eachScope(work, (scope) =>
        change.scope === scope.label && (scope.validTo === null || scope.validTo >= change.to)
          ? moveEnd(scope, change.to, change.withdrawalUntil)
          : [scope],
      );
    case "scope":
      return { ...work, scopes: [...work.scopes, { was: null, scope: change.scope }] };
    case "ceiling":
      return withCeiling(work, change);
    default:
      return change satisfies never;
  }
}

/** Whether no other scope of the same label goes on from it: an amendment leaves the days before it as they were. */
function isLatest(work: Work, scope: DraftScope): boolean {
  return !work.scopes.some((each) => each.scope.label === scope.label && each.scope.validFrom > scope.validFrom);
}

/** The scope with another last day; gone when it would end before it begins. */
function moveEnd(scope: DraftScope, to: Day | null, withdrawalUntil: Day | null): readonly DraftScope[] {
  if (to !== null && to < scope.validFrom) return [];
  if (to === scope.validTo && withdrawalUntil === (scope.withdrawalUntil ?? null)) return [scope];
  return [{ ...scope, validTo: to, withdrawalUntil }];
}

function eachScope(work: Work, change: (scope: DraftScope) => readonly DraftScope[]): Work {
  const scopes = work.scopes.flatMap((each) =>
    change(each.scope).map((scope) => (scope === each.scope ? each : { was: null, scope })),
  );
  return { ...work, scopes };
}

function withCeiling(work: Work, change: Extract<Change, { what: "ceiling" }>): Work {
  const base = baseCode(change.ceiling);
  const old =
    work.known.get(change.ceiling) ?? [...work.known.values()].findLast((each) => baseCode(each.code) === base);
  if (old === undefined) return work;
  const code = `${base}@${change.from}`;
  const overlap = change.overlap === undefined ? old.overlap : change.overlap;
  const next: DraftCeiling = { ...old, code, people: change.people, overlap };
  const dated = old.reading === "present";
  const changed = eachScope(work, (scope) => {
    const counts = scope.ceilings.some((each) => baseCode(each) === base);
    if (!counts || (dated && scope.validTo !== null && scope.validTo < change.from)) return [scope];
    const after = { ...scope, ceilings: scope.ceilings.map((each) => (baseCode(each) === base ? code : each)) };
    if (!dated || scope.validFrom >= change.from) return [after];
    const before = { ...scope, validTo: addDays(change.from, -1), withdrawalUntil: null };
    return [before, { ...after, validFrom: change.from }];
  });
  return { ...changed, known: new Map([...work.known, [code, next]]), added: [...new Set([...work.added, code])] };
}

/** Why the changes cannot be made to the decision; empty when they can. */
export function reasonsAgainstChanges(decision: Authorisation, changes: readonly Change[]): readonly Refusal[] {
  return changes.flatMap((change) => reasonsAgainstOne(decision, change));
}

function reasonsAgainstOne(decision: Authorisation, change: Change): readonly Refusal[] {
  const { reference } = decision;
  const refusals: Refusal[] = [];
  const labels = decision.scopes.map((scope) => scope.label);
  const codes = new Set(decision.ceilings.map((ceiling) => baseCode(ceiling.code)));
  const named = change.what === "validity" || change.what === "end" ? change.scope : null;
  if (named !== null && !labels.includes(named)) {
    const message = `${reference} has no scope “${named}”; it has: ${labels.join("; ")}.`;
    refusals.push({
      code: "scope-unknown",
      message,
      facts: { reference, scope: named, known: labels.join("; ") },
      source,
    });
  }
  const asked = change.what === "ceiling" ? [change.ceiling] : change.what === "scope" ? change.scope.ceilings : [];
  for (const ceiling of asked.filter((code) => !codes.has(baseCode(code)))) {
    const message = `${reference} refers to the ceiling ${ceiling}, which it does not define.`;
    refusals.push({ code: "ceiling-unknown", message, facts: { reference, ceiling }, source });
  }
  if (change.what === "end" && change.withdrawalUntil !== null && change.withdrawalUntil < change.to) {
    const message = `The way home until ${change.withdrawalUntil} would end before ${change.to}.`;
    const facts = { reference, until: change.withdrawalUntil, day: change.to };
    refusals.push({ code: "withdrawal-before-step", message, facts, source });
  }
  return refusals;
}

/** What ends all of a decision's scopes the day before `day`; people who are there may stay until `withdrawalUntil`. */
export function endOfAll(decision: Authorisation, day: Day, withdrawalUntil: Day | null): readonly Change[] {
  const labels = [...new Set(decision.scopes.map((scope) => scope.label))];
  return labels.map((scope) => ({ what: "end", scope, to: addDays(day, -1), withdrawalUntil }));
}
