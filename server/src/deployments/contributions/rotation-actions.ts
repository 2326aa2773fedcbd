/** What the office does with rotations: plan them, change the plan, certify the roll, put tours on it. */
import { record } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { constraintOf } from "../../platform/db-faults.ts";
import { Conflict, NotFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { type Outcome, type Refusal, withWaysOut } from "../../platform/outcome.ts";
import { refusable, refuse } from "../ledger/actions-ledger.ts";
import { recordingOf } from "../ledger/presence-actions.ts";
import { type Contribution, type Rotation, RotationId, type RotationPlan, type RotationWhole } from "../schema.ts";
import { listContributions, listTours } from "../store.ts";
import { besideOf } from "./rotation-beside-actions.ts";
import { readRotation } from "./rotation-reading-actions.ts";
import { reasonsAgainstRoll, spanOf } from "./rotation-rules.ts";
import { reasonsBeside, waysOutOfPlan } from "./rotation-ways-out.ts";
import { addPlan, addRotation, addRotationFact, addToRoll, listRotations } from "./store-rotations.ts";

type Whole = Contribution & { readonly rotations: readonly Rotation[] };

async function contributionOf(ctx: Context, id: string): Promise<Whole> {
  const [contribution] = await listContributions(ctx.db, ctx.now, { ids: [id] });
  if (contribution === undefined) throw new NotFound(`There is no contribution ${id}.`, { contribution: id });
  return contribution;
}

async function rotationOf(ctx: Context, id: string): Promise<Rotation> {
  const [rotation] = await listRotations(ctx.db, ctx.now, { ids: [id] });
  if (rotation === undefined) throw new NotFound(`There is no rotation ${id}.`, { rotation: id });
  return rotation;
}

/** Does the work; where two people met in it, whoever comes second is told so. */
async function meeting<T>(id: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!/^rotation(s_number|_plans_|_rolls_one)/.test(constraintOf(error) ?? "")) throw error;
    const message = "Somebody changed this rotation at the same moment. Look at it again.";
    throw new Conflict(message, { rotation: id }, { cause: error });
  }
}

/** Everything that stands against a plan: its days, the law's and the mission's end, the overlap with the rotations beside it; with the nearest ways out. */
async function against(ctx: Context, contribution: Whole, plan: RotationPlan): Promise<readonly Refusal[]> {
  const beside = await besideOf(ctx, contribution, plan.number);
  const refusals = reasonsBeside(plan, beside);
  return refusals.length === 0 ? [] : withWaysOut(refusals, waysOutOfPlan(plan, beside));
}

/** Plans a rotation of a contribution. Needs `deployments.change`. */
export async function planRotation(
  ctx: Context,
  contributionId: string,
  plan: RotationPlan,
): Promise<Outcome<RotationWhole>> {
  ctx.actor.must("deployments.change");
  const id = RotationId.parse(newId());
  const work = ctx.db.transaction((tx) =>
    refusable(tx, async (inner) => {
      const within = { ...ctx, db: inner };
      const contribution = await contributionOf(within, contributionId);
      const numbers = contribution.rotations.map((each) => each.number);
      const refusals = [
        ...(numbers.includes(plan.number) ? [numberTaken(contribution.code, plan.number, numbers)] : []),
        ...(await against(within, contribution, plan)),
      ];
      if (refusals.length > 0) refuse(refusals);
      const span = spanOf(plan);
      const { number, transferOn, note, source, confidence } = plan;
      const common = { ...span, transferOn, note, source, confidence };
      await addRotation(inner, { ...common, id, number, contributionId: contribution.id }, recordingOf(ctx));
      await addPlan(inner, id, { ...common, version: 1 }, recordingOf(ctx));
      await record(inner, ctx.actor, "rotation.planned", {
        rotation: id,
        contribution: contributionId,
        number,
        from: span.from,
        to: span.to,
      });
      return readRotation(within, id, {});
    }),
  );
  return meeting(contributionId, work);
}

function numberTaken(contribution: string, number: number, taken: readonly number[]): Refusal {
  const message = `${contribution} has a rotation ${number} already.`;
  const free = Math.max(...taken) + 1;
  const wayOut = { code: "number-free", message: `The next free number is ${free}.`, facts: { number: free } };
  const facts = { contribution, number };
  return { code: "number-taken", message, facts, source: "docs/rules.md#rotation", remedies: [wayOut] };
}

