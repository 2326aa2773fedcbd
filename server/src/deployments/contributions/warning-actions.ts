/** Early warning as it is read, and the lead times it rests on. */
import { z } from "zod";
import type { AsOf } from "../../missions/schema.ts";
import { record } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { cutPage, decodeCursor } from "../../platform/cursor.ts";
import { addDays, Day } from "../../platform/days.ts";
import { NotFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { done, type Outcome, refused } from "../../platform/outcome.ts";
import { loadLaw } from "../law/actions-law.ts";
import { recordingOf } from "../ledger/presence-actions.ts";
import { staysKnown } from "../ledger/stays-copy-store.ts";
import type { LeadTime, Warning } from "../schema.ts";
import { listContributions } from "../store.ts";
import { reasonsAgainstDays, SHIPPED } from "./lead-times.ts";
import { type GivenLeadTime, listLeadTimes, saveLeadTime } from "./store-lead-times.ts";
import type { WarningsPage } from "./warning-shapes.ts";
import { touringOn } from "./warning-tours.ts";
import { type EndingTour, orderOfKeys, type Warned, warningsOf } from "./warnings.ts";

/** What may be asked of warnings. */
export interface WarningsAsked extends AsOf {
  readonly mission?: string | undefined;
  /** Days ahead; 365 when absent. */
  readonly horizon?: number | undefined;
  readonly status?: string | undefined;
  readonly tour?: string | undefined;
  readonly cursor?: string | undefined;
  /** Warnings on a page; 100 when absent. */
  readonly limit?: number | undefined;
}

const WarningCursor = z.tuple([Day, z.string(), z.string(), Day, z.string()]);

/** A page of warnings by the last day to act, with how many of each state there are on all pages. Needs `deployments.read`. */
export async function readWarnings(ctx: Context, asked: WarningsAsked): Promise<WarningsPage> {
  ctx.actor.must("deployments.read");
  const asOf = asked.asOf ?? ctx.today;
  const { mission, knownAt, tour, status, limit = 100 } = asked;
  const after = decodeCursor(asked.cursor, WarningCursor);
  const moment = knownAt ?? ctx.now;
  const view = await staysKnown(ctx.db, knownAt ?? null);
  const contributions = await listContributions(ctx.db, moment, { mission, asOf });
  const touring = touringOn(view, { asOf, last: addDays(asOf, asked.horizon ?? 365), mission });
  const law = await loadLaw(ctx.db, asOf, moment);
  const leadTimes = await listLeadTimes(ctx.db, moment);
  const all = warningsOf({ asOf, ...touring, contributions, leadTimes, law }).filter(
    ({ warning }) => tour === undefined || warning.tourId === tour || isOfRotation(warning, touring.ending, tour),
  );
  const meant = all.filter(({ warning }) => status === undefined || warning.status === status);
  const rest = after === null ? meant : meant.filter(({ key }) => orderOfKeys(after, key) < 0);
  const page = cutPage(rest.slice(0, limit + 1), limit, meant.length, ({ key }) => key);
  return {
    asOf,
    ...page,
    items: page.items.map(({ warning }) => warning),
    states: countOf(all),
    soonest: all.find(({ warning }) => warning.status === "amber" || warning.status === "ok")?.warning ?? null,
    missions: [...touring.missions].sort(),
  };
}

function countOf(all: readonly Warned[]): WarningsPage["states"] {
  const states = { late: 0, amber: 0, ok: 0, planned: 0, none_needed: 0 };
  for (const { warning } of all) states[warning.status] += 1;
  return states;
}

function isOfRotation(warning: Warning, ending: readonly EndingTour[], tourId: string): boolean {
  if (warning.rotationId === null) return false;
  const tour = ending.find((each) => each.id === tourId);
  return tour?.rotationId === warning.rotationId && tour.to === warning.ends;
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
