/** What may be asked about deployments: whether more may go, how much room is left, what broke a rule. */
import type { AsOf } from "../missions/schema.ts";
import type { Context } from "../platform/context.ts";
import type { Breach } from "./schema.ts";
import { listBreaches } from "./store.ts";

export { readHeadroom, readReckoning } from "./headroom-actions.ts";
export { askMayDeploy } from "./may-deploy-actions.ts";
export { readTour } from "./step-actions.ts";
export { readTours } from "./tour-reading-actions.ts";

/** Named breaches, latest first. Needs `authorisations.read`. */
export async function readBreaches(ctx: Context, asked: AsOf): Promise<readonly Breach[]> {
  ctx.actor.must("authorisations.read");
  return listBreaches(ctx.db, asked.knownAt ?? ctx.now);
}
