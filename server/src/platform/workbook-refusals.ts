/** Why a file cannot be read as a workbook: each reason with its numbers and the way out. Pure. */
import type { Refusal } from "./outcome.ts";

const source = "docs/import.md#files";

/** The file is no workbook, or broken; `detail` is what its reader said. */
export function unreadable(detail: string): Refusal {
  return {
    code: "workbook-unreadable",
    message: `The file cannot be read as a workbook (${detail}). Open it in a spreadsheet and save it as XLSX or as CSV in UTF-8.`,
    facts: { detail },
    source,
  };
}

/** The file has more of something than may be read. */
export function beyondLimit(what: "file" | "expanded" | "rows" | "sheets", limit: number, unit: string): Refusal {
  const said = {
    file: "The file is larger than",
    expanded: "Unpacked, the file is larger than",
    rows: "The file has more rows than",
    sheets: "The file has more sheets than",
  }[what];
  return {
    code: `workbook-too-large-${what}`,
    message: `${said} ${limit}${unit === "" ? "" : ` ${unit}`}; split it and import the parts one after another.`,
    facts: { limit, unit },
    source,
  };
}

/** A kind of file that looks like a workbook and is not read: `xls` (before 2007), `ods`, one behind a password. */
export function otherFormat(format: "xls" | "ods" | "empty"): Refusal {
  const messages = {
    xls: "The file is in the format of before 2007, or behind a password. Save it as XLSX without a password.",
    ods: "The file is an OpenDocument table. Save it as XLSX or CSV.",
    empty: "The file is empty.",
  };
  return { code: `workbook-format-${format}`, message: messages[format], facts: { format }, source };
}
