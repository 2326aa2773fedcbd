/** i18next over the phrases: a page's words are added when the page arrives. */
import i18next, { type FormatterModule } from "i18next";
import { type Language, languages } from "./languages.ts";
import { sayNumber } from "./numbers.ts";
import type { Phrase, Text } from "./text.ts";

export const dictionary = i18next.createInstance();

/** Starts the dictionary in `language`. Text of ours is shown by React, which escapes it; so nothing is escaped here. */
export async function startDictionary(language: Language): Promise<void> {
  await dictionary.use(numbersInWords).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    missingInterpolationHandler: (_text, match: string[]) => match[0] ?? "",
    interpolation: {
      escapeValue: false,
      alwaysFormat: true,
    },
    react: { useSuspense: false, bindI18n: "languageChanged" },
  });
}

/** Numbers are written as the language writes them; anything else stays as it is. */
const numbersInWords: FormatterModule = {
  type: "formatter",
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, lng): string =>
    typeof value === "number" ? spellNumber(value, lng) : (value as string),
};

function spellNumber(value: number, lng: string | undefined): string {
  const language = languages.find((known) => known === lng) ?? "en";
  return sayNumber(value, language);
}

/** i18next's keys for one phrase: `key`, or `key_one`, `key_few`, … where the language has forms. */
function entriesOf(key: string, phrase: Phrase, language: Language): [string, string][] {
  const said: string | object = phrase[language];
  if (typeof said === "string") return [[key, said]];
  // French has a form for millions, Russian one for fractions; both read as the form for many.
  const forms: Readonly<Record<string, string>> = { ...said };
  const many = forms.many ?? forms.other ?? "";
  return Object.entries({ many, other: many, ...forms }).map(([form, words]) => [`${key}_${form}`, words]);
}

/** Makes the words of a page known in every language; a second time does nothing. */
export function addText(text: Text): void {
  if (dictionary.hasResourceBundle("en", text.namespace)) return;
  for (const language of languages) {
    const bundle = Object.fromEntries(
      Object.entries(text.phrases).flatMap(([key, phrase]) => entriesOf(key, phrase, language)),
    );
    dictionary.addResourceBundle(language, text.namespace, bundle);
  }
}

/** The phrase under `key` with its places filled; a place without a parameter stays as `{{name}}`. */
export function sayKey(language: Language, namespace: string, key: string, parameters: object): string {
  return dictionary.t(key, { ...parameters, lng: language, ns: namespace });
}
