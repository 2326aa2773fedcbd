/** What the office does to tours: order them from an approved plan, record what happened, correct what was recorded. */
import { z } from "zod";
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { addDays, type Day, earlierDay, laterDay } from "../platform/days.ts";
import type { Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { done, type Outcome, type Refusal, refused } from "../platform/outcome.ts";
import { listPosts } from "../units/store.ts";
import { type Entry, type EntryTerms, enter, refusable, refuse } from "./actions-ledger.ts";
import type { ApprovedTours, Arrival, Cancellation, Correction, Departure, Extension, Tour } from "./schema.ts";
import { addTourEvents, addTours, getTour, type NewTour } from "./store.ts";
import { type Presence, standingPresences, supersede } from "./store-presence.ts";
import {
  reasonsAgainstArrival,
  reasonsAgainstCancellation,
  reasonsAgainstChange,
  reasonsAgainstDeparture,
  reasonsAgainstMorePlannedDays,
} from "./tour-rules.ts";

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
      const tours = await toursOf(inner, order);
      await addTours(
        inner,
        tours.map(({ tour }) => tour),
        recordingOf(ctx),
      );
      const terms = { ...recordingOf(ctx), lawOn: ctx.today, breachReason: null };
      await enter(
        inner,
        tours.map(({ tour, from, to }) => entryOf(tour, from, to)),
        terms,
      );
      const events = tours.map(({ tour }) => ({
        tourId: tour.id,
        kind: "approved" as const,
        day: ctx.today,
        cause: null,
        payer: null,
        source: tour.source,
      }));
      await addTourEvents(inner, events, recordingOf(ctx));
      await record(inner, ctx.actor, "tours.ordered", { plan: PlanId.parse(order.planId), tours: tours.length });
      return { tourIds: tours.map(({ tour }) => tour.id) };
    }),
  );
}

async function toursOf(tx: Tx, order: ApprovedTours): Promise<readonly { tour: NewTour; from: Day; to: Day }[]> {
  const posts = new Map((await listPosts(tx)).map((post) => [String(post.id), post]));
  const refusals: Refusal[] = [];
  const tours = order.tours.flatMap(({ personId, postId, from, to, wantedTourId }) => {
    const post = posts.get(postId);
    if (post === undefined) {
      refusals.push({
        code: "post-unknown",
        message: `There is no post ${postId}.`,
        facts: { post: postId },
        source: "docs/rules.md#tour",
      });
      return [];
    }
    if (to < from) {
      refusals.push({
        code: "days-reversed",
        message: `The tour of ${post.code} would end on ${to}, before it begins on ${from}.`,
        facts: { post: post.code, from, to },
        source: "docs/rules.md#tour",
      });
      return [];
    }
    const { mission, role, mode } = post;
    const tour: NewTour = {
      id: newId(),
      personId,
      postId,
      contributionId: null,
      rotationId: null,
      mission,
      role,
      mode,
      partner: post.partner ?? "",
      unitType: null,
      planId: order.planId,
      wantedTourId: wantedTourId ?? null,
      proposedBy: order.proposedBy,
      approvedBy: order.approvedBy,
      note: "",
      source: `plan ${order.planId}`,
      confidence: "verified",
    };
    return [{ tour, from, to }];
  });
  if (refusals.length > 0) refuse(refusals);
  return tours;
}

function entryOf(tour: NewTour, from: Day, to: Day): Entry {
  const { id: tourId, personId, mission, unitType, partner, source, confidence } = tour;
  const { role, mode } = tour as Pick<Entry, "role" | "mode">;
  return {
    id: newId(),
    tourId,
    personId,
    mission,
    role,
    mode,
    partner,
    unitType,
    source,
    confidence,
    from,
    to,
    standing: "planned",
    purpose: "service",
    keepPermit: null,
  };
}

/** Records that a person arrived. Needs `deployments.change`. */
export async function recordArrival(ctx: Context, id: string, arrival: Arrival): Promise<Outcome<Tour>> {
  return change(ctx, id, async (tx, tour, standing) => {
    const against = reasonsAgainstArrival(tour, arrival.day, ctx.today);
    if (against.length > 0) refuse(against);
    await rewrite(tx, ctx, tour, standing, {
      from: arrival.day,
      to: tour.to,
      standing: "actual",
      breachReason: arrival.breachReason,
    });
    return { kind: "arrived", day: arrival.day, cause: null, payer: null, source: arrival.source };
  });
}

/** Records a person's last day. Needs `deployments.change`. */
export async function recordDeparture(ctx: Context, id: string, departure: Departure): Promise<Outcome<Tour>> {
  return change(ctx, id, async (tx, tour, standing) => {
    const against = reasonsAgainstDeparture(tour, departure, ctx.today);
    if (against.length > 0) refuse(against);
    const { kind, day, cause, payer, source, breachReason } = departure;
    await rewrite(tx, ctx, tour, standing, { from: tour.from, to: day, standing: "actual", breachReason });
    return { kind, day, cause, payer, source };
  });
}

/** Moves a tour's last day to a later one; every day must be covered and have room. Needs `deployments.change`. */
export async function recordExtension(ctx: Context, id: string, extension: Extension): Promise<Outcome<Tour>> {
  return change(ctx, id, async (tx, tour, standing) => {
    const { to, purpose, source } = extension;
    if (to <= tour.to) {
      const message = `The tour lasts to ${tour.to} already; ${to} would not extend it.`;
      refuse([{ code: "not-an-extension", message, facts: { to: tour.to, asked: to }, source: "docs/rules.md#tour" }]);
    }
    const against = reasonsAgainstMorePlannedDays(tour, tour.from, to);
    if (against.length > 0) refuse(against);
    if (purpose === "withdrawal") await addWithdrawal(tx, ctx, tour, standing, to);
    else await rewrite(tx, ctx, tour, standing, { from: tour.from, to, standing: tour.standing, breachReason: null });
    return { kind: "extended", day: to, cause: purpose ?? null, payer: null, source };
  });
}

