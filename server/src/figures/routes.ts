/** HTTP of figures. */
import { cutPage, decodeCursor } from "../platform/cursor.ts";
import { type Http, serve } from "../platform/http.ts";
import { readDefinitions, readFigure, readFigureRows, readFigures } from "./actions.ts";
import { figuresApi } from "./schema.ts";
import { readToday } from "./today-actions.ts";

/** Registers the endpoints of figures. */
export function figuresRoutes(app: Http): void {
  serve(app, figuresApi.listDefinitions, async (ctx) => ({ items: [...readDefinitions(ctx)] }));
  serve(app, figuresApi.listFigures, async (ctx, { query }) => readFigures(ctx, query));
  serve(app, figuresApi.getFigure, async (ctx, { params, query }) => readFigure(ctx, params.id, query));
  serve(app, figuresApi.listFigureRows, async (ctx, { params, query }) => {
    const limit = query.limit ?? 100;
    const after = decodeCursor(query.cursor, 2);
    const { rows, count } = await readFigureRows(ctx, params.id, {
      asOf: query.asOf,
      knownAt: query.knownAt,
      part: query.part,
      after: after === null ? undefined : { from: String(after[0]), id: String(after[1]) },
      limit: limit + 1,
    });
    return cutPage(rows, limit, count, (row) => [row.from, row.tourId]);
  });
  serve(app, figuresApi.today, async (ctx, { query }) => readToday(ctx, query));
}
