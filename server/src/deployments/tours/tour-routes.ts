/** HTTP of tours, of what is recorded of them, and of changes that a second person decides on. */
import { z } from "zod";
import { cutPage, decodeCursor } from "../../platform/cursor.ts";
import { Day } from "../../platform/days.ts";
import { type Http, serve } from "../../platform/http.ts";
import { done } from "../../platform/outcome.ts";
import { rehearse } from "../rehearsal-actions.ts";
import { deploymentsApi as api, TourId } from "../schema.ts";
import { approveChange, readChange, readChanges, rejectChange, withdrawChange } from "./change-actions.ts";
import type { Eligible } from "./eligible.ts";
import { overrideTour, readTour, recordSteps } from "./step-actions.ts";
import {
  cancelTour,
  correctTour,
  recordArrival,
  recordArrivals,
  recordDeparture,
  recordDepartures,
  recordExtension,
} from "./tour-actions.ts";
import { proposeShift, rescheduleTour, transferTour, undoEvent } from "./tour-change-actions.ts";
import { readTours } from "./tour-reading-actions.ts";

/** Where a page of tours ends: the first day, then the tour. */
const AfterTour = z.tuple([Day, TourId]);

/** Registers the endpoints of tours and changes; `eligible` answers whether people may be given days that were not judged before. */
export function tourRoutes(app: Http, eligible: Eligible): void {
  serve(app, api.listTours, async (ctx, { query }) => {
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
      contribution: query.contribution,
      standing: query.standing,
      after: after === null ? undefined : { from: after[0], id: after[1] },
      limit: limit + 1,
    });
    return cutPage(items, limit, count, (tour) => [tour.from, tour.id]);
  });
  serve(app, api.getTour, async (ctx, { params, query }) => readTour(ctx, params.id, query));
  recordRoutes(app);
  proposalRoutes(app, eligible);
  decisionRoutes(app, eligible);
}

/** What happened. */
function recordRoutes(app: Http): void {
  serve(app, api.recordArrival, (ctx, { params, query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => recordArrival(tried, params.id, body)),
  );
  serve(app, api.recordArrivals, (ctx, { query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => recordArrivals(tried, body.tourIds, body)),
  );
  serve(app, api.recordDeparture, (ctx, { params, query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => recordDeparture(tried, params.id, body)),
  );
  serve(app, api.recordDepartures, (ctx, { query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => recordDepartures(tried, body.tourIds, body)),
  );
  serve(app, api.recordTourStep, (ctx, { query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => recordSteps(tried, body.tourIds, body.step)),
  );
  serve(app, api.overrideTour, (ctx, { params, body }) => overrideTour(ctx, params.id, body));
  serve(app, api.cancelTour, (ctx, { params, query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => cancelTour(tried, params.id, body)),
  );
}

/** What waits for a second person. */
function proposalRoutes(app: Http, eligible: Eligible): void {
  serve(app, api.recordExtension, (ctx, { params, query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => recordExtension(tried, params.id, body, eligible)),
  );
  serve(app, api.correctTour, (ctx, { params, query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => correctTour(tried, params.id, body)),
  );
  serve(app, api.rescheduleTour, (ctx, { params, query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => rescheduleTour(tried, params.id, body, eligible)),
  );
  serve(app, api.transferTour, (ctx, { params, query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => transferTour(tried, params.id, body, eligible)),
  );
  serve(app, api.undoEvent, (ctx, { params, query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => undoEvent(tried, params.id, body)),
  );
  serve(app, api.shiftRotation, (ctx, { params, query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => proposeShift(tried, params.id, body, eligible)),
  );
}

/** What the second person does. */
function decisionRoutes(app: Http, eligible: Eligible): void {
  serve(app, api.listChanges, async (ctx, { query }) => {
    const { items, count } = await readChanges(ctx, { ...query, limit: query.limit ?? 200 });
    return { items, next: null, count };
  });
  serve(app, api.getChange, async (ctx, { params }) => done(await readChange(ctx, params.id, eligible)));
  serve(app, api.approveChange, (ctx, { params, query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => approveChange(tried, params.id, body.reason, eligible)),
  );
  serve(app, api.rejectChange, (ctx, { params, body }) => rejectChange(ctx, params.id, body.reason));
  serve(app, api.withdrawChange, (ctx, { params, body }) => withdrawChange(ctx, params.id, body.reason));
}
