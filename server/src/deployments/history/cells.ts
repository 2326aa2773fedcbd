/** Reads the cells of one row, field by field, and keeps what is wrong with each. Pure. */
import { type Day, Day as DayShape } from "../../platform/days.ts";
import { type Cell, cellText, type Row } from "../../platform/workbook.ts";
import { readDay } from "../../platform/workbook-days.ts";
import { FIELDS, type WordList } from "./fields.ts";
import { type At, fault } from "./findings.ts";
import type { HistoryFinding, HistoryKind } from "./schema.ts";
import { meaningOf, wordsOf } from "./words.ts";

/** The words a field may hold, as a schema of words lists them. */
export interface Words<T> {
  readonly options: readonly T[];
}

/** Reads the fields of one row and keeps what is wrong with them. */
export class RowReader {
  readonly at: At;
  readonly faults: HistoryFinding[] = [];
  readonly #kind: HistoryKind;
  readonly #cells: Row["cells"];

  constructor(sheet: string, row: Row, kind: HistoryKind, columns: Readonly<Record<string, number>>) {
    this.#kind = kind;
    this.#cells = row.cells;
    this.at = { sheet, row: row.number, columns, text: (field) => cellText(row.cells[columns[field] ?? -1]) };
  }

  /** Whether no mapped column holds anything of the row's own. */
  isEmpty(): boolean {
    return Object.values(this.at.columns).every((column) => {
      const cell = this.#cells[column];
      return cell === undefined || cell.merged;
    });
  }

  say(field: string, code: string, message: string, facts: HistoryFinding["facts"] = {}): void {
    this.faults.push(fault(this.at, field, code, message, facts));
  }

  /** Text of a field, or null where the cell is empty or cannot be read. */
  text(field: string): string | null {
    const cell = this.#cell(field);
    if (cell === undefined) return null;
    const text = cellText(cell);
    if (text === "" || text === "—" || text === "-") return null;
    if (text.length > 2000) {
      this.say(field, "text-too-long", "The cell holds more than 2,000 letters.", {
        letters: text.length,
        limit: 2000,
      });
      return null;
    }
    return text;
  }

  needed(field: string): string {
    const text = this.text(field);
    if (text === null) this.#missing(field);
    return text ?? "";
  }

  day(field: string): Day | null {
    const cell = this.#cell(field);
    if (cell === undefined || this.text(field) === null) return null;
    const read = readDay(cell);
    if (read.kind === "day") return read.day;
    const value = cellText(cell);
    if (read.kind === "ambiguous") {
      const [first, second] = read.readings;
      const message = `“${value}” is ${first} or ${second}; write it as ${first}, or as a day of the spreadsheet.`;
      this.say(field, "day-ambiguous", message, { value, first, second });
    } else {
      const message = `“${value}” is no day; write 2022-06-30, 30.06.2022 or 30 Jun 2022.`;
      this.say(field, "day-unreadable", message, { value });
    }
    return null;
  }

  neededDay(field: string): Day {
    const before = this.faults.length;
    const day = this.day(field);
    if (day === null && this.faults.length === before) this.#missing(field);
    return day ?? DayShape.parse("1970-01-01");
  }

  number(field: string): number | null {
    const text = this.text(field);
    if (text === null) return null;
    const number = Number(text.replace(/\s/g, ""));
    if (Number.isInteger(number) && number > 0 && number < 1_000_000) return number;
    this.say(field, "number-unreadable", `“${text}” is no whole number above 0.`, { value: text });
    return null;
  }

  neededNumber(field: string): number {
    const before = this.faults.length;
    const number = this.number(field);
    if (number === null && this.faults.length === before) this.#missing(field);
    return number ?? 1;
  }

  word<T extends string>(field: string, shape: Words<T>): T | null {
    const text = this.text(field);
    if (text === null) return null;
    const list = FIELDS[this.#kind].find(({ id }) => id === field)?.takes as WordList;
    const meaning = meaningOf(list, text);
    const found = shape.options.find((option) => option === meaning);
    if (found !== undefined) return found;
    const allowed = wordsOf(list, "en").join(", ");
    this.say(field, "word-unknown", `“${text}” is not known here; what is: ${allowed}.`, { value: text, allowed });
    return null;
  }

  neededWord<T extends string>(field: string, shape: Words<T>, otherwise: T): T {
    const before = this.faults.length;
    const word = this.word(field, shape);
    if (word === null && this.faults.length === before) this.#missing(field);
    return word ?? otherwise;
  }

  #missing(field: string): void {
    this.say(field, "cell-needed", "This cell needs a value.", { field });
  }

  #cell(field: string): Cell | undefined {
    const cell = this.#cells[this.at.columns[field] ?? -1];
    if (cell?.value.kind === "error") {
      const message = `The spreadsheet could not compute this cell (${cell.value.text}).`;
      if (!this.faults.some((each) => each.field === field))
        this.say(field, "cell-error", message, { value: cell.value.text });
      return undefined;
    }
    if (cell?.value.kind === "empty") {
      const message =
        "The file holds no value for this formula; open it in a spreadsheet, let it compute, and save it.";
      if (!this.faults.some((each) => each.field === field)) this.say(field, "formula-without-value", message);
      return undefined;
    }
    return cell;
  }
}
