/**
 * What a list is when it leaves the program: its columns and rows, and what it says about itself. One description makes the workbook and
 * the text table, on a page, by the command line and by the API alike. Pure; shared with the browser.
 */

/** How a column's values are kept: days and moments become real dates in a workbook, a ratio a percentage. */
export type ColumnKind = "text" | "number" | "day" | "moment" | "ratio";

/** A column of a list that is exported: its heading and what kind of values stand under it. */
export interface SheetColumn {
  readonly title: string;
  /** Text when absent. */
  readonly kind?: ColumnKind;
  /** In letters; from the longest value when absent. */
  readonly width?: number;
}

/** A value, or a value that is to stand out. Days and moments are ISO text; null is empty. */
export type Cell = string | number | null | StyledCell;

/** A value that stands out in a workbook; in a text file it is the value alone. */
export interface StyledCell {
  readonly value: string | number | null;
  readonly fill?: "fault" | "attention";
  readonly wrap?: boolean;
  readonly bold?: boolean;
}

/** One list of an exported file. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A file: its sheets, what it says about itself, and the words of its page footers. */
export interface Book {
  readonly title: string;
  readonly sheets: readonly Sheet[];
  /** Name and value: filters, day, moment of knowledge, definitions, author. */
  readonly about: readonly (readonly [string, string])[];
  /** Name of the sheet that holds them. */
  readonly aboutTitle: string;
  /** On every printed page: at its head beside the title, and at its foot beside the page number. */
  readonly head: string;
  readonly foot: string;
  /** `Page {{page}} of {{pages}}` in the book's language. */
  readonly pages: string;
}

/** A file name without signs that a file system refuses, and without an ending. */
export function fileNameOf(title: string): string {
  const name = title
    .replace(/[<>:"/\\|?*]/g, " ")
    .replace(/\p{Cc}/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return name.slice(0, 150) || "export";
}

/**
 * The first sheet as text: UTF-8 with a byte order mark and semicolons, as spreadsheets of the region open without asking. What the list
 * is stands under it, after an empty line, so that the heads are the first line. Text that a spreadsheet would run as a formula is kept
 * from it by an apostrophe.
 */
export function textTableOf(book: Book): string {
  const [sheet] = book.sheets;
  const table = sheet === undefined ? [] : [sheet.columns.map(({ title }) => title), ...sheet.rows];
  const lines = [...table, [], ...book.about.map(([name, value]) => [name, value])];
  return `\ufeff${lines.map((line) => line.map(quoted).join(";")).join("\r\n")}\r\n`;
}

/** The value of a cell without its dress. */
export function plainValue(cell: Cell): string | number | null {
  return typeof cell === "object" && cell !== null ? cell.value : cell;
}

function quoted(cell: Cell): string {
  const value = plainValue(cell);
  if (value === null) return "";
  const text = typeof value === "string" && /^[=+\-@\t\r\n|]/.test(value) ? `'${value}` : String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
