/**
 * Days, ranges and durations in the reader's language. Browsers often carry no Kazakh calendar names, so all names stand
 * here; they read the same in every browser.
 */
import { addDays, addMonths, type Day, daysBetween } from "@contingent/server/platform/days";
import type { Language } from "./languages.ts";

const monthsShort: Readonly<Record<Language, readonly string[]>> = {
  kk: ["қаң.", "ақп.", "нау.", "сәу.", "мам.", "мау.", "шіл.", "там.", "қыр.", "қаз.", "қар.", "жел."],
  ru: ["янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  fr: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
};

/** Month names as a heading or an axis writes them (nominative). */
const monthsAlone: Readonly<Record<Language, readonly string[]>> = {
  kk: [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
  ],
  ru: [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  fr: [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
  ],
};

/** Monday first. */
const weekdays: Readonly<Record<Language, readonly string[]>> = {
  kk: ["дс", "сс", "ср", "бс", "жм", "сб", "жс"],
  ru: ["пн", "вт", "ср", "чт", "пт", "сб", "вс"],
  en: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
  fr: ["lu", "ma", "me", "je", "ve", "sa", "di"],
};

const nbsp = "\u00a0";

/** `30 Jun 2026`; Kazakh writes the year first, `2026 ж. 30 мау.` */
export function sayDay(day: Day, language: Language): string {
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))];
  const name = monthsShort[language][month] ?? "";
  return language === "kk" ? `${year}${nbsp}ж.${nbsp}${date}${nbsp}${name}` : `${date}${nbsp}${name}${nbsp}${year}`;
}

/** `1 Jan 2026 – 30 Jun 2026`; an absent end is an open range, `1 Jan 2026 –`. */
export function sayDays(from: Day, to: Day | null | undefined, language: Language): string {
  if (from === to) return sayDay(from, language);
  return `${sayDay(from, language)}${nbsp}–${to == null ? "" : ` ${sayDay(to, language)}`}`;
}

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** A moment to the minute in the reader's own time zone: `30 Jun 2026, 14:05`. */
export function sayMoment(at: string, language: Language): string {
  const date = new Date(at);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${sayDay(`${date.getFullYear()}-${month}-${day}`, language)}, ${clock.format(date)}`;
}

/** `June 2026`, as a calendar's heading says it; `month` counts from 0. */
export function sayMonth(year: number, month: number, language: Language): string {
  const name = monthsAlone[language][month] ?? "";
  const capital = name.charAt(0).toLocaleUpperCase() + name.slice(1);
  return language === "kk" ? `${year} ж. ${name}` : `${capital} ${year}`;
}

/** The short name of a month on an axis; `month` counts from 0. */
export function sayMonthShort(month: number, language: Language): string {
  return monthsShort[language][month] ?? "";
}

/** The month that a name in small letters means, from 1, be it short, whole or in another case (`июня`); null when none or several do. */
export function monthNamed(name: string, language: Language): number | null {
  const meant = monthsShort[language].flatMap((short, month) => {
    const whole = monthsAlone[language][month]?.toLowerCase() ?? "";
    const stem = short.toLowerCase().replace(".", "");
    return name.startsWith(stem) || (name.length >= 3 && whole.startsWith(name)) ? [month + 1] : [];
  });
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

/** Short names of the days of the week, Monday first. */
export function weekdayNames(language: Language): readonly string[] {
  return weekdays[language];
}

const units = {
  month: {
    kk: [`ай`, `ай`, `ай`],
    ru: ["месяц", "месяца", "месяцев"],
    en: ["month", "months", "months"],
    fr: ["mois", "mois", "mois"],
  },
  day: {
    kk: ["күн", "күн", "күн"],
    ru: ["день", "дня", "дней"],
    en: ["day", "days", "days"],
    fr: ["jour", "jours", "jours"],
  },
} as const satisfies Record<string, Record<Language, readonly string[]>>;

function form(count: number, language: Language): 0 | 1 | 2 {
  if (language === "fr") return count <= 1 ? 0 : 1;
  if (language !== "ru") return count === 1 ? 0 : 1;
  const rule = new Intl.PluralRules("ru").select(count);
  return rule === "one" ? 0 : rule === "few" ? 1 : 2;
}

/** `12 days`, `5 months`; `count` is a whole number. */
export function sayCount(count: number, unit: keyof typeof units, language: Language): string {
  return `${count}${nbsp}${units[unit][language][form(count, language)]}`;
}

/**
 * How long an interval lasts, both ends included, in months and days: `11 months 29 days`. Whole months are counted from
 * the first day; the same day or an empty rest is left out.
 */
export function sayDuration(from: Day, to: Day, language: Language): string {
  const end = addDays(to, 1);
  let months = 0;
  while (addMonths(from, months + 1) <= end) months += 1;
  const days = daysBetween(addMonths(from, months), end);
  const parts = [
    ...(months > 0 ? [sayCount(months, "month", language)] : []),
    ...(days > 0 || months === 0 ? [sayCount(days, "day", language)] : []),
  ];
  return parts.join(" ");
}
