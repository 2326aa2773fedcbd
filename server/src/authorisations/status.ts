/** The state of a decision on a day: it follows from its events, from the last day of its scopes, and from the day of ratification. */
import type { Day } from "../platform/days.ts";
import { isEffective } from "./life.ts";
import type { AuthorisationEvent, AuthorisationStatus, Scope } from "./schema.ts";

export { coversDays, isEffective } from "./life.ts";

/** The state at the end of `day`, by events in order of day and record; null before the first. */
export function statusOn(events: readonly AuthorisationEvent[], day: Day): AuthorisationStatus | null {
  let status: AuthorisationStatus | null = null;
  for (const event of inOrder(events)) {
    if (event.day <= day && event.state !== null) status = event.state;
  }
  return status;
}

/** What time alone does to a state: a granted decision whose last day has passed is expired, urgency that nobody ratified must end. */
export function withTime(
  status: AuthorisationStatus,
  given: { readonly scopes: readonly Pick<Scope, "validTo">[]; readonly ratifyBy: Day | null },
  day: Day,
): AuthorisationStatus {
  if (status === "acting" && given.ratifyBy !== null && given.ratifyBy < day) return "must_withdraw";
  if (!isEffective(status) || status === "acting" || given.scopes.length === 0) return status;
  return given.scopes.every((scope) => scope.validTo !== null && scope.validTo < day) ? "expired" : status;
}

/** Day on which it was first granted, deemed granted, ordered in urgency or rejected, up to `day`; null while undecided. */
export function decidedOn(events: readonly AuthorisationEvent[], day: Day): Day | null {
  const decisions = inOrder(events).filter(
    (event) => event.day <= day && ["granted", "deemed_granted", "rejected", "acted"].includes(event.kind),
  );
  return decisions[0]?.day ?? null;
}

/** Events by day, then by the order in which they were recorded. */
export function inOrder(events: readonly AuthorisationEvent[]): readonly AuthorisationEvent[] {
  return [...events].sort((a, b) => order(a.day, b.day) || order(a.recordedAt, b.recordedAt) || order(a.id, b.id));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
