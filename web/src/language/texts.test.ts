import { describe, expect, test } from "vitest";
import { languages } from "./languages.ts";
import type { Phrase, Text } from "./text.ts";

const modules = import.meta.glob<Record<string, unknown>>(["../**/{text,words,*-text,*-words,text-*,*-reasons}.ts"], {
  eager: true,
});

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "phrases" in value && "namespace" in value;
}

const texts = Object.values(modules).flatMap((module) => Object.values(module).filter(isText));
const phrases = texts.flatMap((text) =>
  Object.entries(text.phrases).map(([key, phrase]): [string, Phrase] => [`${text.namespace}.${key}`, phrase]),
);

function formsOf(phrase: Phrase, language: (typeof languages)[number]): readonly string[] {
  const said: string | object = phrase[language];
  return typeof said === "string" ? [said] : Object.values(said);
}

/** Places of a phrase, each once: `{{name}}`. */
function placesOf(words: string): readonly string[] {
  return [...new Set([...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ""))].sort();
}

/** Parts of a sentence that are drawn otherwise: `<name>…</name>`. */
function partsOf(words: string): readonly string[] {
  return [...new Set([...words.matchAll(/<(\w+)>/g)].map(([, name]) => name ?? ""))].sort();
}

test("the pages have texts, and their namespaces are unique", () => {
  expect(texts.length).toBeGreaterThanOrEqual(9);
  expect(new Set(texts.map((text) => text.namespace)).size).toBe(texts.length);
});

describe.each(languages)("in %s", (language) => {
  test("every phrase is said", () => {
    const silent = phrases.filter(([, phrase]) => formsOf(phrase, language).some((words) => words.trim() === ""));
    expect(silent.map(([key]) => key)).toEqual([]);
  });

  test("no phrase needs a place that the English one does not give", () => {
    const wrong = phrases.filter(([, phrase]) => {
      const known = new Set([...formsOf(phrase, "en").flatMap(placesOf), "count"]);
      return formsOf(phrase, language).some((words) => placesOf(words).some((place) => !known.has(place)));
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test("a sentence keeps its links and marks", () => {
    const wrong = phrases.filter(([, phrase]) => {
      const parts = [...new Set(formsOf(phrase, "en").flatMap(partsOf))].sort();
      return formsOf(phrase, language).some((words) => partsOf(words).join() !== parts.join());
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test("tags are closed", () => {
    const wrong = phrases.filter(([, phrase]) =>
      formsOf(phrase, language).some(
        (words) => (words.match(/<\w+>/g) ?? []).length !== (words.match(/<\/\w+>/g) ?? []).length,
      ),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

/** Words that are the same in all languages by nature. */
const same = /^[\s\d.,:;()–—+→{}<>/\w-]*$/;

test("Kazakh and Russian are written in Cyrillic, and differ from English", () => {
  const english = phrases.filter(([, phrase]) =>
    (["kk", "ru"] as const).some((language) =>
      formsOf(phrase, language).some(
        (words) => !/\p{Script=Cyrillic}/u.test(words) && !same.test(words.replace(/[A-Za-z]+/g, "")),
      ),
    ),
  );
  expect(english.map(([key]) => key)).toEqual([]);
});

/** A whole noun after a number and a hyphen makes an ordinal, "3-нұсқа": the third version. It is the same for every number. */
const ordinal = /-(нұсқа|топ)/u;

test("Kazakh puts no ending on a number in a place: the ending would depend on the number", () => {
  const wrong = phrases.filter(([, phrase]) =>
    (phrase.kk.match(/\}\}(<\/\w+>)?-\p{L}+/gu) ?? []).some((words) => !ordinal.test(words)),
  );
  expect(wrong.map(([key]) => key)).toEqual([]);
});
