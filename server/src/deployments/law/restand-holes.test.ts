import { expect, test } from "vitest";
import { beyondHole } from "./restand-holes.ts";

const part = (from: number, to: number, standing: "planned" | "actual" = "planned") => ({
  from: `2024-07-${String(from).padStart(2, "0")}`,
  to: `2024-07-${String(to).padStart(2, "0")}`,
  standing,
});
const TODAY = "2024-07-15";

test.each([
  ["no parts", [], null],
  ["parts in a row", [part(11, 20), part(1, 10)], null],
  ["a hole in a plan", [part(1, 5), part(8, 10), part(11, 20)], ["2024-07-05", 2]],
  ["a hole that has passed", [part(1, 5, "actual"), part(8, 20, "actual")], null],
  ["a return that is still to come", [part(1, 14, "actual"), part(16, 20, "actual")], ["2024-07-14", 1]],
  [
    "a hole that has passed, and one to come",
    [part(1, 5, "actual"), part(8, 16, "actual"), part(18, 20, "actual")],
    ["2024-07-16", 1],
  ],
] as const)("%s", (_, parts, expected) => {
  const hole = beyondHole([...parts], TODAY);
  expect(hole === null ? null : [hole.last, hole.lost.length]).toEqual(expected);
});
