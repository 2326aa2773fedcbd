/** Where days lie on a timeline, in pixels, and which of them are named above it: from decades to single days. Pure. */
import { addDays, type Day, dayFromNumber, dayNumber, daysBetween } from "@contingent/server/platform/days";
import { sayMonthShort } from "../../language/days.ts";
import type { Language } from "../../language/languages.ts";

/** Days that are shown, both included. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

export interface Mark {
  readonly day: Day;
  readonly x: number;
  readonly text: string;
  /** The same below heads, which say the year. */
  readonly short: string;
  /** Whether a year begins here, or a month where days are named. */
  readonly strong: boolean;
}

export interface Scale extends Window {
  readonly width: number;
  readonly today: Day;
  readonly asOf: Day;
  /** The start of a day. */
  readonly x: (day: Day) => number;
  /** The day at a pixel; days beyond the window go on at the same pace. */
  readonly dayAt: (x: number) => Day;
  /** Left edge and width of an interval, cut to what is shown; null when nothing of it is. */
  readonly bar: (from: Day, to: Day) => { readonly x: number; readonly width: number } | null;
  readonly perDay: number;
  readonly marks: readonly Mark[];
  /** What the marks leave unsaid: years over months, months over days. Each stands at its first visible pixel. */
  readonly heads: readonly { readonly x: number; readonly text: string }[];
}

interface Wanted extends Window {
  readonly width: number;
  readonly today: Day;
  readonly asOf: Day;
  readonly language: Language;
}

/** No bar is thinner than this, so that none is lost from sight. */
const LEAST_WIDTH = 2;

/** Where days lie on a timeline `width` pixels wide from the first to the last day, with its marks. */
export function scaleOf({ from, to, width, today, asOf, language }: Wanted): Scale {
  const days = daysBetween(from, to) + 1;
  const first = dayNumber(from);
  const perDay = width / days;
  const x = (day: Day) => ((dayNumber(day) - first) / days) * width;
  const dayAt = (at: number) => dayFromNumber(first + Math.floor((at / width) * days + 1e-9));
  const bar = (start: Day, end: Day) => {
    if (end < from || start > to) return null;
    const left = Math.max(0, x(start));
    return { x: left, width: Math.max(LEAST_WIDTH, Math.min(width, x(addDays(end, 1))) - left) };
  };
  const unit = unitOf(perDay);
  return {
    from,
    to,
    width,
    today,
    asOf,
    x,
    dayAt,
    bar,
    perDay,
    marks: marksOf({ from, to }, unit, x, language),
    heads: headsOf({ from, to }, unit, x, language),
  };
}

type Unit = { readonly days: 1 | 7 } | { readonly months: number };

/** How wide a mark's words may become. */
const MARK_WIDTH = 52;
const DAY_WIDTH = 24;
const MONTH_DAYS = 30.44;

/** The finest unit whose marks do not run into each other. */
function unitOf(perDay: number): Unit {
  if (perDay >= DAY_WIDTH) return { days: 1 };
  if (perDay * 7 >= DAY_WIDTH + 4) return { days: 7 };
  const months = [1, 3, 6, 12, 24, 60, 120].find((count) => count * MONTH_DAYS * perDay >= MARK_WIDTH);
  return { months: months ?? 240 };
}

function marksOf({ from, to }: Window, unit: Unit, x: Scale["x"], language: Language): readonly Mark[] {
  if ("days" in unit) {
    return steps(from, to, unit.days).map((day) => {
      const text = String(Number(day.slice(8, 10)));
      return { day, x: x(day), text, short: text, strong: day.endsWith("-01") };
    });
  }
  return months(from, to, unit.months).map((day) => {
    const january = day.slice(5, 7) === "01";
    const name = sayMonthShort(Number(day.slice(5, 7)) - 1, language);
    const text = january ? day.slice(0, 4) : name;
    return { day, x: x(day), text, short: unit.months < 12 ? name : text, strong: january };
  });
}

/** 1970-01-05 was a Monday. */
const A_MONDAY = 4;

function steps(from: Day, to: Day, every: 1 | 7): readonly Day[] {
  const first = dayNumber(from);
  const start = every === 1 ? first : first + ((((A_MONDAY - first) % 7) + 7) % 7);
  const found: Day[] = [];
  for (let day = start; day <= dayNumber(to); day += every) found.push(dayFromNumber(day));
  return found;
}

/** First days of every so many months, counted from January of the year 0. */
function months(from: Day, to: Day, every: number): readonly Day[] {
  const index = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const first = from.endsWith("-01") ? index(from) : index(from) + 1;
  const found: Day[] = [];
  for (let month = Math.ceil(first / every) * every; month <= index(to); month += every) {
    found.push(`${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`);
  }
  return found;
}

function headsOf(window: Window, unit: Unit, x: Scale["x"], language: Language): Scale["heads"] {
  const every = "days" in unit ? 1 : unit.months < 12 ? 12 : 0;
  if (every === 0) return [];
  const starts = months(window.from, window.to, every).filter((day) => day > window.from);
  const text = (day: Day) =>
    every === 12 ? day.slice(0, 4) : `${sayMonthShort(Number(day.slice(5, 7)) - 1, language)} ${day.slice(0, 4)}`;
  return [window.from, ...starts].map((day) => ({ x: x(day), text: text(day) }));
}
