/**
 * A stay that turned out longer than its mission allows: to serve up to the last day of operations, then the way home, then days that
 * nothing allows. Pure; days include both ends. Source: docs/rules.md#past-the-end.
 */
import { addDays, type Day, earlierDay, laterDay } from "../../platform/days.ts";

/** The last days on which anybody may be in a mission: to serve, and on the way home. */
export interface MissionLimits {
  readonly service: Day;
  readonly withdrawal: Day;
}

/** Days in a row for one purpose; `asks`: the law must be asked about them, for the permit of the stay does not reach so far. */
export interface SplitDays {
  readonly from: Day;
  readonly to: Day;
  readonly purpose: "service" | "withdrawal";
  readonly asks: boolean;
}

/** The days of a stay by what the mission allows, in order and without a gap; a stay within its limit is one part that asks nothing. */
export function splitAtEnd(
  stay: { readonly from: Day; readonly to: Day; readonly purpose: "service" | "withdrawal" },
  limits: MissionLimits,
): readonly SplitDays[] {
  const kept = { from: stay.from, to: earlierDay(stay.to, limits[stay.purpose]), purpose: stay.purpose, asks: false };
  const wayHome = {
    from: laterDay(stay.from, addDays(limits.service, 1)),
    to: earlierDay(stay.to, limits.withdrawal),
    purpose: "withdrawal" as const,
    asks: true,
  };
  const last = stay.purpose === "withdrawal" ? limits.withdrawal : laterDay(limits.service, limits.withdrawal);
  const beyond = {
    from: laterDay(stay.from, addDays(last, 1)),
    to: stay.to,
    purpose: "withdrawal" as const,
    asks: true,
  };
  const parts = stay.purpose === "service" ? [kept, wayHome, beyond] : [kept, beyond];
  return parts.filter((part) => part.from <= part.to);
}
