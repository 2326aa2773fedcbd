/** Where days lie on the timeline, in pixels. Pure. */
import { addDays, type Day, daysBetween } from "@contingent/server/platform/days";
import { sayMonthShort } from "../language/days.ts";
import type { Language } from "../language/languages.ts";
import { ticks } from "../ui/steps.ts";

export interface Scale {
  readonly from: Day;
  readonly to: Day;
  readonly width: number;
  readonly today: Day;
  readonly asOf: Day;
  /** The start of a day. */
  readonly x: (day: Day) => number;
  /** Left edge and width of an interval, cut to what is shown; null when nothing of it is. */
  readonly bar: (from: Day, to: Day) => { readonly x: number; readonly width: number } | null;
  readonly marks: readonly { readonly x: number; readonly text: string; readonly year: boolean }[];
}

interface Wanted extends Pick<Scale, "from" | "to" | "width" | "today" | "asOf"> {
  readonly language: Language;
}

/** Where days lie on a timeline `width` pixels wide from the first to the last day, with its marks. */
export function scaleOf({ from, to, width, today, asOf, language }: Wanted): Scale {
  const days = daysBetween(from, to) + 1;
  const x = (day: Day) => (daysBetween(from, day) / days) * width;
  const bar = (first: Day, last: Day) => {
    if (last < from || first > to) return null;
    const left = Math.max(0, x(first));
    return { x: left, width: Math.max(2, Math.min(width, x(addDays(last, 1))) - left) };
  };
  const marks = ticks(from, to, Math.max(3, width / 64)).map((day) => ({
    x: x(day),
    text: day.slice(5, 7) === "01" ? day.slice(0, 4) : sayMonthShort(Number(day.slice(5, 7)) - 1, language),
    year: day.slice(5, 7) === "01",
  }));
  return { from, to, width, today, asOf, x, bar, marks };
}
