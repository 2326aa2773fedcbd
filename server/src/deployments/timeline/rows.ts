/** From the tours that are meant to the rows of the timeline, with bars where they are few enough. Pure. */
import { type Day, dayFromNumber, dayNumber } from "../../platform/days.ts";
import type { Copy } from "./copy.ts";
import { type Group, type Groups, groupsOf, headOf } from "./groups.ts";
import { believedAt } from "./ledger.ts";
import { overlapsOf, type Turn } from "./overlaps.ts";
import { type Kinds, packedBars, runsOf } from "./runs.ts";
import type { PackedRow, TimelineAnswer, TimelineQuery } from "./schema.ts";
import { tourFilter } from "./select.ts";
import { stepsOf, type Window } from "./steps.ts";
import { stateAt, UNKNOWN, type View } from "./view.ts";

/** What the answer depends on besides the records: the question, the day, and whether persons may be named. */
export interface Asked {
  readonly query: TimelineQuery;
  readonly asOf: Day;
  readonly named: boolean;
}

/** Years shown where nothing is recorded and no window was asked for. */
const EMPTY_YEARS = 1;
/** Steps of all rows together, and the fewest that one row has where there are many. */
const ALL_STEPS = 9000;
const LEAST_STEPS = 60;

/** The timeline of a view. Rows are in order; those that do not fit into one answer are counted and asked for by their number. */
export function timelineOf(copy: Copy, view: View, asked: Asked): Omit<TimelineAnswer, "knownAt" | "mark"> {
  const { query, named } = asked;
  const asOf = dayNumber(asked.asOf);
  const meant = meantBy(copy, view, asked, asOf);
  const window = windowOf(query, meant.extent ?? { from: asOf, to: asOf + 365 * EMPTY_YEARS });
  const inWindow = meant.tours.filter(
    (tour) => (view.from[tour] ?? 0) <= window.to && (view.to[tour] ?? 0) >= window.from,
  );
  const groups = groupsOf(copy, view, query.by, inWindow);
  const kinds: Kinds = { list: [], places: new Map() };
  const found = rowsOf(copy, view, groups, { ...asked, asOf, window, kinds });
  const numbered = found.filter((row) => row.steps !== null).length;
  const skipped = Math.min(query.skip, groups.count);
  // Who wants the whole in bars has no use for a part of it.
  const none = query.whole === true && (numbered > 0 || skipped + found.length < groups.count);
  const rows = none ? [] : found;
  return {
    by: query.by,
    from: dayFromNumber(window.from),
    to: dayFromNumber(window.to),
    asOf: asked.asOf,
    extent: meant.extent && daysOf(meant.extent),
    kinds: none ? [] : kinds.list,
    rows,
    count: groups.count,
    skipped,
    left: groups.count - skipped - rows.length,
    tours: inWindow.length,
    numbered: none ? 0 : numbered,
    withheld: !named,
    on: meant.on,
    missions: [...copy.missions.list].sort(),
  };
}

/** The days that were asked for; an end that was not given is that of all there is, or the other one where that lies beyond it. */
function windowOf({ from, to }: TimelineQuery, all: Window): Window {
  const [first, last] = [from, to].map((day) => (day === undefined ? undefined : dayNumber(day)));
  return {
    from: first ?? Math.min(all.from, last ?? all.from),
    to: last ?? Math.max(all.to, first ?? all.to),
  };
}

const daysOf = ({ from, to }: Window) => ({ from: dayFromNumber(from), to: dayFromNumber(to) });

interface Meant {
  readonly tours: Int32Array;
  readonly extent: Window | null;
  readonly on: TimelineAnswer["on"];
}

