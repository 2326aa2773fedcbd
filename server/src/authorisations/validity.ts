/** Until when a scope covers people: for service, and for the way home of those who are there. Pure. */
import { addDays, type Day, laterDay } from "../platform/days.ts";
import type { Authorisation, Scope } from "./schema.ts";

type Days = Pick<Scope, "validTo" | "withdrawalUntil">;

/** Last day of a scope by the decision's own words; null: no end is stated. The way home may last longer than service. */
export function lastDayOfScope(scope: Days, purpose: "service" | "withdrawal"): Day | null {
  if (scope.validTo === null) return null;
  if (purpose === "service" || scope.withdrawalUntil === null) return scope.validTo;
  return laterDay(scope.validTo, scope.withdrawalUntil);
}

/** The last day of the scope that lasts longest; null where one has no end or there is none. */
export function lastDayOfAll(scopes: readonly Days[]): Day | null {
  const days = scopes.map((scope) => scope.validTo);
  return days.reduce<Day | null>(
    (last, day) => (last === null || day === null ? null : laterDay(last, day)),
    days[0] ?? null,
  );
}

/**
 * The last day of a decision that an event ended: the day of the recall or the lapse itself still counts, the day on which another
 * takes its place does not. Null: no event ended it.
 */
export function endedOn(decision: Pick<Authorisation, "events">): Day | null {
  const last = decision.events.findLast((event) => event.state !== null);
  if (last === undefined) return null;
  if (last.state === "superseded") return addDays(last.day, -1);
  return last.state === "recalled" || last.state === "lapsed" || last.state === "must_withdraw" ? last.day : null;
}