/** Writes a new version of a plan; `seen` is the version that the caller saw. Its tours stay where they are. Needs `deployments.change`. */
export async function changeRotation(
  ctx: Context,
  id: string,
  plan: RotationPlan,
  seen?: string,
): Promise<Outcome<RotationWhole>> {
  ctx.actor.must("deployments.change");
  const work = ctx.db.transaction((tx) =>
    refusable(tx, async (inner) => {
      const within = { ...ctx, db: inner };
      const rotation = await rotationOf(within, id);
      if (seen !== undefined && seen !== String(rotation.version))
        throw new Conflict("Somebody changed this rotation meanwhile. Look at it again.", {
          rotation: id,
          version: rotation.version,
        });
      const contribution = await contributionOf(within, rotation.contributionId);
      const others = contribution.rotations.filter((each) => each.id !== id);
      const refusals = await against(
        within,
        { ...contribution, rotations: others },
        { ...plan, number: rotation.number },
      );
      if (refusals.length > 0) refuse(refusals);
      const { transferOn, note, source, confidence } = plan;
      await addPlan(
        inner,
        id,
        { ...spanOf(plan), transferOn, note, source, confidence, version: rotation.version + 1 },
        recordingOf(ctx),
      );
      await record(inner, ctx.actor, "rotation.changed", { rotation: id, version: rotation.version + 1 });
      return readRotation(within, id, {});
    }),
  );
  return meeting(id, work);
}

/** Records the certificate of a roll. Needs `deployments.change`. */
export async function certifyRoll(
  ctx: Context,
  id: string,
  certificate: { readonly day: string; readonly reference: string; readonly source: string },
): Promise<Outcome<RotationWhole>> {
  ctx.actor.must("deployments.change");
  return ctx.db.transaction((tx) =>
    refusable(tx, async (inner) => {
      const within = { ...ctx, db: inner };
      const rotation = await rotationOf(within, id);
      const roll = await listTours(inner, { rotationIds: [id], asOf: ctx.today });
      const refusals = reasonsAgainstRoll(rotation, roll.length, certificate.day, ctx.today);
      if (refusals.length > 0) refuse(refusals);
      await addRotationFact(inner, id, { kind: "roll_certified", ...certificate }, recordingOf(ctx));
      await record(inner, ctx.actor, "rotation.roll-certified", {
        rotation: id,
        day: certificate.day,
        people: roll.length,
      });
      return readRotation(within, id, {});
    }),
  );
}

/** Puts tours on a roll, in a lot. Needs `deployments.change`. */
export async function assignRoll(
  ctx: Context,
  id: string,
  roll: { readonly lot: number; readonly tourIds: readonly string[]; readonly source: string },
): Promise<Outcome<RotationWhole>> {
  ctx.actor.must("deployments.change");
  const work = ctx.db.transaction((tx) =>
    refusable(tx, async (inner) => {
      const within = { ...ctx, db: inner };
      const rotation = await rotationOf(within, id);
      const contribution = await contributionOf(within, rotation.contributionId);
      const tourIds = [...new Set(roll.tourIds)];
      const tours = await listTours(inner, { ids: tourIds, asOf: ctx.today });
      const unknown = tourIds.filter((tour) => !tours.some((each) => each.id === tour));
      if (unknown.length > 0)
        throw new NotFound(`There is no tour ${unknown.join(", ")} as known now.`, { tour: unknown.join(", ") });
      const lot = rotation.lots.find((each) => each.number === roll.lot);
      const source = "docs/rules.md#rotation";
      const refusals: Refusal[] =
        lot === undefined
          ? [{ code: "lot-unknown", message: `The rotation has no lot ${roll.lot}.`, facts: { lot: roll.lot }, source }]
          : [];
      for (const tour of tours) {
        if (tour.mission === contribution.mission && tour.role === contribution.role && tour.mode === contribution.mode)
          continue;
        const message = `${tour.person} goes to ${tour.mission} as ${tour.role}, not with ${contribution.code}.`;
        refusals.push({
          code: "not-of-contribution",
          message,
          facts: { person: tour.person, mission: tour.mission, role: tour.role, contribution: contribution.code },
          source,
        });
      }
      if (refusals.length > 0) refuse(refusals);
      await addToRoll(inner, id, { ...roll, tourIds }, recordingOf(ctx));
      await record(inner, ctx.actor, "rotation.roll", { rotation: id, lot: roll.lot, tours: tourIds.length });
      return readRotation(within, id, {});
    }),
  );
  return meeting(id, work);
}