/** Corrects the days of a tour. Needs `deployments.change`. */
export async function correctTour(ctx: Context, id: string, correction: Correction): Promise<Outcome<Tour>> {
  return change(ctx, id, async (tx, tour, standing) => {
    const { from, to, cause, source, breachReason } = correction;
    const against = [
      ...reasonsAgainstChange(tour, from, to, ctx.today),
      ...reasonsAgainstMorePlannedDays(tour, from, to),
    ];
    if (against.length > 0) refuse(against);
    await rewrite(tx, ctx, tour, standing, { from, to, standing: tour.standing, breachReason });
    return { kind: "corrected", day: from, cause, payer: null, source };
  });
}

/** Cancels a tour that has not begun. Needs `deployments.change`. */
export async function cancelTour(ctx: Context, id: string, cancellation: Cancellation): Promise<Outcome<Tour>> {
  return change(ctx, id, async (tx, tour, standing) => {
    const against = reasonsAgainstCancellation(tour);
    if (against.length > 0) refuse(against);
    await supersede(
      tx,
      standing.map((presence) => presence.id),
      ctx.now,
    );
    return { kind: "cancelled", day: ctx.today, cause: cancellation.cause, payer: null, source: cancellation.source };
  });
}

type Happened = Parameters<typeof addTourEvents>[1][number];

async function change(
  ctx: Context,
  id: string,
  work: (tx: Tx, tour: Tour, standing: readonly Presence[]) => Promise<Omit<Happened, "tourId">>,
): Promise<Outcome<Tour>> {
  ctx.actor.must("deployments.change");
  return ctx.db.transaction(async (tx) => {
    const before = await getTour(tx, id, { asOf: ctx.today });
    const outcome = await refusable(tx, async (inner) => {
      const event = await work(inner, before, await standingPresences(inner, id));
      await addTourEvents(inner, [{ ...event, tourId: id }], recordingOf(ctx));
      await record(inner, ctx.actor, `tour.${event.kind}`, { tour: id, mission: before.mission, day: event.day });
      return event.kind;
    });
    if (!outcome.ok) return outcome;
    return done(
      outcome.value === "cancelled"
        ? { ...before, state: "cancelled" as const }
        : await getTour(tx, id, { asOf: ctx.today }),
    );
  });
}

/** New days of a tour. */
interface NewDays {
  readonly from: Day;
  readonly to: Day;
  readonly standing: "planned" | "actual";
  readonly breachReason: string | null;
}

/**
 * Writes a tour's presence anew for its new days. Parts whose days only become fewer keep their permit without asking the law again,
 * so that leaving is never refused; parts that gain a day are asked about whole.
 */
async function rewrite(tx: Tx, ctx: Context, tour: Tour, standing: readonly Presence[], days: NewDays): Promise<void> {
  const parts = standing.map((part, index) => {
    const from = index === 0 ? days.from : laterDay(part.from, days.from);
    const to = index === standing.length - 1 ? days.to : earlierDay(part.to, days.to);
    return { part, from, to };
  });
  const changed = parts.filter(
    ({ part, from, to }) => part.from !== from || part.to !== to || part.standing !== days.standing,
  );
  await supersede(
    tx,
    changed.map(({ part }) => part.id),
    ctx.now,
  );
  const entries = changed
    .filter(({ from, to }) => from <= to)
    .map(({ part, from, to }): Entry => {
      // Who was planned past the mission's end does not set out before the days are put right: the law is asked again.
      const setsOut = part.standing === "planned" && days.standing === "actual" && part.pastEndBy !== null;
      const fewer = part.from <= from && to <= part.to && !setsOut;
      return {
        ...part,
        id: newId(),
        from,
        to,
        standing: days.standing,
        unitType: tour.unitType,
        keepPermit: fewer ? part.permitId : null,
      };
    });
  const lawOn = days.standing === "actual" ? earlierDay(ctx.today, days.from) : ctx.today;
  await enter(tx, entries, termsOf(ctx, lawOn, days.breachReason, entries, standing));
}

/** A part that was a breach stays one unless the law now covers it; its reason is kept. */
function termsOf(
  ctx: Context,
  lawOn: Day,
  reason: string | null,
  entries: readonly Entry[],
  standing: readonly Presence[],
): EntryTerms {
  const again =
    standing.some((part) => part.breachId !== null) && entries.length > 0
      ? "As recorded before; only its days changed."
      : null;
  return { ...recordingOf(ctx), lawOn, breachReason: reason ?? again };
}

async function addWithdrawal(tx: Tx, ctx: Context, tour: Tour, standing: readonly Presence[], to: Day): Promise<void> {
  const last = standing.at(-1);
  if (last === undefined) return;
  const entry: Entry = {
    ...last,
    id: newId(),
    from: addDays(last.to, 1),
    to,
    unitType: tour.unitType,
    purpose: "withdrawal",
    pastEndBy: null,
    keepPermit: null,
  };
  await enter(tx, [entry], { ...recordingOf(ctx), lawOn: ctx.today, breachReason: null });
}

function recordingOf(ctx: Context) {
  return { by: ctx.actor.id, at: ctx.now };
}
