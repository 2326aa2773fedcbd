/** Which plans break when a mission ends earlier. Pure. */
import { lastPlannableDay } from "../missions/rules.ts";
import type { Mission } from "../missions/schema.ts";
import type { Day } from "../platform/days.ts";
import type { PlanImpact } from "./mission-schema.ts";

/** One assignment of a plan in the mission, with its days as they stand: those of the recorded tour once there is one. */
export interface PlannedStay {
  readonly run: string;
  readonly title: string;
  readonly state: PlanImpact["state"];
  readonly tour: string;
  readonly post: string;
  readonly person: string;
  readonly from: Day;
  readonly to: Day;
}

/** Plans with assignments past the mission's last day of service after a change, those with most of them first. */
export function plansBroken(
  stays: readonly PlannedStay[],
  before: Mission,
  after: Mission,
  named: boolean,
): PlanImpact[] {
  const last = lastPlannableDay(after);
  if (last === null) return [];
  const earlier = lastPlannableDay(before);
  const runs = Map.groupBy(stays, (stay) => stay.run);
  const plans = [...runs.values()].flatMap((own): PlanImpact[] => {
    const broken = own.filter((stay) => stay.to > last);
    const [first] = broken;
    if (first === undefined) return [];
    const { run, title, state } = first;
    const newly = broken.filter((stay) => earlier === null || stay.to <= earlier).length;
    const assignments = broken.map(({ tour, post, person, from, to }) => ({
      tour,
      post,
      person,
      from,
      to,
      cannotBegin: from > last,
    }));
    const counts = { inMission: own.length, broken: broken.length, newly };
    return [{ run, title, state, ...counts, assignments: named ? assignments : null }];
  });
  return plans.sort((a, b) => b.broken - a.broken || (a.title < b.title ? -1 : 1));
}
