/** HTTP of deployments, and of the questions of law that need to know who is where. */
import { type Http, serve } from "../platform/http.ts";
import { askMayDeploy, readBreaches, readReckoning } from "./actions.ts";
import { contributionRoutes } from "./contributions/contribution-routes.ts";
import { deploymentsApi } from "./schema.ts";
import { readTimeline } from "./timeline/actions.ts";
import type { Eligible } from "./tours/eligible.ts";
import { tourRoutes } from "./tours/tour-routes.ts";

/** Registers the endpoints of deployments; `eligible` answers whether people may be given days that were not judged before. */
export function deploymentsRoutes(app: Http, eligible: Eligible): void {
  serve(app, deploymentsApi.timeline, async (ctx, { query }) => readTimeline(ctx, query));
  serve(app, deploymentsApi.mayDeploy, async (ctx, { query }) => {
    const { asOf, knownAt, ...asked } = query;
    return askMayDeploy(ctx, asked, { asOf, knownAt });
  });
  serve(app, deploymentsApi.reckoning, async (ctx, { params, query }) =>
    readReckoning(ctx, params.id, query.day, query.knownAt),
  );
  serve(app, deploymentsApi.listBreaches, async (ctx, { query }) => {
    const items = [...(await readBreaches(ctx, query))];
    return { items, next: null, count: items.length };
  });
  contributionRoutes(app);
  tourRoutes(app, eligible);
}
