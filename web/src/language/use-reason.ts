/** Says a refusal, a cause or a remark of the server in the reader's language. */
import { Day } from "@contingent/server/platform/days";
import { useCallback, useSyncExternalStore } from "react";
import { sayDay } from "./days.ts";
import { sayPhrase } from "./dictionary.ts";
import type { Language } from "./languages.ts";
import { knownReasons, onMoreReasons } from "./reasons.ts";
import { useLanguage, useText } from "./use-text.ts";
import { isWord, wordsText } from "./words.ts";

/** What the server says by code: facts fill the sentence, `message` is the English one. */
export interface Reason {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly message: string;
}

type Known = ReturnType<typeof knownReasons>;
type Word = (code: string) => string;

/** A function that says a reason; English where the reader's language has no sentence or the facts do not fill it. */
export function useReason(): (reason: Reason) => string {
  const language = useLanguage();
  const word = useWord();
  const known = useSyncExternalStore(onMoreReasons, knownReasons);
  return useCallback((reason) => sayReason(reason, language, word, known), [language, word, known]);
}

function sayReason(reason: Reason, language: Language, word: Word, known: Known): string {
  const text = known.sentences.find((one) => Object.hasOwn(one.phrases, reason.code));
  const phrase = text?.phrases[reason.code];
  if (!phrase) return reason.message;
  const facts = Object.entries(reason.facts).filter(([, fact]) => fact !== null);
  const said = facts.map(([name, fact]) => [name, sayFact(name, fact, language, word, known)]);
  const sentence = sayPhrase(phrase, language, Object.fromEntries(said));
  return sentence.includes("{{") ? reason.message : tidy(sentence);
}

function sayFact(
  name: string,
  fact: string | number | null,
  language: Language,
  word: Word,
  known: Known,
): string | number {
  if (typeof fact !== "string") return fact ?? "";
  if (Day.safeParse(fact).success) return sayDay(fact, language);
  const ruleName =
    name === "rule" && Object.hasOwn(known.rules?.phrases ?? {}, fact) ? known.rules?.phrases[fact] : undefined;
  return ruleName ? sayPhrase(ruleName, language, {}) : word(fact);
}

/** A rule that asks for nothing in particular leaves empty brackets; a sentence begins with a capital. */
function tidy(sentence: string): string {
  const whole = sentence.replace(/\s*\(\s*\)/g, "");
  return whole.charAt(0).toLocaleUpperCase() + whole.slice(1);
}

/** A function that says a coded value, as `staff_officer`, in the reader's language; an unknown one as it is. */
export function useWord(): Word {
  const say = useText(wordsText);
  return useCallback((code) => (isWord(code) ? say(code) : code), [say]);
}
