/** Writes what a list shows as a workbook or a text table, and hands it to the browser to keep. Nothing leaves the machine. */
import { type Book, fileNameOf, textTableOf } from "@contingent/server/platform/sheet";
import { libraryBook } from "@contingent/server/platform/sheet-book";
import writeXlsxFile from "write-excel-file/browser";

/** A workbook of two sheets: the table, and what it is; title and page numbers stand on every printed page. */
export async function saveWorkbook(book: Book, name: string): Promise<void> {
  const { sheets, options } = libraryBook(book);
  save(await writeXlsxFile(sheets, options).toBlob(), `${fileNameOf(name)}.xlsx`);
}

/** A text table with what it is under it. */
export function saveText(book: Book, name: string): void {
  save(new Blob([textTableOf(book)], { type: "text/csv;charset=utf-8" }), `${fileNameOf(name)}.csv`);
}

function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
