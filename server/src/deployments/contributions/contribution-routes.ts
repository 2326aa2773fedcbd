/** HTTP of contributions, rotations, and early warning. */
import { type Http, serve } from "../../platform/http.ts";
import { rehearse } from "../rehearsal-actions.ts";
import { deploymentsApi as api } from "../schema.ts";
import {
  addDuty,
  addPaper,
  changeTerms,
  enterContribution,
  finishDuty,
  overrideContribution,
  takeStep,
} from "./contribution-actions.ts";
import { readContribution, readContributions } from "./contribution-reading-actions.ts";
import { assignRoll, certifyRoll, changeRotation, planRotation } from "./rotation-actions.ts";
import { readRotation } from "./rotation-reading-actions.ts";
import { readLeadTimes, readWarnings, setLeadTime } from "./warning-actions.ts";

/** Registers the endpoints of contributions, rotations and warnings. */
export function contributionRoutes(app: Http): void {
  serve(app, api.listContributions, async (ctx, { query }) => {
    const items = await readContributions(ctx, query);
    return { items, next: null, count: items.length };
  });
  serve(app, api.getContribution, async (ctx, { params, query }) => readContribution(ctx, params.id, query));
  serve(app, api.addContribution, (ctx, { query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => enterContribution(tried, body)),
  );
  serve(app, api.changeTerms, (ctx, { params, query, body, ifMatch }) =>
    rehearse(ctx, query.dryRun, (tried) => changeTerms(tried, params.id, body, ifMatch)),
  );
  serve(app, api.takeStep, (ctx, { params, query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => takeStep(tried, params.id, body)),
  );
  serve(app, api.addPaper, (ctx, { params, body }) => addPaper(ctx, params.id, body));
  serve(app, api.addDuty, (ctx, { params, body }) => addDuty(ctx, params.id, body));
  serve(app, api.finishDuty, (ctx, { params, body }) => finishDuty(ctx, params.id, params.dutyId, body));
  serve(app, api.overrideContribution, (ctx, { params, body }) => overrideContribution(ctx, params.id, body));
  rotationRoutes(app);
  warningRoutes(app);
}

function rotationRoutes(app: Http): void {
  serve(app, api.getRotation, async (ctx, { params, query }) => readRotation(ctx, params.id, query));
  serve(app, api.addRotation, (ctx, { params, query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => planRotation(tried, params.id, body)),
  );
  serve(app, api.changeRotation, (ctx, { params, query, body, ifMatch }) =>
    rehearse(ctx, query.dryRun, (tried) => changeRotation(tried, params.id, body, ifMatch)),
  );
  serve(app, api.certifyRoll, (ctx, { params, body }) => certifyRoll(ctx, params.id, body));
  serve(app, api.assignRoll, (ctx, { params, query, body }) =>
    rehearse(ctx, query.dryRun, (tried) => assignRoll(tried, params.id, body)),
  );
}

function warningRoutes(app: Http): void {
  serve(app, api.warnings, async (ctx, { query }) => readWarnings(ctx, query));
  serve(app, api.listLeadTimes, async (ctx, { query }) => {
    const items = await readLeadTimes(ctx, query);
    return { items, next: null, count: items.length };
  });
  serve(app, api.setLeadTime, (ctx, { body }) => setLeadTime(ctx, body));
}
