/** Says a refusal, a cause or a remark of the server in the reader's language. */
import { Day } from "@contingent/server/platform/days";
import { useCallback } from "react";
import { sayDay } from "./days.ts";
import { addText, sayKey } from "./dictionary.ts";
import type { Language } from "./languages.ts";
import { textOfReason } from "./reasons.ts";
import { useLanguage, useText } from "./use-text.ts";
import { isWord, wordsText } from "./words.ts";

/** What the server says by code: facts fill the sentence, `message` is the English one. */
export interface Reason {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly message: string;
}

/** A function that says a reason; English where the reader's language has no sentence or the facts do not fill it. */
export function useReason(): (reason: Reason) => string {
  const language = useLanguage();
  const word = useWord();
  return useCallback((reason) => sayReason(reason, language, word), [language, word]);
}

function sayReason(reason: Reason, language: Language, word: (code: string) => string): string {
  const text = textOfReason(reason.code);
  if (!text) return reason.message;
  addText(text);
  const facts = Object.entries(reason.facts).map(([name, fact]) => [name, sayFact(fact, language, word)]);
  const given = Object.fromEntries(facts.filter(([, fact]) => fact !== null));
  const count = reason.facts.count ?? reason.facts.people;
  const said = sayKey(language, text.namespace, reason.code, {
    ...given,
    ...(typeof count === "number" ? { count } : {}),
  });
  return said.includes("{{") ? reason.message : said;
}

function sayFact(
  fact: string | number | null,
  language: Language,
  word: (code: string) => string,
): string | number | null {
  if (typeof fact !== "string") return fact;
  return Day.safeParse(fact).success ? sayDay(fact, language) : word(fact);
}

/** A function that says a coded value, as `staff_officer`, in the reader's language; an unknown one as it is. */
export function useWord(): (code: string) => string {
  const say = useText(wordsText);
  return useCallback((code) => (isWord(code) ? say(code) : code), [say]);
}
