/**
 * A workbook as it was read: sheets, rows and cells with their addresses, whatever file it came from. It knows no word of the domain.
 * Texts are trimmed, with single spaces, in Unicode's composed form; days come as days, whatever the file's calendar.
 */
import type { Day } from "./days.ts";

/** What stands in a cell. `error` is a spreadsheet's own (`#N/A`); `empty` is a formula whose value the file does not hold. */
export type CellValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "day"; readonly day: Day }
  | { readonly kind: "flag"; readonly flag: boolean }
  | { readonly kind: "error"; readonly text: string }
  | { readonly kind: "empty" };

/** A cell with what a person would see in it, and whether it is a formula or lies under a merged one. */
export interface Cell {
  readonly value: CellValue;
  /** Whether it was computed; the value is the one the file was saved with. */
  readonly formula: boolean;
  /** Whether it got its value from the first cell of a merged area. */
  readonly merged: boolean;
}

/** A row that has anything in it. Cells by column, the first is 0; a hole is an empty cell. */
export interface Row {
  /** As the spreadsheet counts, from 1. */
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly (Cell | undefined)[];
}

/** A sheet of a workbook; rows without anything in them are left out. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly Row[];
}

/** A workbook as it was read; nothing in it is computed again. */
export interface Workbook {
  readonly format: "xlsx" | "csv";
  readonly sheets: readonly Sheet[];
  /** Whether days are counted from 1904, as some spreadsheets of old do; days here are right either way. */
  readonly from1904: boolean;
  /** For text files: how the letters were read and what separates the columns. */
  readonly text: { readonly encoding: string; readonly separator: string } | null;
}

/** How much a file may hold. A file that has more is refused whole, with the limit named. */
export interface WorkbookLimits {
  readonly fileBytes: number;
  /** All parts unpacked. */
  readonly expandedBytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly sheets: number;
}

/** The limits for files that people bring. */
export const WORKBOOK_LIMITS: WorkbookLimits = {
  fileBytes: 8 * 1024 * 1024,
  expandedBytes: 96 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  sheets: 50,
};

/** Letters of a column: 0 is `A`, 26 is `AA`. */
export function columnName(index: number): string {
  let name = "";
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

/** Number of a column by its letters, from 0; -1 when they are none. */
export function columnIndex(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return -1;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A cell's address as people write it: `Tours!F17`, the sheet in quotes where its name needs them. */
export function cellAddress(sheet: string, column: number | null, row: number): string {
  const name = /^[\p{L}\p{N}_]+$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  return `${name}!${column === null ? "" : columnName(column)}${row}`;
}

/** A text as cells hold it here: composed, trimmed, single spaces. */
export function plainText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\s\u00a0\u200b\ufeff]+/gu, " ")
    .trim();
}

/** What a cell says as text; empty for no cell and for a formula without a value. Whole numbers have no decimals. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  const { value } = cell;
  switch (value.kind) {
    case "text":
    case "error":
      return value.text;
    case "number":
      return String(value.number);
    case "day":
      return value.day;
    case "flag":
      return value.flag ? "TRUE" : "FALSE";
    case "empty":
      return "";
  }
}
