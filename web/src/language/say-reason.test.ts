import { lawText } from "@contingent/server/authorisations/text";
import { codeNames } from "@contingent/server/missions/text";
import { expect, test } from "vitest";
import { languages } from "./languages.ts";
import { sayReason } from "./say-reason.ts";
import { defineText } from "./text.ts";
import { wordsText } from "./words.ts";

const known = { sentences: [defineText("test.law", lawText)], rules: null };

test("a refusal says roles and modes in words, several of them too, in every language", () => {
  const facts = { reference: "A-2018", mission: "UNIFIL", permitted: "unmo, staff_officer", role: "contingent_member" };
  const said = languages.map((language) =>
    sayReason({ code: "role-not-permitted", facts, message: "" }, language, known),
  );
  for (const sentence of said) expect(sentence).not.toMatch(/unmo|staff_officer|contingent_member|\{\{/);
  expect(said[2]).toBe(
    "A-2018 permits in UNIFIL: military observer, staff officer; contingent member is not among them.",
  );
  const modes = { reference: "A-2018", mission: "UNIFIL", permitted: "embedded", mode: "self" };
  for (const language of languages)
    expect(sayReason({ code: "mode-not-permitted", facts: modes, message: "" }, language, known)).not.toMatch(
      /embedded|\bself\b(?!-)/,
    );
});

test("words that are no codes stay as they are, moments are said in the reader's time", () => {
  const sentences = [
    defineText("test.other", { told: { en: "{{what}}", ru: "{{what}}", kk: "{{what}}", fr: "{{what}}" } }),
  ];
  const say = (what: string) =>
    sayReason({ code: "told", facts: { what }, message: "" }, "ru", { sentences, rules: null });
  expect(say("UNDOF, none of them")).toBe("UNDOF, none of them");
  expect(say("2026-06-30T12:00:00.000Z")).toMatch(/^30\u00a0июн\.\u00a02026, \d\d:\d\d$/);
});

test("the server's English names of codes are those of the page", () => {
  for (const [code, name] of Object.entries(codeNames))
    expect(wordsText.phrases[code as keyof typeof wordsText.phrases]?.en, code).toBe(name);
});
