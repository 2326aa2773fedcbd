/** People per day of a row of the timeline, as steps; where there would be too many, joined to the highest number of their days. Pure. */
import { dayFromNumber } from "../../platform/days.ts";
import type { TimelineStep } from "./schema.ts";
import type { Spell } from "./select.ts";

/** First and last day as days since 1970. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

type Counted = Pick<Spell, "from" | "to" | "planned" | "breach">;
const series = ["actual", "planned", "breached"] as const;
type Numbers = Record<(typeof series)[number], Int32Array>;

/** Numbers per day of the window. A tour in a breach counts among those present as well. */
function perDay(spells: readonly Counted[], window: Window): Numbers {
  const length = window.to - window.from + 1;
  const numbers: Numbers = {
    actual: new Int32Array(length + 1),
    planned: new Int32Array(length + 1),
    breached: new Int32Array(length + 1),
  };
  const add = (column: Int32Array, from: number, to: number) => {
    column[from] = (column[from] ?? 0) + 1;
    column[to + 1] = (column[to + 1] ?? 0) - 1;
  };
  for (const spell of spells) {
    const from = Math.max(spell.from, window.from) - window.from;
    const to = Math.min(spell.to, window.to) - window.from;
    if (from > to) continue;
    add(spell.planned ? numbers.planned : numbers.actual, from, to);
    if (spell.breach >= 0) add(numbers.breached, from, to);
  }
  for (const name of series) {
    const column = numbers[name];
    for (let day = 1; day < length; day += 1) column[day] = (column[day] ?? 0) + (column[day - 1] ?? 0);
  }
  return numbers;
}

/** Steps of all days of the window, each as long as its numbers stay the same; at most `most`, else every `stepDays` days in one. */
export function stepsOf(
  spells: readonly Counted[],
  window: Window,
  most: number,
): { readonly steps: TimelineStep[]; readonly stepDays: number } {
  const numbers = perDay(spells, window);
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

function joined(numbers: Numbers, window: Window, stepDays: number): TimelineStep[] {
  const length = window.to - window.from + 1;
  // Days become text only at the end: for decades of days that is most of the work.
  const steps: { from: number; to: number; actual: number; planned: number; breached: number }[] = [];
  for (let from = 0; from < length; from += stepDays) {
    const to = Math.min(from + stepDays, length);
    const actual = highest(numbers.actual, from, to);
    const planned = highest(numbers.planned, from, to);
    const breached = highest(numbers.breached, from, to);
    const last = steps.at(-1);
    if (last && last.actual === actual && last.planned === planned && last.breached === breached) last.to = to - 1;
    else steps.push({ from, to: to - 1, actual, planned, breached });
  }
  return steps.map((step) => ({
    ...step,
    from: dayFromNumber(window.from + step.from),
    to: dayFromNumber(window.from + step.to),
  }));
}
