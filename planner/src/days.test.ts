import fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber, dayText, isDay } from "./days.ts";

test("only days that exist are days", () => {
  for (const day of ["2026-01-01", "2028-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    expect(isDay(day)).toBe(true);
  const none = [
    "2026-02-29",
    "1900-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-1-1",
    "0000-05-05",
    "",
    "x",
  ];
  for (const text of [...none, "2026-01-01 ", "20260101", "+002026-01-01"]) expect(isDay(text)).toBe(false);
});

test("day numbers count days since 1970-01-01", () => {
  expect(dayNumber("1970-01-01")).toBe(0);
  expect(dayNumber("1969-12-31")).toBe(-1);
  expect(dayNumber("2026-03-01") - dayNumber("2026-02-28")).toBe(1);
  expect(dayNumber("2028-03-01") - dayNumber("2028-02-28")).toBe(2);
});

test("text and number are each other's inverse, and agree with the calendar of the language", () => {
  fc.assert(
    fc.property(fc.integer({ min: dayNumber("0001-01-01"), max: dayNumber("9999-12-31") }), (number) => {
      const text = dayText(number);
      expect(isDay(text)).toBe(true);
      expect(dayNumber(text)).toBe(number);
      expect(text).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
    }),
  );
});
