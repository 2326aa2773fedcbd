/** What is said of a sheet as a whole: hidden, left out, without a column, saved with formulas. Pure. */
import type { Row } from "../../platform/workbook.ts";
import { type At, finding } from "./findings.ts";
import type { HistoryFinding } from "./schema.ts";

/** Notes on the hidden rows and the formulas of a sheet; none where it has neither. */
export function remarksOn(head: At, rows: readonly Row[]): HistoryFinding[] {
  const hidden = rows.filter((row) => row.hidden).length;
  const formulas = rows.flatMap((row) => row.cells).filter((cell) => cell?.formula === true).length;
  const said: HistoryFinding[] = [];
  if (hidden > 0)
    said.push(
      finding("note", head, null, {
        code: "rows-hidden",
        message: `${hidden} hidden rows of ${head.sheet} are read as well.`,
        facts: { sheet: head.sheet, rows: hidden },
      }),
    );
  if (formulas > 0)
    said.push(
      finding("note", head, null, {
        code: "formulas-cached",
        message: `${formulas} cells of ${head.sheet} are formulas; their values are those the file was saved with.`,
        facts: { sheet: head.sheet, cells: formulas },
      }),
    );
  return said;
}

/** Refuses a file of which no sheet is read. */
export const nothingRead = (sheets: readonly string[]) => ({
  code: "nothing-read",
  message: `No sheet of this file is read (${sheets.join(", ")}): no headings are known here. Say what a sheet lists, or begin with the template.`,
  facts: { sheets: sheets.join(", ") },
});

/** Notes a sheet that is not read. */
export const leftOut = (sheet: string) => ({
  code: "sheet-left-out",
  message: `${sheet} is left out: its headings are not known here, or it was said to be left out.`,
  facts: { sheet },
});

/** Notes a hidden sheet that is read. */
export const hiddenSheet = (sheet: string) => ({
  code: "sheet-hidden",
  message: `${sheet} is hidden in the file, and is read.`,
  facts: { sheet },
});

/** The sentence on a sheet without a column that its kind needs. */
export const missingColumn = (sheet: string, field: string) => {
  return `${sheet} has no column for “${field}”. Say which column it is, or leave the sheet out.`;
};
