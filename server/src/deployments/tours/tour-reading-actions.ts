/** Reading tours: a page of them, or one with all that belongs to it. */
import type { AsOf } from "../../missions/schema.ts";
import type { Context } from "../../platform/context.ts";
import type { Change, Override, Tour, TourEvent } from "../schema.ts";
import { countTours, getTour, listTourEvents, listTours, type TourFilter } from "../store.ts";
import { listOverrides } from "../store-overrides.ts";
import { listChanges } from "./store-changes.ts";

/** A page of tours with how many there are. Needs `deployments.read`. */
export async function readTours(
  ctx: Context,
  filter: TourFilter & AsOf,
): Promise<{ items: readonly Tour[]; count: number }> {
  ctx.actor.must("deployments.read");
  const whole = { ...filter, asOf: filter.asOf ?? ctx.today };
  return { items: await listTours(ctx.db, whole), count: await countTours(ctx.db, whole) };
}

/** One tour with its events, what was lifted for it, and its changes. Needs `deployments.read`; throws `NotFound`. */
export async function readRecord(
  ctx: Context,
  id: string,
  asked: AsOf,
): Promise<Tour & { events: TourEvent[]; overridden: Override[]; changes: Change[] }> {
  ctx.actor.must("deployments.read");
  const knownAt = asked.knownAt ?? ctx.now;
  const tour = await getTour(ctx.db, id, { asOf: asked.asOf ?? ctx.today, knownAt: asked.knownAt });
  return {
    ...tour,
    events: [...(await listTourEvents(ctx.db, id, asked.knownAt))],
    overridden: [...(await listOverrides(ctx.db, { tourIds: [id] }, knownAt))],
    changes: [...(await listChanges(ctx.db, { tour: id }))].filter((change) => change.proposedAt <= knownAt),
  };
}
