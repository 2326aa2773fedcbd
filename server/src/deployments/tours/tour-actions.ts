/** What the office does to tours: order them from an approved plan, record what happened, cancel what has not begun. */
import { z } from "zod";
import { record } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { earlierDay } from "../../platform/days.ts";
import { newId } from "../../platform/ids.ts";
import { done, type Outcome, type Refusal, refused } from "../../platform/outcome.ts";
import { followersOf } from "../contributions/store-replacements.ts";
import { judge } from "../guards.ts";
import { enter, refusable, refuse } from "../ledger/actions-ledger.ts";
import { type NewDays, recordingOf, rewrite } from "../ledger/presence-actions.ts";
import { supersede } from "../ledger/store-presence.ts";
import type { ApprovedTours, Arrival, Cancellation, Departure, Override, Tour } from "../schema.ts";
import { addTourEvents, addTours, getTour, type NewEvent } from "../store.ts";
import { addOverrides, listOverrides, type NewOverrideRow } from "../store-overrides.ts";
import { about, type Held, happened } from "./held-actions.ts";
import { orderedTours, plannedEntry } from "./order-actions.ts";
import { stepsGuard } from "./tour-guards.ts";
import { reasonsAgainstArrival, reasonsAgainstCancellation, reasonsAgainstDeparture } from "./tour-rules.ts";

export { correctTour, recordExtension } from "./tour-change-actions.ts";

const PlanId = z.uuid();

/**
 * Orders the tours of an approved plan: each holds its place under every ceiling from now on. All or nothing, with every reason.
 * Needs `deployments.order`; runs inside the caller's transaction when `ctx.db` is one.
 */
export async function recordApprovedTours(
  ctx: Context,
  order: ApprovedTours,
): Promise<Outcome<{ tourIds: readonly string[] }>> {
  ctx.actor.must("deployments.order");
  if (order.proposedBy === order.approvedBy) {
    const message = "The plan was proposed and approved by the same account; another person must approve it.";
    return refused([
      { code: "same-person", message, facts: { plan: order.planId }, source: "docs/rules.md#four-eyes" },
    ]);
  }
  return ctx.db.transaction((tx) =>
    refusable(tx, async (inner) => {
      const tours = (await orderedTours(inner, order, ctx.now)).map((each) => ({ ...each, eventId: newId() }));
      await addTours(
        inner,
        tours.map(({ tour }) => tour),
        recordingOf(ctx),
      );
      const entries = tours.map(({ tour, from, to, eventId }) => plannedEntry(tour, from, to, eventId));
      await enter(inner, entries, { ...recordingOf(ctx), lawOn: ctx.today, breachReason: null });
      const events = tours.map(({ tour, eventId }): NewEvent => {
        return {
          id: eventId,
          tourId: tour.id,
          kind: "approved",
          day: ctx.today,
          cause: null,
          payer: null,
          source: tour.source,
        };
      });
      await addTourEvents(inner, events, recordingOf(ctx));
      await record(inner, ctx.actor, "tours.ordered", { plan: PlanId.parse(order.planId), tours: tours.length });
      return { tourIds: tours.map(({ tour }) => tour.id) };
    }),
  );
}

/** Records that people arrived on one day, all of them or none. Needs `deployments.change`. */
export async function recordArrivals(
  ctx: Context,
  ids: readonly string[],
  arrival: Arrival,
): Promise<Outcome<{ tours: number }>> {
  return happened(ctx, ids, "arrived", arrival.day, async (tx, held) => {
    const overrides = Map.groupBy(await listOverrides(tx, { tourIds: ids }, ctx.now), (each) => each.tourId);
    const judged = held.map((each) => judgeArrival(ctx, each, arrival, overrides.get(each.tour.id) ?? []));
    const refusals = judged.flatMap((each) => each.refusals);
    if (refusals.length > 0) refuse(refusals);
    const days = held.map((each): NewDays => ({ ...each, from: arrival.day, to: each.tour.to, standing: "actual" }));
    await rewrite(tx, ctx, "arrived", days, arrival.breachReason);
    const happenedWithout = judged.flatMap((each) => (each.happened === null ? [] : [each.happened]));
    await addOverrides(tx, happenedWithout, recordingOf(ctx));
    const events = judged.map(({ held: { tour, eventId }, happened: without, used }): NewEvent => {
      const overrideId = without?.id ?? used[0]?.id ?? null;
      const { day, source } = arrival;
      return { id: eventId, tourId: tour.id, kind: "arrived", day, cause: null, payer: null, source, overrideId };
    });
    const uses = judged.flatMap(({ used, held: { eventId } }) => used.map((override) => ({ override, eventId })));
    return { events, uses };
  });
}

