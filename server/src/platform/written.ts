/** Days and moments as documents write them, by language; without names of months where figures cannot be misread. Pure. */
import type { Day, Moment } from "./days.ts";

/** The languages of documents. */
export type WrittenLanguage = "kk" | "ru" | "en" | "fr";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `30.06.2026` in Kazakh and Russian, `30/06/2026` in French, `30 Jun 2026` in English. */
export function writtenDay(day: Day, language: WrittenLanguage): string {
  const [year = "", month = "", date = ""] = day.split("-");
  if (language === "en") return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
  return [date, month, year].join(language === "fr" ? "/" : ".");
}

/** `30 Jun 2026, 14:05:09 UTC`: to the second, for a record is asked again with the knowledge of a moment. */
export function writtenMoment(at: Moment, language: WrittenLanguage): string {
  return `${writtenDay(at.slice(0, 10), language)}, ${at.slice(11, 19)} UTC`;
}
