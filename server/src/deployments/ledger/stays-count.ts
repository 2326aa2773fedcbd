/** People over days, counted from the copy of all stays: under ceilings, in missions, in groups of equal days. Pure. */
import type { Interval } from "../../authorisations/rules.ts";
import { type Day, dayFromNumber, dayNumber } from "../../platform/days.ts";
import { believedAt } from "../timeline/ledger.ts";
import type { StayKind, Stays } from "./stays.ts";

export type StandingInterval = Interval & { readonly standing: StayKind["standing"] };

/** Which stays are meant: those that share a day with these and were believed at a moment (microseconds; infinity: now). */
export interface StaysAsked {
  readonly from: Day;
  readonly to: Day;
  readonly moment: number;
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

/** Calls `on` for each stay that is meant and whose kind is `wanted`. */
function each(
  stays: Stays,
  { from, to, moment }: StaysAsked,
  wanted: (kind: StayKind) => boolean,
  on: (kind: number, from: number, to: number) => void,
): void {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const kinds = Uint8Array.from(stays.kinds, (kind) => (wanted(kind) ? 1 : 0));
  for (let at = 0; at < stays.kind.length; at += 1) {
    const [begins, ends] = [stays.from[at] ?? 0, stays.to[at] ?? 0];
    if (ends < first || begins > last) continue;
    const kind = stays.kind[at] ?? 0;
    if (kinds[kind] === 1 && believedAt(stays.recorded[at] ?? 0, stays.superseded[at] ?? 0, moment))
      on(kind, begins, ends);
  }
}

/** What changes on each day from the first asked for; where centuries are asked for, only days with a change have a place. */
type Line = Int32Array | number[];

class Changes {
  readonly #first: number;
  readonly #last: number;
  readonly #lines = new Map<string, Line>();

  constructor({ from, to }: StaysAsked) {
    this.#first = dayNumber(from);
    this.#last = dayNumber(to);
  }

  of(key: string): Line {
    const days = this.#last - this.#first + 2;
    const found = this.#lines.get(key) ?? (days > MOST_DAYS ? [] : new Int32Array(days));
    this.#lines.set(key, found);
    return found;
  }

  add(line: Line, from: number, to: number): void {
    const begins = Math.max(from, this.#first) - this.#first;
    const after = Math.min(to, this.#last) - this.#first + 1;
    line[begins] = (line[begins] ?? 0) + 1;
    line[after] = (line[after] ?? 0) - 1;
  }

  /** Runs of equal days on which somebody is there. */
  runs(line: Line): readonly Interval[] {
    const runs: Interval[] = [];
    let [people, since] = [0, 0];
    line.forEach((change: number, day: number) => {
      if (change === 0) return;
      if (people > 0)
        runs.push({ from: dayFromNumber(this.#first + since), to: dayFromNumber(this.#first + day - 1), people });
      people += change;
      since = day;
    });
    return runs;
  }
}

/** People under each ceiling, planned and actual apart, as runs of equal days cut to those asked for; `only`: the ceilings meant. */
export function runsUnderCeilings(
  stays: Stays,
  asked: StaysAsked,
  only?: readonly string[],
): ReadonlyMap<string, readonly StandingInterval[]> {
  const meant = only === undefined ? null : new Set(only);
  const changes = new Changes(asked);
  const ceilings = stays.kinds.map(({ permit, standing }) =>
    (permit?.ceilings ?? []).flatMap((id) =>
      meant === null || meant.has(id) ? [{ key: `${id} ${standing}`, id, standing }] : [],
    ),
  );
  const lines = new Map<number, readonly Line[]>();
  const counted = (kind: StayKind) => (kind.permit?.ceilings ?? []).some((id) => meant?.has(id) ?? true);
  each(stays, asked, counted, (kind, from, to) => {
    const own = lines.get(kind) ?? (ceilings[kind] ?? []).map(({ key }) => changes.of(key));
    lines.set(kind, own);
    for (const line of own) changes.add(line, from, to);
  });
  const found = new Map(
    [...lines.keys()].flatMap((kind) => (ceilings[kind] ?? []).map((line) => [line.key, line] as const)),
  );
  const runs = new Map<string, StandingInterval[]>();
  for (const [key, { id, standing }] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = changes.runs(changes.of(key)).map((run) => ({ ...run, standing }));
    runs.set(id, [...(runs.get(id) ?? []), ...own]);
  }
  return runs;
}

/** People in each mission, planned and actual apart, as runs of equal days cut to those asked for. */
export function runsInMissions(
  stays: Stays,
  asked: StaysAsked,
  wanted: (mission: string) => boolean,
): readonly (StandingInterval & { readonly mission: string })[] {
  const changes = new Changes(asked);
  const lines = new Map<string, StayKind>();
  const own = new Map<number, Line>();
  each(
    stays,
    asked,
    (kind) => wanted(kind.mission),
    (kind, from, to) => {
      const stay = stays.kinds[kind];
      if (stay === undefined) return;
      const key = `${stay.mission} ${stay.standing}`;
      const line = own.get(kind) ?? changes.of(key);
      own.set(kind, line);
      lines.set(key, stay);
      changes.add(line, from, to);
    },
  );
  return [...lines].flatMap(([key, { mission, standing }]) =>
    changes.runs(changes.of(key)).map((run) => ({ ...run, mission, standing })),
  );
}

/** People by kind and days, with all of their days, in no order. */
export function groupsOf(
  stays: Stays,
  asked: StaysAsked,
  wanted: (kind: StayKind) => boolean = () => true,
): readonly StayGroup[] {
  const groups = new Map<string, { kind: number; from: number; to: number; people: number }>();
  each(stays, asked, wanted, (kind, from, to) => {
    const key = `${kind} ${from} ${to}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { kind, from, to, people: 1 });
    else group.people += 1;
  });
  return [...groups.values()].flatMap(({ kind, from, to, people }) => {
    const stay = stays.kinds[kind];
    return stay === undefined ? [] : [{ kind: stay, from: dayFromNumber(from), to: dayFromNumber(to), people }];
  });
}

/** For each kind the people whose days were over before a day, with the first and last of their days. */
export function spansBefore(stays: Stays, day: Day, moment: number): readonly StayGroup[] {
  const before = dayNumber(day);
  const spans = stays.kinds.map(() => ({ from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY, people: 0 }));
  for (let at = 0; at < stays.kind.length; at += 1) {
    const to = stays.to[at] ?? 0;
    if (to >= before || !believedAt(stays.recorded[at] ?? 0, stays.superseded[at] ?? 0, moment)) continue;
    const span = spans[stays.kind[at] ?? 0];
    if (span === undefined) continue;
    span.from = Math.min(span.from, stays.from[at] ?? 0);
    span.to = Math.max(span.to, to);
    span.people += 1;
  }
  return spans.flatMap(({ from, to, people }, at) => {
    const kind = stays.kinds[at];
    if (kind === undefined || people === 0) return [];
    return [{ kind, from: dayFromNumber(from), to: dayFromNumber(to), people }];
  });
}
