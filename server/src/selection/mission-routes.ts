/** HTTP of what a mission's dates do to people and plans. */
import { type Http, serve } from "../platform/http.ts";
import { previewMissionChange, readMissionImpact } from "./mission-actions.ts";
import { missionImpactApi } from "./mission-schema.ts";

/** Registers the endpoints. */
export function missionImpactRoutes(app: Http): void {
  serve(app, missionImpactApi.missionImpact, async (ctx, { params, query }) =>
    readMissionImpact(ctx, params.id, query),
  );
  serve(app, missionImpactApi.previewMissionChange, async (ctx, { params, body }) =>
    previewMissionChange(ctx, params.id, body),
  );
}
