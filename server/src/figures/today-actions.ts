/** Gathers what the Today page says. */
import { readHeadroom } from "../deployments/actions.ts";
import { leadDays, leadTimeFor } from "../deployments/contributions/lead-times.ts";
import { listLeadTimes } from "../deployments/contributions/store-lead-times.ts";
import { loadLaw } from "../deployments/law/actions-law.ts";
import { staysKnown } from "../deployments/ledger/stays-copy-store.ts";
import { clocks, horizonsOf } from "../missions/actions.ts";
import type { AsOf } from "../missions/schema.ts";
import type { Context } from "../platform/context.ts";
import { addMonths, type Day, earlierDay, laterDay } from "../platform/days.ts";
import { readFigures } from "./actions.ts";
import { presenceGroups, strengthRuns } from "./presence-groups.ts";
import type { Today } from "./schema.ts";
import { listMissionKinds } from "./store-facts.ts";
import {
  ceilingsOf,
  coverageOf,
  endingOf,
  missionsOf,
  mustLeaveOf,
  sentencesOf,
  strengthOf,
  tightestOf,
} from "./today.ts";

/** Months of strength shown before and after the day unless asked otherwise. */
const BACK = 96;
const AHEAD = 12;

/** The Today page of a day, as known at a moment. Needs `figures.read`. */
export async function readToday(
  ctx: Context,
  asked: AsOf & { readonly from?: Day | undefined; readonly to?: Day | undefined },
): Promise<Today> {
  ctx.actor.must("figures.read");
  ctx.actor.must("missions.read");
  const { asOf, knownAt } = clocks(ctx, asked);
  const from = asked.from ?? addMonths(asOf, -BACK);
  const to = asked.to ?? addMonths(asOf, AHEAD);
  const law = await loadLaw(ctx.db, asOf, knownAt);
  const stays = await staysKnown(ctx.db, knownAt);
  const kinds = await listMissionKinds(ctx.db, knownAt);
  const counted = (mission: string) => kinds.get(mission) === "peacekeeping";
  const groups = presenceGroups(stays, { from: asOf, to: laterDay(to, addMonths(asOf, AHEAD)) }, counted);
  const span = { from: earlierDay(from, asOf), to: laterDay(to, asOf) };
  const leadTimes = await listLeadTimes(ctx.db, knownAt);
  const leadOf = (role: string) => leadDays(leadTimeFor(leadTimes, { role, contributionId: null }, asOf).days);
  const curves = (await readHeadroom(ctx, { asOf, knownAt, from: asOf, to: asOf })).items;
  const missions = missionsOf(groups, law.missions, asOf);
  const ceilings = ceilingsOf(curves, asOf);
  // The number that is said is the figure, wherever it is said.
  const [inService] = (await readFigures(ctx, { asOf, knownAt, definition: "in-service" })).items;
  const present = {
    people: inService?.value ?? 0,
    missions: inService?.parts.length ?? 0,
    inferred: inService?.inferred ?? 0,
  };
  const coverage = coverageOf(groups, law.authorisations, law.missions, asOf);
  const mustLeave = mustLeaveOf(groups, law.missions, asOf);
  const tightest = tightestOf(ceilings);
  const served = new Set(missions.map((mission) => mission.id));
  return {
    asOf,
    knownAt,
    sentences: sentencesOf({ asOf, present, coverage, tightest, mustLeave }),
    present,
    missions,
    coverage,
    tightest,
    ceilings,
    mustLeave,
    horizons: horizonsOf([...law.missions.values()], asOf).filter((horizon) => served.has(horizon.mission)),
    ending: endingOf(groups, law.missions, asOf, leadOf),
    strength: strengthOf(strengthRuns(stays, { from, to }, counted), law, { from, to }, span),
  };
}
