/** Every address and its page. A page's code is fetched when it is first opened; what the address may carry is said here. */
import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { z } from "zod";
import { ReadAt } from "./address/moment.ts";
import { Frame } from "./frame/Frame.tsx";
import { NoPage } from "./frame/NoPage.tsx";
import { Starting } from "./frame/Starting.tsx";
import { sessionQuery } from "./session/session.ts";
import { Failed } from "./ui/States.tsx";

interface RouterContext {
  readonly client: QueryClient;
}

/** Words in the address; a number there was typed as words too. */
const words = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);
/** Sort and filter of a page's table. */
const TableView = z.object({ sort: words, find: words });

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });

const frame = createRoute({
  getParentRoute: () => root,
  id: "frame",
  validateSearch: ReadAt,
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery);
    if (!session.account) throw redirect({ to: "/sign-in", search: { next: location.href } });
  },
  component: Frame,
  pendingComponent: Starting,
  errorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: z.object({ next: z.string().startsWith("/").optional().catch(undefined) }),
  loader: ({ context }) => context.client.ensureQueryData(sessionQuery),
  component: lazyRouteComponent(() => import("./session/SignInPage.tsx"), "SignInPage"),
  pendingComponent: Starting,
  errorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
});

const today = createRoute({
  getParentRoute: () => frame,
  path: "/",
  validateSearch: z.object({ view: words, where: words, mission: words, day: words }),
  component: lazyRouteComponent(() => import("./today/TodayPage.tsx"), "TodayPage"),
});

const authorisations = createRoute({
  getParentRoute: () => frame,
  path: "/authorisations",
  validateSearch: TableView.extend({ status: words }),
  component: lazyRouteComponent(() => import("./authorisations/AuthorisationsPage.tsx"), "AuthorisationsPage"),
});

const mayWeSend = createRoute({
  getParentRoute: () => frame,
  path: "/authorisations/may-we-send",
  validateSearch: z.object({
    mission: words,
    role: words,
    mode: words,
    partner: words,
    unitType: words,
    people: words,
    persons: words,
    unit: words,
    tour: words,
    from: words,
    to: words,
    purpose: words,
    under: words,
  }),
  component: lazyRouteComponent(() => import("./authorisations/ask/MayDeployPage.tsx"), "MayDeployPage"),
});

const whatIf = createRoute({
  getParentRoute: () => frame,
  path: "/authorisations/what-if",
  validateSearch: TableView.extend({
    slip: words,
    lapse: words,
    cut: words,
    close: words,
    ceiling: words,
    day: words,
    view: words,
  }),
  component: lazyRouteComponent(() => import("./authorisations/suppose/WhatIfPage.tsx"), "WhatIfPage"),
});

const alarms = createRoute({
  getParentRoute: () => frame,
  path: "/authorisations/alarms",
  validateSearch: TableView.extend({ only: words, do: words }),
  component: lazyRouteComponent(() => import("./authorisations/alarms/AlarmsPage.tsx"), "AlarmsPage"),
});

const authorisation = createRoute({
  getParentRoute: () => frame,
  path: "/authorisations/$reference",
  validateSearch: TableView.extend({ day: words, ceiling: words, view: words }),
  component: lazyRouteComponent(() => import("./authorisations/AuthorisationPage.tsx"), "AuthorisationPage"),
});

const missions = createRoute({
  getParentRoute: () => frame,
  path: "/missions",
  validateSearch: TableView.extend({ view: words, show: words, kind: words, new: words }),
  component: lazyRouteComponent(() => import("./missions/MissionsPage.tsx"), "MissionsPage"),
});

const mission = createRoute({
  getParentRoute: () => frame,
  path: "/missions/$id",
  validateSearch: TableView.extend({ view: words, span: words, strengths: words, ours: words, day: words, do: words }),
  component: lazyRouteComponent(() => import("./missions/MissionPage.tsx"), "MissionPage"),
});

const decisionForm = createRoute({
  getParentRoute: () => frame,
  path: "/authorisations/form/$id",
  component: lazyRouteComponent(() => import("./authorisations/decision/DecisionFormPage.tsx"), "DecisionFormPage"),
});

const plans = createRoute({
  getParentRoute: () => frame,
  path: "/plans",
  validateSearch: TableView.extend({ new: words }),
  component: lazyRouteComponent(() => import("./selection/PlansPage.tsx"), "PlansPage"),
});

const plan = createRoute({
  getParentRoute: () => frame,
  path: "/plans/$id",
  validateSearch: TableView.extend({ tour: words, person: words, mission: words, show: words, view: words }),
  component: lazyRouteComponent(() => import("./selection/PlanPage.tsx"), "PlanPage"),
});

