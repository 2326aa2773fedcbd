/** The order of names in lists. Ordinary collations put Kazakh letters wrong (І belongs after Ы, Ә after А). */
import type { Language } from "./languages.ts";

const kazakh = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
const rank = new Map([...kazakh].map((letter, index) => [letter, index]));

/** Compares as the Kazakh alphabet does; other letters and digits come first, by their code. */
function compareKazakh(a: string, b: string): number {
  const [left, right] = [a.toLocaleLowerCase(), b.toLocaleLowerCase()];
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const difference = place(left.charAt(at)) - place(right.charAt(at));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function place(letter: string): number {
  return rank.get(letter) ?? letter.charCodeAt(0) - 100_000;
}

/** The comparison by which lists in `language` are sorted; numbers inside text count as numbers except in Kazakh. */
export function comparison(language: Language): (a: string, b: string) => number {
  if (language === "kk") return compareKazakh;
  return new Intl.Collator(language, { numeric: true }).compare;
}
