/** HTTP of figures. */
import { z } from "zod";
import { TourId } from "../deployments/schema.ts";
import { cutPage, decodeCursor } from "../platform/cursor.ts";
import { Day } from "../platform/days.ts";
import { type Http, serve } from "../platform/http.ts";
import { readDefinitions, readFigure, readFigureRows, readFigures } from "./actions.ts";
import { figuresApi } from "./schema.ts";
import { readToday } from "./today-actions.ts";

/** Where a page of tours ends: the first day, then the tour. */
const AfterTour = z.tuple([Day, TourId]);

/** Registers the endpoints of figures. */
export function figuresRoutes(app: Http): void {
  serve(app, figuresApi.listDefinitions, async (ctx) => ({ items: [...readDefinitions(ctx)] }));
  serve(app, figuresApi.listFigures, async (ctx, { query }) => readFigures(ctx, query));
  serve(app, figuresApi.getFigure, async (ctx, { params, query }) => readFigure(ctx, params.id, query));
  serve(app, figuresApi.listFigureRows, async (ctx, { params, query }) => {
    const limit = query.limit ?? 100;
    const after = decodeCursor(query.cursor, AfterTour);
    const { rows, count } = await readFigureRows(ctx, params.id, {
      asOf: query.asOf,
      knownAt: query.knownAt,
      part: query.part,
      after: after === null ? undefined : { from: after[0], id: after[1] },
      limit: limit + 1,
    });
    return cutPage(rows, limit, count, (row) => [row.from, row.tourId]);
  });
  serve(app, figuresApi.today, async (ctx, { query }) => readToday(ctx, query));
}
