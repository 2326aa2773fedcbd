/** People per day of a row of the timeline, as steps; where there would be too many, joined to the highest number of their days. Pure. */
import { dayFromNumber } from "../platform/days.ts";
import type { TimelineStep } from "./timeline-schema.ts";
import type { Spell } from "./timeline-select.ts";

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
  const exact = joined(numbers, window, 1);
  if (exact.length <= most) return { steps: exact, stepDays: 1 };
  const stepDays = Math.ceil(length / most);
  return { steps: joined(numbers, window, stepDays), stepDays };
}

function joined(numbers: Numbers, window: Window, stepDays: number): TimelineStep[] {
  const length = window.to - window.from + 1;
  const steps: TimelineStep[] = [];
  const highest = (column: Int32Array, from: number, to: number) => {
    let most = 0;
    for (let day = from; day < to; day += 1) most = Math.max(most, column[day] ?? 0);
    return most;
  };
  for (let start = 0; start < length; start += stepDays) {
    const end = Math.min(start + stepDays, length);
    const [actual, planned, breached] = [
      highest(numbers.actual, start, end),
      highest(numbers.planned, start, end),
      highest(numbers.breached, start, end),
    ];
    const last = steps.at(-1);
    const to = dayFromNumber(window.from + end - 1);
    if (last && last.actual === actual && last.planned === planned && last.breached === breached) last.to = to;
    else steps.push({ from: dayFromNumber(window.from + start), to, actual, planned, breached });
  }
  return steps;
}
