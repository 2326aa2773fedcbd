/** What the office may do with decisions: read them as of a day, draft one, change a draft. */
import { clocks } from "../missions/actions.ts";
import { inWords } from "../missions/names.ts";
import type { AsOf } from "../missions/schema.ts";
import { findMission } from "../missions/store.ts";
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { laterDay } from "../platform/days.ts";
import type { Tx } from "../platform/db.ts";
import { done, type Outcome, type Refusal, refused } from "../platform/outcome.ts";
import { reasonsAgainstDraft, reasonsOfTheFuture } from "./draft.ts";
import type { Authorisation, AuthorisationLine, Draft, Procedure } from "./schema.ts";
import { isKnownOn } from "./sittings.ts";
import { getAuthorisation, listAuthorisations, listProcedures } from "./store.ts";
import { addDraft, changeDraftTo } from "./store-draft.ts";
import { addEvent, movedOn } from "./store-steps.ts";

export { nextSteps, previewStep, recordStep } from "./actions-steps.ts";

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
    const judged = await judge(tx, ctx, draft, null);
    if (!judged.ok) return judged;
    const recording = { by: ctx.actor.id, at: ctx.now };
    const id = await addDraft(tx, draft, judged.value.id, recording);
    const day = dayOf(ctx, draft);
    await addEvent(tx, id, { kind: "drafted", day, note: "", source: draft.source }, recording);
    await record(tx, ctx.actor, "authorisation.drafted", { id, reference: draft.reference });
    return done(await getAuthorisation(tx, id, laterDay(day, ctx.today), ctx.now));
  });
}

/**
 * Changes a draft as a whole. Needs `authorisations.change`; only while it is a draft, and only by whoever drafted it, so that its
 * author and its decider stay two people. `seen`: the version the caller looked at; throws `Conflict` when it has moved on.
 */
export async function changeDraft(
  ctx: Context,
  id: string,
  draft: Draft,
  seen?: number,
): Promise<Outcome<Authorisation>> {
  ctx.actor.must("authorisations.change");
  return ctx.db.transaction(async (tx) => {
    const before = await getAuthorisation(tx, id, "9999-12-31", ctx.now);
    const judged = await judge(tx, ctx, draft, before);
    const refusals = [...reasonsAgainstChange(before, ctx.actor.id), ...(judged.ok ? [] : judged.refusals)];
    if (refusals.length > 0 || !judged.ok) return refused(refusals);
    await movedOn(tx, before, seen);
    const recording = { by: ctx.actor.id, at: ctx.now };
    await changeDraftTo(tx, before.id, draft, judged.value.id, recording);
    const last = before.events.filter((event) => event.state !== null).at(-1)?.day ?? ctx.today;
    const day = laterDay(last, dayOf(ctx, draft));
    await addEvent(tx, before.id, { kind: "drafted", day, note: "", source: draft.source }, recording);
    await record(tx, ctx.actor, "authorisation.redrafted", { id: before.id, reference: draft.reference });
    return done(await getAuthorisation(tx, before.id, laterDay(day, ctx.today), ctx.now));
  });
}

function reasonsAgainstChange(before: Authorisation, actor: string): readonly Refusal[] {
  const { reference, status, draftedBy } = before;
  const refusals: Refusal[] = [];
  if (status !== "draft") {
    const message = `${reference} is ${inWords(status)}; only a draft is changed. What is in force is amended by another decision.`;
    refusals.push({ code: "not-a-draft", message, facts: { reference, status }, source: "docs/rules.md#drafting" });
  }
  if (actor !== draftedBy) {
    const message = `${reference} was drafted by another account; whoever drafted it changes it, so that its author does not decide on it.`;
    refusals.push({ code: "not-the-drafter", message, facts: { reference }, source: "docs/rules.md#four-eyes" });
  }
  return refusals;
}

function dayOf(ctx: Context, draft: Draft) {
  return draft.proposedOn ?? ctx.today;
}

/** The procedure that a draft goes by, or everything that speaks against keeping it. */
async function judge(tx: Tx, ctx: Context, draft: Draft, itself: Authorisation | null): Promise<Outcome<Procedure>> {
  const others = (await listAuthorisations(tx, "9999-12-31", ctx.now)).filter((other) => other.id !== itself?.id);
  const day = dayOf(ctx, draft);
  const procedure = (await listProcedures(tx)).find((p) => p.code === draft.procedure && isKnownOn(p, day));
  const refusals = [
    ...reasonsAgainstDraft(draft, others, procedure !== undefined, day),
    ...reasonsOfTheFuture(draft, ctx.today),
    ...(await unknownMissions(tx, ctx, draft)),
  ];
  return refusals.length > 0 || procedure === undefined ? refused(refusals) : done(procedure);
}

async function unknownMissions(tx: Tx, ctx: Context, draft: Draft): Promise<readonly Refusal[]> {
  const added = draft.relations.flatMap((r) => r.changes ?? []).flatMap((c) => (c.what === "scope" ? [c.scope] : []));
  const refusals: Refusal[] = [];
  for (const id of new Set([...draft.scopes, ...added].flatMap((scope) => scope.missions))) {
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
