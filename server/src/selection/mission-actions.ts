/** What a mission's dates do to people and plans: as they stand, and as a change would leave them. */
import { listAuthorisations } from "../authorisations/store.ts";
import { peopleImpact } from "../deployments/missions/impact.ts";
import { listStays } from "../deployments/missions/store.ts";
import { clocks } from "../missions/actions.ts";
import { applied, editOf, horizonOn, lastPlannableDay, reasonsAgainstChange } from "../missions/rules.ts";
import type { AsOf, ChangeBody, Mission, MissionId } from "../missions/schema.ts";
import { CURRENT, getMission } from "../missions/store.ts";
import type { Context } from "../platform/context.ts";
import { type Day, earlierDay, type Moment } from "../platform/days.ts";
import { plansBroken } from "./mission-plans.ts";
import type { MissionImpact } from "./mission-schema.ts";
import { listPlannedStays } from "./mission-store.ts";

/** As it stands on a day, known at a moment. Needs `missions.read`; people are named to those who may see them. */
export async function readMissionImpact(ctx: Context, id: MissionId, asked: AsOf): Promise<MissionImpact> {
  ctx.actor.must("missions.read");
  const { asOf, knownAt } = clocks(ctx, asked);
  const mission = await getMission(ctx.db, id, knownAt);
  return impactOf(ctx, mission, mission, { day: asOf, knownAt });
}

/** As a change would leave it; nothing is recorded. Needs `missions.read`. A change that may not be recorded leaves all as it is. */
export async function previewMissionChange(ctx: Context, id: MissionId, change: ChangeBody): Promise<MissionImpact> {
  ctx.actor.must("missions.read");
  const before = await getMission(ctx.db, id, CURRENT);
  const refusals = [...reasonsAgainstChange(before, change, ctx.today)];
  const after = refusals.length > 0 ? before : applied(before, editOf(before, change));
  return { ...(await impactOf(ctx, before, after, { day: ctx.today, knownAt: CURRENT })), refusals };
}

async function impactOf(
  ctx: Context,
  before: Mission,
  after: Mission,
  { day, knownAt }: { readonly day: Day; readonly knownAt: Moment },
): Promise<MissionImpact> {
  const from = earliest(before, after, day);
  const stays = await listStays(ctx.db, after.id, from, knownAt);
  const law = await listAuthorisations(ctx.db, day, knownAt);
  const plans = await listPlannedStays(ctx.db, after.id, from);
  return {
    mission: after.id,
    day,
    version: before.version,
    refusals: [],
    before: datesOf(before, day),
    after: datesOf(after, day),
    people: peopleImpact({ before, after, stays, law, day, named: ctx.actor.can("deployments.read") }),
    plans: plansBroken(plans, before, after, ctx.actor.can("selection.read")),
  };
}

/** The first day that any of the answers looks at. */
function earliest(before: Mission, after: Mission, day: Day): Day {
  const ends = [before, after].flatMap((mission) => lastPlannableDay(mission) ?? []);
  const orders = after.orders.flatMap((order) => order.events[0]?.day ?? []);
  return [day, ...ends, ...orders].reduce(earlierDay);
}

function datesOf(mission: Mission, day: Day): MissionImpact["before"] {
  const { operations, withdrawal, liquidation } = mission.ends;
  return {
    operations: operations?.day ?? null,
    withdrawal: withdrawal?.day ?? null,
    liquidation: liquidation?.day ?? null,
    mandate: horizonOn(mission, day)?.to ?? null,
  };
}
