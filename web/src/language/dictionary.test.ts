import { expect, test } from "vitest";
import { currentLanguage, onLanguage, sayPhrase, speak } from "./dictionary.ts";

const people = {
  en: { one: "{{count}} person", other: "{{count}} people" },
  ru: { one: "{{count}} человек", few: "{{count}} человека", many: "{{count}} человек" },
  kk: "{{count}} адам",
  fr: { one: "{{count}} personne", other: "{{count}} personnes" },
} as const;
const free = { en: "{{free}} may go", ru: "ещё {{free}}", kk: "тағы {{free}}", fr: "encore {{free}}" } as const;

test.each([
  ["en", 1, "1 person"],
  ["en", 2, "2 people"],
  ["ru", 1, "1 человек"],
  ["ru", 22, "22 человека"],
  ["ru", 11, "11 человек"],
  ["ru", 164, "164 человека"],
  ["ru", 1.5, "1,5 человек"],
  ["kk", 1, "1 адам"],
  ["kk", 164, "164 адам"],
  ["fr", 0, "0 personne"],
  ["fr", 2, "2 personnes"],
  ["fr", 1_000_000, "1 000 000 personnes"],
] as const)("%s says %f with the right form", (language, count, said) => {
  expect(sayPhrase(people, language, { count }).replace(/[\u00a0\u202f]/g, " ")).toBe(said);
});

test("numbers are grouped by spaces that do not break, and a minus is a minus", () => {
  expect(sayPhrase(free, "ru", { free: 1234567 })).toBe("ещё 1\u00a0234\u00a0567");
  expect(sayPhrase(free, "kk", { free: -12 })).toBe("тағы −12");
});

test("a place without a parameter stays visible, so that a sentence is not said with a hole", () => {
  expect(sayPhrase(free, "en", {})).toBe("{{free}} may go");
});

test("what looks like a place in a value is left as it is", () => {
  expect(sayPhrase(free, "en", { free: "{{count}} $& $t(x)" })).toBe("{{count}} $& $t(x) may go");
});

test("a sentence that ends in a shortened month has one full stop", () => {
  const said = { en: "On <b>{{day}}</b>.", ru: "{{day}}.", kk: "{{day}}. Бару", fr: "Le {{day}}." } as const;
  expect(sayPhrase(said, "en", { day: "1 Feb 2027" })).toBe("On <b>1 Feb 2027</b>.");
  expect(sayPhrase({ ...said, en: "On <b>{{day}}</b>." }, "en", { day: "Feb." })).toBe("On <b>Feb.</b>");
  expect(sayPhrase(said, "kk", { day: "2027 ж. 1 ақп." })).toBe("2027 ж. 1 ақп. Бару");
  expect(sayPhrase(said, "ru", { day: 5 })).toBe("5.");
  expect(sayPhrase(said, "fr", {})).toBe("Le {{day}}.");
});

test("whoever listens hears of another language", () => {
  const heard: string[] = [];
  const stop = onLanguage(() => heard.push(currentLanguage()));
  speak("kk");
  stop();
  speak("en");
  expect(heard).toEqual(["kk"]);
});

test("signs that stand apart do not begin a line", () => {
  const said = {
    en: "{{day}}: go",
    ru: "{{day}} — идти",
    kk: "{{day}}: бару",
    fr: "« {{day}} » : aller ; et puis ?",
  } as const;
  expect(sayPhrase(said, "fr", { day: "lundi" })).toBe("«\u00a0lundi\u00a0»\u00a0: aller\u00a0; et puis\u00a0?");
  expect(sayPhrase(said, "ru", { day: "завтра" })).toBe("завтра\u00a0— идти");
  expect(sayPhrase(said, "kk", { day: "ертең" })).toBe("ертең: бару");
});
