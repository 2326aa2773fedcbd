/** Reading tours: a page of them, or one with all that belongs to it. */
import type { AsOf } from "../../missions/schema.ts";
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { currentView } from "../ledger/stays-copy-store.ts";
import type { Change, Override, Tour, TourEvent } from "../schema.ts";
import { countTours, getTour, listTourEvents, listTours, type TourFilter } from "../store.ts";
import { listOverrides } from "../store-overrides.ts";
import { pageOf, toursMeant } from "./choose.ts";
import { listChanges } from "./store-changes.ts";

/** A page of tours with how many there are. Needs `deployments.read`. */
export async function readTours(
  ctx: Context,
  filter: TourFilter & AsOf,
): Promise<{ items: readonly Tour[]; count: number }> {
  ctx.actor.must("deployments.read");
  const whole = { ...filter, asOf: filter.asOf ?? ctx.today };
  return (
    (await chosenTours(ctx.db, whole)) ?? {
      items: await listTours(ctx.db, whole),
      count: await countTours(ctx.db, whole),
    }
  );
}

/** The page is chosen from the copy of all stays, and then told; null where that cannot be, or tours went away meanwhile. */
async function chosenTours(db: Db, filter: TourFilter): Promise<{ items: readonly Tour[]; count: number } | null> {
  const { asOf, knownAt } = filter;
  const view = filter.ids === undefined ? await currentView(db, knownAt ?? null) : null;
  if (view === null) return null;
  const meant = toursMeant(view, filter);
  const ids = pageOf(view, meant, filter);
  const items = ids.length === 0 ? [] : await listTours(db, { ids, asOf, knownAt });
  return items.length === ids.length ? { items, count: meant.length } : null;
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
