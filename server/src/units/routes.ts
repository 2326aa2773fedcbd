/** HTTP of units. */
import { cutPage, decodeCursor, TextKey } from "../platform/cursor.ts";
import { type Http, serve } from "../platform/http.ts";
import { unitsApi } from "./schema.ts";
import {
  countPosts,
  countWantedTours,
  listPosts,
  listTemplates,
  listUnits,
  listUnitTypes,
  listWantedTours,
} from "./store.ts";

/** Serves the endpoints of `unitsApi`. */
export function unitsRoutes(app: Http): void {
  serve(app, unitsApi.listUnits, async (ctx) => {
    const items = await listUnits(ctx.db);
    return { items: [...items], next: null, count: items.length };
  });
  serve(app, unitsApi.listTemplates, async (ctx) => ({
    types: [...(await listUnitTypes(ctx.db))],
    items: [...(await listTemplates(ctx.db))],
  }));
  serve(app, unitsApi.listPosts, async (ctx, { query: { cursor, limit = 200, ...filter } }) => {
    const rows = await listPosts(ctx.db, { ...filter, after: afterOf(cursor), limit: limit + 1 });
    return cutPage(rows, limit, await countPosts(ctx.db, filter), (post) => [post.code]);
  });
  serve(app, unitsApi.listWantedTours, async (ctx, { query: { cursor, limit = 200, ...filter } }) => {
    const rows = await listWantedTours(ctx.db, { ...filter, after: afterOf(cursor), limit: limit + 1 });
    return cutPage(rows, limit, await countWantedTours(ctx.db, filter), (tour) => [tour.code]);
  });
}

function afterOf(cursor: string | undefined): string {
  return decodeCursor(cursor, TextKey)?.[0] ?? "";
}
