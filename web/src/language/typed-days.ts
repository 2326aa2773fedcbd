/**
 * Days as people write them into a field: `30.06.2026` in Kazakh and Russian, `30/06/2026` in French, `30 Jun 2026` in English, where
 * figures alone could be read in two ways. Read is more than is written: any of these, a day as the pages say it, and ISO. Pure.
 */
import { Day } from "@contingent/server/platform/days";
import { monthNamed } from "./days.ts";
import type { Language } from "./languages.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The pattern of a day, as an empty field shows it. */
export const dayPattern: Readonly<Record<Language, string>> = {
  kk: "кк.аа.жжжж",
  ru: "дд.мм.гггг",
  en: "day month year",
  fr: "jj/mm/aaaa",
};

/** A day as it is written into a field of that language; what is written is read again as the same day. */
export function writeDay(day: Day, language: Language): string {
  const [year = "", month = "", date = ""] = day.split("-");
  if (language === "en") return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
  return [date, month, year].join(language === "fr" ? "/" : ".");
}

/**
 * The day that was meant: figures with any sign between them (the day before the month, or the year first), eight figures without one,
 * or a month by its name in that language. The year has four figures. Null: no such day.
 */
export function readTypedDay(typed: string, language: Language): Day | null {
  const text = typed.trim().toLowerCase();
  // A year written first would end in month and day, 1231 at most: it is not taken for a day of long ago.
  const run = /^(\d{2})(\d{2})(1[3-9]\d{2}|[2-9]\d{3})$/.exec(text);
  const parts = run ? run.slice(1) : text.split(/[\s.,/-]+/).filter((part) => part !== "" && !yearWords.has(part));
  const names = parts.filter((part) => !/^\d+$/.test(part));
  if (parts.length !== 3 || names.length > 1) return null;
  const [name] = names;
  const figures = parts.filter((part) => part !== name);
  const yearFirst = figures[0]?.length === 4;
  const [year = "", ...rest] = yearFirst ? figures : figures.toReversed();
  if (name === undefined) return made(year, rest[0] ?? "", rest[1] ?? "");
  const month = monthNamed(name, language);
  return month === null ? null : made(year, String(month), rest[0] ?? "");
}

/** What stands for "year" in a day written out. */
const yearWords: ReadonlySet<string> = new Set(["ж", "жылғы", "жыл", "г", "года"]);

function made(year: string, month: string, date: string): Day | null {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(date)) return null;
  const read = Day.safeParse(`${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`);
  return read.success ? read.data : null;
}
