/** The three ends of a mission: which is the last day for whom, and why one cannot be recorded. Pure. */
import { type Day, laterDay } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import type { Mission } from "./facts.ts";

/**
 * Last day on which anybody may be planned to serve in the mission: the last day of its operations; null while none is known.
 * The way home after it is withdrawal and is planned as such. Source: docs/rules.md#mission-end.
 */
export function lastPlannableDay(mission: Mission): Day | null {
  return mission.ends.operations?.day ?? null;
}

/** Last day by which everybody must have left; the last day of operations where no other is known; null while none is known. */
export function lastWithdrawalDay(mission: Mission): Day | null {
  const operations = lastPlannableDay(mission);
  if (operations === null) return null;
  const withdrawal = mission.ends.withdrawal?.day ?? operations;
  return laterDay(withdrawal, operations);
}

/**
 * Why an end of a mission cannot be recorded as asked. An operations end may be moved both ways. The withdrawal may be complete before
 * it, as where all uniformed people had to go two months before the operations ended (Côte d'Ivoire, 2017).
 */
export function reasonsAgainstEnd(
  mission: Mission,
  kind: "operations" | "withdrawal" | "liquidation",
  day: Day,
): readonly Refusal[] {
  const source = "docs/rules.md#mission-end";
  if (day < mission.started.day) {
    const facts = { mission: mission.id, started: mission.started.day, day };
    const message = `${mission.id} began on ${mission.started.day}; it cannot end on ${day}.`;
    return [{ code: "end-before-start", message, facts, source }];
  }
  const withdrawal = mission.ends.withdrawal?.day;
  if (kind === "liquidation" && withdrawal !== undefined && day < withdrawal) {
    const facts = { mission: mission.id, withdrawal, day };
    const message = `${mission.id} completes its withdrawal on ${withdrawal}; accounts cannot be closed on ${day}.`;
    return [{ code: "liquidation-before-withdrawal", message, facts, source }];
  }
  return [];
}
