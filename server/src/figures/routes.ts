/** HTTP of figures. */
import { z } from "zod";
import { TourId } from "../deployments/schema.ts";
import { cutPage, decodeCursor } from "../platform/cursor.ts";
import { Day } from "../platform/days.ts";
import { type Http, route, serve } from "../platform/http.ts";
import { readDefinitions, readFigure, readFigureRows, readFigures } from "./actions.ts";
import { readBridge } from "./actions-bridge.ts";
import { exportFile } from "./actions-export.ts";
import { issueFigure, prepareIssue, readIssue, readIssues, verifyIssue, withdrawIssue } from "./actions-issued.ts";
import { bridgeApi, exportApi, figuresApi, issuesApi } from "./schema.ts";
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
      version: query.version,
      by: query.by,
      part: query.part,
      after: after === null ? undefined : { from: after[0], id: after[1] },
      limit: limit + 1,
    });
    return cutPage(rows, limit, count, (row) => [row.from, row.tourId]);
  });
  serve(app, bridgeApi.bridge, async (ctx, { query }) => readBridge(ctx, query));
  serve(app, issuesApi.listIssues, async (ctx, { query }) => {
    const items = [...(await readIssues(ctx, query))];
    return { items, next: null, count: items.length };
  });
  serve(app, issuesApi.getIssue, async (ctx, { params }) => readIssue(ctx, params.id));
  serve(app, issuesApi.verifyIssue, async (ctx, { params }) => verifyIssue(ctx, params.id));
  serve(app, issuesApi.prepareIssue, async (ctx, { body }) => prepareIssue(ctx, body));
  serve(app, issuesApi.issue, async (ctx, { params, body }) => issueFigure(ctx, params.id, body));
  serve(app, issuesApi.withdrawIssue, async (ctx, { params, body }) => withdrawIssue(ctx, params.id, body.reason));
  route(app, exportApi.export, async (ctx, { params, query }, { reply }) => {
    const { name, type, bytes } = await exportFile(ctx, params.list, query);
    const plain = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
    reply.header("content-type", type);
    reply.header(
      "content-disposition",
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    );
    return reply.send(bytes);
  });
  serve(app, figuresApi.today, async (ctx, { query }) => readToday(ctx, query));
}
