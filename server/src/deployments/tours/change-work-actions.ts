/** Carrying out approved changes, each kind in its own way. Called inside the transaction that records the decision. */
import type { Context } from "../../platform/context.ts";
import { addDays } from "../../platform/days.ts";
import type { Tx } from "../../platform/db.ts";
import { shiftRotation } from "../contributions/rotation-shift-actions.ts";
import { judge } from "../guards.ts";
import { refuse, withAllReasons } from "../ledger/actions-ledger.ts";
import { addWithdrawal, recordingOf, rewrite } from "../ledger/presence-actions.ts";
import { Correction, Extension, type Override, Reschedule, RotationShift, Transfer, Undo } from "../schema.ts";
import { addTourEvents, listTourEvents, type NewEvent } from "../store.ts";
import { listOverrides, useOverrides } from "../store-overrides.ts";
import { guardsOfExtension, reasonsAgainstUndo } from "./change-rules.ts";
import { addedTo, type ByChange, type Eligible } from "./eligible.ts";
import { about, type Held, hold } from "./held-actions.ts";
import type { NewChange } from "./store-changes.ts";
import { reasonsAgainstEvent } from "./tour-guards.ts";
import { reasonsAgainstChange, reasonsAgainstCorrection, reasonsAgainstExtension } from "./tour-rules.ts";
import { transfer } from "./transfer-actions.ts";
import { undo } from "./undo-actions.ts";

/** A change to carry out: what is proposed, in the form in which it is kept. */
export type Plan = NewChange;

/** Carries out an approved change; ends the enclosing `refusable` with every reason against it. */
export async function carryOut(tx: Tx, ctx: Context, plan: Plan, eligible: Eligible): Promise<void> {
  const by: ByChange = { changeId: plan.id, source: plan.source };
  if (plan.kind === "shift")
    return shiftRotation(tx, ctx, plan.rotationId ?? "", RotationShift.parse(plan.asked), by, eligible);
  const [held] = await hold(tx, ctx, [plan.tourId ?? ""]);
  if (held === undefined) return;
  switch (plan.kind) {
    case "correction":
      return correct(tx, ctx, held, Correction.parse(plan.asked), by);
    case "extension":
      return extend(tx, ctx, held, Extension.parse(plan.asked), by, eligible);
    case "reschedule":
      return reschedule(tx, ctx, held, Reschedule.parse(plan.asked), by, eligible);
    case "transfer":
      return transfer(tx, ctx, held, Transfer.parse(plan.asked), by, eligible);
    case "undo":
      return undoLast(tx, ctx, held, Undo.parse(plan.asked), by);
  }
}

async function correct(tx: Tx, ctx: Context, held: Held, asked: Correction, by: ByChange): Promise<void> {
  const { tour, eventId } = held;
  const against = [
    ...reasonsAgainstEvent(tour, "corrected", ctx.today, ctx.today),
    ...reasonsAgainstCorrection(tour, asked.from, asked.to, ctx.today),
  ];
  if (against.length > 0) refuse(about(tour, against));
  await rewrite(tx, ctx, "corrected", [{ ...held, ...asked, standing: tour.standing }], asked.breachReason);
  const facts = { from: asked.from, to: asked.to, beforeFrom: tour.from, beforeTo: tour.to };
  const event = {
    id: eventId,
    tourId: tour.id,
    kind: "corrected" as const,
    day: ctx.today,
    payer: null,
    cause: asked.cause,
  };
  await write(tx, ctx, [{ ...event, ...by, facts }]);
}

async function extend(
  tx: Tx,
  ctx: Context,
  held: Held,
  asked: Extension,
  by: ByChange,
  eligible: Eligible,
): Promise<void> {
  const { tour, parts, eventId } = held;
  const overrides = await listOverrides(tx, { tourIds: [tour.id] }, ctx.now);
  const guards = judge(guardsOfExtension(tour, asked, ctx.today), overrides, "extended", ctx.actor.id);
  const withdrawal = asked.purpose === "withdrawal";
  const added = withdrawal ? [] : [addedTo(held, addDays(tour.to, 1), asked.to)];
  const against = [
    ...reasonsAgainstEvent(tour, "extended", ctx.today, ctx.today),
    ...reasonsAgainstExtension(tour, asked.to),
  ];
  if (against.length > 0) refuse(about(tour, against));
  const days = { tour, parts, eventId, to: asked.to };
  const more = about(tour, [...guards.refusals, ...(await eligible(ctx, added))]);
  await withAllReasons(tx, more, (inner) =>
    withdrawal
      ? addWithdrawal(inner, ctx, days)
      : rewrite(inner, ctx, "extended", [{ ...days, from: tour.from, standing: tour.standing }], null),
  );
  const facts = {
    to: asked.to,
    before: tour.to,
    consent: asked.consent?.reference ?? null,
    approval: asked.approval?.reference ?? null,
  };
  const event = { id: eventId, tourId: tour.id, kind: "extended" as const, day: ctx.today, payer: null };
  await write(tx, ctx, [{ ...event, cause: asked.purpose ?? null, ...by, facts }], guards.used);
}

async function reschedule(
  tx: Tx,
  ctx: Context,
  held: Held,
  asked: Reschedule,
  by: ByChange,
  eligible: Eligible,
): Promise<void> {
  const { tour, eventId } = held;
  const { from, to, reason } = asked;
  const added = [addedTo(held, from, to)];
  const against = [
    ...reasonsAgainstEvent(tour, "rescheduled", ctx.today, ctx.today),
    ...reasonsAgainstChange(tour, from, to, ctx.today),
  ];
  if (against.length > 0) refuse(about(tour, against));
  const more = about(tour, await eligible(ctx, added));
  await withAllReasons(tx, more, (inner) =>
    rewrite(inner, ctx, "rescheduled", [{ ...held, from, to, standing: "planned" }], null),
  );
  const facts = { from, to, beforeFrom: tour.from, beforeTo: tour.to };
  const event = {
    id: eventId,
    tourId: tour.id,
    kind: "rescheduled" as const,
    day: ctx.today,
    cause: reason,
    payer: null,
  };
  await write(tx, ctx, [{ ...event, ...by, facts }]);
}

async function undoLast(tx: Tx, ctx: Context, held: Held, asked: Undo, by: ByChange): Promise<void> {
  const events = await listTourEvents(tx, held.tour.id);
  const against = reasonsAgainstUndo(held.tour, events, asked.eventId);
  if (against.length > 0) refuse(about(held.tour, against));
  const last = events.at(-1);
  if (last !== undefined) await undo(tx, ctx, held, last, asked.reason, by);
}

/** Writes the events of a change, and which overrides they used. */
export async function write(
  tx: Tx,
  ctx: Context,
  events: readonly NewEvent[],
  used: readonly Override[] = [],
): Promise<void> {
  await addTourEvents(tx, events, recordingOf(ctx));
  const eventId = events[0]?.id ?? "";
  await useOverrides(
    tx,
    used.map((override) => ({ override, eventId })),
    recordingOf(ctx),
  );
}
