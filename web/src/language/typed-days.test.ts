import { addDays } from "@contingent/server/platform/days";
import { expect, test } from "vitest";
import { sayDay } from "./days.ts";
import { languages } from "./languages.ts";
import { readTypedDay, writeDay } from "./typed-days.ts";

test("a day is written as its language writes it", () => {
  expect(writeDay("2026-06-03", "kk")).toBe("03.06.2026");
  expect(writeDay("2026-06-03", "ru")).toBe("03.06.2026");
  expect(writeDay("2026-06-03", "fr")).toBe("03/06/2026");
  expect(writeDay("2026-06-03", "en")).toBe("3 Jun 2026");
});

test("what a field or a page writes is read as the same day, in every language, and ISO in all", () => {
  for (let day = "2024-01-01"; day <= "2025-03-01"; day = addDays(day, 1)) {
    for (const language of languages) {
      expect(readTypedDay(writeDay(day, language), language)).toBe(day);
      expect(readTypedDay(sayDay(day, language), language)).toBe(day);
      expect(readTypedDay(day, language)).toBe(day);
    }
  }
});

test("the signs between are free, and months may be written out", () => {
  for (const typed of ["3.6.2026", "03/06/2026", "3-6-2026", "3 6 2026", "03062026", "2026.06.03", "2026-6-3"])
    for (const language of languages) expect(readTypedDay(typed, language), typed).toBe("2026-06-03");
  expect(readTypedDay("3 июня 2026 г.", "ru")).toBe("2026-06-03");
  expect(readTypedDay("3 мая 2026 года", "ru")).toBe("2026-05-03");
  expect(readTypedDay("2026 жылғы 3 маусым", "kk")).toBe("2026-06-03");
  expect(readTypedDay("3 juillet 2026", "fr")).toBe("2026-07-03");
  expect(readTypedDay("June 3, 2026", "en")).toBe("2026-06-03");
});

test("the day comes before the month, and what is no day is none", () => {
  expect(readTypedDay("03/04/2026", "en")).toBe("2026-04-03");
  for (const typed of [
    "",
    "3",
    "06.2026",
    "31.02.2026",
    "12/25/2026",
    "3.6.26",
    "3 ju 2026",
    "3 jui 2026",
    "1.2.3.2026",
    "20030401",
    "20101224",
  ])
    for (const language of languages) expect(readTypedDay(typed, language), typed).toBeNull();
});