/** The tours a question means, whatever its window, and how many of them there are on its day. */
function meantBy(copy: Copy, view: View, { query, named }: Asked, asOf: number): Meant {
  const wanted = tourFilter(copy, view, query, asOf, named);
  const tours = new Int32Array(copy.tours.ids.count);
  const missions = new Set<number>();
  const on = { present: 0, planned: 0, overdue: 0, breached: 0 };
  let [count, from, to] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let tour = 0; tour < tours.length; tour += 1) {
    if (view.standing[tour] === UNKNOWN || !wanted(tour)) continue;
    tours[count] = tour;
    count += 1;
    const [first, last] = [view.from[tour] ?? 0, view.to[tour] ?? 0];
    if (first < from) from = first;
    if (last > to) to = last;
    const state = stateAt(view, tour, asOf);
    if (state === "planned") on.planned += 1;
    else if (state === "overdue") on.overdue += 1;
    else if (state === "in_mission") {
      on.present += 1;
      if ((view.breach[tour] ?? -1) >= 0) on.breached += 1;
      missions.add(copy.tours.mission[tour] ?? -1);
    }
  }
  const extent = count === 0 ? null : { from, to };
  return { tours: tours.subarray(0, count), extent, on: { ...on, missions: missions.size } };
}

interface RowsAsked {
  readonly query: TimelineQuery;
  readonly named: boolean;
  readonly asOf: number;
  readonly window: Window;
  readonly kinds: Kinds;
}

/** Rows from the first that is wanted on, as many as one answer holds; the first one always. */
function rowsOf(copy: Copy, view: View, groups: Groups, asked: RowsAsked): PackedRow[] {
  const { query, named } = asked;
  const wanted = groups.slice(query.skip, query.skip + query.rows);
  const steps = Math.min(query.steps, Math.max(LEAST_STEPS, Math.floor(ALL_STEPS / Math.max(1, wanted.length))));
  const alone = query.each === true || query.by === "person" || query.by === "post";
  const rows: PackedRow[] = [];
  let bars = 0;
  for (const group of wanted) {
    const runs = named ? runsOf(copy, view, group.tours, alone, Math.min(query.rowBars, query.bars)) : null;
    bars += runs?.length ?? 0;
    if (bars > query.bars) break;
    const told = runs === null ? stepsOf(view, group.tours, asked.window, steps) : null;
    rows.push({
      ...headOfRow(copy, view, group, asked),
      bars: runs && packedBars(copy, view, runs, { kinds: asked.kinds, language: query.language }),
      steps: told?.steps ?? null,
      stepDays: told?.stepDays ?? 1,
    });
  }
  return rows;
}

function headOfRow(
  copy: Copy,
  view: View,
  group: Group,
  asked: RowsAsked,
): Omit<PackedRow, "bars" | "steps" | "stepDays"> {
  const head = headOf(copy, asked.query, group);
  let [present, breached] = [0, 0];
  for (const tour of group.tours) {
    if (stateAt(view, tour, asked.asOf) === "in_mission") present += 1;
    if ((view.breach[tour] ?? -1) >= 0) breached += 1;
  }
  return {
    ...head,
    tours: group.tours.length,
    present,
    breached,
    ends: endsOf(copy, head.mission, view.moment),
    overlaps: overlapDays(copy, view, group.tours, asked),
  };
}

function endsOf({ ends }: Copy, mission: string | null, moment: number): PackedRow["ends"] {
  if (mission === null) return null;
  const dayOf = (kind: string) =>
    ends.find(
      (end) =>
        end.mission === mission &&
        end.kind === kind &&
        believedAt(end.recorded, end.superseded ?? Number.POSITIVE_INFINITY, moment),
    )?.day ?? null;
  const known = { operations: dayOf("operations"), withdrawal: dayOf("withdrawal") };
  return known.operations === null && known.withdrawal === null ? null : known;
}

function overlapDays(copy: Copy, view: View, own: Int32Array, { query, window }: RowsAsked): PackedRow["overlaps"] {
  if (query.by === "person") return [];
  const byPost = query.by === "post";
  const turns: Turn[] = [];
  for (const tour of own) {
    const post = byPost ? (copy.tours.post[tour] ?? -1) : -1;
    const rotation = view.rotation[tour] ?? -1;
    const days = { from: view.from[tour] ?? 0, to: view.to[tour] ?? 0 };
    if (byPost && post >= 0) turns.push({ of: post, turn: tour, ...days });
    if (!byPost && rotation >= 0) turns.push({ of: copy.tours.unit[tour] ?? -1, turn: rotation, ...days });
  }
  return overlapsOf(turns)
    .filter(({ from, to }) => from <= window.to && to >= window.from)
    .map(daysOf);
}
