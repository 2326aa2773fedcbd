/** Decisions as they are answered: with the names of accounts, whose ids are nobody's business outside. */
import type { Context } from "../platform/context.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import type { Authorisation, AuthorisationAnswer } from "./schema.ts";
import { accountNames } from "./store-names.ts";

/** The decision with names, and whether the caller drafted it. */
export async function answered(ctx: Context, decision: Authorisation): Promise<AuthorisationAnswer> {
  const names = await accountNames(ctx.db, [decision.draftedBy, ...decision.events.map((event) => event.recordedBy)]);
  const nameOf = (account: string) => names.get(account) ?? "";
  return {
    ...decision,
    draftedBy: nameOf(decision.draftedBy),
    own: decision.draftedBy === ctx.actor.id,
    events: decision.events.map((event) => ({ ...event, recordedBy: nameOf(event.recordedBy) })),
  };
}

/** The same of what an action did; a refusal stays one. */
export async function answeredOutcome(
  ctx: Context,
  outcome: Outcome<Authorisation>,
): Promise<Outcome<AuthorisationAnswer>> {
  return outcome.ok ? done(await answered(ctx, outcome.value)) : outcome;
}
