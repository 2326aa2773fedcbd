/** Changes of tours that are proposed: corrections, extensions, other days, moves, events taken back; and shifts of rotations. */
import type { Context } from "../../platform/context.ts";
import { addDays, type Day } from "../../platform/days.ts";
import type { Tx } from "../../platform/db.ts";
import { NotFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { done, type Outcome } from "../../platform/outcome.ts";
import { listRotations } from "../contributions/store-rotations.ts";
import { rewrite } from "../ledger/presence-actions.ts";
import { replacedBy } from "../ledger/store-presence.ts";
import {
  type Change,
  ChangeId,
  type Correction,
  Extension,
  type Reschedule,
  RotationId,
  type RotationShift,
  type TourAndChange,
  type Transfer,
  type Undo,
} from "../schema.ts";
import { getTour, listContributions, listTours, type NewEvent } from "../store.ts";
import { propose } from "./change-actions.ts";
import type { Plan } from "./change-work-actions.ts";
import { type Eligible, everybodyEligible } from "./eligible.ts";
import { happened } from "./held-actions.ts";
import { isFewerDays } from "./tour-rules.ts";

type Asked = Pick<Plan, "kind" | "after" | "asked" | "reason" | "source">;

function ofTour(ctx: Context, id: string, asked: Asked) {
  return async (tx: Tx): Promise<Plan> => {
    const { mission, from, to, id: tourId } = await getTour(tx, id, { asOf: ctx.today });
    return { ...asked, id: ChangeId.parse(newId()), tourId, rotationId: null, mission, before: { from, to }, tours: 1 };
  };
}

/** Proposes other days for what was recorded, or was approved. Needs `deployments.change`; nothing changes before a second person approves. */
export function correctTour(ctx: Context, id: string, asked: Correction): Promise<Outcome<Change>> {
  const { from, to, cause: reason, source } = asked;
  const plan = { kind: "correction" as const, after: { from, to }, asked: { ...asked }, reason, source };
  return propose(ctx, ofTour(ctx, id, plan), everybodyEligible);
}

/** Proposes a later last day. Needs `deployments.change`; a second person approves. */
export async function recordExtension(
  ctx: Context,
  id: string,
  given: Extension,
  eligible: Eligible = everybodyEligible,
): Promise<Outcome<Change>> {
  const asked = Extension.parse(given);
  const { from } = await getTour(ctx.db, id, { asOf: ctx.today });
  const { to, reason, source } = asked;
  const plan = { kind: "extension" as const, after: { from, to }, asked: { ...asked }, reason, source };
  return propose(ctx, ofTour(ctx, id, plan), eligible);
}

/** Proposes a move to another post. Needs `deployments.change`; a second person approves. */
export function transferTour(ctx: Context, id: string, asked: Transfer, eligible: Eligible): Promise<Outcome<Change>> {
  const { on: from, to, reason, source } = asked;
  const plan = { kind: "transfer" as const, after: { from, to }, asked: { ...asked }, reason, source };
  return propose(ctx, ofTour(ctx, id, plan), eligible);
}

/** Proposes to take back the last event of a tour. Needs `deployments.change`; a second person approves. */
export async function undoEvent(ctx: Context, id: string, asked: Undo): Promise<Outcome<Change>> {
  const { from, to } = await getTour(ctx.db, id, { asOf: ctx.today });
  const before = await replacedBy(ctx.db, id, asked.eventId);
  const after = { from: before[0]?.from ?? from, to: before.at(-1)?.to ?? to };
  const plan = { kind: "undo" as const, after, asked: { ...asked }, reason: asked.reason, source: asked.source };
  return propose(ctx, ofTour(ctx, id, plan), everybodyEligible);
}

/**
 * Other days for a tour that has not begun: fewer are taken at once, for they were approved; others wait for a second person.
 * Needs `deployments.change`.
 */
export async function rescheduleTour(
  ctx: Context,
  id: string,
  asked: Reschedule,
  eligible: Eligible,
): Promise<Outcome<TourAndChange>> {
  const tour = await getTour(ctx.db, id, { asOf: ctx.today });
  const { from, to, reason, source } = asked;
  if (from <= to && isFewerDays(tour, from, to)) {
    const outcome = await happened(ctx, [id], "rescheduled", ctx.today, async (tx, held) => {
      await rewrite(
        tx,
        ctx,
        "rescheduled",
        held.map((each) => ({ ...each, from, to, standing: "planned" as const })),
        null,
      );
      const events = held.map(({ eventId }): NewEvent => {
        const facts = { from, to, beforeFrom: tour.from, beforeTo: tour.to };
        return {
          id: eventId,
          tourId: id,
          kind: "rescheduled",
          day: ctx.today,
          cause: reason,
          payer: null,
          source,
          facts,
        };
      });
      return { events, uses: [] };
    });
    return outcome.ok ? done({ tour: await getTour(ctx.db, id, { asOf: ctx.today }), change: null }) : outcome;
  }
  const plan = { kind: "reschedule" as const, after: { from, to }, asked: { ...asked }, reason, source };
  const change = await propose(ctx, ofTour(ctx, id, plan), eligible);
  return change.ok ? done({ tour, change: change.value }) : change;
}

/** Proposes to move a rotation with all its planned tours. Needs `deployments.change`; a second person approves. */
export function proposeShift(
  ctx: Context,
  id: string,
  asked: RotationShift,
  eligible: Eligible,
): Promise<Outcome<Change>> {
  const planOf = async (tx: Tx): Promise<Plan> => {
    const [rotation] = await listRotations(tx, ctx.now, { ids: [id] });
    if (rotation === undefined) throw new NotFound(`There is no rotation ${id}.`, { rotation: id });
    const roll = await listTours(tx, { rotationIds: [id], asOf: ctx.today });
    return {
      id: ChangeId.parse(newId()),
      kind: "shift",
      tourId: null,
      rotationId: RotationId.parse(id),
      mission: roll[0]?.mission ?? (await missionOf(tx, rotation.contributionId, ctx)),
      before: { from: rotation.from, to: rotation.to },
      after: shifted(rotation.from, rotation.to, asked.days),
      tours: Math.max(1, roll.length),
      asked: { ...asked },
      reason: asked.reason,
      source: asked.source,
    };
  };
  return propose(ctx, planOf, eligible);
}

function shifted(from: Day, to: Day, days: number): { from: Day; to: Day } {
  return { from: addDays(from, days), to: addDays(to, days) };
}

async function missionOf(tx: Tx, contributionId: string, ctx: Context): Promise<string> {
  const [contribution] = await listContributions(tx, ctx.now, { ids: [contributionId] });
  return contribution?.mission ?? "";
}
