/** Moving and zooming a window of days. Windows stay whole days long and within the calendar of the product. Pure. */
import { addMonths, type Day, dayFromNumber, dayNumber } from "@contingent/server/platform/days";
import type { Window } from "./scale.ts";

/** A week is the closest look, eighty years the widest. */
export const LEAST_DAYS = 7;
export const MOST_DAYS = 29_220;
const FIRST = dayNumber("1940-01-01");
const LAST = dayNumber("2099-12-31");

/** Days a window is long, both ends counted. */
export function lengthOf({ from, to }: Window): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

function windowAt(first: number, length: number): Window {
  const days = Math.min(Math.max(Math.round(length), LEAST_DAYS), MOST_DAYS);
  const start = Math.min(Math.max(Math.round(first), FIRST), LAST - days + 1);
  return { from: dayFromNumber(start), to: dayFromNumber(start + days - 1) };
}

/** The window `factor` times as long (above 1: farther away); what lies at `at` (0 left edge, 1 right edge) stays where it is. */
export function zoomed(window: Window, factor: number, at = 0.5): Window {
  const length = lengthOf(window);
  const next = Math.min(Math.max(Math.round(length * factor), LEAST_DAYS), MOST_DAYS);
  // A step that would round to nothing still goes one day on.
  const days =
    next === length && factor !== 1 ? Math.min(Math.max(next + Math.sign(factor - 1), LEAST_DAYS), MOST_DAYS) : next;
  return windowAt(dayNumber(window.from) + at * (length - days), days);
}

/** The window so many days later, or earlier when `days` is negative. */
export function panned(window: Window, days: number): Window {
  return windowAt(dayNumber(window.from) + days, lengthOf(window));
}

/** The window around an interval with a little room at both ends. */
export function around({ from, to }: Window): Window {
  const length = lengthOf({ from, to });
  const room = Math.max(3, Math.round(length * 0.03));
  return windowAt(dayNumber(from) - room, length + 2 * room);
}

/** A window of so many months about a day: a quarter of it before the day, the rest after. */
export function about(day: Day, months: number): Window {
  const length = dayNumber(addMonths(day, months)) - dayNumber(day);
  return windowAt(dayNumber(day) - Math.round(length / 4), length);
}

/** The window in an address; null when either day is missing, or they are the wrong way round or out of bounds. */
export function readWindow(from: string | undefined, to: string | undefined): Window | null {
  const valid = (text: string | undefined): text is Day =>
    text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && dayFromNumber(dayNumber(text)) === text;
  if (!valid(from) || !valid(to) || to < from) return null;
  return windowAt(dayNumber(from), dayNumber(to) - dayNumber(from) + 1);
}

/** The window widened to steps of an eighth of its length, so that a small movement leaves it as it is. */
export function steppedWindow(window: Window): Window {
  const unit = Math.max(1, 2 ** Math.ceil(Math.log2(lengthOf(window))) / 8);
  const first = Math.floor(dayNumber(window.from) / unit) * unit;
  const last = Math.ceil((dayNumber(window.to) + 1) / unit) * unit - 1;
  return { from: dayFromNumber(first), to: dayFromNumber(last) };
}

/**
 * Days to read for a window: with room on both sides, and in steps of a quarter of its length or more, so that small movements ask
 * for the same days again. Windows of nearly one length share their steps.
 */
export function paddedWindow(window: Window): Window {
  const unit = Math.max(1, 2 ** Math.ceil(Math.log2(lengthOf(window))) / 4);
  const first = Math.floor(dayNumber(window.from) / unit) * unit - unit;
  const last = Math.ceil((dayNumber(window.to) + 1) / unit) * unit + unit - 1;
  return { from: dayFromNumber(first), to: dayFromNumber(last) };
}
