/** Reading a rotation: its plan beside what happened, its overlap with the one before it, its roll. */
import type { AsOf } from "../../missions/schema.ts";
import type { Context } from "../../platform/context.ts";
import { type Day, earlierDay, laterDay } from "../../platform/days.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Refusal } from "../../platform/outcome.ts";
import { loadLaw } from "../law/actions-law.ts";
import type { Contribution, LotAsItWas, Rotation, RotationWhole, Tour } from "../schema.ts";
import { listContributions, listTours } from "../store.ts";
import { headsOf, overlapOf, reasonsAgainstOverlap, type TightCeiling, tightestOf } from "./rotation-rules.ts";
import { listPlanVersions, listRotations } from "./store-rotations.ts";
import { spellsOfRotation } from "./store-staff.ts";

/** One rotation whole; throws `NotFound`. Needs `deployments.read`. */
export async function readRotation(ctx: Context, id: string, asked: AsOf): Promise<RotationWhole> {
  ctx.actor.must("deployments.read");
  const knownAt = asked.knownAt ?? ctx.now;
  const [rotation] = await listRotations(ctx.db, knownAt, { ids: [id] });
  if (rotation === undefined) throw new NotFound(`There is no rotation ${id} as known then.`, { rotation: id });
  const [contribution] = await listContributions(ctx.db, knownAt, { ids: [rotation.contributionId] });
  if (contribution === undefined)
    throw new NotFound(`The rotation ${id} has no contribution as known then.`, { rotation: id });
  const roll = await listTours(ctx.db, { rotationIds: [id], asOf: asked.asOf ?? ctx.today, knownAt: asked.knownAt });
  const before = previousOf(contribution, rotation);
  const spells = await spellsOfRotation(ctx.db, id, knownAt);
  const ceiling = await ceilingOver(ctx, contribution, rotation.from);
  return {
    ...rotation,
    contribution: contribution.code,
    mission: contribution.mission,
    lots: rotation.lots.map((lot) => asItWas(lot, roll)),
    actual: actualOf(spells),
    relieves: before?.id ?? null,
    overlapPlanned: before === null ? null : overlapOf(headsOf(before.lots), headsOf(rotation.lots)),
    overlapActual: before === null ? null : overlapOf(await spellsOfRotation(ctx.db, before.id, knownAt), spells),
    allowance: ceiling?.overlap == null ? null : { ceiling: ceiling.code, ...ceiling.overlap },
    roll: roll.map(({ id: tourId, personId, person, post, lot, state, standing, from, to }) => ({
      tourId,
      personId,
      person,
      post,
      lot,
      state,
      standing,
      from,
      to,
    })),
    versions: [...(await listPlanVersions(ctx.db, id, knownAt))],
  };
}

/** The rotation of the same contribution that this one relieves; null for the first. */
export function previousOf(
  contribution: { readonly rotations: readonly Rotation[] },
  rotation: Pick<Rotation, "number">,
): Rotation | null {
  return contribution.rotations.filter((each) => each.number < rotation.number).at(-1) ?? null;
}

function actualOf(spells: readonly { from: string; to: string; people: number }[]): RotationWhole["actual"] {
  if (spells.length === 0) return null;
  return {
    from: spells.map((spell) => spell.from).reduce(earlierDay),
    to: spells.map((spell) => spell.to).reduce(laterDay),
    people: spells.reduce((sum, spell) => sum + spell.people, 0),
  };
}

/** A lot beside its tours. A rotation of one lot counts all its tours in it. */
function asItWas(lot: Rotation["lots"][number], roll: readonly Tour[]): LotAsItWas {
  const lots = new Set(roll.map((tour) => tour.lot));
  const tours = roll.filter((tour) => tour.lot === lot.number || (tour.lot === null && lots.size === 1));
  const arrived = tours.filter((tour) => tour.standing === "actual");
  const left = arrived.filter((tour) => ["repatriating", "returned", "closed", "died"].includes(tour.state));
  return {
    ...lot,
    tours: tours.length,
    arrived: arrived.length,
    arrivedOn: arrived.length === 0 ? null : arrived.map((tour) => tour.from).reduce(earlierDay),
    leftOn: arrived.length === 0 || left.length < arrived.length ? null : left.map((tour) => tour.to).reduce(laterDay),
  };
}

/** The tightest ceiling over members of a contribution on a day, by the law as it is known today. */
export async function ceilingOver(ctx: Context, contribution: Contribution, on: Day): Promise<TightCeiling | null> {
  const law = await loadLaw(ctx.db, ctx.today, ctx.now, [contribution.mission]);
  return tightestOf(contribution, law.authorisations, on);
}

/** What stands against the overlap of a rotation with the one before it, by presence as recorded. */
export async function overlapAgainst(
  ctx: Context,
  contribution: Contribution,
  rotation: Rotation,
): Promise<readonly Refusal[]> {
  const [whole] = await listContributions(ctx.db, ctx.now, { ids: [contribution.id] });
  const before = whole === undefined ? null : previousOf(whole, rotation);
  if (before === null) return [];
  const spells = [
    await spellsOfRotation(ctx.db, before.id, ctx.now),
    await spellsOfRotation(ctx.db, rotation.id, ctx.now),
  ] as const;
  return reasonsAgainstOverlap(overlapOf(...spells), await ceilingOver(ctx, contribution, rotation.from));
}
