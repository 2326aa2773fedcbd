/** Our people in missions, as numbers that everybody may see. */
import { clocks } from "../../missions/actions.ts";
import type { AsOf, MissionId } from "../../missions/schema.ts";
import type { Context } from "../../platform/context.ts";
import { addDays, type Day } from "../../platform/days.ts";
import type { OurCourse, OurLine } from "./schema.ts";
import { listOurChanges, listOurMissions } from "./store.ts";

/** Missions in which our people are, were, or are planned to be. Needs `missions.read`. */
export async function readOurMissions(ctx: Context, asked: AsOf): Promise<readonly OurLine[]> {
  ctx.actor.must("missions.read");
  const { asOf, knownAt } = clocks(ctx, asked);
  return listOurMissions(ctx.db, asOf, knownAt);
}

/** Our people in a mission on every day of a time. Needs `missions.read`. */
export async function readOurCourse(
  ctx: Context,
  mission: MissionId,
  asked: AsOf & { readonly from: Day; readonly to: Day },
): Promise<OurCourse> {
  ctx.actor.must("missions.read");
  const { from, to } = asked;
  const { knownAt } = clocks(ctx, asked);
  const changes = await listOurChanges(ctx.db, mission, { from, to, knownAt });
  const of = (standing: "planned" | "actual") =>
    stepsOf(
      changes.filter((change) => change.standing === standing),
      from,
      to,
    );
  return { from, to, present: of("actual"), planned: of("planned") };
}

/** Steps from changes in order of their days; 0 where nobody is. */
function stepsOf(changes: readonly { readonly day: Day; readonly change: number }[], from: Day, to: Day) {
  const steps: { from: Day; to: Day; value: number }[] = [];
  let people = 0;
  let start = from;
  for (const { day, change } of changes) {
    if (day > start) steps.push({ from: start, to: addDays(day, -1), value: people });
    people += change;
    start = day;
  }
  if (start <= to) steps.push({ from: start, to, value: people });
  return steps;
}
