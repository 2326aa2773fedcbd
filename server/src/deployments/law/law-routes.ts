/** HTTP of what the law wants and how it is read: alarms, lead times, checks of conditions, readings of ceilings. */
import { type Http, serve } from "../../platform/http.ts";
import { alarmsApi } from "../alarms/schema.ts";
import { checkCondition, readAlarms, readLeadTimes, setLeadTime } from "./alarm-actions.ts";
import { confirmReading, proposeReading, readReadings, refuseReading } from "./reading-actions.ts";
import { readingsApi } from "./reading-shapes.ts";

/** Registers them. */
export function lawRoutes(app: Http): void {
  serve(app, alarmsApi.alarms, async (ctx, { query }) => readAlarms(ctx, query));
  serve(app, alarmsApi.withdrawalLeadTimes, async (ctx, { query }) => ({
    items: [...(await readLeadTimes(ctx, query))],
  }));
  serve(app, alarmsApi.setWithdrawalLeadTime, async (ctx, { body }) => setLeadTime(ctx, body));
  serve(app, alarmsApi.checkCondition, async (ctx, { params, body }) => checkCondition(ctx, params.id, body));
  serve(app, readingsApi.ceilingReadings, async (ctx, { params, query }) => readReadings(ctx, params.id, query));
  serve(app, readingsApi.proposeReading, async (ctx, { params, body }) => proposeReading(ctx, params.id, body));
  serve(app, readingsApi.confirmReading, async (ctx, { params }) => confirmReading(ctx, params.id));
  serve(app, readingsApi.refuseReading, async (ctx, { params, body }) => refuseReading(ctx, params.id, body.reason));
}
