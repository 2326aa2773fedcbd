/** HTTP of deployments, and of the questions of law that need to know who is where. */
import { z } from "zod";
import { cutPage, decodeCursor } from "../platform/cursor.ts";
import { Day } from "../platform/days.ts";
import { type Http, serve } from "../platform/http.ts";
import { askMayDeploy, readBreaches, readHeadroom, readReckoning, readTour, readTours } from "./actions.ts";
import { deploymentsApi, TourId } from "./schema.ts";
import { listContributions } from "./store.ts";
import { readTimeline } from "./timeline-actions.ts";
import { cancelTour, recordArrival, recordDeparture } from "./tour-actions.ts";

/** Where a page of tours ends: the first day, then the tour. */
const AfterTour = z.tuple([Day, TourId]);

/** Registers the endpoints of deployments. */
export function deploymentsRoutes(app: Http): void {
  serve(app, deploymentsApi.timeline, async (ctx, { query }) => readTimeline(ctx, query));
  serve(app, deploymentsApi.mayDeploy, async (ctx, { query }) => {
    const { asOf, knownAt, ...asked } = query;
    return askMayDeploy(ctx, asked, { asOf, knownAt });
  });
  serve(app, deploymentsApi.headroom, async (ctx, { query }) => readHeadroom(ctx, query));
  serve(app, deploymentsApi.reckoning, async (ctx, { params, query }) =>
    readReckoning(ctx, params.id, query.day, query.knownAt),
  );
  serve(app, deploymentsApi.listContributions, async (ctx, { query }) => {
    const items = (await listContributions(ctx.db, query.knownAt ?? ctx.now, query.mission)).map((each) => ({
      ...each,
      present: 0,
      planned: 0,
      lastLawfulDay: null,
      overrides: [],
      dutiesOpen: 0,
    }));
    return { items, next: null, count: items.length };
  });
  serve(app, deploymentsApi.listTours, async (ctx, { query }) => {
    const limit = query.limit ?? 100;
    const after = decodeCursor(query.cursor, AfterTour);
    const { items, count } = await readTours(ctx, {
      asOf: query.asOf,
      knownAt: query.knownAt,
      from: query.from,
      to: query.to,
      mission: query.mission,
      personIds: query.person === undefined ? undefined : [query.person],
      postIds: query.post === undefined ? undefined : [query.post],
      rotationIds: query.rotation === undefined ? undefined : [query.rotation],
      standing: query.standing,
      after: after === null ? undefined : { from: after[0], id: after[1] },
      limit: limit + 1,
    });
    return cutPage(items, limit, count, (tour) => [tour.from, tour.id]);
  });
  serve(app, deploymentsApi.getTour, async (ctx, { params, query }) => ({
    ...(await readTour(ctx, params.id, query)),
    overridden: [],
    changes: [],
    next: [],
  }));
  serve(app, deploymentsApi.listBreaches, async (ctx, { query }) => {
    const items = [...(await readBreaches(ctx, query))];
    return { items, next: null, count: items.length };
  });
  serve(app, deploymentsApi.recordArrival, async (ctx, { params, body }) => recordArrival(ctx, params.id, body));
  serve(app, deploymentsApi.recordDeparture, async (ctx, { params, body }) => recordDeparture(ctx, params.id, body));
  serve(app, deploymentsApi.cancelTour, async (ctx, { params, body }) => cancelTour(ctx, params.id, body));
}
