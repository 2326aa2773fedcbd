/** Names as they are written and as they are compared: one person's spellings fall together, two persons' do not. Pure. */
import type { PersonName, Script } from "../../people/schema.ts";

type Written = Readonly<Record<Script, string>> & {
  readonly parts: { readonly family: string; readonly given: string; readonly patronymic: string };
};

const FIELD_OF: Readonly<Record<Script, string>> = {
  "kk-Cyrl": "nameKk",
  "kk-Latn": "nameLatin",
  ru: "nameRu",
  passport: "namePassport",
};

/** The spellings of a row, and the fields whose text has no given name. What is written in a column of other letters goes where it belongs. */
export function namesOf(written: Written): {
  readonly names: readonly PersonName[];
  readonly unreadable: readonly string[];
} {
  const names: PersonName[] = [];
  const unreadable: string[] = [];
  const add = (name: PersonName) => {
    if (!names.some((other) => other.script === name.script)) names.push(name);
  };
  for (const column of ["kk-Cyrl", "kk-Latn", "ru", "passport"] as const) {
    const text = written[column];
    if (text === "") continue;
    const name = split(text);
    if (name === null) unreadable.push(FIELD_OF[column]);
    else add({ ...name, script: scriptOf(text, column) });
  }
  const { family, given, patronymic } = written.parts;
  if (family !== "" && given !== "")
    add({ family, given, patronymic, script: scriptOf(`${family} ${given}`, "passport") });
  else if (family !== "" || given !== "") unreadable.push(family === "" ? "given" : "family");
  return { names, unreadable };
}

/** Family name first, unless a comma stands after it; the rest after the given name is the patronymic. Initials may stand together. */
function split(text: string): Omit<PersonName, "script"> | null {
  const spaced = text
    .replace(/(\p{L}\.)(?=\p{L})/gu, "$1 ")
    .replace(/\s+/g, " ")
    .trim();
  const comma = /^([^,]+), *([^,]+)$/.exec(spaced);
  const family = comma?.[1] ?? spaced.split(" ")[0] ?? "";
  const rest = (comma?.[2] ?? spaced.slice(family.length))
    .trim()
    .split(" ")
    .filter((word) => word !== "");
  const [given, ...more] = rest;
  return given === undefined || family === "" ? null : { family, given, patronymic: more.join(" ") };
}

/** Letters of Kazakh alone decide for Kazakh; Cyrillic without them is Russian unless the column says Kazakh. */
function scriptOf(text: string, column: Script): Script {
  if (/\p{Script=Cyrillic}/u.test(text)) {
    if (/[әғқңөұүһі]/iu.test(text)) return "kk-Cyrl";
    return column === "kk-Cyrl" ? "kk-Cyrl" : "ru";
  }
  if (column === "kk-Latn" || /[äğñöūüşı]/iu.test(text)) return "kk-Latn";
  return "passport";
}

/** Sounds that the spellings write differently, longest first; each becomes what all of them share. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/iya|ия|ia|ya|я/g, "a"],
  [/shch|щ|sch/g, "sh"],
  [/dzh|дж|zh|ж|j/g, "j"],
  [/sh|ш|ş/g, "s"],
  [/tch|ch|ч|ç/g, "c"],
  [/kh|х|һ|x/g, "h"],
  [/gh|ғ|ğ/g, "g"],
  [/ts|tz|ц/g, "c"],
  [/iy|yi|ий|ый|ii|iı|yy/g, "i"],
  [/yu|iu|ю/g, "u"],
  [/yo|io|ё/g, "o"],
  [/ye|ie/g, "e"],
  [/ou|oo|w/g, "u"],
  [/a|а|ә|ä|á/g, "a"],
  [/b|б/g, "b"],
  [/v|в/g, "v"],
  [/g|г/g, "g"],
  [/d|д/g, "d"],
  [/e|е|э|é|è|ê/g, "e"],
  [/z|з/g, "z"],
  [/i|и|й|і|ı|y|ы|í|ï/g, "i"],
  [/k|к|қ|q/g, "k"],
  [/l|л/g, "l"],
  [/m|м/g, "m"],
  [/n|н|ң|ñ/g, "n"],
  [/o|о|ө|ö|ô/g, "o"],
  [/p|п/g, "p"],
  [/r|р/g, "r"],
  [/s|с/g, "s"],
  [/t|т/g, "t"],
  [/u|у|ұ|ү|ū|ü|ù|û/g, "u"],
  [/f|ф/g, "f"],
];

const heard = new Map<string, string>();

/** What the spellings of one name have in common. Қасымов, Касымов, Qasymov and Kassymov all become `kasimov`. */
export function skeleton(word: string): string {
  const before = heard.get(word);
  if (before !== undefined) return before;
  let text = word
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  for (const [sound, shared] of SOUNDS) text = text.replace(sound, shared);
  const made = text.replace(/([a-z])\1+/g, "$1").replace(/[^a-z0-9]/g, "");
  if (heard.size > 200_000) heard.clear();
  heard.set(word, made);
  return made;
}

/** Family and given name as compared. */
export function nameKey(name: Pick<PersonName, "family" | "given">): string {
  return `${skeleton(name.family)} ${skeleton(name.given)}`;
}

/** The whole name letter by letter, without case, points and doubled spaces. */
export function spellingOf(name: Omit<PersonName, "script">): string {
  return `${name.family} ${name.given} ${name.patronymic}`
    .normalize("NFC")
    .toLowerCase()
    .replace(/[.\s]+/g, " ")
    .trim();
}

/** Whether a given name is an initial only. */
export function isInitial(name: Pick<PersonName, "given">): boolean {
  return name.given.replace(/[^\p{L}]/gu, "").length < 2;
}

/** Whether two words are one letter apart at most: one more, one fewer, or another. */
export function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const same = short.length === long.length;
  return short.slice(same ? at + 1 : at) === long.slice(at + 1);
}
