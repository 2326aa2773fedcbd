import { beforeAll, expect, test } from "vitest";
import { addText, sayKey, startDictionary } from "./dictionary.ts";
import { defineText } from "./text.ts";

const text = defineText("test", {
  people: {
    en: { one: "{{count}} person", other: "{{count}} people" },
    ru: { one: "{{count}} человек", few: "{{count}} человека", many: "{{count}} человек" },
    kk: "{{count}} адам",
    fr: { one: "{{count}} personne", other: "{{count}} personnes" },
  },
  free: { en: "{{free}} may go", ru: "ещё {{free}}", kk: "тағы {{free}}", fr: "encore {{free}}" },
});

beforeAll(async () => {
  await startDictionary("en");
  addText(text);
});

test.each([
  ["en", 1, "1 person"],
  ["en", 2, "2 people"],
  ["ru", 1, "1 человек"],
  ["ru", 22, "22 человека"],
  ["ru", 11, "11 человек"],
  ["ru", 164, "164 человека"],
  ["kk", 1, "1 адам"],
  ["kk", 164, "164 адам"],
  ["fr", 0, "0 personne"],
  ["fr", 2, "2 personnes"],
  ["fr", 1_000_000, "1 000 000 personnes"],
] as const)("%s says %i with the right form", (language, count, said) => {
  expect(sayKey(language, "test", "people", { count }).replace(/[\u00a0\u202f]/g, " ")).toBe(said);
});

test("numbers are grouped by spaces that do not break, and a minus is a minus", () => {
  expect(sayKey("ru", "test", "free", { free: 1234567 })).toBe("ещё 1\u00a0234\u00a0567");
  expect(sayKey("kk", "test", "free", { free: -12 })).toBe("тағы −12");
});

test("a place without a parameter stays visible, so that a sentence is not said with a hole", () => {
  expect(sayKey("en", "test", "free", {})).toContain("{{free}}");
});
