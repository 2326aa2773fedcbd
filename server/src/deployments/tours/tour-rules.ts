/** The state machine of a tour: what may be recorded of it when. Source of each rule: docs/rules.md#tour. */
import type { Day } from "../../platform/days.ts";
import type { Refusal } from "../../platform/outcome.ts";
import type { Departure, Tour } from "../schema.ts";

const source = "docs/rules.md#tour";

function reason(code: string, message: string, facts: Refusal["facts"]): Refusal {
  return { code, message, facts, source };
}

/** Why an arrival cannot be recorded: only a planned tour begins, on a day that has come, and not after its end. */
export function reasonsAgainstArrival(tour: Tour, day: Day, today: Day): readonly Refusal[] {
  const refusals: Refusal[] = [...future(day, today)];
  if (tour.standing === "actual") {
    refusals.push(
      reason("arrived-already", `The person arrived on ${tour.from}; correct that instead.`, {
        arrived: tour.from,
        day,
      }),
    );
  }
  if (day > tour.to) {
    refusals.push(
      reason("arrival-after-end", `The tour ends on ${tour.to}; nobody arrives on ${day}.`, { to: tour.to, day }),
    );
  }
  return refusals;
}

/** Why a departure cannot be recorded: only who is there leaves; going early has a cause, and somebody who pays. */
export function reasonsAgainstDeparture(tour: Tour, departure: Departure, today: Day): readonly Refusal[] {
  const refusals: Refusal[] = [...future(departure.day, today)];
  const failedCheckIn = departure.kind === "check_in_failed" && tour.state === "travelling";
  if (tour.standing === "planned" && !failedCheckIn) {
    refusals.push(
      reason("not-arrived", "No arrival is recorded; cancel the tour or record the arrival first.", {
        from: tour.from,
      }),
    );
  }
  if (
    tour.standing === "actual" &&
    tour.state !== "in_mission" &&
    !(departure.kind === "died" && tour.state === "repatriating")
  ) {
    const message = `The person is ${tour.state} already; take that back or correct it instead.`;
    refusals.push(reason("left-already", message, { state: tour.state, to: tour.to }));
  }
  if (departure.day < tour.from && !failedCheckIn) {
    const message = `The person arrived on ${tour.from}; ${departure.day} lies before that.`;
    refusals.push(reason("departure-before-arrival", message, { arrived: tour.from, day: departure.day }));
  }
  if (
    ["repatriated", "check_in_failed"].includes(departure.kind) &&
    (departure.cause === null || departure.payer === null)
  ) {
    refusals.push(
      reason("repatriation-needs-cause", "A repatriation needs its cause and who pays for it.", { day: departure.day }),
    );
  }
  return refusals;
}

/** Why other days of a tour are none: reversed, or said to have happened before they came. */
export function reasonsAgainstChange(tour: Tour, from: Day, to: Day, today: Day): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (to < from)
    refusals.push(reason("days-reversed", `The last day, ${to}, lies before the first, ${from}.`, { from, to }));
  if (tour.standing === "actual") refusals.push(...future(from, today));
  return refusals;
}

/**
 * Why days are not corrected so: a correction says what was, and gives nobody days that are still to come. Those rest on papers and
 * eligibility: an extension for who is there, other days for who has not set out; who has left comes back by taking that back.
 */
export function reasonsAgainstCorrection(tour: Tour, from: Day, to: Day, today: Day): readonly Refusal[] {
  const refusals = [...reasonsAgainstChange(tour, from, to, today)];
  const { person } = tour;
  if (tour.standing === "planned") {
    if (from <= to && !isFewerDays(tour, from, to)) refusals.push(rescheduleInstead(tour, from, to));
    return refusals;
  }
  if (to <= today || to <= tour.to) return refusals;
  const facts = { person, to, until: tour.to, today };
  if (tour.state === "in_mission") refusals.push(extensionInstead(tour, to, today));
  else {
    const message = `${person} left on ${tour.to}; ${to} has not come yet. Take the departure back first, then record an extension.`;
    refusals.push(reason("left-before", message, facts));
  }
  return refusals;
}

/** That a later last day which has not come is an extension, with its papers, and no correction. */
export function extensionInstead(
  { person, to: until }: { readonly person: string; readonly to: Day },
  to: Day,
  today: Day,
): Refusal {
  const message = `${person} is recorded to ${until}; ${to} has not come yet, so it is no correction: record an extension instead.`;
  return reason("extension-instead", message, { person, to, until, today });
}

function rescheduleInstead({ person, from, to }: Tour, newFrom: Day, newTo: Day): Refusal {
  const message = `${person} has not set out; ${newFrom} to ${newTo} goes beyond the days that were approved, ${from} to ${to}: propose other days for the tour instead.`;
  return reason("reschedule-instead", message, { person, from: newFrom, to: newTo, approvedFrom: from, until: to });
}

/** Why a tour cannot be cancelled: it has begun. */
export function reasonsAgainstCancellation(tour: Tour): readonly Refusal[] {
  if (tour.standing === "planned") return [];
  const message = `The person has been in ${tour.mission} since ${tour.from}; record when they left instead.`;
  return [reason("begun-already", message, { mission: tour.mission, from: tour.from })];
}

function future(day: Day, today: Day): readonly Refusal[] {
  if (day <= today) return [];
  return [
    reason("in-the-future", `${day} has not come yet; what happened is recorded, what is planned is ordered.`, {
      day,
      today,
    }),
  ];
}

/** Whether new days of a tour that has not begun are all among those that were approved: then nobody else need be asked. */
export function isFewerDays(tour: Tour, from: Day, to: Day): boolean {
  return tour.standing === "planned" && tour.from <= from && to <= tour.to;
}

/** Why a later last day extends nothing. */
export function reasonsAgainstExtension(tour: Tour, to: Day): readonly Refusal[] {
  if (to > tour.to) return [];
  const message = `The tour lasts to ${tour.to} already; ${to} would not extend it.`;
  return [reason("not-an-extension", message, { to: tour.to, asked: to })];
}
