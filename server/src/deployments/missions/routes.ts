/** HTTP of our people in missions. */
import { type Http, serve } from "../../platform/http.ts";
import { readOurCourse, readOurMissions } from "./actions.ts";
import { ourPeopleApi } from "./schema.ts";

/** Registers the endpoints. */
export function ourPeopleRoutes(app: Http): void {
  serve(app, ourPeopleApi.listOurMissions, async (ctx, { query }) => {
    const items = [...(await readOurMissions(ctx, query))];
    return { items, next: null, count: items.length };
  });
  serve(app, ourPeopleApi.ourCourse, async (ctx, { params, query }) => readOurCourse(ctx, params.id, query));
}
