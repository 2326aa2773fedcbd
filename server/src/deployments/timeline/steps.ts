/** People per day of a row of the timeline, as steps; where there would be too many, joined to the highest number of their days. Pure. */
import type { PackedSteps } from "./schema.ts";
import { PLANNED, type View } from "./view.ts";

/** First and last day as days since 1970. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

type Counted = Pick<View, "from" | "to" | "standing" | "breach">;
const series = ["actual", "planned", "breached"] as const;
type Numbers = Record<(typeof series)[number], Int32Array>;

/** The days of the window from the first to the last on which somebody of these tours is there; null: on none. */
function spanOf({ from, to }: Counted, tours: Int32Array, window: Window): Window | null {
  let [first, last] = [window.to + 1, window.from - 1];
  for (const tour of tours) {
    const [begin, end] = [Math.max(from[tour] ?? 0, window.from), Math.min(to[tour] ?? 0, window.to)];
    if (begin > end) continue;
    if (begin < first) first = begin;
    if (end > last) last = end;
  }
  return first > last ? null : { from: first, to: last };
}

/** Numbers per day of the span. A tour in a breach counts among those present as well. */
function perDay({ from, to, standing, breach }: Counted, tours: Int32Array, span: Window): Numbers {
  const length = span.to - span.from + 1;
  const numbers: Numbers = {
    actual: new Int32Array(length + 1),
    planned: new Int32Array(length + 1),
    breached: new Int32Array(length + 1),
  };
  const add = (column: Int32Array, first: number, last: number) => {
    column[first] = (column[first] ?? 0) + 1;
    column[last + 1] = (column[last + 1] ?? 0) - 1;
  };
  for (const tour of tours) {
    const first = Math.max(from[tour] ?? 0, span.from) - span.from;
    const last = Math.min(to[tour] ?? 0, span.to) - span.from;
    if (first > last) continue;
    add(standing[tour] === PLANNED ? numbers.planned : numbers.actual, first, last);
    if ((breach[tour] ?? -1) >= 0) add(numbers.breached, first, last);
  }
  for (const name of series) {
    const column = numbers[name];
    for (let day = 1; day < length; day += 1) column[day] = (column[day] ?? 0) + (column[day - 1] ?? 0);
  }
  return numbers;
}

/**
 * Steps of all days of the window, each as long as its numbers stay the same; at most `most`, else every `stepDays` days in one. Days
 * before and after everybody are not looked at one by one: a window may be all of the calendar.
 */
export function stepsOf(
  view: Counted,
  tours: Int32Array,
  window: Window,
  most: number,
): { readonly steps: PackedSteps; readonly stepDays: number } {
  const span = spanOf(view, tours, window);
  if (span === null) return { steps: { from: [window.from], actual: [0], planned: [0], breached: [0] }, stepDays: 1 };
  const numbers = perDay(view, tours, span);
  // Somebody is there on both ends of the span, so that its ends within the window are changes.
  const ends = (span.from > window.from ? 1 : 0) + (span.to < window.to ? 1 : 0);
  const changes = changesOf(numbers, span.to - span.from + 1) + ends;
  const stepDays = changes < most ? 1 : Math.ceil((window.to - window.from + 1) / most);
  return { steps: joined(numbers, { window, span }, stepDays), stepDays };
}

/** On how many days after the first some number is another than the day before. */
function changesOf({ actual, planned, breached }: Numbers, length: number): number {
  let changes = 0;
  for (let day = 1; day < length; day += 1) {
    const same =
      actual[day] === actual[day - 1] && planned[day] === planned[day - 1] && breached[day] === breached[day - 1];
    if (!same) changes += 1;
  }
  return changes;
}

function highest(column: Int32Array, from: number, to: number): number {
  let most = 0;
  for (let day = from; day < to; day += 1) most = Math.max(most, column[day] ?? 0);
  return most;
}

function joined(numbers: Numbers, { window, span }: { window: Window; span: Window }, stepDays: number): PackedSteps {
  const steps: PackedSteps = { from: [], actual: [], planned: [], breached: [] };
  const add = (from: number, actual: number, planned: number, breached: number) => {
    const as = (column: readonly number[], value: number) => column.at(-1) === value;
    if (as(steps.actual, actual) && as(steps.planned, planned) && as(steps.breached, breached)) return;
    steps.from.push(from);
    steps.actual.push(actual);
    steps.planned.push(planned);
    steps.breached.push(breached);
  };
  let day = window.from + Math.floor((span.from - window.from) / stepDays) * stepDays;
  if (day > window.from) add(window.from, 0, 0, 0);
  for (; day <= span.to; day += stepDays) {
    const [from, to] = [Math.max(day, span.from) - span.from, Math.min(day + stepDays - 1, span.to) - span.from + 1];
    add(
      day,
      highest(numbers.actual, from, to),
      highest(numbers.planned, from, to),
      highest(numbers.breached, from, to),
    );
  }
  if (day <= window.to) add(day, 0, 0, 0);
  return steps;
}
