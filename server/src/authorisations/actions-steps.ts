/** Recording what the deciding body did, with everything that follows from it: permits, other decisions, and people who stand under them. */
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { laterDay, type Moment } from "../platform/days.ts";
import type { Tx } from "../platform/db.ts";
import { done, type Outcome, refused } from "../platform/outcome.ts";
import { followStep } from "./actions-follow.ts";
import { NOBODY_STANDS, type Standing, StandingRefused } from "./actions-standing.ts";
import { BY_ITSELF, LIFE, rightOf, type StepKind } from "./life.ts";
import type { Authorisation, NextStep, Step, StepOutcome } from "./schema.ts";
import { ratifyByOf, reasonsAgainstStep, type StepContext } from "./step-guards.ts";
import { getAuthorisation, listAuthorisations } from "./store.ts";
import { readSittings } from "./store-procedures.ts";
import { addEvent, addVotes, listEffects, movedOn, setOutcome, setRatifyBy } from "./store-steps.ts";

/** Thrown to undo a step that was only tried. */
class Tried extends Error {
  readonly outcome: Outcome<StepOutcome>;
  constructor(outcome: Outcome<StepOutcome>) {
    super("tried");
    this.outcome = outcome;
  }
}

/**
 * Records a step. Needs `authorisations.step`, and `authorisations.decide` where it decides; then somebody else must have drafted it.
 *
 * @param seen version the caller looked at; throws `Conflict` when it has moved on
 * @param standing who stands under permits; the database refuses to withdraw one under which somebody does
 */
export async function recordStep(
  ctx: Context,
  id: string,
  step: Step,
  seen?: number,
  standing: Standing = NOBODY_STANDS,
): Promise<Outcome<Authorisation>> {
  const outcome = await take(ctx, id, step, seen, standing);
  return outcome.ok ? done(outcome.value.authorisation) : outcome;
}

/** What a step would lead to, people included. Nothing is kept; needs what recording it needs. */
export async function previewStep(
  ctx: Context,
  id: string,
  step: Step,
  standing: Standing = NOBODY_STANDS,
): Promise<Outcome<StepOutcome>> {
  try {
    await ctx.db.transaction(async (tx) => {
      throw new Tried(await take({ ...ctx, db: tx }, id, step, undefined, standing));
    });
  } catch (error) {
    if (error instanceof Tried) return error.outcome;
    throw error;
  }
  throw new Error("A step that is only tried ends by being undone.");
}

async function take(
  ctx: Context,
  id: string,
  step: Step,
  seen: number | undefined,
  standing: Standing,
): Promise<Outcome<StepOutcome>> {
  ctx.actor.must("authorisations.step");
  if (rightOf(step.kind) === "authorisations.decide") ctx.actor.must("authorisations.decide");
  try {
    return await ctx.db.transaction(async (tx) => {
      const before = await getAuthorisation(tx, id, "9999-12-31", ctx.now);
      const refusals = reasonsAgainstStep(inState(before), step, await contextOf(tx, ctx));
      if (refusals.length > 0) return refused(refusals);
      await movedOn(tx, before, seen);
      return done(await write(tx, ctx, before, step, standing));
    });
  } catch (error) {
    // Thrown, so that nothing of the step is left behind.
    if (error instanceof StandingRefused) return refused(error.refusals);
    throw error;
  }
}

/** A decision read at the end of all days has run out where it has an end; what may follow is asked by its events. */
function inState(decision: Authorisation): Authorisation {
  const given = decision.events.findLast((event) => event.state !== null)?.state ?? decision.status;
  return { ...decision, status: given };
}

async function contextOf(tx: Tx, ctx: Context): Promise<StepContext> {
  return {
    actor: ctx.actor.id,
    today: ctx.today,
    sittings: await readSittings(tx, ctx.now),
    law: await listAuthorisations(tx, "9999-12-31", ctx.now),
  };
}

async function write(
  tx: Tx,
  ctx: Context,
  before: Authorisation,
  step: Step,
  standing: Standing,
): Promise<StepOutcome> {
  const recording = { by: ctx.actor.id, at: ctx.now };
  const { kind, day, note, source } = step;
  const event = await addEvent(tx, before.id, { kind, day, note, source, facts: factsOf(before, step) }, recording);
  await addVotes(tx, before.id, step.votes, recording);
  if (kind === "acted") await setRatifyBy(tx, before.id, ratifyByOf(before.procedure, step) ?? day);
  if (kind === "rejected" || kind === "lapsed") await setOutcome(tx, before.id, note);
  const effects = await followStep(tx, inState(before), step, { ctx, recording, standing, event });
  await record(tx, ctx.actor, `authorisation.${kind}`, {
    id: before.id,
    reference: before.reference,
    day,
    effects: effects.length,
  });
  const authorisation = await getAuthorisation(tx, before.id, laterDay(day, ctx.today), ctx.now);
  return { authorisation, effects: effects.map(({ personId: _, ...effect }) => effect) };
}

function factsOf(before: Authorisation, step: Step) {
  const ratifyBy = step.kind === "acted" ? ratifyByOf(before.procedure, step) : undefined;
  return {
    ...(step.objectors === undefined ? {} : { objectors: step.objectors }),
    ...(ratifyBy == null ? {} : { ratifyBy }),
    ...(step.validTo === undefined ? {} : { validTo: step.validTo }),
    ...(step.withdrawalUntil == null ? {} : { withdrawalUntil: step.withdrawalUntil }),
  };
}

/**
 * The steps that may follow now, with what is missing for each before anything is typed: the second person, a body that sits, votes
 * that were not taken. Needs `authorisations.read`.
 */
export async function nextSteps(ctx: Context, id: string): Promise<readonly NextStep[]> {
  ctx.actor.must("authorisations.read");
  return ctx.db.transaction(async (tx) => {
    const decision = inState(await getAuthorisation(tx, id, "9999-12-31", ctx.now));
    const given = await contextOf(tx, ctx);
    const kinds: StepKind[] = Object.keys(LIFE[decision.status])
      .filter(isStep)
      .filter((kind) => !BY_ITSELF.includes(kind));
    return [...kinds, "information" as const].map((kind) => ({
      kind,
      right: rightOf(kind),
      missing: [...reasonsAgainstStep(decision, { kind, day: ctx.today, note: "", source: "?", votes: [] }, given)],
    }));
  });
}

function isStep(kind: string): kind is StepKind {
  return Object.values(LIFE).some((next) => Object.hasOwn(next, kind));
}

/** What became of tours under a decision when it changed. Needs `deployments.read`: it is about single people's tours. */
export async function readEffects(ctx: Context, id: string, knownAt?: Moment) {
  ctx.actor.must("deployments.read");
  return listEffects(ctx.db, id, knownAt ?? ctx.now);
}
