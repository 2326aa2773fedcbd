/**
 * Days as text. A day is `2026-06-30` from database to page and never a `Date`, which a time zone would shift.
 * Intervals of days include both ends. Days in this form compare correctly with `<` and `<=`.
 */
import { z } from "zod";

/** A calendar day of the Gregorian calendar as ISO text, `2026-06-30`; impossible days such as `2026-02-30` are refused. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** A moment in UTC as ISO text, `2026-06-30T09:15:00.000Z`. */
export const Moment = z.iso.datetime();
export type Moment = z.infer<typeof Moment>;

const DAY_MS = 86_400_000;

/** Days since 1970-01-01; negative before it. */
export function dayNumber(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;
}

/** The day that lies `number` days after 1970-01-01; the inverse of `dayNumber`. */
export function dayFromNumber(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The day `count` days later; earlier when `count` is negative. */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** Days from `from` to `to`: 0 for the same day, 1 for the next, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day of the month `count` months later, or the last day of that month where it is shorter. */
export function addMonths(day: Day, count: number): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(Number(day.slice(8, 10)), last))).toISOString().slice(0, 10);
}

/** Whether `day` belongs to the interval; both ends do, and an absent `to` never ends. */
export function within(day: Day, from: Day, to: Day | null): boolean {
  return from <= day && (to === null || day <= to);
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return a >= b ? a : b;
}

/** The earlier of two days. */
export function earlierDay(a: Day, b: Day): Day {
  return a <= b ? a : b;
}
