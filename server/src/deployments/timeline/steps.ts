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

/** Numbers per day of the window. A tour in a breach counts among those present as well. */
function perDay({ from, to, standing, breach }: Counted, tours: Int32Array, window: Window): Numbers {
  const length = window.to - window.from + 1;
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
    const first = Math.max(from[tour] ?? 0, window.from) - window.from;
    const last = Math.min(to[tour] ?? 0, window.to) - window.from;
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

/** Steps of all days of the window, each as long as its numbers stay the same; at most `most`, else every `stepDays` days in one. */
export function stepsOf(
  view: Counted,
  tours: Int32Array,
  window: Window,
  most: number,
): { readonly steps: PackedSteps; readonly stepDays: number } {
  const numbers = perDay(view, tours, window);
  const length = window.to - window.from + 1;
  const stepDays = changesOf(numbers, length) < most ? 1 : Math.ceil(length / most);
  return { steps: joined(numbers, window, stepDays), stepDays };
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

function joined(numbers: Numbers, window: Window, stepDays: number): PackedSteps {
  const length = window.to - window.from + 1;
  const steps: PackedSteps = { from: [], actual: [], planned: [], breached: [] };
  for (let from = 0; from < length; from += stepDays) {
    const to = Math.min(from + stepDays, length);
    const actual = highest(numbers.actual, from, to);
    const planned = highest(numbers.planned, from, to);
    const breached = highest(numbers.breached, from, to);
    const as = (column: readonly number[], value: number) => column.at(-1) === value;
    if (as(steps.actual, actual) && as(steps.planned, planned) && as(steps.breached, breached)) continue;
    steps.from.push(window.from + from);
    steps.actual.push(actual);
    steps.planned.push(planned);
    steps.breached.push(breached);
  }
  return steps;
}