const deployments = createRoute({
  getParentRoute: () => frame,
  path: "/deployments",
  validateSearch: TableView.extend({
    by: words,
    from: words,
    to: words,
    mission: words,
    role: words,
    mode: words,
    state: words,
    breach: words,
    unit: words,
    authorisation: words,
    ceilings: words,
    bar: words,
    view: words,
    words,
  }),
  component: lazyRouteComponent(() => import("./deployments/timeline/DeploymentsPage.tsx"), "DeploymentsPage"),
});

const contributions = createRoute({
  getParentRoute: () => frame,
  path: "/deployments/contributions",
  validateSearch: TableView,
  component: lazyRouteComponent(() => import("./deployments/contributions/ContributionsPage.tsx"), "ContributionsPage"),
});

const contribution = createRoute({
  getParentRoute: () => frame,
  path: "/deployments/contributions/$id",
  validateSearch: TableView,
  component: lazyRouteComponent(() => import("./deployments/contributions/ContributionPage.tsx"), "ContributionPage"),
});

const rotation = createRoute({
  getParentRoute: () => frame,
  path: "/deployments/rotations/$id",
  validateSearch: TableView,
  component: lazyRouteComponent(() => import("./deployments/rotations/RotationPage.tsx"), "RotationPage"),
});

const tour = createRoute({
  getParentRoute: () => frame,
  path: "/deployments/tours/$id",
  component: lazyRouteComponent(() => import("./deployments/tours/TourPage.tsx"), "TourPage"),
});

const warnings = createRoute({
  getParentRoute: () => frame,
  path: "/deployments/warnings",
  validateSearch: TableView.extend({ mission: words, status: words }),
  component: lazyRouteComponent(() => import("./deployments/warnings/WarningsPage.tsx"), "WarningsPage"),
});

const changes = createRoute({
  getParentRoute: () => frame,
  path: "/deployments/changes",
  validateSearch: TableView.extend({ show: words, change: words }),
  component: lazyRouteComponent(() => import("./deployments/changes/ChangesPage.tsx"), "ChangesPage"),
});

const imports = createRoute({
  getParentRoute: () => frame,
  path: "/deployments/imports",
  component: lazyRouteComponent(() => import("./history/HistoryPage.tsx"), "HistoryPage"),
});

const oneImport = createRoute({
  getParentRoute: () => frame,
  path: "/deployments/imports/$id",
  component: lazyRouteComponent(() => import("./history/ImportPage.tsx"), "ImportPage"),
});

const figures = createRoute({
  getParentRoute: () => frame,
  path: "/figures",
  validateSearch: TableView,
  component: lazyRouteComponent(() => import("./figures/FiguresPage.tsx"), "FiguresPage"),
});

const figure = createRoute({
  getParentRoute: () => frame,
  path: "/figures/$id",
  validateSearch: TableView.extend({ part: words, day: words, view: words, by: words, version: words }),
  component: lazyRouteComponent(() => import("./figures/FigurePage.tsx"), "FigurePage"),
});

const bridge = createRoute({
  getParentRoute: () => frame,
  path: "/figures/bridge",
  validateSearch: TableView.extend({
    definition: words,
    version: words,
    from: words,
    knownFrom: words,
    toDefinition: words,
    toVersion: words,
    to: words,
    knownTo: words,
    view: words,
    step: words,
  }),
  component: lazyRouteComponent(() => import("./figures/BridgePage.tsx"), "BridgePage"),
});

const issued = createRoute({
  getParentRoute: () => frame,
  path: "/figures/issued",
  validateSearch: TableView,
  component: lazyRouteComponent(() => import("./figures/IssuedPage.tsx"), "IssuedPage"),
});

const issue = createRoute({
  getParentRoute: () => frame,
  path: "/figures/issued/$id",
  validateSearch: TableView.extend({ verify: words }),
  component: lazyRouteComponent(() => import("./figures/IssuePage.tsx"), "IssuePage"),
});

/** Whatever has no page of its own: said inside the frame, so that the way on is at hand. */
const elsewhere = createRoute({ getParentRoute: () => frame, path: "$", component: NoPage });

const tree = root.addChildren([
  signIn,
  frame.addChildren([
    today,
    authorisations,
    mayWeSend,
    whatIf,
    alarms,
    authorisation,
    decisionForm,
    missions,
    mission,
    plans,
    plan,
    deployments,
    imports,
    oneImport,
    contributions,
    contribution,
    rotation,
    tour,
    warnings,
    changes,
    figures,
    figure,
    bridge,
    issued,
    issue,
    elsewhere,
  ]),
]);

/** A router whose pages read through `client`. Pages are fetched ahead when their link is touched. */
export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: "intent",
    defaultPendingMs: 500,
    defaultPendingMinMs: 0,
    scrollRestoration: true,
    defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
