/** Reads what was typed in the fields of a form, and keeps every fault with its field. Pure. */
import type { z } from "zod";
import { Day } from "../platform/days.ts";
import type { Refusal } from "../platform/outcome.ts";

const source = "docs/rules.md#drafting";

/** Reads fields and collects what is wrong with them; `at` is the way to the field, as `scopes.0.validFrom`. */
export class FieldReader {
  readonly faults: Refusal[] = [];

  private fault(code: string, field: string, message: string, facts: Refusal["facts"] = {}): void {
    this.faults.push({ code, message, facts: { field, ...facts }, source });
  }

  /** The words of a field that must say something. */
  needed(at: string, words: string): string {
    const said = words.trim();
    if (said === "") this.fault("field-needed", at, `${at} is needed.`);
    return said;
  }

  /** A day, or null where the field is empty. */
  day(at: string, words: string): string | null {
    const said = words.trim();
    if (said === "") return null;
    if (Day.safeParse(said).success) return said;
    this.fault("field-day", at, `${at}: “${said}” is not a day as 2026-06-30.`, { value: said });
    return null;
  }

  /** A day that must be given; empty text stands in where it is not. */
  neededDay(at: string, words: string): string {
    if (words.trim() === "") this.fault("field-needed", at, `${at} is needed.`);
    return this.day(at, words) ?? "";
  }

  /** A whole number of at least `least`, or null where the field is empty. */
  count(at: string, words: string, least: number): number | null {
    const said = words.trim().replace(/[\s\u00a0\u202f]/g, "");
    if (said === "") return null;
    const number = /^\d{1,9}$/.test(said) ? Number(said) : Number.NaN;
    if (number >= least) return number;
    this.fault("field-number", at, `${at}: “${said}” is not a whole number of at least ${least}.`, {
      value: said,
      least,
    });
    return null;
  }

  /** A whole number that must be given. */
  neededCount(at: string, words: string, least: number): number {
    if (words.trim() === "") this.fault("field-needed", at, `${at} is needed.`);
    return this.count(at, words, least) ?? least;
  }

  /** One of the words a field may hold; `fallback` where it is empty. */
  choice<T extends string>(at: string, shape: z.ZodType<T>, words: string, fallback?: T): T {
    if (words === "" && fallback !== undefined) return fallback;
    const read = shape.safeParse(words);
    if (read.success) return read.data;
    this.fault(words === "" ? "field-needed" : "field-choice", at, `${at}: choose one.`, { value: words });
    return words as T;
  }

  /** At least one of the words a field may hold. */
  choices<T extends string>(at: string, shape: z.ZodType<T>, words: readonly string[]): T[] {
    if (words.length === 0) this.fault("field-needed", at, `${at}: choose at least one.`);
    return words.map((word) => this.choice(at, shape, word));
  }

  /** A sum of money in minor units of a currency with two decimals, or null where the field is empty. */
  amount(at: string, words: string): number | null {
    const said = words
      .trim()
      .replace(/[\s\u00a0\u202f]/g, "")
      .replace(",", ".");
    if (said === "") return null;
    const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(said);
    if (match?.[1] !== undefined) return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
    this.fault("field-amount", at, `${at}: “${said}” is not a sum as 1250000.50.`, { value: said });
    return null;
  }
}
