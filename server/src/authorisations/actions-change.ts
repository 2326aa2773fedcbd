/** Writes what a step changes in the law: permits that come and go, scopes and ceilings that become others, and the people under them. */
import type { Recording } from "../missions/store.ts";
import type { Context } from "../platform/context.ts";
import type { Day } from "../platform/days.ts";
import type { Tx } from "../platform/db.ts";
import type { Standing, StandingTerms } from "./actions-standing.ts";
import { baseCode, type Rewriting, rewritten } from "./amend.ts";
import { coversDays } from "./life.ts";
import type { Authorisation, Change } from "./schema.ts";
import { getAuthorisation } from "./store.ts";
import { addCeilings, addScopes } from "./store-draft.ts";
import { addPermits, permitsInForce, supersedeCeilings, supersedeScopes, withdrawPermits } from "./store-permits.ts";
import { addEffects, type NewEffect } from "./store-steps.ts";

/** What a change is recorded with. */
export interface ChangeTerms {
  readonly ctx: Context;
  readonly recording: Recording;
  readonly standing: Standing;
  /** The event that changes it. */
  readonly event: string;
  readonly day: Day;
  readonly cause: string;
  readonly source: string;
  readonly breachReason: string | null;
}

/** Changes a decision that is in force, and sets everybody down on what it permits from then on. */
export async function changeLaw(
  tx: Tx,
  decision: Authorisation,
  changes: readonly Change[],
  terms: ChangeTerms,
): Promise<readonly NewEffect[]> {
  const rewriting = rewritten(decision, changes);
  const permits = await permitsInForce(tx, decision.id);
  const going = permits
    .filter((permit) => rewriting.gone.some((scope) => scope === permit.scopeId))
    .map(({ id }) => id);
  return move(tx, decision, going, terms, () => rewrite(tx, decision, rewriting, terms.recording));
}

/** Spells the permits out anew, as when urgency is ratified: the scopes stay, their days become others. */
export async function renewPermits(tx: Tx, decision: Authorisation, terms: ChangeTerms): Promise<readonly NewEffect[]> {
  const going = (await permitsInForce(tx, decision.id)).map(({ id }) => id);
  return move(tx, decision, going, terms, async () => undefined);
}

async function move(
  tx: Tx,
  decision: Authorisation,
  going: readonly string[],
  terms: ChangeTerms,
  write: () => Promise<void>,
): Promise<readonly NewEffect[]> {
  const lifted = await terms.standing.lift(tx, going, standingTerms(decision, terms));
  await withdrawPermits(tx, going, terms.recording);
  await write();
  const after = await getAuthorisation(tx, decision.id, terms.day, terms.ctx.now);
  if (coversDays(after) || after.status === "suspended") await addPermits(tx, after, terms.recording);
  const effects = await lifted.setDown(tx);
  if (effects.length > 0)
    await addEffects(tx, { authorisation: decision.id, event: terms.event }, effects, terms.recording);
  return effects;
}

function standingTerms(decision: Authorisation, terms: ChangeTerms): StandingTerms {
  return {
    ...terms.recording,
    authorisation: decision.id,
    reference: decision.reference,
    cause: terms.cause,
    source: terms.source,
    today: terms.ctx.today,
    breachReason: terms.breachReason,
  };
}

async function rewrite(tx: Tx, decision: Authorisation, rewriting: Rewriting, recording: Recording): Promise<void> {
  await supersedeScopes(tx, rewriting.gone, recording);
  await supersedeCeilings(tx, unused(decision, rewriting), recording);
  const added = await addCeilings(tx, decision.id, rewriting.ceilings, recording);
  const known = new Map(decision.ceilings.map((ceiling) => [ceiling.code, String(ceiling.id)]));
  const codes = new Map([...known, ...added]);
  // A scope that joins by an amendment names a ceiling as the decision first did, and counts under what became of it.
  const latest = (code: string) =>
    codes.get(code) ?? [...codes].findLast(([each]) => baseCode(each) === baseCode(code))?.[1];
  const wanted = rewriting.scopes.flatMap((scope) => scope.ceilings);
  const resolved = new Map(wanted.flatMap((code) => (latest(code) === undefined ? [] : [[code, latest(code) ?? ""]])));
  await addScopes(tx, decision.id, rewriting.scopes, resolved, recording);
}

/** Ceilings that only scopes counted under that are gone; one that never had a scope is shown beside them and stays. */
function unused(decision: Authorisation, { gone, scopes, ceilings }: Rewriting): readonly string[] {
  const left = decision.scopes.filter((scope) => !gone.includes(scope.id)).flatMap((scope) => scope.ceilings);
  const replaced = new Set(ceilings.map((ceiling) => ceiling.code));
  const wanted = new Set(scopes.flatMap((scope) => scope.ceilings).filter((code) => !replaced.has(code)));
  const had = new Set(decision.scopes.flatMap((scope) => scope.ceilings));
  return decision.ceilings
    .filter((ceiling) => had.has(ceiling.id) && !left.includes(ceiling.id) && !wanted.has(ceiling.code))
    .map((ceiling) => ceiling.id);
}
