/** One sentence in the languages of the interface. Pure. */
export interface Saying {
  readonly en: string;
  readonly ru: string;
  readonly kk: string;
  readonly fr: string;
}
