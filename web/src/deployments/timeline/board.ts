/** The rows of the timeline as they are drawn: bars in lanes, heights in pixels, and the way from bar to bar by keys. Pure. */
import type { TimelineBar, TimelineRow } from "@contingent/server/deployments/schema";
import { type Day, dayNumber } from "@contingent/server/platform/days";
import { laneHeight, lanesOf } from "../../ui/timeline/lanes.ts";

export interface BoardBar {
  readonly bar: TimelineBar;
  /** What the bar is in the address; the same in every grouping. */
  readonly id: string;
  readonly lane: number;
}

export interface BoardRow {
  readonly row: TimelineRow;
  /** In order of their first day. */
  readonly bars: readonly BoardBar[];
  readonly lane: number;
  readonly height: number;
  /** Whether the row before is of another mission, so that this one says when it ends. */
  readonly tells: boolean;
}

/** Above and below the lanes of a row. */
export const ROW_ROOM = 4;
const LEAST_HEIGHT = 30;
const STEPS_HEIGHT = 64;

/** What a bar is called in the address: its tour, or what the tours in it have in common. */
export function barId(bar: TimelineBar): string {
  if (bar.tourId !== null) return bar.tourId;
  const same = [bar.from, bar.to, bar.mission, bar.unit, bar.rotation ?? "", bar.role, bar.mode, bar.standing];
  return [...same, bar.authorisation ?? "", bar.confidence, bar.people].join("~");
}

/** Rows with something on these days, with their bars of these days in lanes. */
export function boardOf(
  rows: readonly TimelineRow[],
  days: { readonly from: Day; readonly to: Day },
): readonly BoardRow[] {
  const within = (one: { readonly from: Day; readonly to: Day }) => one.from <= days.to && one.to >= days.from;
  const kept = rows.filter((row) =>
    row.steps ? row.steps.some((step) => within(step) && step.actual + step.planned > 0) : row.bars.some(within),
  );
  return kept.map((row, at) => {
    const { placed, lanes } = lanesOf(row.bars.filter(within));
    const lane = laneHeight(lanes);
    const height = row.steps === null ? Math.max(LEAST_HEIGHT, lanes * lane + 2 * ROW_ROOM) : STEPS_HEIGHT;
    return {
      row,
      bars: placed.map((one) => ({ ...one, id: barId(one.bar) })),
      lane,
      height,
      tells: kept[at - 1]?.mission !== row.mission,
    };
  });
}

/** Where the keys are: a row, and in it a bar; no bar in a row that is told in numbers. */
export interface Place {
  readonly row: number;
  readonly bar: number | null;
}

/** The place of a bar by its id: in the row named, else in the first that has it; null: nowhere. */
export function placeOf(board: readonly BoardRow[], id: string | undefined): Place | null {
  if (id === undefined) return null;
  for (const [row, { bars }] of board.entries()) {
    const bar = bars.findIndex((one) => one.id === id);
    if (bar >= 0) return { row, bar };
  }
  return null;
}

/** The place an arrow key leads to: along a row from bar to bar, or to the bar of the next row that is nearest in time. */
export function nextPlace(board: readonly BoardRow[], at: Place, key: string): Place {
  const own = board[at.row]?.bars ?? [];
  const within = (bar: number) =>
    own.length === 0 ? at : { row: at.row, bar: Math.min(Math.max(bar, 0), own.length - 1) };
  switch (key) {
    case "ArrowRight":
      return within((at.bar ?? -1) + 1);
    case "ArrowLeft":
      return within((at.bar ?? 1) - 1);
    case "Home":
      return within(0);
    case "End":
      return within(own.length - 1);
    case "ArrowDown":
    case "ArrowUp": {
      const row = at.row + (key === "ArrowDown" ? 1 : -1);
      if (row < 0 || row >= board.length) return at;
      return { row, bar: nearest(board[row]?.bars ?? [], own[at.bar ?? -1]?.bar) };
    }
    default:
      return at;
  }
}

function nearest(bars: readonly BoardBar[], from: TimelineBar | undefined): number | null {
  if (bars.length === 0) return null;
  if (from === undefined) return 0;
  const apart = (bar: TimelineBar) => Math.abs(middle(bar) - middle(from));
  return bars.reduce((best, { bar }, index) => (apart(bar) < apart(bars[best]?.bar ?? bar) ? index : best), 0);
}

function middle({ from, to }: { readonly from: Day; readonly to: Day }): number {
  return (dayNumber(from) + dayNumber(to)) / 2;
}
