/** The one place that reads the clock. Actions are given the moment and the day in their context. */
import type { Day, Moment } from "./days.ts";

export interface Clock {
  now(): Moment;
  /** The office's current day. */
  today(): Day;
}

/**
 * The machine's clock, with days as they pass in `timeZone` (IANA, as `Asia/Almaty`).
 *
 * @param fixedToday shows the office on that day whatever the date is, for training and for tests of pages
 */
export function machineClock(timeZone = "UTC", fixedToday?: Day): Clock {
  return {
    now: () => new Date().toISOString(),
    today: () => fixedToday ?? dayIn(timeZone, new Date()),
  };
}

/** The day that `moment` falls on in `timeZone`. */
export function dayIn(timeZone: string, moment: Date): Day {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(moment);
  const part = (type: "year" | "month" | "day") => parts.find((candidate) => candidate.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}
