/** The whole HTTP service: guards, the platform's endpoints, the features' in their order, and the pages. */
import Fastify, { LogController } from "fastify";
import { authorisationsRoutes } from "./authorisations/routes.ts";
import { historyRoutes } from "./deployments/history/routes.ts";
import { lawRoutes } from "./deployments/law/law-routes.ts";
import { standingInLedger } from "./deployments/law/restand-actions.ts";
import { ourPeopleRoutes } from "./deployments/missions/routes.ts";
import { moveLimits } from "./deployments/missions/store.ts";
import { deploymentsRoutes } from "./deployments/routes.ts";
import { reasonsAgainstAddedDays } from "./eligibility/actions-days.ts";
import { eligibilityRoutes } from "./eligibility/routes.ts";
import { figuresRoutes } from "./figures/routes.ts";
import { missionsRoutes } from "./missions/routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { guard } from "./platform/guard.ts";
import type { Http } from "./platform/http.ts";
import { jobRoutes } from "./platform/job-routes.ts";
import { logOptions } from "./platform/log.ts";
import { contextFor, type Status, serviceRoutes } from "./platform/service.ts";
import { sessionRoutes } from "./platform/session-routes.ts";
import { webFiles } from "./platform/web-files.ts";
import { rights } from "./roles.ts";
import { headroomRoutes } from "./selection/headroom-routes.ts";
import { missionImpactRoutes } from "./selection/mission-routes.ts";
import { selectionRoutes } from "./selection/routes.ts";
import { unitsRoutes } from "./units/routes.ts";
import { VERSION } from "./version.ts";

export interface AppOptions {
  /** Asked at each request. */
  readonly status: () => Status;
  /** Fires when the service stops: streams end. */
  readonly stopping: AbortSignal;
  /** Folder of the built pages. */
  readonly web: string;
  readonly logLevel: string;
  /** Where the log goes; standard error when absent. */
  readonly logTo?: { write(line: string): void };
  /** Whether only this machine can reach the service. */
  readonly thisMachineOnly: boolean;
  /** Whether to believe a proxy about the caller. */
  readonly proxy: boolean;
}

/** Builds the service without listening. */
export async function buildApp(options: AppOptions): Promise<Http> {
  const fastify = Fastify({
    logger: logOptions(options.logLevel, options.logTo),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.proxy,
    bodyLimit: 16 * 1024 * 1024,
    forceCloseConnections: true,
  });
  await guard(fastify, options.thisMachineOnly);
  const app: Http = {
    fastify,
    rights,
    endpoints: [],
    contextOf: (request) => contextFor(request, options.status(), rights),
  };
  serviceRoutes(app, VERSION, options.status);
  sessionRoutes(app, VERSION);
  jobRoutes(app, options.stopping);
  featureRoutes(app);
  await webFiles(fastify, options.web);
  return app;
}

/** Every feature's endpoints, in the order of the features. */
function featureRoutes(app: Http): void {
  missionsRoutes(app, moveLimits);
  authorisationsRoutes(app, standingInLedger);
  unitsRoutes(app);
  peopleRoutes(app);
  deploymentsRoutes(app, reasonsAgainstAddedDays);
  lawRoutes(app);
  ourPeopleRoutes(app);
  historyRoutes(app);
  eligibilityRoutes(app);
  selectionRoutes(app);
  headroomRoutes(app);
  missionImpactRoutes(app);
  figuresRoutes(app);
}
