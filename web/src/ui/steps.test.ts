import fc from "fast-check";
import { expect, test } from "vitest";
import { changes, corners, nextOf, ticks, valueOn } from "./steps.ts";

const law = [
  { from: "2022-01-01", to: "2022-06-29", value: null },
  { from: "2022-06-30", to: "2023-12-31", value: 430 },
];

test("a value holds on both ends of its step and nowhere else", () => {
  expect(valueOn(law, "2022-06-29")).toBeNull();
  expect(valueOn(law, "2022-06-30")).toBe(430);
  expect(valueOn(law, "2023-12-31")).toBe(430);
  expect(valueOn(law, "2024-01-01")).toBeNull();
});

test("a step is drawn to the end of its last day", () => {
  expect(corners(law, "2022-01-01", "2023-12-31")).toEqual([
    { at: "2022-01-01", value: null },
    { at: "2022-06-30", value: null },
    { at: "2022-06-30", value: 430 },
    { at: "2024-01-01", value: 430 },
  ]);
});

test("arrow keys go from change to change and stop at the ends", () => {
  const days = changes([law], "2022-01-01", "2023-12-31");
  expect(days).toEqual(["2022-01-01", "2022-06-30", "2023-12-31"]);
  expect(nextOf(days, "2022-03-01", 1)).toBe("2022-06-30");
  expect(nextOf(days, "2022-06-30", -1)).toBe("2022-01-01");
  expect(nextOf(days, "2023-12-31", 1)).toBe("2023-12-31");
});

test("an axis never has more marks than asked for by much, and all lie within it", () => {
  const days = fc
    .integer({ min: 0, max: 20_000 })
    .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, days, fc.integer({ min: 2, max: 20 }), (a, b, most) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const found = ticks(from, to, most);
      expect(found.length).toBeLessThanOrEqual(most + 2);
      expect(found.every((day) => day >= from && day <= to && day.endsWith("-01"))).toBe(true);
    }),
  );
});
