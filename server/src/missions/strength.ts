/** How many people the UN authorises, plans and reports in a mission on a day, from the lines of its series. Pure. */
import { addDays, type Day, laterDay } from "../platform/days.ts";
import type { Mission, Strength } from "./facts.ts";

/** People on every day from `from` to `to`; null where no number is known. */
export interface StrengthStep {
  readonly from: Day;
  readonly to: Day;
  readonly value: number | null;
}

/**
 * People of a series on a day: the number for all uniformed people where one is known, else the sum of the categories that have one.
 * Of reports, which are single days, the latest up to the day. Null: none is known.
 */
export function strengthOn(mission: Mission, series: Strength["series"], day: Day): number | null {
  const lines = mission.strengths.filter((line) => line.series === series && line.from <= day);
  const latest = lines.map((line) => line.from).reduce<Day>(laterDay, "0001-01-01");
  const holding =
    series === "reported"
      ? lines.filter((line) => line.from === latest)
      : lines.filter((line) => line.to === null || day <= line.to);
  if (holding.length === 0) return null;
  const whole = holding.find((line) => line.category === "uniformed");
  return whole?.people ?? holding.reduce((sum, line) => sum + line.people, 0);
}

/** The same from `from` to `to` as steps, equal neighbours joined; a report holds until the next one. */
export function strengthSteps(
  mission: Mission,
  series: Strength["series"],
  from: Day,
  to: Day,
): readonly StrengthStep[] {
  const starts = new Set<Day>([from]);
  for (const line of mission.strengths.filter((one) => one.series === series)) {
    starts.add(line.from);
    if (line.to !== null && line.to < to) starts.add(addDays(line.to, 1));
  }
  const days = [...starts].filter((day) => from <= day && day <= to).sort();
  const steps: StrengthStep[] = [];
  for (const [index, day] of days.entries()) {
    const next = days[index + 1];
    const last = next === undefined ? to : addDays(next, -1);
    const value = strengthOn(mission, series, day);
    const before = steps.at(-1);
    if (before !== undefined && before.value === value) steps[steps.length - 1] = { ...before, to: last };
    else steps.push({ from: day, to: last, value });
  }
  return steps;
}
