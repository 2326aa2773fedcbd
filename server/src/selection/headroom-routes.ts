/** HTTP of head-room and of supposing another law: they know of plans, and so belong here. */
import { readHeadroom } from "../deployments/law/headroom-actions.ts";
import { supposeLaw } from "../deployments/law/what-if-actions.ts";
import { whatIfApi } from "../deployments/law/what-if-shapes.ts";
import { deploymentsApi } from "../deployments/schema.ts";
import { type Http, serve } from "../platform/http.ts";
import { expectedStays } from "./headroom-actions.ts";

/** Registers them. */
export function headroomRoutes(app: Http): void {
  serve(app, deploymentsApi.headroom, async (ctx, { query }) => readHeadroom(ctx, query, expectedStays));
  serve(app, whatIfApi.whatIf, async (ctx, { query }) => supposeLaw(ctx, query, expectedStays));
}
