/** Head-room under one ceiling: how many more may go on each day, and whether those asked for fit. */
import { addDays, type Day, daysBetween, earlierDay, laterDay } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";
import { type Interval, runsOf, spanOf } from "./runs.ts";
import type { Ceiling, CeilingAnswer, HeadroomRun } from "./schema.ts";

/** Who counts under a ceiling already, present and planned. */
export interface CeilingUse {
  /** For the reading `present`. */
  readonly present: readonly Interval[];
  /** For the readings `persons` and `tours`: how many were ever counted. */
  readonly ever: number;
}

export const NOBODY: CeilingUse = { present: [], ever: 0 };

/** What is asked for under a ceiling; `fresh` of the people were never counted under it (all of them, where nothing is known). */
export interface Asked {
  readonly people: number;
  readonly fresh: number;
  readonly from: Day;
  readonly to: Day;
}

/** The answer for one ceiling. `failing` are the days that break it, in order; none when the people fit. */
export interface CeilingVerdict {
  readonly answer: CeilingAnswer;
  readonly failing: readonly { readonly from: Day; readonly to: Day; readonly used: number }[];
}

/**
 * Head-room under a ceiling on every day asked for.
 *
 * Read as `present`, the people of a day may not be more than the ceiling; with an overlap allowance they may be more by so many on
 * so many days in a row, days before and after those asked for included. Read as `persons` or `tours`, all who were ever counted
 * and the fresh ones together may not be more. Source: docs/rules.md#head-room.
 */
export function judgeCeiling(ceiling: Ceiling, use: CeilingUse, asked: Asked): CeilingVerdict {
  return ceiling.reading === "present" ? judgePresent(ceiling, use, asked) : judgeEver(ceiling, use, asked);
}

function judgeEver(ceiling: Ceiling, use: CeilingUse, asked: Asked): CeilingVerdict {
  const fits = use.ever + asked.fresh <= ceiling.people;
  const run = { from: asked.from, to: asked.to, used: use.ever, free: ceiling.people - use.ever, fits };
  return { answer: answerOf(ceiling, [run]), failing: fits ? [] : [run] };
}

function judgePresent(ceiling: Ceiling, use: CeilingUse, asked: Asked): CeilingVerdict {
  const breaks = breaksOf(ceiling, use, asked);
  const runs: HeadroomRun[] = [];
  for (const { from, to, people: used } of runsOf(use.present, asked.from, asked.to)) {
    for (const part of split({ from, to }, breaks)) runs.push({ ...part, used, free: ceiling.people - used });
  }
  return { answer: answerOf(ceiling, runs), failing: runs.filter((run) => !run.fits) };
}

function answerOf(ceiling: Ceiling, runs: HeadroomRun[]): CeilingAnswer {
  const { id, code, label, kind, people, reading } = ceiling;
  return { id, code, label, kind, people, reading, runs, least: Math.min(...runs.map((run) => run.free)) };
}

interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** The days asked for that cannot be under a ceiling on people present: with the people asked for too many, or too many for too long. */
export function breaksOf(
  ceiling: Pick<Ceiling, "people" | "overlap">,
  use: CeilingUse,
  asked: Asked,
): readonly { readonly from: Day; readonly to: Day }[] {
  const span = spanOf(use.present, asked.from, asked.to);
  const total = runsOf([...use.present, { from: asked.from, to: asked.to, people: asked.people }], span.from, span.to);
  const most = ceiling.people + (ceiling.overlap?.people ?? 0);
  const tooMany = total.filter((run) => run.people > most);
  const tooLong = joined(total.filter((run) => run.people > ceiling.people)).map((run) =>
    beyond(run, ceiling.overlap?.days ?? 0, asked),
  );
  return [...tooMany, ...tooLong.filter((days) => days !== null)]
    .map((days) => clip(days, asked))
    .filter((days) => days !== null);
}

/** Runs that follow each other without a day between, as one. */
function joined(runs: readonly Days[]): readonly Days[] {
  const result: Days[] = [];
  for (const { from, to } of runs) {
    const last = result.at(-1);
    if (last !== undefined && addDays(last.to, 1) === from) result[result.length - 1] = { from: last.from, to };
    else result.push({ from, to });
  }
  return result;
}

/** The part of a run above the ceiling that lies past its allowed days; where that part was there before, the days asked for in the run. */
function beyond(run: Days, allowed: number, asked: Days): Days | null {
  if (daysBetween(run.from, run.to) + 1 <= allowed) return null;
  const rest = { from: addDays(run.from, allowed), to: run.to };
  return clip(rest, asked) === null ? clip(run, asked) : rest;
}

function clip(days: Days, to: Days): Days | null {
  const clipped = { from: laterDay(days.from, to.from), to: earlierDay(days.to, to.to) };
  return clipped.from <= clipped.to ? clipped : null;
}

/** Cuts a run where a break begins or ends. */
function split(run: Days, breaks: readonly Days[]): readonly (Days & { readonly fits: boolean })[] {
  const starts = new Set([run.from]);
  for (const broken of breaks) {
    if (run.from < broken.from && broken.from <= run.to) starts.add(broken.from);
    if (run.from <= broken.to && broken.to < run.to) starts.add(addDays(broken.to, 1));
  }
  const days = [...starts].sort();
  const parts = days.map((from, index) => {
    const next = days[index + 1];
    const fits = !breaks.some((broken) => broken.from <= from && from <= broken.to);
    return { from, to: next === undefined ? run.to : addDays(next, -1), fits };
  });
  return parts.reduce<(Days & { readonly fits: boolean })[]>(mergeEqual, []);
}

function mergeEqual<T extends Days & { readonly fits: boolean }>(parts: T[], part: T): T[] {
  const last = parts.at(-1);
  if (last !== undefined && last.fits === part.fits) parts[parts.length - 1] = { ...last, to: part.to };
  else parts.push(part);
  return parts;
}

/** Why the people asked for do not fit, on the first day that breaks the ceiling; null when they do. */
export function refusalOf(ceiling: Ceiling, verdict: CeilingVerdict, asked: Asked): Refusal | null {
  const first = verdict.failing[0];
  if (first === undefined) return null;
  const used = first.used;
  const free = Math.max(0, ceiling.people - used);
  const wanted = ceiling.reading === "present" ? asked.people : asked.fresh;
  const counted = { present: "are present or planned", persons: "persons were counted", tours: "tours were counted" }[
    ceiling.reading
  ];
  return {
    code: "over-ceiling",
    message: `${ceiling.code} allows ${ceiling.people} people on ${first.from}: ${used} ${counted}, ${wanted} more were asked for, ${free} may go.${allowance(ceiling)}`,
    facts: {
      ceiling: ceiling.code,
      people: ceiling.people,
      reading: ceiling.reading,
      day: first.from,
      used,
      asked: wanted,
      free,
    },
    source: "docs/rules.md#head-room",
  };
}

function allowance(ceiling: Ceiling): string {
  const { overlap } = ceiling;
  if (overlap === null) return "";
  return ` While one rotation relieves another it may be passed by ${overlap.people} on at most ${overlap.days} days in a row; that does not reach.`;
}
