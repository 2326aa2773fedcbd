/**
 * Whether people fit under a ceiling, and nothing else: what `judgeCeiling` finds in words and days, asked thousands of times while ways
 * out are looked for. Pure.
 */
import { dayNumber } from "../platform/days.ts";
import type { Asked, CeilingUse } from "./ceiling.ts";
import type { Interval } from "./runs.ts";
import type { Ceiling } from "./schema.ts";

/** People on each day as steps: `people[n]` from `days[n]` to the day before `days[n + 1]`, nobody before the first and after the last. */
interface Line {
  readonly days: readonly number[];
  readonly people: readonly number[];
}

/** Worked out once for the people under a ceiling, who never change while a question is answered. */
const lines = new WeakMap<readonly Interval[], Line>();

function lineOf(present: readonly Interval[]): Line {
  const known = lines.get(present);
  if (known !== undefined) return known;
  const changes = new Map<number, number>();
  for (const { from, to, people } of present) {
    const [first, after] = [dayNumber(from), dayNumber(to) + 1];
    changes.set(first, (changes.get(first) ?? 0) + people);
    changes.set(after, (changes.get(after) ?? 0) - people);
  }
  const days = [...changes.keys()].sort((a, b) => a - b);
  let there = 0;
  const people = days.map((day) => {
    there += changes.get(day) ?? 0;
    return there;
  });
  lines.set(present, { days, people });
  return { days, people };
}

/** Whether those asked for fit under the ceiling on all of their days, as `judgeCeiling` counts. */
export function fits(ceiling: Ceiling, use: CeilingUse, asked: Asked): boolean {
  if (ceiling.reading !== "present") return use.ever + asked.fresh <= ceiling.people;
  const line = lineOf(use.present);
  const [first, last] = [dayNumber(asked.from), dayNumber(asked.to)];
  const most = mostOn(line, first, last) + asked.people;
  if (most <= ceiling.people) return true;
  const { overlap } = ceiling;
  if (overlap === null || most > ceiling.people + overlap.people) return false;
  return !passesTooLong(line, ceiling.people, overlap.days, { first, last, people: asked.people });
}

/** The step that holds on a day; -1 before the first. */
function stepOn({ days }: Line, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Most people on one of the days. */
function mostOn(line: Line, first: number, last: number): number {
  const start = stepOn(line, first);
  let most = line.people[start] ?? 0;
  for (let step = start + 1; step < line.days.length && (line.days[step] ?? 0) <= last; step += 1)
    most = Math.max(most, line.people[step] ?? 0);
  return most;
}

/** Whether one of the days asked for lies in more days in a row above the ceiling than its allowance has. */
function passesTooLong(
  line: Line,
  ceiling: number,
  allowed: number,
  { first, last, people }: { readonly first: number; readonly last: number; readonly people: number },
): boolean {
  // Days further away than the allowance make no difference: whoever is above it all the way there is above it for too long.
  const [low, high] = [first - allowed - 1, last + allowed + 2];
  const start = stepOn(line, low) + 1;
  const inside: number[] = [];
  for (let step = start; step < line.days.length && (line.days[step] ?? 0) < high; step += 1)
    inside.push(line.days[step] ?? 0);
  const edges = [...new Set([low, first, last + 1, ...inside])].sort((a, b) => a - b);
  let [run, met] = [0, false];
  for (const [at, day] of edges.entries()) {
    const asked = first <= day && day <= last;
    const used = line.people[stepOn(line, day)] ?? 0;
    if (used + (asked ? people : 0) <= ceiling) [run, met] = [0, false];
    else {
      run += (edges[at + 1] ?? high) - day;
      met ||= asked;
      if (met && run > allowed) return true;
    }
  }
  return false;
}