interface JudgedArrival {
  readonly held: Held;
  readonly refusals: readonly Refusal[];
  readonly used: readonly Override[];
  /** The override by which a fact is kept that came without the steps before it. */
  readonly happened: NewOverrideRow | null;
}

function judgeArrival(ctx: Context, held: Held, arrival: Arrival, overrides: readonly Override[]): JudgedArrival {
  const { tour } = held;
  const { day, breachReason, source } = arrival;
  const against = reasonsAgainstArrival(tour, day, ctx.today);
  const steps =
    tour.standing === "planned"
      ? judge([stepsGuard(tour)], overrides, "arrived", ctx.actor.id)
      : { refusals: [], used: [] };
  if (breachReason === null || steps.refusals.length === 0)
    return { held, refusals: about(tour, [...against, ...steps.refusals]), used: steps.used, happened: null };
  const happened: NewOverrideRow = {
    id: newId(),
    contributionId: null,
    tourId: tour.id,
    step: "arrived",
    guard: "steps-missing",
    authority: "peacekeeping_directorate",
    reason: breachReason,
    day,
    kind: "happened",
    source,
  };
  return { held, refusals: about(tour, against), used: [], happened };
}

/** Records that a person arrived. Needs `deployments.change`. */
export function recordArrival(ctx: Context, id: string, arrival: Arrival): Promise<Outcome<Tour>> {
  return oneTour(ctx, id, recordArrivals(ctx, [id], arrival));
}

/** Records the same last day of many, all of them or none. Needs `deployments.change`. */
export async function recordDepartures(
  ctx: Context,
  ids: readonly string[],
  departure: Departure,
): Promise<Outcome<{ tours: number }>> {
  const { kind, day, cause, payer, source, breachReason } = departure;
  return happened(ctx, ids, kind, day, async (tx, held) => {
    const refusals = held.flatMap(({ tour }) => about(tour, reasonsAgainstDeparture(tour, departure, ctx.today)));
    if (refusals.length > 0) refuse(refusals);
    const days = held.map((each): NewDays => {
      // Who fails the check-in was there from the day it was due, or the day it failed if that came first.
      const from = each.tour.standing === "planned" ? earlierDay(each.tour.from, day) : each.tour.from;
      return { ...each, from, to: day, standing: "actual" };
    });
    await rewrite(tx, ctx, kind, days, breachReason);
    const followers = await followersOf(
      tx,
      held.map(({ tour }) => ({ tourId: tour.id, postId: tour.postId, day })),
    );
    const events = held.map(({ tour, eventId }): NewEvent => {
      const facts = kind === "left" ? gapOf(tour, followers.get(tour.id) ?? null) : {};
      return { id: eventId, tourId: tour.id, kind, day, cause, payer, source, facts };
    });
    return { events, uses: [] };
  });
}

/** Whoever leaves at the end of a tour has a replacement on the post, or leaves a gap, which is recorded as such. */
function gapOf(tour: Tour, follower: string | null): Record<string, string | null> {
  return tour.postId === null ? {} : { replacement: follower, gap: follower === null ? (tour.post ?? "") : null };
}

/** Records a person's last day. Needs `deployments.change`. */
export function recordDeparture(ctx: Context, id: string, departure: Departure): Promise<Outcome<Tour>> {
  return oneTour(ctx, id, recordDepartures(ctx, [id], departure));
}

/** Cancels a tour that has not begun. Needs `deployments.change`. */
export async function cancelTour(ctx: Context, id: string, cancellation: Cancellation): Promise<Outcome<Tour>> {
  ctx.actor.must("deployments.change");
  return ctx.db.transaction(async (tx) => {
    const before = await getTour(tx, id, { asOf: ctx.today });
    const outcome = await happened({ ...ctx, db: tx }, [id], "cancelled", ctx.today, async (inner, held) => {
      const refusals = held.flatMap(({ tour }) => reasonsAgainstCancellation(tour));
      if (refusals.length > 0) refuse(refusals);
      await supersede(
        inner,
        held.flatMap(({ parts }) => parts),
        ctx.now,
      );
      const { cause, source } = cancellation;
      const events = held.map(({ tour, eventId }): NewEvent => {
        return { id: eventId, tourId: tour.id, kind: "cancelled", day: ctx.today, cause, payer: null, source };
      });
      return { events, uses: [] };
    });
    return outcome.ok ? done({ ...before, state: "cancelled" as const }) : outcome;
  });
}

async function oneTour(ctx: Context, id: string, outcome: Promise<Outcome<unknown>>): Promise<Outcome<Tour>> {
  const result = await outcome;
  return result.ok ? done(await getTour(ctx.db, id, { asOf: ctx.today })) : result;
}
