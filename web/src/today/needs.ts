/** What waits for a person, from the state of law and missions and from the plans, most pressing first. Pure. */
import type { Alarm } from "@contingent/server/deployments/schema";
import type { Today } from "@contingent/server/figures/schema";
import type { Day } from "@contingent/server/platform/days";
import type { NeedsYou } from "@contingent/server/selection/schema";

/** One thing to do; `by` null means at once. */
export type Need =
  | { readonly kind: "withdraw"; readonly by: Day; readonly mission: string; readonly people: number }
  | { readonly kind: "cover"; readonly by: Day | null; readonly people: number }
  | {
      readonly kind: "mandate";
      readonly by: Day | null;
      readonly mission: string;
      readonly resolution: string;
      readonly daysLeft: number;
    }
  | {
      readonly kind: "replace";
      readonly by: Day;
      readonly mission: string;
      readonly role: string;
      readonly people: number;
    }
  | { readonly kind: "selection"; readonly by: Day | null; readonly need: NeedsYou }
  | { readonly kind: "alarm"; readonly by: Day | null; readonly alarm: Alarm };

/** All needs of the day, what has no day first, then by day. What selection or an alarm names is not said twice. */
export function needsOf(today: Today, selection: readonly NeedsYou[], alarms: readonly Alarm[] = []): readonly Need[] {
  const saidByAlarm = alarms.some((alarm) => alarm.code === "lapse-before-end");
  const saidBySelection = selection.some((need) => need.code === "withdraw-before-end");
  const needs: readonly Need[] = [
    ...selection.map((need): Need => ({ kind: "selection", by: need.by, need })),
    ...(saidBySelection ? [] : withdrawals(today)),
    ...(saidByAlarm ? [] : uncovered(today)),
    ...alarms.map((alarm): Need => ({ kind: "alarm", by: alarm.by, alarm })),
    ...mandates(today),
    ...today.ending.map(
      (one): Need => ({ kind: "replace", by: one.day, mission: one.mission, role: one.role, people: one.people }),
    ),
  ];
  return needs.toSorted((a, b) => ((a.by ?? "") < (b.by ?? "") ? -1 : (a.by ?? "") > (b.by ?? "") ? 1 : 0));
}

function withdrawals(today: Today): readonly Need[] {
  return today.mustLeave
    .filter((one) => one.planned < one.people)
    .map((one) => ({
      kind: "withdraw",
      by: one.operationsEnd,
      mission: one.mission,
      people: one.people - one.planned,
    }));
}

function uncovered(today: Today): readonly Need[] {
  const { uncoveredLater, firstUncoveredDay } = today.coverage;
  return uncoveredLater > 0 ? [{ kind: "cover", by: firstUncoveredDay, people: uncoveredLater }] : [];
}

/** Mandates within the horizon, of missions where people are. */
function mandates(today: Today): readonly Need[] {
  const ours = new Set(today.missions.map((mission) => mission.id));
  return today.horizons
    .filter((one) => one.alert !== null && one.daysLeft !== null && ours.has(one.mission))
    .map((one) => ({
      kind: "mandate",
      by: one.to,
      mission: one.mission,
      resolution: one.resolution,
      daysLeft: one.daysLeft ?? 0,
    }));
}
