/** Names of the countries our records speak of, by ISO 3166 alpha-3. Browsers know neither three-letter codes nor Kazakh names. */
import type { Language } from "./languages.ts";

const names: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  KAZ: { kk: "Қазақстан", ru: "Казахстан", en: "Kazakhstan", fr: "Kazakhstan" },
  IND: { kk: "Үндістан", ru: "Индия", en: "India", fr: "Inde" },
  TUR: { kk: "Түркия", ru: "Турция", en: "Türkiye", fr: "Türkiye" },
  IRL: { kk: "Ирландия", ru: "Ирландия", en: "Ireland", fr: "Irlande" },
  FRA: { kk: "Франция", ru: "Франция", en: "France", fr: "France" },
  ITA: { kk: "Италия", ru: "Италия", en: "Italy", fr: "Italie" },
};

/** The name of the country with code `code`; the code itself where we know no name. */
export function sayCountry(code: string, language: Language): string {
  return names[code]?.[language] ?? code;
}
