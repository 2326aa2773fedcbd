/** Steps of the individual's path before arrival and after return, of one tour or many; and guards lifted for a step of a tour. */

import type { AsOf } from "../../missions/schema.ts";
import { record } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import type { Day } from "../../platform/days.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { done, type Outcome, refused } from "../../platform/outcome.ts";
import { listRotations } from "../contributions/store-rotations.ts";
import { type Guard, judge, reasonsAgainstOverride, shown } from "../guards.ts";
import { refuse } from "../ledger/actions-ledger.ts";
import { recordingOf } from "../ledger/presence-actions.ts";
import { supersede } from "../ledger/store-presence.ts";
import type { NewOverride, NextTourStep, Override, Tour, TourStep, TourWhole } from "../schema.ts";
import type { NewEvent } from "../store.ts";
import { addOverrides, listOverrides } from "../store-overrides.ts";
import { about, type Held, happened, hold } from "./held-actions.ts";
import { undeclaredOn } from "./store-declarations.ts";
import {
  emptyStep,
  factsOfStep,
  guardsOfStep,
  isOfUnit,
  reasonsAgainstEvent,
  type StepKnowledge,
  stepsGuard,
} from "./tour-guards.ts";
import { stateAfter, statesBefore } from "./tour-machine.ts";
import { readRecord } from "./tour-reading-actions.ts";

/** Records a step of tours, all of them or none, with every guard that stands against it. Needs `deployments.change`. */
export async function recordSteps(
  ctx: Context,
  ids: readonly string[],
  step: TourStep,
): Promise<Outcome<{ tours: number }>> {
  return happened(ctx, ids, step.step, step.day, async (tx, held) => {
    const known = await knowledgeOf(tx, ctx, held, step.day);
    const overrides = Map.groupBy(await listOverrides(tx, { tourIds: ids }, ctx.now), (each) => each.tourId);
    const judged = held.map((each) => judgeStep(ctx, each, step, known, overrides.get(each.tour.id) ?? []));
    const refusals = judged.flatMap((each) => each.refusals);
    if (refusals.length > 0) refuse(refusals);
    if (step.step === "rejected")
      await supersede(
        tx,
        held.flatMap(({ parts }) => parts),
        ctx.now,
      );
    const cause = step.step === "rejected" ? step.cause : null;
    const events = held.map(({ tour, eventId }): NewEvent => {
      const { day, source } = step;
      return {
        id: eventId,
        tourId: tour.id,
        kind: step.step,
        day,
        cause,
        payer: null,
        source,
        facts: factsOfStep(step),
      };
    });
    const uses = judged.flatMap(({ used, eventId }) => used.map((override) => ({ override, eventId })));
    return { events, uses };
  });
}

type Known = (tour: Tour) => StepKnowledge;

/** What the guards ask beside what was entered, for all tours at once. */
async function knowledgeOf(tx: Db, ctx: Context, held: readonly Pick<Held, "tour">[], day: Day): Promise<Known> {
  const people = held.map(
    ({ tour }) => ({ personId: tour.personId, track: isOfUnit(tour) ? "contingent" : "individual" }) as const,
  );
  const undeclared = await undeclaredOn(tx, people, day);
  const ids = [...new Set(held.flatMap(({ tour }) => (tour.rotationId === null ? [] : [tour.rotationId])))];
  const rotations = new Map(
    (await listRotations(tx, ctx.now, { ids })).map((rotation) => [String(rotation.id), rotation]),
  );
  return (tour) => ({
    today: ctx.today,
    declared: !undeclared.has(tour.personId),
    rollCertifiedOn: rotations.get(tour.rotationId ?? "")?.rollCertifiedOn ?? null,
  });
}

function judgeStep(
  ctx: Context,
  { tour, eventId }: Held,
  step: TourStep,
  known: Known,
  overrides: readonly Override[],
) {
  const against = reasonsAgainstEvent(tour, step.step, step.day, ctx.today);
  const { refusals, used } = judge(guardsOfStep(step, tour, known(tour)), overrides, step.step, ctx.actor.id);
  return { refusals: about(tour, [...against, ...refusals]), used, eventId };
}

const SHOWN_STEPS = ["screened", "medically_cleared", "selected", "travelling", "home", "closed"] as const;

/** Steps that may come next in a tour, with what each will ask for. */
export async function nextStepsOf(ctx: Context, tour: Tour, overrides: readonly Override[]): Promise<NextTourStep[]> {
  const [held] = await ctx.db.transaction((tx) => hold(tx, ctx, [tour.id]));
  if (held === undefined) return [];
  const known = await knowledgeOf(ctx.db, ctx, [held], ctx.today);
  const steps = SHOWN_STEPS.filter((kind) => statesBefore(kind, isOfUnit(tour)).includes(held.tour.state));
  const path = steps.map((kind) =>
    nextOf(kind, held.tour, guardsOfStep(emptyStep(kind, ctx.today), held.tour, known(tour)), overrides),
  );
  return held.tour.standing === "planned"
    ? [...path, nextOf("arrived", held.tour, [stepsGuard(held.tour)], overrides)]
    : path;
}

function nextOf(
  kind: NextTourStep["step"],
  tour: Tour,
  guards: readonly Guard[],
  overrides: readonly Override[],
): NextTourStep {
  return { step: kind, to: stateAfter(kind) ?? tour.state, guards: shown(guards, overrides, kind) };
}

/** Lifts a guard of a tour for one step; who lifts it does not take the step. Needs `deployments.override`. */
export async function overrideTour(ctx: Context, id: string, asked: NewOverride): Promise<Outcome<TourWhole>> {
  ctx.actor.must("deployments.override");
  const outcome = await ctx.db.transaction(async (tx) => {
    const [held] = await hold(tx, ctx, [id]);
    if (held === undefined) return refused([]);
    const guards = await guardsNow({ ...ctx, db: tx }, held.tour, asked.step);
    const refusals = reasonsAgainstOverride(asked, guards);
    if (refusals.length > 0) return refused(refusals);
    const row = { ...asked, id: newId(), contributionId: null, tourId: held.tour.id, kind: "lifted" as const };
    await addOverrides(tx, [row], recordingOf(ctx));
    await record(tx, ctx.actor, "tour.guard-lifted", {
      tour: id,
      step: asked.step,
      guard: asked.guard,
      authority: asked.authority,
    });
    return done(null);
  });
  return outcome.ok ? done(await readTour(ctx, id, {})) : outcome;
}

async function guardsNow(ctx: Context, tour: Tour, step: string): Promise<readonly string[]> {
  if (step === "extended") return ["consent", "un-approval"];
  if (step === "moved") return ["un-approval"];
  if (step === "arrived") return ["steps-missing"];
  const kind = SHOWN_STEPS.find((each) => each === step);
  if (kind === undefined) return [];
  const known = await knowledgeOf(ctx.db, ctx, [{ tour }], ctx.today);
  return guardsOfStep(emptyStep(kind, ctx.today), tour, known(tour)).map((guard) => guard.code);
}

/** One tour with everything recorded of it and, as it stands now, what may come next. Needs `deployments.read`; throws `NotFound`. */
export async function readTour(ctx: Context, id: string, asked: AsOf): Promise<TourWhole> {
  const kept = await readRecord(ctx, id, asked);
  const now = asked.asOf === undefined && asked.knownAt === undefined;
  return { ...kept, next: now ? await nextStepsOf(ctx, kept, kept.overridden) : [] };
}
