/** Values that stay the same for days in a row, as law and strength do, and what a chart needs of them. Pure. */
import { addDays, type Day, daysBetween } from "@contingent/server/platform/days";

/** `value` on every day from `from` to `to`, both included; null where there is none. */
export interface Step {
  readonly from: Day;
  readonly to: Day;
  readonly value: number | null;
}

/** The value on `day`; null outside all steps. */
export function valueOn(steps: readonly Step[], day: Day): number | null {
  return steps.find((step) => step.from <= day && day <= step.to)?.value ?? null;
}

/** Days on which some value changes, in order, each once; `from` and `to` are always among them. */
export function changes(series: readonly (readonly Step[])[], from: Day, to: Day): readonly Day[] {
  const days = new Set<Day>([from, to]);
  for (const steps of series) {
    steps.forEach((step, index) => {
      if (step.value !== steps[index - 1]?.value && step.from >= from && step.from <= to) days.add(step.from);
    });
  }
  return [...days].sort();
}

/** The nearest of `days` (in order) after `day`, or before it; the last, or first, when there is none. */
export function nextOf(days: readonly Day[], day: Day, direction: 1 | -1): Day {
  if (direction > 0) return days.find((one) => one > day) ?? days.at(-1) ?? day;
  return days.findLast((one) => one < day) ?? days[0] ?? day;
}

/** A corner of a stepped line: the start of a day, counted in days since `origin`. */
export interface Corner {
  readonly at: Day;
  readonly value: number | null;
}

/** Corners of the stepped line: each step from the start of its first day to the start of the day after its last. */
export function corners(steps: readonly Step[], from: Day, to: Day): readonly Corner[] {
  return steps
    .filter((step) => step.to >= from && step.from <= to)
    .flatMap((step) => [
      { at: step.from < from ? from : step.from, value: step.value },
      { at: addDays(step.to > to ? to : step.to, 1), value: step.value },
    ]);
}

/** The first days of months to write under an axis: every month, quarter, year or so many years, at most about `most`. */
export function ticks(from: Day, to: Day, most: number): readonly Day[] {
  const months = daysBetween(from, to) / 30.44;
  const every = [1, 3, 6, 12, 24, 60, 120].find((count) => months / count <= most) ?? 240;
  const firstMonth = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  const start = Math.ceil((from.endsWith("-01") ? firstMonth : firstMonth + 1) / every) * every;
  const lastMonth = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1;
  const found: Day[] = [];
  for (let month = start; month <= lastMonth; month += every) {
    found.push(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`);
  }
  return found;
}
