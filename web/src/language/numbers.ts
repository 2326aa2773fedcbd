/** Numbers as a language writes them: its own grouping with spaces that do not break, and a true minus sign. */
import { type Language, numberLocale } from "./languages.ts";

const formats = new Map<Language, Intl.NumberFormat>();

/** `value` in the reader's language, as `1 234` or `−12`. */
export function sayNumber(value: number, language: Language): string {
  const format = formats.get(language) ?? new Intl.NumberFormat(numberLocale[language]);
  formats.set(language, format);
  return format.format(value).replace("-", "−");
}
