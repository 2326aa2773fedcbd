/** A reason of the server in a language: its sentence by code, its facts in words. Pure. */
import { Day, Moment } from "@contingent/server/platform/days";
import { sayDay, sayMoment } from "./days.ts";
import { sayPhrase } from "./dictionary.ts";
import type { Language } from "./languages.ts";
import type { knownReasons } from "./reasons.ts";
import { isWord, wordsText } from "./words.ts";

/** What the server says by code: facts fill the sentence, `message` is the English one. */
export interface Reason {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly message: string;
}

type Known = ReturnType<typeof knownReasons>;

/** The sentence; English where the language has none or the facts do not fill it. */
export function sayReason(reason: Reason, language: Language, known: Known): string {
  const text = known.sentences.find((one) => Object.hasOwn(one.phrases, reason.code));
  const phrase = text?.phrases[reason.code];
  if (!phrase) return reason.message;
  const facts = Object.entries(reason.facts).filter(([, fact]) => fact !== null);
  const said = facts.map(([name, fact]) => [name, sayFact(name, fact, language, known)]);
  const sentence = sayPhrase(phrase, language, Object.fromEntries(said));
  return sentence.includes("{{") ? reason.message : tidy(sentence);
}

function sayFact(name: string, fact: string | number | null, language: Language, known: Known): string | number {
  if (typeof fact !== "string") return fact ?? "";
  if (Day.safeParse(fact).success) return sayDay(fact, language);
  if (Moment.safeParse(fact).success) return sayMoment(fact, language);
  const ruleName =
    name === "rule" && Object.hasOwn(known.rules?.phrases ?? {}, fact) ? known.rules?.phrases[fact] : undefined;
  return ruleName ? sayPhrase(ruleName, language, {}) : sayCodes(fact, language);
}

/** A code in words; several with commas between, each; anything else as it is. */
function sayCodes(fact: string, language: Language): string {
  const codes = fact.split(", ");
  return codes.every(isWord) ? codes.map((code) => sayPhrase(wordsText.phrases[code], language, {})).join(", ") : fact;
}

/** A rule that asks for nothing in particular leaves empty brackets; a sentence begins with a capital. */
function tidy(sentence: string): string {
  const whole = sentence.replace(/\s*\(\s*\)/g, "");
  return whole.charAt(0).toLocaleUpperCase() + whole.slice(1);
}
