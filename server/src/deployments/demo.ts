/**
 * Replays the demonstration country's service from its beginning to today: each arrival, prolongation and return is recorded at the
 * moment it happened, through the same actions as the office uses, so the law of the day is asked for every one of them.
 */
import { lastPlannableDay } from "../missions/rules.ts";
import { listMissions } from "../missions/store.ts";
import { inventPeople } from "../people/demo.ts";
import type { Context } from "../platform/context.ts";
import { type Day, earlierDay, laterDay } from "../platform/days.ts";
import { newId } from "../platform/ids.ts";
import { listPosts } from "../units/store.ts";
import { spanOf } from "./contributions/rotation-rules.ts";
import { recordGroupArrival, recordGroupExtension, recordGroupReturn } from "./contributions/service-actions.ts";
import { addPlan, type PlanVersion } from "./contributions/store-rotations.ts";
import { at, type Contribution, type Happening, livesOf, must } from "./demo-life.ts";
import { ContributionId, RotationId } from "./ids.ts";
import { type ShippedGroup, shippedService, turnsOf } from "./reference.ts";
import type { Lot } from "./schema.ts";
import { addRotation } from "./store.ts";

/** Writes contributions, rotations, tours and presence up to today. Throws when anything is refused: the shipped history must be lawful. */
export async function loadDeploymentsDemo(ctx: Context): Promise<void> {
  const shipped = await shippedService();
  const ends = new Map((await listMissions(ctx.db, ctx.now)).map((mission) => [mission.id, lastPlannableDay(mission)]));
  const contributions = new Map(
    shipped.contributions.map((each) => [each.code, { ...each, id: ContributionId.parse(newId()) }]),
  );
  const missionOf = (code: string) => contributions.get(code)?.mission ?? "";
  const turns = shipped.cycles.flatMap((cycle) =>
    turnsOf(cycle, ctx.today, ends.get(missionOf(cycle.contribution)) ?? null),
  );
  const groups = [...shipped.groups, ...turns].filter((group) => group.from <= ctx.today);
  const served = await inventPeople(ctx, groups.map(peopleOf));
  const posts = new Map((await listPosts(ctx.db)).map((post) => [post.code, String(post.id)]));
  const happenings = [
    ...livesOf([...contributions.values()], shipped.life),
    ...rotationsOf(groups).flatMap((rotation) => play(rotation, { groups, served, contributions, posts })),
  ];
  const order = (a: Happening, b: Happening) =>
    a.day + a.time < b.day + b.time ? -1 : a.day + a.time > b.day + b.time ? 1 : 0;
  for (const { day, time, run } of happenings.filter((each) => each.day <= ctx.today).sort(order))
    await run(at(ctx, day, time));
}

/** What the replay is made from: groups and, in the same order, their people; contributions and posts by code. */
interface World {
  readonly groups: readonly ShippedGroup[];
  readonly served: readonly (readonly string[])[];
  readonly contributions: ReadonlyMap<string, Contribution>;
  readonly posts: ReadonlyMap<string, string>;
}

/** Whom to invent for a group; the key keeps people the same from one load to the next. */
function peopleOf(group: ShippedGroup, index: number) {
  const { contribution, from, people: count, women, rotation } = group;
  return { key: `${contribution}/${from}/${index}`, count, women, officers: rotation === null, asOf: from };
}

/** Groups that share a rotation, or one group without. */
function rotationsOf(groups: readonly ShippedGroup[]): readonly (readonly number[])[] {
  const keys = new Map<string, number[]>();
  for (const [index, group] of groups.entries()) {
    const key = group.rotation === null ? `single/${index}` : `${group.contribution}/${group.rotation}`;
    keys.set(key, [...(keys.get(key) ?? []), index]);
  }
  return [...keys.values()];
}

