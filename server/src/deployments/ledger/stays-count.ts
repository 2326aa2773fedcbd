/** People over days, counted from the stays believed at a moment: under ceilings, in missions, in groups of equal days. Pure. */
import type { Interval } from "../../authorisations/rules.ts";
import { type Day, dayFromNumber, dayNumber } from "../../platform/days.ts";
import type { StayKind } from "./stays.ts";
import { eachMeeting, firstFrom, presentOn, type StaysView } from "./stays-view.ts";

export type StandingInterval = Interval & { readonly standing: StayKind["standing"] };

/** Which stays are meant: those that share a day with these. */
export interface DaysAsked {
  readonly from: Day;
  readonly to: Day;
}

/** People who share everything that `StayKind` tells, and their days. */
export interface StayGroup {
  readonly kind: StayKind;
  readonly from: Day;
  readonly to: Day;
  readonly people: number;
}

/** Longest stretch of days of which each has a place of its own: a century. */
const MOST_DAYS = 36_600;

/** What changes on each day from the first asked for; where centuries are asked for, only days with a change are kept. */
type Line = Int32Array | Map<number, number>;

class Changes {
  readonly #first: number;
  readonly #last: number;
  readonly #lines = new Map<string, Line>();

  constructor({ from, to }: DaysAsked) {
    this.#first = dayNumber(from);
    this.#last = dayNumber(to);
  }

  of(key: string): Line {
    const found = this.#lines.get(key);
    if (found !== undefined) return found;
    const days = this.#last - this.#first + 2;
    const line = days > MOST_DAYS ? new Map<number, number>() : new Int32Array(days);
    this.#lines.set(key, line);
    return line;
  }

  /** Adds everybody of a kind; true where somebody is there on one of the days. */
  addKind(lines: readonly Line[], view: StaysView, kind: number): boolean {
    const [first, last] = [this.#first, this.#last];
    const [start, end] = [view.starts[kind] ?? 0, view.starts[kind + 1] ?? 0];
    const there = presentOn(view, kind, first);
    const [comes, noMore] = [firstFrom(view.from, start, end, first + 1), firstFrom(view.from, start, end, last + 1)];
    if (there === 0 && comes === noMore) return false;
    const [goes, stays] = [firstFrom(view.ends, start, end, first), firstFrom(view.ends, start, end, last)];
    const staying = there + (noMore - comes) - (stays - goes);
    for (const line of lines) {
      change(line, 0, there);
      for (let at = comes; at < noMore; at += 1) change(line, (view.from[at] ?? 0) - first, 1);
      for (let at = goes; at < stays; at += 1) change(line, (view.ends[at] ?? 0) + 1 - first, -1);
      change(line, last - first + 1, -staying);
    }
    return true;
  }

  /** Runs of equal days on which somebody is there. */
  runs(line: Line): readonly Interval[] {
    const runs: Interval[] = [];
    let [people, since] = [0, 0];
    const step = (day: number, by: number) => {
      if (by === 0) return;
      if (people > 0)
        runs.push({ from: dayFromNumber(this.#first + since), to: dayFromNumber(this.#first + day - 1), people });
      people += by;
      since = day;
    };
    if (line instanceof Map) for (const [day, by] of [...line].sort(([a], [b]) => a - b)) step(day, by);
    else for (let day = 0; day < line.length; day += 1) step(day, line[day] ?? 0);
    return runs;
  }
}

function change(line: Line, day: number, by: number): void {
  if (line instanceof Map) line.set(day, (line.get(day) ?? 0) + by);
  else line[day] = (line[day] ?? 0) + by;
}

/** People under each ceiling, planned and actual apart, as runs of equal days cut to those asked for; `only`: the ceilings meant. */
export function runsUnderCeilings(
  view: StaysView,
  asked: DaysAsked,
  only?: readonly string[],
): ReadonlyMap<string, readonly StandingInterval[]> {
  const meant = only === undefined ? null : new Set(only);
  const changes = new Changes(asked);
  const found = new Map<string, { readonly id: string; readonly standing: StayKind["standing"] }>();
  for (const [kind, { permit, standing }] of view.stays.kinds.entries()) {
    const own = (permit?.ceilings ?? []).filter((id) => meant?.has(id) ?? true);
    if (own.length === 0) continue;
    const lines = own.map((id) => changes.of(`${id} ${standing}`));
    if (changes.addKind(lines, view, kind)) for (const id of own) found.set(`${id} ${standing}`, { id, standing });
  }
  const runs = new Map<string, StandingInterval[]>();
  for (const [key, { id, standing }] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = changes.runs(changes.of(key)).map((run) => ({ ...run, standing }));
    runs.set(id, [...(runs.get(id) ?? []), ...own]);
  }
  return runs;
}

/** People in the missions that are `wanted` together, planned and actual apart, as runs of equal days cut to those asked for. */
export function runsTogether(
  view: StaysView,
  asked: DaysAsked,
  wanted: (kind: StayKind) => boolean,
): readonly StandingInterval[] {
  const changes = new Changes(asked);
  for (const [kind, stay] of view.stays.kinds.entries())
    if (wanted(stay)) changes.addKind([changes.of(stay.standing)], view, kind);
  return (["actual", "planned"] as const).flatMap((standing) =>
    changes.runs(changes.of(standing)).map((run) => ({ ...run, standing })),
  );
}

/** First and last day in one number: days lie between -2^20 and 2^22 - 2^20. */
const DAYS = 2 ** 22;
const EARLIEST = -(2 ** 20);

/** People by kind and days, with all of their days, by kind and in no other order. */
export function groupsOf(
  view: StaysView,
  asked: DaysAsked,
  wanted: (kind: StayKind) => boolean = () => true,
): readonly StayGroup[] {
  const [first, last] = [dayNumber(asked.from), dayNumber(asked.to)];
  const groups: StayGroup[] = [];
  for (const [kind, stay] of view.stays.kinds.entries()) {
    if (!wanted(stay)) continue;
    const people = new Map<number, number>();
    eachMeeting(view, kind, first, last, (entry) => {
      const key = (view.from[entry] ?? 0) * DAYS + (view.to[entry] ?? 0) - EARLIEST;
      people.set(key, (people.get(key) ?? 0) + 1);
    });
    for (const [key, count] of people) {
      const from = Math.floor(key / DAYS);
      groups.push({
        kind: stay,
        from: dayFromNumber(from),
        to: dayFromNumber(key - from * DAYS + EARLIEST),
        people: count,
      });
    }
  }
  return groups;
}
