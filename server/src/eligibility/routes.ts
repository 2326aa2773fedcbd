/** HTTP of eligibility. */
import { type Http, serve } from "../platform/http.ts";
import { grantWaiver, judge, judgeVolunteers } from "./actions.ts";
import { eligibilityApi } from "./schema.ts";
import { listRules } from "./store.ts";

/** Serves the endpoints of `eligibilityApi`. */
export function eligibilityRoutes(app: Http): void {
  serve(app, eligibilityApi.listRules, async (ctx, { query }) => ({
    items: [...(await listRules(ctx.db, query.on ?? ctx.today))],
  }));
  serve(app, eligibilityApi.verdict, (ctx, { query: { person, ...days } }) => judge(ctx, person, days));
  serve(app, eligibilityApi.summary, (ctx, { query }) => judgeVolunteers(ctx, query));
  serve(app, eligibilityApi.grantWaiver, (ctx, { body }) => grantWaiver(ctx, body));
}
