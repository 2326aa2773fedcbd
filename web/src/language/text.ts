/**
 * The words of a page, beside the page: `defineText("today", { title: { en, ru, kk, fr } })`.
 * All four languages stand together, so that a missing one does not compile and a reviewer reads them side by side.
 */

/** Forms by the plural rules of the language (CLDR). Kazakh nouns do not change after a number, so Kazakh needs none. */
interface EnglishForms {
  readonly one: string;
  readonly other: string;
}
interface RussianForms {
  readonly one: string;
  readonly few: string;
  readonly many: string;
}
interface FrenchForms {
  readonly one: string;
  readonly other: string;
}

/** One thing said in four languages. A plural phrase is chosen by the parameter `count`. */
export interface Phrase {
  readonly en: string | EnglishForms;
  readonly ru: string | RussianForms;
  readonly kk: string;
  readonly fr: string | FrenchForms;
}

export type Phrases = Readonly<Record<string, Phrase>>;

type Places<S> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Places<Rest> : never;
type EnglishOf<P extends Phrase> = P["en"] extends string
  ? P["en"]
  : P["en"] extends EnglishForms
    ? P["en"]["other"]
    : never;
type IsPlural<P extends Phrase> = P["en"] extends string ? false : true;

/** The parameters a phrase needs: its `{{places}}`, and `count` when it has plural forms. */
export type Parameters<P extends Phrase> = {
  readonly [Name in Places<EnglishOf<P>>]: string | number;
} & (IsPlural<P> extends true ? { readonly count: number } : unknown);

/** The words of one page under their namespace. */
export interface Text<T extends Phrases = Phrases> {
  readonly namespace: string;
  readonly phrases: T;
}

/** Declares the words of a page; `namespace` is unique in the application. */
export function defineText<const T extends Phrases>(namespace: string, phrases: T): Text<T> {
  return { namespace, phrases };
}
