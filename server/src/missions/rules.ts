/** What follows from a mission's dates: its state on a day, how near its mandate's end is, and the last day that may be planned. */
import { type Day, daysBetween, earlierDay } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import { lastPlannableDay, lastWithdrawalDay } from "./ends.ts";
import { isOpen } from "./orders.ts";
import type { Mandate, MandateHorizon, Mission, MissionLine } from "./schema.ts";
import { strengthOn } from "./strength.ts";

export { isUndoable, reasonsAgainstChange, reasonsAgainstUndo } from "./change-rules.ts";
export { applied, editOf } from "./edit.ts";
export { lastPlannableDay, lastWithdrawalDay, reasonsAgainstEnd } from "./ends.ts";
export { isOpen, leftSoFar, nextOrderStates, orderStateOn, rolesOf } from "./orders.ts";
export { strengthOn, strengthSteps } from "./strength.ts";

/** The state of a mission on a day, by the ends that are known. The last day of each phase belongs to it. */
export function stateOn(mission: Mission, day: Day): MissionLine["state"] {
  if (day < mission.started.day) return "not_begun";
  const operations = lastPlannableDay(mission);
  if (operations === null || day <= operations) return "active";
  const withdrawal = lastWithdrawalDay(mission);
  if (withdrawal !== null && day <= withdrawal) return "withdrawing";
  const liquidation = mission.ends.liquidation?.day;
  return liquidation !== undefined && day <= liquidation ? "liquidating" : "ended";
}

/** Whether people are there to serve, or on their way home after the operations have ended. */
export type Purpose = "service" | "withdrawal";

/** Last day on which people may be in the mission for the purpose; null while no end is known. */
export function lastDayFor(mission: Mission, purpose: Purpose): Day | null {
  return purpose === "service" ? lastPlannableDay(mission) : lastWithdrawalDay(mission);
}

/** Why nobody may be in the mission from `from` to `to` as far as the mission itself goes; empty when nothing speaks against it. */
export function reasonsAgainstDays(
  mission: Mission,
  from: Day,
  to: Day,
  purpose: Purpose = "service",
): readonly Refusal[] {
  const source = "docs/rules.md#mission-end";
  const refusals: Refusal[] = [];
  if (from < mission.started.day) {
    const facts = { mission: mission.id, started: mission.started.day, from };
    const message = `${mission.id} began on ${mission.started.day}; nobody can be there from ${from}.`;
    refusals.push({ code: "mission-not-begun", message, facts, source });
  }
  const last = lastDayFor(mission, purpose);
  if (last === null || to <= last) return refusals;
  const resolution = mission.ends.operations?.source ?? "";
  const facts = { mission: mission.id, last, to, resolution };
  if (purpose === "service") {
    const message = `${mission.id} ends operations on ${last} (${resolution}); ${to} lies after it. Service may last to ${last}; the way home is planned as withdrawal.`;
    return [...refusals, { code: "past-mission-end", message, facts, source }];
  }
  const message = `Everybody must have left ${mission.id} by ${last} (${resolution}); ${to} lies after it.`;
  return [...refusals, { code: "past-withdrawal", message, facts, source }];
}

const NO_END = "9999-12-31";

/**
 * Last day on which a mandate holds: what it grants, but not past a termination adopted after it, nor past the end of operations.
 * 9999-12-31 while it is open. A mandate that was terminated before it began ends before its first day.
 */
function endOf(mission: Mission, mandate: Mandate): Day {
  const terminated = mission.mandates
    .filter((other) => other !== mandate && other.kind === "termination" && other.adoptedOn >= mandate.adoptedOn)
    .map((other) => other.to ?? NO_END);
  const operations = lastPlannableDay(mission) ?? NO_END;
  return [mandate.to ?? NO_END, operations, ...terminated].reduce(earlierDay);
}

/** The mandate in force on a day, or null: none is known to hold then. The latest adopted wins where two overlap. */
export function mandateOn(mission: Mission, day: Day): Mandate | null {
  const holding = mission.mandates.filter((m) => m.from <= day && day <= endOf(mission, m));
  return holding.reduce<Mandate | null>((best, m) => (best === null || m.adoptedOn >= best.adoptedOn ? m : best), null);
}

/**
 * How near the end of the mandate is. A mandate that follows and is already adopted counts as one with it.
 * Null for a mission without any known mandate, or one whose first has not begun.
 */
export function horizonOn(mission: Mission, day: Day): MandateHorizon | null {
  const [first, ...others] = mission.mandates.filter((m) => endOf(mission, m) >= m.from);
  if (first === undefined || ![first, ...others].some((m) => m.from <= day)) return null;
  const last = others.reduce((a, b) => (endOf(mission, b) >= endOf(mission, a) ? b : a), first);
  const end = endOf(mission, last);
  const to = end === NO_END ? null : end;
  const daysLeft = to === null ? null : daysBetween(day, to);
  return { mission: mission.id, resolution: last.resolution, to, daysLeft, alert: alertFor(daysLeft) };
}

/** The horizon passed last: 180, 90 or 30 days before the end, 0 once it has passed; null earlier and for open ends. */
export function alertFor(daysLeft: number | null): MandateHorizon["alert"] {
  if (daysLeft === null || daysLeft > 180) return null;
  if (daysLeft < 0) return 0;
  return daysLeft <= 30 ? 30 : daysLeft <= 90 ? 90 : 180;
}

/** A mission as a list shows it, on a day. */
export function lineOf(mission: Mission, day: Day): MissionLine {
  const state = stateOn(mission, day);
  const horizon = horizonOn(mission, day);
  return {
    id: mission.id,
    kind: mission.kind,
    name: mission.name,
    area: mission.area,
    headquarters: mission.headquarters,
    confidence: mission.confidence,
    state,
    started: mission.started.day,
    operationsEnd: lastPlannableDay(mission),
    withdrawalEnd: mission.ends.withdrawal?.day ?? null,
    mandateTo: horizon?.to ?? null,
    mandate: horizon?.resolution ?? null,
    daysLeft: state === "active" ? (horizon?.daysLeft ?? null) : null,
    alert: state === "active" ? (horizon?.alert ?? null) : null,
    authorised: strengthOn(mission, "authorised", day),
    planned: strengthOn(mission, "planned", day),
    reported: strengthOn(mission, "reported", day),
    openOrders: mission.orders.filter((order) => isOpen(order, day)).length,
  };
}
