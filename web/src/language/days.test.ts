import { expect, test } from "vitest";
import { sayDay, sayDays, sayDuration, sayMonth } from "./days.ts";

const plain = (words: string) => words.replaceAll("\u00a0", " ");

test("a day is said as each language writes it", () => {
  expect(plain(sayDay("2026-06-30", "en"))).toBe("30 Jun 2026");
  expect(plain(sayDay("2026-06-30", "ru"))).toBe("30 июн. 2026");
  expect(plain(sayDay("2026-06-30", "kk"))).toBe("2026 ж. 30 мау.");
  expect(plain(sayDay("2026-06-01", "fr"))).toBe("1 juin 2026");
});

test("a range has both ends, an open one none, a single day is a day", () => {
  expect(plain(sayDays("2026-01-01", "2026-06-30", "en"))).toBe("1 Jan 2026 – 30 Jun 2026");
  expect(plain(sayDays("2026-01-01", null, "en"))).toBe("1 Jan 2026 –");
  expect(plain(sayDays("2026-01-01", "2026-01-01", "en"))).toBe("1 Jan 2026");
});

test("a duration counts both ends, in months and days", () => {
  expect(plain(sayDuration("2026-01-01", "2026-12-31", "en"))).toBe("12 months");
  expect(plain(sayDuration("2026-01-01", "2026-01-01", "en"))).toBe("1 day");
  expect(plain(sayDuration("2024-03-14", "2025-03-20", "ru"))).toBe("12 месяцев 7 дней");
  expect(plain(sayDuration("2026-01-31", "2026-02-28", "en"))).toBe("1 month 1 day");
  expect(plain(sayDuration("2026-01-01", "2026-01-22", "ru"))).toBe("22 дня");
  expect(plain(sayDuration("2026-01-01", "2026-02-28", "kk"))).toBe("2 ай");
});

test("months stand in the nominative above a calendar", () => {
  expect(sayMonth(2026, 5, "ru")).toBe("Июнь 2026");
  expect(sayMonth(2026, 5, "kk")).toBe("2026 ж. маусым");
});
