/**
 * Days as text. A day is `2026-06-30` from database to page and never a `Date`, which a time zone would shift.
 * Intervals of days include both ends. Days in this form compare correctly with `<` and `<=`.
 */
import { z } from "zod";

/** There is no year 0, neither in the calendar nor in the database. */
const hasYear = (text: string): boolean => !text.startsWith("0000");
const NO_YEAR = "the first year is 0001";

/** A calendar day of the Gregorian calendar as ISO text, `0001-01-01` to `9999-12-31`; impossible days such as `2026-02-30` are refused. */
export const Day = z.iso.date("no day of the calendar; write it as 2026-06-30").refine(hasYear, NO_YEAR);
export type Day = z.infer<typeof Day>;

/** A moment in UTC as ISO text, `2026-06-30T09:15:00.000Z`. */
export const Moment = z.iso.datetime("no moment in UTC; write it as 2026-06-30T12:00:00Z").refine(hasYear, NO_YEAR);
export type Moment = z.infer<typeof Moment>;

const DAY_MS = 86_400_000;

/** Days that were asked for lately, both ways: curves of years ask for the same ones thousands of times. */
const numbers = new Map<Day, number>();
const days = new Map<number, Day>();
/** Two centuries; beyond them days are worked out each time. */
const MOST_DAYS = 75_000;

/** Days since 1970-01-01; negative before it. */
export function dayNumber(day: Day): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  // Not `Date.UTC`, which takes the years 0 to 99 for 1900 to 1999.
  const number = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  if (numbers.size < MOST_DAYS) numbers.set(day, number);
  return number;
}

const FIRST_NUMBER = dayNumber("0001-01-01");
const LAST_NUMBER = dayNumber("9999-12-31");

/** The day that lies `number` days after 1970-01-01; the inverse of `dayNumber`. Beyond either end of the calendar, its end. */
export function dayFromNumber(number: number): Day {
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = new Date(Math.min(Math.max(number, FIRST_NUMBER), LAST_NUMBER) * DAY_MS).toISOString().slice(0, 10);
  if (days.size < MOST_DAYS) days.set(number, day);
  return day;
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
  if (year < 1) return dayFromNumber(FIRST_NUMBER);
  if (year > 9999) return dayFromNumber(LAST_NUMBER);
  const first = `${String(year).padStart(4, "0")}-${String(month + 1).padStart(2, "0")}-01`;
  return addDays(first, Math.min(Number(day.slice(8, 10)), daysOfMonth(first)) - 1);
}

/** Days in the month that begins on `first`. */
function daysOfMonth(first: Day): number {
  const after = new Date(dayNumber(first) * DAY_MS);
  after.setUTCMonth(after.getUTCMonth() + 1, 0);
  return after.getUTCDate();
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
