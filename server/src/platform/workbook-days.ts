/** A day from a cell: a spreadsheet's own day, or text as people write it. What can be read two ways is never guessed. Pure. */
import { Day } from "./days.ts";
import type { Cell } from "./workbook.ts";

/** A day; or the two days it may mean; or nothing a day could be made of. */
export type DayRead =
  | { readonly kind: "day"; readonly day: Day }
  | { readonly kind: "ambiguous"; readonly readings: readonly [Day, Day] }
  | { readonly kind: "none" };

const NONE: DayRead = { kind: "none" };

/** Beginnings of the months' names in Kazakh, Russian, English and French, and Kazakh in Latin letters; longer ones win. */
const MONTHS: readonly (readonly string[])[] = [
  ["қаң", "каң", "янв", "jan", "janv", "qañ", "qan"],
  ["ақп", "акп", "фев", "feb", "fév", "fev", "aqp"],
  ["нау", "мар", "mar", "mars", "nau"],
  ["сәу", "сау", "апр", "apr", "avr", "säu"],
  ["мам", "мая", "май", "may", "mai", "mam"],
  ["мау", "июн", "jun", "juin", "mau"],
  ["шіл", "шил", "июл", "jul", "juil", "şil"],
  ["там", "авг", "aug", "aoû", "aou", "tam"],
  ["қыр", "кыр", "сен", "sep", "qyr"],
  ["қаз", "каз", "окт", "oct", "qaz"],
  ["қар", "кар", "ноя", "nov", "qar"],
  ["жел", "дек", "dec", "déc", "jel"],
];

/** What the cell says as a day. `2022-06-30`, `30.06.2022`, `30 Jun 2022`, `30 июня 2022 г.` and a spreadsheet's day are days. */
export function readDay(cell: Cell): DayRead {
  const { value } = cell;
  if (value.kind === "day") return { kind: "day", day: value.day };
  if (value.kind !== "text") return NONE;
  return readDayText(value.text);
}

/** The same for a text. Slashes and dashes leave open which is the month: both readings are answered where both are days. */
export function readDayText(text: string): DayRead {
  const plain = text
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, " ")
    .replace(/ ?(г\.?|ж\.?|года|жылы|жыл)$/u, "")
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(z)?$/i, "")
    .trim();
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(plain);
  if (iso !== null) return dayOf(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(plain);
  if (dotted !== null) return dayOf(dotted[3], dotted[2], dotted[1]);
  const numeric = /^(\d{1,2})[-/ ](\d{1,2})[-/ ](\d{4})$/.exec(plain);
  if (numeric !== null)
    return either(dayOf(numeric[3], numeric[2], numeric[1]), dayOf(numeric[3], numeric[1], numeric[2]));
  const short = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})$/.exec(plain);
  if (short !== null) return shortYear(short[1] ?? "", short[2] ?? "", short[3] ?? "");
  return named(plain);
}

/** Two digits may be a year or a day: never read as one. The readings are those of the last century's end and of this one. */
function shortYear(first: string, second: string, year: string): DayRead {
  const [now, before] = [dayOf(`20${year}`, second, first), dayOf(`19${year}`, second, first)];
  if (now.kind === "day" && before.kind === "day") return { kind: "ambiguous", readings: [now.day, before.day] };
  return NONE;
}

function named(plain: string): DayRead {
  const words = /^(\d{1,2})(?:er|st|nd|rd|th)?[ .-]*(\p{L}+)\.?[ ,.-]*(\d{4})$/u.exec(plain);
  if (words !== null) return dayOf(words[3], monthOf(words[2] ?? ""), words[1]);
  const american = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(plain);
  if (american !== null) return dayOf(american[3], monthOf(american[1] ?? ""), american[2]);
  const yearFirst = /^(\d{4})(?: ?ж(?:\.|ылғы|ылы)?)? ?(\d{1,2}) (\p{L}+)$/u.exec(plain);
  if (yearFirst !== null) return dayOf(yearFirst[1], monthOf(yearFirst[3] ?? ""), yearFirst[2]);
  return NONE;
}

/** Number of the month as text; empty when the word names none, or more than one. */
function monthOf(word: string): string {
  const found = MONTHS.flatMap((beginnings, index) =>
    beginnings.some((start) => word.startsWith(start)) ? [index + 1] : [],
  );
  return found.length === 1 ? String(found[0]) : "";
}

function either(european: DayRead, american: DayRead): DayRead {
  if (european.kind !== "day") return american;
  if (american.kind !== "day" || american.day === european.day) return european;
  return { kind: "ambiguous", readings: [european.day, american.day] };
}

function dayOf(year = "", month = "", day = ""): DayRead {
  if (month === "") return NONE;
  const read = Day.safeParse(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  return read.success ? { kind: "day", day: read.data } : NONE;
}
