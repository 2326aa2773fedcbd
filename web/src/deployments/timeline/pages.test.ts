import type { Timeline } from "@contingent/server/deployments/schema";
import { expect, test } from "vitest";
import { joinedPages } from "./pages.ts";

const page = (keys: readonly string[], skipped: number, count: number, numbered = 0): Timeline => ({
  by: "person",
  from: "2026-01-01",
  to: "2026-12-31",
  asOf: "2026-06-30",
  knownAt: null,
  mark: "1",
  extent: null,
  count,
  skipped,
  left: count - skipped - keys.length,
  tours: count,
  numbered,
  withheld: false,
  on: { present: 0, missions: 0, planned: 0, overdue: 0, breached: 0 },
  missions: [],
  rows: keys.map((key) => ({
    ...{ key, title: key, hint: "", mission: null, tours: 1, present: 0, breached: 0, ends: null, overlaps: [] },
    ...{ bars: [], steps: null, stepDays: 1 },
  })),
});

test("parts read one after the other have every row once, and what is left after the last", () => {
  const joined = joinedPages([page(["a", "b"], 0, 6, 1), page(["c", "d", "e"], 2, 6, 2)]);
  expect(joined?.rows.map(({ key }) => key)).toEqual(["a", "b", "c", "d", "e"]);
  expect(joined).toMatchObject({ count: 6, left: 1, numbered: 3, tours: 6 });
  const only = page(["a"], 0, 1);
  expect(joinedPages([only])).toBe(only);
  expect(joinedPages([])).toBeUndefined();
});
