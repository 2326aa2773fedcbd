/** The languages of the pages: Kazakh, Russian, English, French. */

export const languages = ["kk", "ru", "en", "fr"] as const;
export type Language = (typeof languages)[number];

/** How a language is named in the switch, in itself. */
export const languageNames: Readonly<Record<Language, { readonly short: string; readonly long: string }>> = {
  kk: { short: "ҚАЗ", long: "Қазақша" },
  ru: { short: "РУС", long: "Русский" },
  en: { short: "ENG", long: "English" },
  fr: { short: "FRA", long: "Français" },
};

/**
 * The locale whose numbers are written as this language writes them. Browsers often carry no Kazakh data; Kazakh groups
 * and separates digits as Russian does.
 */
export const numberLocale: Readonly<Record<Language, string>> = { kk: "ru", ru: "ru", en: "en-GB", fr: "fr" };

const storageKey = "contingent.language";

/** Whether `text` is the code of one of our languages. */
export function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((language) => language === text);
}

/** The language chosen earlier on this machine, else the browser's first that we speak, else English. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(storageKey);
  if (isLanguage(kept)) return kept;
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return spoken.find(isLanguage) ?? "en";
}

/** Remembers the choice on this machine. */
export function keepLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}
