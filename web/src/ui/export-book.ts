/** From a table as it is shown to the book that is written: days become dates, numbers stay numbers. Pure. */
import type { ColumnKind, Sheet } from "@contingent/server/platform/sheet";
import type { CellValue, Column } from "./table.ts";

/** The sheet of a table's rows; a column whose values are all days holds dates. */
export function sheetOfTable<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): Sheet {
  const lines = rows.map((row) => columns.map((column) => column.value(row)));
  return {
    name,
    columns: columns.map(({ title }, at) => ({
      title: asHead(title),
      kind: kindOf(lines.map((line) => line[at] ?? null)),
    })),
    rows: lines,
  };
}

/** A head begins with a capital in a file as it does on the page. */
function asHead(title: string): string {
  return title.charAt(0).toLocaleUpperCase() + title.slice(1);
}

/** What a column's values all are; text where they differ, or where there are none. */
function kindOf(values: readonly CellValue[]): ColumnKind {
  const given = values.filter((value) => value !== null && value !== "");
  if (given.length === 0) return "text";
  if (given.every((value) => typeof value === "number")) return "number";
  if (given.every((value) => /^\d{4}-\d\d-\d\d$/.test(String(value)))) return "day";
  return given.every((value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value))) ? "moment" : "text";
}
