import type { TimelineBar, TimelineRow } from "@contingent/server/deployments/schema";
import { expect, test } from "vitest";
import { boardOf, nextPlace, placeOf } from "./board.ts";

const aBar = (from: string, to: string, given: Partial<TimelineBar> = {}): TimelineBar => ({
  from,
  to,
  people: 1,
  standing: "actual",
  state: "returned",
  mission: "UNDOF",
  role: "contingent_member",
  mode: "self",
  unit: "UNDOF/company",
  rotation: 1,
  rotationId: null,
  contributionId: null,
  authorisation: "A-1",
  breach: null,
  confidence: "verified",
  tourId: null,
  person: null,
  name: null,
  post: null,
  ...given,
});

const aRow = (key: string, bars: readonly TimelineBar[], steps: TimelineRow["steps"] = null): TimelineRow => ({
  key,
  title: key,
  hint: "",
  mission: null,
  tours: bars.length,
  present: 0,
  breached: 0,
  ends: null,
  overlaps: [],
  bars: [...bars],
  steps,
  stepDays: 1,
});

const always = { from: "2000-01-01", to: "2030-12-31" };
const board = boardOf(
  [
    aRow("one", [aBar("2024-01-01", "2024-06-30"), aBar("2024-06-01", "2024-12-31"), aBar("2025-01-01", "2025-06-30")]),
    aRow("numbers", [], [{ from: "2024-01-01", to: "2024-12-31", actual: 5, planned: 0, breached: 0 }]),
    aRow("two", [aBar("2023-01-01", "2023-02-01"), aBar("2025-02-01", "2025-05-01", { tourId: "t", people: 1 })]),
  ],
  always,
);

test("bars that share a day stand in two lanes, and the row is as high as they need", () => {
  expect(board[0]?.bars.map(({ lane }) => lane)).toEqual([0, 1, 0]);
  expect(board[0]?.height).toBe(52);
  expect(board[1]?.height).toBe(64);
});

test("arrows go along a row, stop at its ends, and cross to the bar that is nearest in time", () => {
  expect(nextPlace(board, { row: 0, bar: 0 }, "ArrowRight")).toEqual({ row: 0, bar: 1 });
  expect(nextPlace(board, { row: 0, bar: 2 }, "ArrowRight")).toEqual({ row: 0, bar: 2 });
  expect(nextPlace(board, { row: 0, bar: 0 }, "ArrowLeft")).toEqual({ row: 0, bar: 0 });
  expect(nextPlace(board, { row: 0, bar: 1 }, "End")).toEqual({ row: 0, bar: 2 });
  expect(nextPlace(board, { row: 0, bar: 2 }, "ArrowDown")).toEqual({ row: 1, bar: null });
  expect(nextPlace(board, { row: 1, bar: null }, "ArrowDown")).toEqual({ row: 2, bar: 0 });
  expect(nextPlace(board, { row: 2, bar: 1 }, "ArrowDown")).toEqual({ row: 2, bar: 1 });
  expect(nextPlace(board, { row: 0, bar: 0 }, "ArrowUp")).toEqual({ row: 0, bar: 0 });
});

test("a bar is found by what the address calls it", () => {
  expect(placeOf(board, "t")).toEqual({ row: 2, bar: 1 });
  expect(placeOf(board, board[0]?.bars[1]?.id)).toEqual({ row: 0, bar: 1 });
  expect(placeOf(board, "elsewhere")).toBeNull();
  expect(placeOf(board, undefined)).toBeNull();
});

test("rows and bars outside the days are left out, and the lanes are those of the rest", () => {
  const rows = [
    aRow("early", [aBar("2020-01-01", "2020-12-31")]),
    aRow("both", [
      aBar("2020-01-01", "2024-03-01"),
      aBar("2020-06-01", "2020-12-31"),
      aBar("2024-02-01", "2024-12-31"),
    ]),
    aRow("numbers", [], [{ from: "2020-01-01", to: "2020-12-31", actual: 5, planned: 0, breached: 0 }]),
  ];
  const shown = boardOf(rows, { from: "2024-01-01", to: "2024-12-31" });
  expect(shown.map(({ row }) => row.key)).toEqual(["both"]);
  expect(shown[0]?.bars.map(({ bar, lane }) => [bar.from, lane])).toEqual([
    ["2020-01-01", 0],
    ["2024-02-01", 1],
  ]);
});
