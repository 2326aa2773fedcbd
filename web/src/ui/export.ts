/** Writes a table as XLSX or CSV and hands it to the browser to keep. Nothing leaves the machine. */
import writeXlsxFile from "write-excel-file/browser";
import type { CellValue } from "./table.ts";

export interface Sheet {
  /** Name of the file without its ending. */
  readonly name: string;
  readonly heads: readonly string[];
  readonly lines: readonly (readonly CellValue[])[];
  /** What the table is: name and value. */
  readonly about: readonly (readonly [string, string])[];
  readonly aboutTitle: string;
}

/** A workbook of two sheets: the table, and what it is. */
export async function saveWorkbook(sheet: Sheet): Promise<void> {
  const head = sheet.heads.map((value) => ({ value, fontWeight: "bold" as const }));
  const lines = sheet.lines.map((line) => line.map((value) => (value === null ? null : { value: guarded(value) })));
  const about = sheet.about.map(([name, value]) => [
    { value: name, fontWeight: "bold" as const },
    { value: guarded(value) },
  ]);
  const blob = await writeXlsxFile([
    { data: [head, ...lines], sheet: sheetName(sheet.name), columns: widths(sheet), stickyRowsCount: 1 },
    { data: about, sheet: sheetName(sheet.aboutTitle), columns: [{ width: 24 }, { width: 60 }] },
  ]).toBlob();
  save(blob, `${fileName(sheet.name)}.xlsx`);
}

/** A text table: UTF-8 with a byte order mark and semicolons, as spreadsheets of the region open without asking. */
export function saveText(sheet: Sheet): void {
  const lines = [sheet.heads, ...sheet.lines].map((line) => line.map(quoted).join(";"));
  save(
    new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" }),
    `${fileName(sheet.name)}.csv`,
  );
}

/** Text that a spreadsheet would run as a formula is kept from it by an apostrophe. */
function guarded(value: string | number): string | number {
  return typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

function quoted(value: CellValue): string {
  if (value === null) return "";
  const text = String(guarded(value));
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function widths(sheet: Sheet): { width: number }[] {
  return sheet.heads.map((head, at) => {
    const longest = sheet.lines.reduce((most, line) => Math.max(most, String(line[at] ?? "").length), head.length);
    return { width: Math.min(60, longest + 2) };
  });
}

/** Excel allows 31 letters and none of these signs. */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31);
}

function fileName(name: string): string {
  return name
    .replace(/[<>:"/\\|?*]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
