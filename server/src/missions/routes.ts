/** HTTP of missions. */
import { type Http, serve } from "../platform/http.ts";
import { readHorizons, readMission, readMissions, recordMandate, recordMissionEnd } from "./actions.ts";
import { missionsApi } from "./schema.ts";

/** Registers the endpoints of missions. */
export function missionsRoutes(app: Http): void {
  serve(app, missionsApi.listMissions, async (ctx, { query }) => whole(await readMissions(ctx, query)));
  serve(app, missionsApi.listHorizons, async (ctx, { query }) => whole(await readHorizons(ctx, query)));
  serve(app, missionsApi.getMission, async (ctx, { params, query }) => readMission(ctx, params.id, query));
  serve(app, missionsApi.recordMissionEnd, async (ctx, { params, body, ifMatch }) =>
    recordMissionEnd(ctx, params.id, body, versionOf(ifMatch)),
  );
  serve(app, missionsApi.recordMandate, async (ctx, { params, body, ifMatch }) =>
    recordMandate(ctx, params.id, body, versionOf(ifMatch)),
  );
}

function whole<T>(items: readonly T[]): { items: T[]; next: null; count: number } {
  return { items: [...items], next: null, count: items.length };
}

function versionOf(ifMatch: string | undefined): number | undefined {
  return ifMatch === undefined ? undefined : Number(ifMatch);
}
