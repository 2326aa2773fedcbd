/** Kazakh names in three spellings, each made from the Cyrillic one. Pure. */
import type { PersonName, Script } from "./schema.ts";

/** Kazakh Latin letters as decided in 2021 (Ministry of Education, draft alphabet of 31 letters, 28 January 2021). */
const LATIN: Readonly<Record<string, string>> = {
  а: "a",
  ә: "ä",
  б: "b",
  в: "v",
  г: "g",
  ғ: "ğ",
  д: "d",
  е: "e",
  ё: "io",
  ж: "j",
  з: "z",
  и: "i",
  й: "i",
  к: "k",
  қ: "q",
  л: "l",
  м: "m",
  н: "n",
  ң: "ñ",
  о: "o",
  ө: "ö",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ұ: "ū",
  ү: "ü",
  ф: "f",
  х: "h",
  һ: "h",
  ц: "ts",
  ч: "ch",
  ш: "ş",
  щ: "ş",
  ъ: "",
  ы: "y",
  і: "ı",
  ь: "",
  э: "e",
  ю: "iu",
  я: "ia",
};

/** Letters as passports spell them: no marks, so that several letters fall together. */
const PASSPORT: Readonly<Record<string, string>> = {
  ...LATIN,
  ә: "a",
  ғ: "g",
  ж: "zh",
  й: "y",
  қ: "k",
  ң: "n",
  ө: "o",
  ұ: "u",
  ү: "u",
  х: "kh",
  ч: "ch",
  ш: "sh",
  щ: "sh",
  і: "i",
  ю: "yu",
  я: "ya",
};

function spell(word: string, letters: Readonly<Record<string, string>>): string {
  const text = [...word.toLowerCase()].map((letter) => letters[letter] ?? letter).join("");
  // The dotted capital belongs to i and the plain one to ı, as in Turkish.
  const first = letters === LATIN && text.startsWith("i") ? "İ" : text.slice(0, 1).toUpperCase();
  return first + text.slice(1);
}

/** A name in Cyrillic, in Kazakh Latin, and as a passport prints it: in capitals, without patronymic. */
export function spellings(name: Omit<PersonName, "script">): PersonName[] {
  const inScript = (script: Script, each: (word: string) => string): PersonName => ({
    script,
    family: each(name.family),
    given: each(name.given),
    patronymic: script === "passport" || name.patronymic === "" ? "" : each(name.patronymic),
  });
  return [
    inScript("kk-Cyrl", (word) => word),
    inScript("kk-Latn", (word) => spell(word, LATIN)),
    inScript("passport", (word) => spell(word, PASSPORT).toUpperCase()),
  ];
}

/** Family name first, patronymic last, as lists print it. */
export function listName(name: Omit<PersonName, "script">): string {
  return [name.family, name.given, name.patronymic].filter((part) => part !== "").join(" ");
}

/** A Russian-style family name in a woman's form: Ахметов, Ахметова; other names have one form. */
export function familyName(stem: string, woman: boolean): string {
  return woman && /(ов|ев|ин)$/.test(stem) ? `${stem}а` : stem;
}

/** Father's name as Kazakh patronymic: Серікұлы, Серікқызы. */
export function patronymic(father: string, woman: boolean): string {
  return `${father}${woman ? "қызы" : "ұлы"}`;
}