function play(indexes: readonly number[], { contributions, ...world }: World): readonly Happening[] {
  const { groups } = world;
  const lots = indexes.flatMap((index) => groups[index] ?? []);
  const [first] = lots;
  const contribution = contributions.get(first?.contribution ?? "");
  if (first === undefined || contribution === undefined) throw new Error(`No contribution ${first?.contribution}.`);
  const rotationId = first.rotation === null ? null : RotationId.parse(newId());
  const kept = rotationId === null ? null : { id: rotationId, plan: planOf(lots), version: 1 };
  const rotation: Happening[] =
    kept === null
      ? []
      : [
          {
            day: first.from,
            time: "08:00",
            run: async (ctx) => {
              const recording = { by: ctx.actor.id, at: ctx.now };
              const bare = { ...rotationOf(lots, first), id: kept.id, contributionId: contribution.id };
              await addRotation(ctx.db, bare, recording);
              await addPlan(ctx.db, kept.id, versionOf(kept.plan, 1, first), recording);
            },
          },
        ];
  return [...rotation, ...indexes.flatMap((index, nth) => lotOf(index, nth, world, contribution, kept))];
}

/** A rotation as it is kept while the replay goes on: its plan changes when a lot is prolonged. */
interface KeptRotation {
  readonly id: RotationId;
  readonly plan: Lot[];
  version: number;
}

/** Lots as they were planned when the rotation began, in the order of the groups. */
function planOf(lots: readonly ShippedGroup[]): Lot[] {
  return lots.map((lot, index) => ({
    number: index + 1,
    part: lot.part,
    arriveOn: lot.from,
    leaveOn: lot.to,
    heads: lot.people,
    note: lot.note,
  }));
}

function versionOf(plan: readonly Lot[], version: number, { note, source, confidence }: ShippedGroup): PlanVersion {
  return { ...spanOf({ lots: [...plan] }), lots: plan, version, transferOn: null, note, source, confidence };
}

function rotationOf(lots: readonly ShippedGroup[], first: ShippedGroup) {
  return {
    number: first.rotation ?? 1,
    from: lots.map((lot) => lot.from).reduce(earlierDay),
    to: lots.map((lot) => lot.extended.at(-1)?.to ?? lot.to).reduce(laterDay),
    strength: lots.reduce((sum, lot) => sum + lot.people, 0),
    transferOn: null,
    note: first.note,
    source: first.source,
    confidence: first.confidence,
  };
}

function lotOf(
  index: number,
  nth: number,
  { groups, served, posts }: Omit<World, "contributions">,
  contribution: Contribution,
  rotation: KeptRotation | null,
): readonly Happening[] {
  const lot = groups[index];
  if (lot === undefined) return [];
  let tourIds: readonly string[] = [];
  const { source, unitType } = lot;
  const arrive = async (ctx: Context) => {
    const { mission, role, mode } = contribution;
    const people = (served[index] ?? []).map((personId, nth) => ({
      personId,
      postId: posts.get(lot.posts[nth] ?? "") ?? null,
    }));
    const { from, to, confidence, note } = lot;
    const group = {
      people,
      contributionId: contribution.id,
      rotationId: rotation?.id ?? null,
      lot: rotation === null ? null : nth + 1,
      mission,
      role,
      mode,
      partner: contribution.partner ?? "",
      unitType,
      from,
      to,
      source,
      confidence,
      note,
      breachReason: null,
    };
    tourIds = must(await recordGroupArrival(ctx, group), `${lot.contribution} ${lot.from}`).tourIds;
  };
  const extend = (to: Day, purpose: "service" | "withdrawal") => async (ctx: Context) => {
    must(
      await recordGroupExtension(ctx, tourIds, { to, purpose, unitType, source, approvedBy: "demo-approval" }),
      `${lot.contribution} ${lot.from} to ${to}`,
    );
    await prolong(ctx, to);
  };
  const prolong = async (ctx: Context, to: Day) => {
    const planned = rotation?.plan[nth];
    if (rotation === null || planned === undefined) return;
    rotation.plan[nth] = { ...planned, leaveOn: to };
    rotation.version += 1;
    const recording = { by: ctx.actor.id, at: ctx.now };
    await addPlan(ctx.db, rotation.id, versionOf(rotation.plan, rotation.version, lot), recording);
  };
  const end = lot.withdrawalTo ?? lot.extended.at(-1)?.to ?? lot.to;
  return [
    { day: lot.from, time: "09:00", run: arrive },
    ...lot.extended.map(({ on, to }): Happening => ({ day: on, time: "10:00", run: extend(to, "service") })),
    ...(lot.withdrawalTo === null ? [] : [{ day: lot.to, time: "12:00", run: extend(lot.withdrawalTo, "withdrawal") }]),
    { day: end, time: "23:00", run: (ctx) => recordGroupReturn(ctx, tourIds, end, source) },
  ];
}
