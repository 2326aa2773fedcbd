/** Lists of what tours are of, as persons and posts: each kept once and known by its place in the list. Pure. */

import type { TimelineQuery } from "./schema.ts";

/** Grows in place; a place, once given, stays. */
export interface Names<T> {
  readonly list: T[];
  readonly places: Map<string, number>;
  /** What people read of each, for putting it in order and for finding it. */
  readonly text: (value: T) => string;
  /** Made when they are asked for, and again after a change. */
  sorted: Int32Array | null;
  lower: string[] | null;
}

/** An empty list of things that read as `text` says; its first word decides their order. */
export function noNames<T>(text: (value: T) => string): Names<T> {
  return { list: [], places: new Map(), text, sorted: null, lower: null };
}

/** The place of what is known by `key`, which has this value from now on. */
export function placeOfName<T>(names: Names<T>, key: string, value: T): number {
  const place = names.places.get(key) ?? names.list.length;
  const before = names.list[place];
  if (before !== undefined && names.text(before) === names.text(value)) {
    names.list[place] = value;
    return place;
  }
  names.list[place] = value;
  names.places.set(key, place);
  names.sorted = null;
  names.lower = null;
  return place;
}

/** All places in the order in which people read them: by their characters, as the database orders them. */
export function inOrder<T>(names: Names<T>): Int32Array {
  if (names.sorted !== null) return names.sorted;
  const texts = names.list.map(names.text);
  const order = Int32Array.from(texts.keys()).sort((a, b) => {
    const [x, y] = [texts[a] ?? "", texts[b] ?? ""];
    return x < y ? -1 : x > y ? 1 : a - b;
  });
  names.sorted = order;
  return order;
}

/** For each place whether a word, in small letters, occurs in its text. */
export function having<T>(names: Names<T>, word: string): Uint8Array {
  names.lower ??= names.list.map((value) => names.text(value).toLocaleLowerCase());
  return Uint8Array.from(names.lower, (text) => (text.includes(word) ? 1 : 0));
}

/** A person's names by script; a script that is missing has none. */
export interface Person {
  readonly number: string;
  readonly names: Readonly<Record<string, string>>;
}

/** Scripts in the order in which a reader of a language wants them; what follows is for everybody. */
const WANTED: Readonly<Record<TimelineQuery["language"], readonly string[]>> = {
  kk: ["kk-Cyrl"],
  ru: ["ru", "kk-Cyrl"],
  en: ["kk-Latn", "passport"],
  fr: ["kk-Latn", "passport"],
};
const OTHERS = ["passport", "kk-Latn", "kk-Cyrl", "ru"];

/** What a person is called for a reader of a language; empty where nobody has recorded a name. */
export function nameIn({ names }: Person, language: TimelineQuery["language"]): string {
  const script = [...WANTED[language], ...OTHERS].find((each) => names[each]);
  return script === undefined ? "" : (names[script] ?? "");
}
