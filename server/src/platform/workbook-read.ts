/** Reads a file as a workbook, whatever of the two kinds it is; by what stands in it, not by its name. Pure. */
import { type Outcome, refused } from "./outcome.ts";
import { WORKBOOK_LIMITS, type Workbook, type WorkbookLimits } from "./workbook.ts";
import { readCsv } from "./workbook-csv.ts";
import { beyondLimit, otherFormat } from "./workbook-refusals.ts";
import { readXlsx } from "./workbook-xlsx.ts";

/** The workbook in the file, or every reason why it cannot be read. Never throws, whatever the bytes. */
export function readWorkbook(
  file: Uint8Array,
  fileName: string,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
): Outcome<Workbook> {
  if (file.length === 0) return refused([otherFormat("empty")]);
  if (file.length > limits.fileBytes) return refused([beyondLimit("file", limits.fileBytes / 1024 / 1024, "MB")]);
  if (startsWith(file, [0xd0, 0xcf, 0x11, 0xe0])) return refused([otherFormat("xls")]);
  if (!startsWith(file, [0x50, 0x4b])) return readCsv(file, sheetNameOf(fileName), limits);
  if (isOpenDocument(file)) return refused([otherFormat("ods")]);
  return readXlsx(file, limits);
}

function startsWith(file: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => file[at] === byte);
}

/** OpenDocument files name their kind, unpacked, at a fixed place near the beginning. */
function isOpenDocument(file: Uint8Array): boolean {
  const head = new TextDecoder("latin1").decode(file.subarray(30, 100));
  return head.startsWith("mimetypeapplication/vnd.oasis.opendocument");
}

function sheetNameOf(fileName: string): string {
  const name = fileName.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
  return name === "" ? "1" : name;
}
