/** Writes a described book as the bytes of a workbook. */
import writeXlsxFile from "write-excel-file/node";
import type { Book } from "./sheet.ts";
import { libraryBook } from "./sheet-book.ts";

/** The workbook: the book's sheets, and one that says what they are. */
export async function workbookOf(book: Book): Promise<Buffer> {
  const { sheets, options } = libraryBook(book);
  return writeXlsxFile(sheets, options).toBuffer();
}
