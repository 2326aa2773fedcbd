/** What the office does with units and posts. */

import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import type { Day } from "../platform/days.ts";
import { newId } from "../platform/ids.ts";
import { done, type Outcome, refused } from "../platform/outcome.ts";
import { type NewPost, postsOf, reasonsAgainstTour, strengthOf } from "./rules.ts";
import { type Post, type Unit, type UnitTemplate, type UnitType, type WantedTour, WantedTourId } from "./schema.ts";
import {
  listWantedTours,
  newUnitId,
  savePosts,
  saveTemplate,
  saveUnit,
  saveUnitTypes,
  saveWantedTours,
} from "./store.ts";

/** Adds unit types and versions of templates. Refuses a template whose lines do not add up to its strength. */
export async function adoptTemplates(
  ctx: Context,
  types: readonly UnitType[],
  templates: readonly Omit<UnitTemplate, "id">[],
): Promise<Outcome<readonly UnitTemplate[]>> {
  ctx.actor.must("units.change");
  const wrong = templates.filter((template) => strengthOf(template.lines) !== template.strength);
  if (wrong.length > 0) {
    return refused(
      wrong.map((template) => ({
        code: "template.sum",
        message: `The lines of ${template.unitType} version ${template.version} add up to ${strengthOf(template.lines)} posts; its strength is ${template.strength}.`,
        facts: { unitType: template.unitType, sum: strengthOf(template.lines), strength: template.strength },
        source: "docs/rules.md#templates",
      })),
    );
  }
  return ctx.db.transaction(async (tx) => {
    await saveUnitTypes(tx, types);
    const saved: UnitTemplate[] = [];
    for (const template of templates) saved.push(await saveTemplate(tx, ctx.actor, template));
    await record(tx, ctx.actor, "templates.adopted", { templates: saved.map(({ id }) => id) });
    return done(saved);
  });
}

/** A unit to be fielded from a template. */
export type UnitOrder = Pick<Unit, "code" | "title" | "mission" | "mode" | "partner" | "validFrom" | "validTo">;

/** Fields a unit: one post for each place of the template. */
export async function fieldUnit(ctx: Context, template: UnitTemplate, order: UnitOrder): Promise<readonly Post[]> {
  ctx.actor.must("units.change");
  const id = newUnitId();
  return ctx.db.transaction(async (tx) => {
    await saveUnit(tx, ctx.actor, { ...order, id, unitType: template.unitType, templateId: template.id });
    const posts = await savePosts(tx, ctx.actor, postsOf(template, { ...order, id }));
    await record(tx, ctx.actor, "unit.fielded", { id, code: order.code, template: template.id, posts: posts.length });
    return posts.map((post) => ({ ...post, unit: order.code }));
  });
}

/** Adds posts outside any unit. */
export async function openPosts(ctx: Context, posts: readonly NewPost[]): Promise<readonly Post[]> {
  ctx.actor.must("units.change");
  return ctx.db.transaction(async (tx) => {
    const saved = await savePosts(tx, ctx.actor, posts);
    await record(tx, ctx.actor, "posts.opened", { posts: saved.map(({ code }) => code) });
    return saved;
  });
}

/** A tour to be agreed for a post. */
export type TourOrder = Omit<WantedTour, "id"> & { readonly post: Post };

/**
 * Records tours agreed with the UN or a partner. Refuses all of them when one lies outside its post's days, past its mission's end,
 * or overlaps another tour of the post by more than the handover.
 *
 * @param missionLastDay last day on which anybody may be planned in a mission; null: no end
 */
export async function agreeTours(
  ctx: Context,
  orders: readonly TourOrder[],
  terms: { readonly handoverDays: number; missionLastDay(mission: string): Day | null },
): Promise<Outcome<readonly WantedTour[]>> {
  ctx.actor.must("units.change");
  return ctx.db.transaction(async (tx) => {
    const standing = await listWantedTours(tx, { from: "0001-01-01", to: "9999-12-31" });
    const known = Map.groupBy<string, Pick<WantedTour, "code" | "firstDay" | "lastDay" | "postId">>(
      [...standing, ...orders],
      (tour) => tour.postId,
    );
    const refusals = orders.flatMap((order) =>
      reasonsAgainstTour({
        tour: order,
        post: order.post,
        missionLastDay: terms.missionLastDay(order.post.mission),
        others: (known.get(order.postId) ?? []).filter((other) => other !== order),
        handoverDays: terms.handoverDays,
      }),
    );
    if (refusals.length > 0) return refused(refusals);
    const tours = orders.map(({ post: _, ...order }) => ({ ...order, id: WantedTourId.parse(newId()) }));
    await saveWantedTours(tx, ctx.actor, tours);
    await record(tx, ctx.actor, "tours.agreed", { tours: tours.map(({ code }) => code) });
    return done(tours);
  });
}
