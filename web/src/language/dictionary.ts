/**
 * Says phrases: the form by the plural rules of the language (CLDR, through Intl), then the places. A general library for this costs
 * more than a tenth of the first page's budget, and browsers know too little of Kazakh for it to help there.
 */
import type { Language } from "./languages.ts";
import { sayNumber } from "./numbers.ts";
import type { Phrase } from "./text.ts";

let chosen: Language = "en";
const listeners = new Set<() => void>();
const rules = new Map<Language, Intl.PluralRules>();

/** The language that is spoken now. */
export function currentLanguage(): Language {
  return chosen;
}

/** Speaks `language` from now on, and tells whoever listens. */
export function speak(language: Language): void {
  chosen = language;
  for (const listener of listeners) listener();
}

/** Calls `listener` when the language changes; returns how to stop that. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A place with the end of what it is drawn in and the full stop after it: a day that ends in a shortened month has one already. */
const PLACE = /\{\{(\w+)\}\}((?:<\/\w+>)*)(\.?)/g;

/**
 * A phrase in `language` with its places filled; numbers are written as the language writes them. A place without a parameter stays
 * as `{{name}}`, so that it can be seen.
 */
export function sayPhrase(phrase: Phrase, language: Language, parameters: Readonly<Record<string, unknown>>): string {
  const said = phrase[language];
  const words = typeof said === "string" ? said : formOf({ ...said }, language, Number(parameters.count));
  return unbroken(words, language).replace(PLACE, (_, name: string, tag: string, stop: string) => {
    const value = parameters[name];
    const filled = typeof value === "number" ? sayNumber(value, language) : String(value ?? `{{${name}}}`);
    return `${filled}${tag}${filled.endsWith(".") ? "" : stop}`;
  });
}

/** Signs that a language sets apart by a space stay on the line of their word: French `;` `:` `?` `!` and quotes, a Russian dash. */
function unbroken(words: string, language: Language): string {
  if (language === "fr") return words.replace(/ ([;:?!»])/g, "\u00a0$1").replace(/« /g, "«\u00a0");
  return language === "ru" ? words.replace(/ —/g, "\u00a0—") : words;
}

/** The form for `count`; French has one for millions and Russian one for fractions, which both read as the form for many. */
function formOf(forms: Readonly<Record<string, string>>, language: Language, count: number): string {
  const rule = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, rule);
  return forms[rule.select(count)] ?? forms.many ?? forms.other ?? "";
}
