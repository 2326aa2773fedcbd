/** HTTP of missions. */
import { type Http, serve } from "../platform/http.ts";
import {
  addNewMission,
  changeMission,
  readHorizons,
  readMission,
  readMissionHistory,
  readMissions,
  recordMandate,
  recordMissionEnd,
  undoMissionChange,
} from "./actions.ts";
import type { MoveLimits } from "./change-actions.ts";
import { missionsApi } from "./schema.ts";

/** Registers the endpoints of missions. `move`: what a moved end does to presence, from the feature that knows it. */
export function missionsRoutes(app: Http, move: MoveLimits): void {
  serve(app, missionsApi.listMissions, async (ctx, { query }) => whole(await readMissions(ctx, query)));
  serve(app, missionsApi.listHorizons, async (ctx, { query }) => whole(await readHorizons(ctx, query)));
  serve(app, missionsApi.getMission, async (ctx, { params, query }) => readMission(ctx, params.id, query));
  serve(app, missionsApi.recordMissionEnd, async (ctx, { params, body, ifMatch }) =>
    recordMissionEnd(ctx, params.id, body, versionOf(ifMatch), move),
  );
  serve(app, missionsApi.recordMandate, async (ctx, { params, body, ifMatch }) =>
    recordMandate(ctx, params.id, body, versionOf(ifMatch), move),
  );
  serve(app, missionsApi.addMission, async (ctx, { body }) => addNewMission(ctx, body));
  serve(app, missionsApi.changeMission, async (ctx, { params, body, ifMatch }) =>
    changeMission(ctx, params.id, body, versionOf(ifMatch), move),
  );
  serve(app, missionsApi.undoMissionChange, async (ctx, { params, body, ifMatch }) =>
    undoMissionChange(ctx, params.id, body.reason, versionOf(ifMatch), move),
  );
  serve(app, missionsApi.missionHistory, async (ctx, { params, query }) =>
    readMissionHistory(ctx, params.id, query.knownAt),
  );
}

function whole<T>(items: readonly T[]): { items: T[]; next: null; count: number } {
  return { items: [...items], next: null, count: items.length };
}

function versionOf(ifMatch: string | undefined): number | undefined {
  return ifMatch === undefined ? undefined : Number(ifMatch);
}
