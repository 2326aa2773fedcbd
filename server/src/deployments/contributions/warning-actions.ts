/** Early warning as it is read, and the lead times it rests on. */
import type { AsOf } from "../../missions/schema.ts";
import { record } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import type { Day } from "../../platform/days.ts";
import { NotFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { done, type Outcome, refused } from "../../platform/outcome.ts";
import { loadLaw } from "../law/actions-law.ts";
import { recordingOf } from "../ledger/presence-actions.ts";
import type { LeadTime, Warning } from "../schema.ts";
import { listContributions, listTours } from "../store.ts";
import { reasonsAgainstDays, SHIPPED } from "./lead-times.ts";
import { type GivenLeadTime, listLeadTimes, saveLeadTime } from "./store-lead-times.ts";
import { warningsOf } from "./warnings.ts";

/** What may be asked of warnings. */
export interface WarningsAsked extends AsOf {
  readonly mission?: string | undefined;
  /** Days ahead; 365 when absent. */
  readonly horizon?: number | undefined;
  readonly status?: string | undefined;
  readonly tour?: string | undefined;
}

/** No stay is planned beyond this day. */
const FAR: Day = "9999-12-31";

/** Warnings by the last day to act. Needs `deployments.read`. */
export async function readWarnings(
  ctx: Context,
  asked: WarningsAsked,
): Promise<{ asOf: Day; items: Warning[]; next: null; count: number }> {
  ctx.actor.must("deployments.read");
  const asOf = asked.asOf ?? ctx.today;
  const { mission, knownAt } = asked;
  const moment = knownAt ?? ctx.now;
  const contributions = await listContributions(ctx.db, moment, { mission, asOf });
  const tours = await listTours(ctx.db, { from: asOf, to: FAR, mission, asOf, knownAt });
  const missions = [...new Set([...tours.map((tour) => tour.mission), ...contributions.map((each) => each.mission)])];
  const law = await loadLaw(ctx.db, asOf, moment, missions);
  const leadTimes = await listLeadTimes(ctx.db, moment);
  const all = warningsOf({ asOf, horizonDays: asked.horizon ?? 365, tours, contributions, leadTimes, law });
  const items = all.filter(
    (warning) =>
      (asked.status === undefined || warning.status === asked.status) &&
      (asked.tour === undefined || warning.tourId === asked.tour || isOfRotation(warning, tours, asked.tour)),
  );
  return { asOf, items, next: null, count: items.length };
}

function isOfRotation(warning: Warning, tours: Awaited<ReturnType<typeof listTours>>, tourId: string): boolean {
  const tour = tours.find((each) => each.id === tourId);
  return warning.rotationId !== null && tour?.rotationId === warning.rotationId && tour.to === warning.ends;
}

/** Lead times, those shipped first. Needs `deployments.read`. */
export async function readLeadTimes(ctx: Context, asked: AsOf): Promise<LeadTime[]> {
  ctx.actor.must("deployments.read");
  return [...SHIPPED, ...(await listLeadTimes(ctx.db, asked.knownAt ?? ctx.now))];
}

/** Sets a lead time from a day on. Needs `deployments.change`. */
export async function setLeadTime(ctx: Context, given: GivenLeadTime): Promise<Outcome<LeadTime>> {
  ctx.actor.must("deployments.change");
  if (given.role !== null && given.contributionId !== null) {
    const message = "A lead time is for a role or for a contribution, not for both.";
    return refused([{ code: "role-or-contribution", message, facts: {}, source: "docs/rules.md#replacement" }]);
  }
  const tooLong = reasonsAgainstDays(given.days);
  if (tooLong.length > 0) return refused(tooLong);
  return ctx.db.transaction(async (tx) => {
    const { contributionId } = given;
    if (contributionId !== null && (await listContributions(tx, ctx.now, { ids: [contributionId] })).length === 0)
      throw new NotFound(`There is no contribution ${contributionId}.`, { contribution: contributionId });
    const id = newId();
    await saveLeadTime(tx, id, given, recordingOf(ctx));
    await record(tx, ctx.actor, "lead-time.set", {
      id,
      role: given.role,
      contribution: given.contributionId,
      days: given.days,
    });
    const found = (await listLeadTimes(tx, ctx.now)).find((each) => each.id === id);
    if (found === undefined) throw new Error(`The lead time ${id} was not kept.`);
    return done(found);
  });
}
