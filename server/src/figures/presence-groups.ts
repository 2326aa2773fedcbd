/** Who was present near a day, and how many over years, for the Today page; counted from the stays believed at a moment. Pure. */
import { type DaysAsked, groupsOf, runsTogether, type StandingInterval } from "../deployments/ledger/stays-count.ts";
import type { StaysView } from "../deployments/ledger/stays-view.ts";
import type { DeploymentRole } from "../missions/schema.ts";
import type { PresenceGroup } from "./today.ts";

/** Presence in the missions that are `counted` and shares a day with those asked for, by mission and first day. */
export function presenceGroups(
  view: StaysView,
  asked: DaysAsked,
  counted: (mission: string) => boolean,
): readonly PresenceGroup[] {
  const groups = groupsOf(view, asked, ({ mission }) => counted(mission)).map(
    ({ kind, from, to, people }): PresenceGroup => ({
      mission: kind.mission,
      role: kind.role as DeploymentRole,
      from,
      to,
      standing: kind.standing,
      people,
      inferred: kind.inferred ? people : 0,
      authorisation: kind.permit?.reference ?? null,
      scopeId: kind.permit?.scopeId ?? null,
    }),
  );
  return groups.sort((a, b) => order(a.mission, b.mission) || order(a.from, b.from));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** People in the missions that are `counted`, as runs of equal days, planned and actual apart. */
export function strengthRuns(
  view: StaysView,
  asked: DaysAsked,
  counted: (mission: string) => boolean,
): readonly StandingInterval[] {
  return asked.to < asked.from ? [] : runsTogether(view, asked, ({ mission }) => counted(mission));
}
