/** Moving a rotation as a whole: its plan and all its planned tours by the same number of days, or nothing at all. */
import type { Context } from "../../platform/context.ts";
import { addDays } from "../../platform/days.ts";
import type { Tx } from "../../platform/db.ts";
import { NotFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import type { Refusal } from "../../platform/outcome.ts";
import { refuse, withAllReasons } from "../ledger/actions-ledger.ts";
import { type NewDays, recordingOf, rewrite } from "../ledger/presence-actions.ts";
import type { Rotation, RotationShift } from "../schema.ts";
import { addTourEvents, listContributions, listTours, type NewEvent } from "../store.ts";
import { addedTo, type ByChange, type Eligible } from "../tours/eligible.ts";
import { hold } from "../tours/held-actions.ts";
import { besideOf } from "./rotation-beside-actions.ts";
import { moved, reasonsAgainstShift } from "./rotation-rules.ts";
import { reasonsBeside } from "./rotation-ways-out.ts";
import { addPlan, listRotations } from "./store-rotations.ts";

/** What would stand against planning it there, as for a rotation that is planned anew: it may have no tours yet that the law is asked for. */
async function reasonsOfPlace(ctx: Context, rotation: Rotation, days: number): Promise<readonly Refusal[]> {
  const [contribution] = await listContributions(ctx.db, ctx.now, { ids: [rotation.contributionId] });
  if (contribution === undefined || rotation.lots.length === 0) return [];
  const rotations = contribution.rotations.filter(({ id }) => id !== rotation.id);
  const beside = await besideOf(ctx, { ...contribution, rotations }, rotation.number);
  const { number, source } = rotation;
  return reasonsBeside({ ...moved(rotation, days), number, source }, beside);
}

/** Moves the rotation; every reason against any of its tours is listed. */
export async function shiftRotation(
  tx: Tx,
  ctx: Context,
  id: string,
  { days, reason }: RotationShift,
  by: ByChange,
  eligible: Eligible,
): Promise<void> {
  const [rotation] = await listRotations(tx, ctx.now, { ids: [id] });
  if (rotation === undefined) throw new NotFound(`There is no rotation ${id}.`, { rotation: id });
  const roll = await listTours(tx, { rotationIds: [id], asOf: ctx.today });
  const held =
    roll.length === 0
      ? []
      : await hold(
          tx,
          ctx,
          roll.map((tour) => tour.id),
        );
  const added = held.map((each) => addedTo(each, addDays(each.tour.from, days), addDays(each.tour.to, days)));
  const tours = held.map(({ tour }) => tour);
  const against = reasonsAgainstShift(rotation, tours, days, ctx.today);
  if (against.length > 0) refuse(against);
  const moves = held.map((each): NewDays => {
    const { from, to } = each.tour;
    return { ...each, from: addDays(from, days), to: addDays(to, days), standing: "planned" };
  });
  const more = [...(await reasonsOfPlace(ctx, rotation, days)), ...(await eligible(ctx, added))];
  await withAllReasons(tx, more, (inner) => rewrite(inner, ctx, "rescheduled", moves, null));
  const events = held.map(({ tour, eventId }): NewEvent => {
    const facts = { days, beforeFrom: tour.from, beforeTo: tour.to };
    return {
      id: eventId ?? newId(),
      tourId: tour.id,
      kind: "rescheduled",
      day: ctx.today,
      cause: reason,
      payer: null,
      ...by,
      facts,
    };
  });
  await addTourEvents(tx, events, recordingOf(ctx));
  await addPlan(
    tx,
    id,
    { ...moved(rotation, days), version: rotation.version + 1, source: by.source },
    recordingOf(ctx),
  );
}
