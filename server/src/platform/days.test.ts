import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths, Day, dayFromNumber, dayNumber, daysBetween, Moment } from "./days.ts";

const FIRST = "0001-01-01";
const LAST = "9999-12-31";
const anyDay = fc.integer({ min: dayNumber(FIRST), max: dayNumber(LAST) }).map(dayFromNumber);

test("a day is one that the calendar and the database know", () => {
  for (const day of [FIRST, "0099-12-31", "1947-12-31", "2024-02-29", LAST])
    expect(Day.safeParse(day).success).toBe(true);
  for (const text of ["0000-01-01", "2023-02-29", "10000-01-01", "-0001-01-01", "", "2022-06-30T00:00:00Z"])
    expect(Day.safeParse(text).success).toBe(false);
  expect(Moment.safeParse("0000-01-01T00:00:00Z").success).toBe(false);
  expect(Moment.safeParse("0001-01-01T00:00:00Z").success).toBe(true);
});

test("days and their numbers belong to each other from the first year to the last", () => {
  expect(daysBetween("0099-12-31", "0100-01-01")).toBe(1);
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(Day.safeParse(day).success).toBe(true);
      expect(dayFromNumber(dayNumber(day))).toBe(day);
    }),
  );
});

test("the calendar ends where it ends, whatever is added", () => {
  expect(addDays(LAST, 1)).toBe(LAST);
  expect(addDays(FIRST, -1)).toBe(FIRST);
  expect(addMonths("9999-11-30", 2)).toBe(LAST);
  expect(addMonths("0001-01-31", -1)).toBe(FIRST);
});

test("months later is the same day of the month, or the month's last", () => {
  expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
  expect(addMonths("2023-01-31", 1)).toBe("2023-02-28");
  expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
  expect(addMonths("2024-03-31", -4)).toBe("2023-11-30");
  expect(addMonths("0050-12-15", 1)).toBe("0051-01-15");
});
