import { expect, test } from "vitest";
import { writtenDay, writtenMoment } from "./written.ts";

test("days and moments are written as the language of a document writes them", () => {
  expect(writtenDay("2026-06-03", "en")).toBe("3 Jun 2026");
  expect(writtenDay("2026-06-03", "fr")).toBe("03/06/2026");
  expect(writtenDay("2026-06-03", "kk")).toBe("03.06.2026");
  expect(writtenMoment("2026-06-03T14:05:09.120Z", "ru")).toBe("03.06.2026, 14:05:09 UTC");
});
