/** What the office may do with decisions: read them as of a day, draft one, record what the deciding body did. */
import { clocks } from "../missions/actions.ts";
import type { AsOf } from "../missions/schema.ts";
import { findMission } from "../missions/store.ts";
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { laterDay } from "../platform/days.ts";
import type { Tx } from "../platform/db.ts";
import { Conflict } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { done, type Outcome, type Refusal, refused } from "../platform/outcome.ts";
import { reasonsAgainstDraft } from "./draft.ts";
import type { Authorisation, AuthorisationLine, Draft, Procedure, Step } from "./schema.ts";
import { reasonsAgainstStep } from "./status.ts";
import { addStep, getAuthorisation, getDrafter, listAuthorisations, listProcedures, nextVersion } from "./store.ts";
import { addDraft, addPermits } from "./store-draft.ts";

/** Decisions in order of their day. Needs `authorisations.read`. */
export async function readAuthorisations(ctx: Context, asked: AsOf): Promise<readonly AuthorisationLine[]> {
  ctx.actor.must("authorisations.read");
  const { asOf, knownAt } = clocks(ctx, asked);
  return (await listAuthorisations(ctx.db, asOf, knownAt)).map(lineOf);
}

function lineOf(authorisation: Authorisation): AuthorisationLine {
  const { id, reference, title, status, decidedOn, outcome, source, confidence, procedure, scopes, ceilings } =
    authorisation;
  return {
    id,
    reference,
    title,
    status,
    decidedOn,
    outcome,
    source,
    confidence,
    procedure: procedure.title,
    missions: [...new Set(scopes.flatMap((scope) => scope.missions))],
    ceilings: ceilings.map(({ id, code, label, people, reading }) => ({ id, code, label, people, reading })),
  };
}

/** One decision by id or reference. Needs `authorisations.read`; throws `NotFound`. */
export async function readAuthorisation(ctx: Context, id: string, asked: AsOf): Promise<Authorisation> {
  ctx.actor.must("authorisations.read");
  const { asOf, knownAt } = clocks(ctx, asked);
  return getAuthorisation(ctx.db, id, asOf, knownAt);
}

/** The country's ways of deciding. Needs `authorisations.read`. */
export async function readProcedures(ctx: Context): Promise<readonly Procedure[]> {
  ctx.actor.must("authorisations.read");
  return listProcedures(ctx.db);
}

/** Drafts a decision; it permits nothing before it is granted. Needs `authorisations.change`. */
export async function draftAuthorisation(ctx: Context, draft: Draft): Promise<Outcome<Authorisation>> {
  ctx.actor.must("authorisations.change");
  return ctx.db.transaction(async (tx) => {
    const existing = await listAuthorisations(tx, "9999-12-31", ctx.now);
    const day = draft.proposedOn ?? ctx.today;
    const procedure = (await listProcedures(tx)).find(
      (p) => p.code === draft.procedure && p.validFrom <= day && (p.validTo === null || day <= p.validTo),
    );
    const refusals = [
      ...reasonsAgainstDraft(
        draft,
        existing.map((a) => a.reference),
        procedure !== undefined,
        day,
      ),
      ...(await unknownMissions(tx, ctx, draft)),
    ];
    if (refusals.length > 0 || procedure === undefined) return refused(refusals);
    const recording = { by: ctx.actor.id, at: ctx.now };
    const id = await addDraft(tx, draft, procedure.id, recording);
    const step: Step = { kind: "drafted", day, note: "", source: draft.source, votes: [] };
    await addStep(tx, id, newId(), [], step, recording);
    await record(tx, ctx.actor, "authorisation.drafted", { id, reference: draft.reference });
    return done(await getAuthorisation(tx, id, laterDay(day, ctx.today), ctx.now));
  });
}

async function unknownMissions(tx: Tx, ctx: Context, draft: Draft): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = [];
  for (const id of new Set(draft.scopes.flatMap((scope) => scope.missions))) {
    if ((await findMission(tx, id, ctx.now)) !== null) continue;
    refusals.push({
      code: "mission-unknown",
      message: `No mission ${id} is known.`,
      facts: { mission: id },
      source: "docs/rules.md#scope",
    });
  }
  return refusals;
}

/**
 * Records what the deciding body did. A grant spells out the permits that presence points at. Needs `authorisations.decide`, and
 * that somebody else drafted it where the step decides.
 *
 * @param seen version the caller looked at; throws `Conflict` when it has moved on
 */
export async function recordStep(ctx: Context, id: string, step: Step, seen?: number): Promise<Outcome<Authorisation>> {
  ctx.actor.must("authorisations.decide");
  return ctx.db.transaction(async (tx) => {
    const before = await getAuthorisation(tx, id, "9999-12-31", ctx.now);
    const refusals = reasonsAgainstStep(before, step, ctx.actor.id, await getDrafter(tx, id));
    if (refusals.length > 0) return refused(refusals);
    if ((seen !== undefined && seen !== before.version) || (await nextVersion(tx, id, before.version)) === 0) {
      throw new Conflict(`${before.reference} was changed by somebody else; look at it again.`, {
        id,
        version: before.version,
      });
    }
    const recording = { by: ctx.actor.id, at: ctx.now };
    await addStep(
      tx,
      id,
      newId(),
      step.votes.map(() => newId()),
      step,
      recording,
    );
    const first = step.kind === "granted" && before.status !== "deemed_granted";
    if (first || step.kind === "deemed_granted") await addPermits(tx, before, recording);
    await record(tx, ctx.actor, `authorisation.${step.kind}`, { id, reference: before.reference, day: step.day });
    return done(await getAuthorisation(tx, id, laterDay(step.day, ctx.today), ctx.now));
  });
}
