/** From the columns of an answer to bars and steps, each with its days in words of the calendar. Pure. */
import { type Day, dayFromNumber, dayNumber } from "../../platform/days.ts";
import type {
  PackedBars,
  PackedRow,
  PackedSteps,
  TimelineAnswer,
  TimelineKind,
  TimelineRowHead,
  TimelineState,
  TimelineSummary,
} from "./schema.ts";

/** Tours that are alike in everything shown, as one bar; `people` of them. One tour has its id and its person. */
export interface TimelineBar extends TimelineKind {
  readonly from: Day;
  readonly to: Day;
  readonly people: number;
  readonly state: TimelineState;
  readonly tourId: string | null;
  readonly person: string | null;
  readonly name: string | null;
  readonly post: string | null;
}

/** People on all days from `from` to `to`; where steps were joined, the most on any of these days. */
export interface TimelineStep {
  readonly from: Day;
  readonly to: Day;
  readonly actual: number;
  readonly planned: number;
  readonly breached: number;
}

/** Either bars, or numbers per day (`bars` is empty then). */
export interface TimelineRow extends TimelineRowHead {
  readonly bars: readonly TimelineBar[];
  readonly steps: readonly TimelineStep[] | null;
}

export interface Timeline extends TimelineSummary {
  readonly rows: readonly TimelineRow[];
}

/** The answer with its bars and steps one by one. */
export function unfolded({ rows, kinds, ...summary }: TimelineAnswer): Timeline {
  const asOf = dayNumber(summary.asOf);
  const to = dayNumber(summary.to);
  return { ...summary, rows: rows.map((row) => unfoldedRow(row, kinds, asOf, to)) };
}

function unfoldedRow(row: PackedRow, kinds: readonly TimelineKind[], asOf: number, to: number): TimelineRow {
  const { bars, steps, ...head } = row;
  return { ...head, bars: bars === null ? [] : barsOf(bars, kinds, asOf), steps: steps && stepsOf(steps, to) };
}

function barsOf(bars: PackedBars, kinds: readonly TimelineKind[], asOf: number): readonly TimelineBar[] {
  return bars.from.flatMap((from, at) => {
    const [kind, to] = [kinds[bars.kind[at] ?? -1], bars.to[at] ?? from];
    if (kind === undefined) return [];
    return {
      ...kind,
      from: dayFromNumber(from),
      to: dayFromNumber(to),
      people: bars.people[at] ?? 1,
      state: stateOf(from, to, kind.standing === "planned", asOf),
      tourId: bars.tour[at] ?? null,
      person: bars.person[at] ?? null,
      name: bars.name[at] ?? null,
      post: bars.post[at] ?? null,
    };
  });
}

function stepsOf({ from, actual, planned, breached }: PackedSteps, end: number): readonly TimelineStep[] {
  return from.map((first, at) => ({
    from: dayFromNumber(first),
    to: dayFromNumber((from[at + 1] ?? end + 1) - 1),
    actual: actual[at] ?? 0,
    planned: planned[at] ?? 0,
    breached: breached[at] ?? 0,
  }));
}

/** The state of a tour from one day to another on the day `asOf`; all as days since 1970. */
export function stateOf(from: number, to: number, planned: boolean, asOf: number): TimelineState {
  if (planned) return from < asOf ? "overdue" : "planned";
  if (to < asOf) return "returned";
  return from > asOf ? "ahead" : "in_mission";
}
