/** HTTP of selection. */
import { z } from "zod";
import { cutPage, decodeCursor } from "../platform/cursor.ts";
import { Moment } from "../platform/days.ts";
import { type Http, serve } from "../platform/http.ts";
import {
  approveRun,
  candidatesFor,
  checkEdit,
  compareRuns,
  editRun,
  explainTour,
  needsYou,
  proposeRun,
  proveTour,
  rejectRun,
  showRun,
  startReplay,
  startRun,
  withdrawEdit,
} from "./actions.ts";
import { RunId, selectionApi } from "./schema.ts";
import { countRuns, getFiles, listRuns } from "./store.ts";

/** Candidates shown when the caller does not say how many. */
const CANDIDATES = 25;

/** Where a page of runs ends: its start, then the run. */
const AfterRun = z.tuple([Moment, RunId]);

/** Serves the endpoints of `selectionApi`. */
export function selectionRoutes(app: Http): void {
  serve(app, selectionApi.listRuns, async (ctx, { query: { cursor, limit = 50 } }) => {
    const key = decodeCursor(cursor, AfterRun);
    const rows = await listRuns(ctx.db, key, limit + 1);
    return cutPage(rows, limit, await countRuns(ctx.db), (run) => [run.startedAt, run.id]);
  });
  serve(app, selectionApi.startRun, (ctx, { body }) => startRun(ctx, body));
  serve(app, selectionApi.getRun, (ctx, { params }) => showRun(ctx, params.id));
  serve(app, selectionApi.explain, (ctx, { params, query }) => explainTour(ctx, params.id, query.tour, query.person));
  serve(app, selectionApi.prove, (ctx, { params, body }) => proveTour(ctx, params.id, body.tour, body.person));
  serve(app, selectionApi.candidates, (ctx, { params, query }) =>
    candidatesFor(ctx, params.id, query.tour, query.limit ?? CANDIDATES),
  );
  serve(app, selectionApi.checkEdit, (ctx, { params, body }) => checkEdit(ctx, params.id, body));
  serve(app, selectionApi.edit, (ctx, { params, body }) => editRun(ctx, params.id, body));
  serve(app, selectionApi.withdrawEdit, (ctx, { params }) => withdrawEdit(ctx, params.id, params.editId));
  serve(app, selectionApi.propose, (ctx, { params, ifMatch }) => proposeRun(ctx, params.id, ifMatch));
  serve(app, selectionApi.approve, (ctx, { params, body, ifMatch }) =>
    approveRun(ctx, params.id, body.reason ?? null, ifMatch),
  );
  serve(app, selectionApi.reject, (ctx, { params, body, ifMatch }) => rejectRun(ctx, params.id, body.reason, ifMatch));
  serve(app, selectionApi.compare, (ctx, { params }) => compareRuns(ctx, params.id, params.other));
  serve(app, selectionApi.replay, (ctx, { params }) => startReplay(ctx, params.id));
  serve(app, selectionApi.files, async (ctx, { params }) => {
    const { problem, plan } = await getFiles(ctx.db, params.id);
    return { problem, plan };
  });
  serve(app, selectionApi.needsYou, async (ctx) => ({ items: await needsYou(ctx) }));
}
