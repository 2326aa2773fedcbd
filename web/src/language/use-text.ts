/** The words of a page for a component, in the reader's language. */
import type { Day } from "@contingent/server/platform/days";
import { useMemo, useSyncExternalStore } from "react";
import { sayCount, sayDay, sayDays, sayDuration, sayMoment } from "./days.ts";
import { currentLanguage, onLanguage, sayPhrase } from "./dictionary.ts";
import type { Language } from "./languages.ts";
import { sayNumber } from "./numbers.ts";
import type { Parameters, Phrases, Text } from "./text.ts";

type Rest<P> = keyof P extends never ? [] : [parameters: P];

/** Says one phrase of `T`; its places must be given. */
export type Say<T extends Phrases> = <K extends keyof T & string>(key: K, ...rest: Rest<Parameters<T[K]>>) => string;

/** The reader's language; the component is drawn again when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, currentLanguage);
}

/** A function that says the phrases of `text`. */
export function useText<T extends Phrases>(text: Text<T>): Say<T> {
  const language = useLanguage();
  return useMemo(() => {
    return (key, ...rest) => {
      const phrase = text.phrases[key];
      return phrase ? sayPhrase(phrase, language, { ...rest[0] }) : key;
    };
  }, [language, text]);
}

/** Numbers and days in the reader's language. */
export interface Sayings {
  readonly language: Language;
  readonly number: (value: number) => string;
  readonly day: (day: Day) => string;
  readonly days: (from: Day, to: Day | null | undefined) => string;
  readonly duration: (from: Day, to: Day) => string;
  readonly countDays: (count: number) => string;
  /** A moment to the minute in the reader's own time zone. */
  readonly moment: (at: string) => string;
}

/** Ways to say numbers and days; see `Sayings`. */
export function useSayings(): Sayings {
  const language = useLanguage();
  return useMemo(() => sayings(language), [language]);
}

function sayings(language: Language): Sayings {
  return {
    language,
    number: (value) => sayNumber(value, language),
    day: (day) => sayDay(day, language),
    days: (from, to) => sayDays(from, to, language),
    duration: (from, to) => sayDuration(from, to, language),
    countDays: (count) => sayCount(count, "day", language),
    moment: (at) => sayMoment(at, language),
  };
}
