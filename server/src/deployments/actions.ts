/** What may be asked about deployments: whether more may go, how much room is left, what broke a rule. */
import type { AsOf } from "../missions/schema.ts";
import type { Context } from "../platform/context.ts";
import type { Breach } from "./schema.ts";
import { listBreaches } from "./store.ts";

export { readHeadroom, readReckoning } from "./law/headroom-actions.ts";
export { askMayDeploy } from "./law/may-deploy-actions.ts";
export { readTour } from "./tours/step-actions.ts";
export { readTours } from "./tours/tour-reading-actions.ts";

/** Named breaches, latest first. Needs `authorisations.read`. */
export async function readBreaches(ctx: Context, asked: AsOf): Promise<readonly Breach[]> {
  ctx.actor.must("authorisations.read");
  return listBreaches(ctx.db, asked.knownAt ?? ctx.now);
}
