/** Makes what is said about cells: each with its address, what stands there, the limit and the way out. Pure. */
import type { Refusal } from "../../platform/outcome.ts";
import { cellAddress } from "../../platform/workbook.ts";
import type { HistoryFinding } from "./schema.ts";

/** Where a row stands, and where its fields do. `text` answers what stands in a field's cell. */
export interface At {
  readonly sheet: string;
  readonly row: number;
  readonly columns: Readonly<Record<string, number>>;
  text(field: string): string;
}

const IMPORT = "docs/import.md#rules";

/** What is said of a field of a row; of the row as a whole where the field has no column. */
export function finding(
  severity: HistoryFinding["severity"],
  at: At,
  field: string | null,
  said: {
    readonly code: string;
    readonly message: string;
    readonly facts?: Refusal["facts"];
    readonly source?: string;
  },
): HistoryFinding {
  const column = field === null ? null : (at.columns[field] ?? null);
  return {
    severity,
    sheet: at.sheet,
    row: at.row,
    column,
    cell: cellAddress(at.sheet, column, at.row),
    field,
    value: field === null ? "" : at.text(field),
    code: said.code,
    message: said.message,
    facts: said.facts ?? {},
    source: said.source ?? IMPORT,
  };
}

/** An error of a field. */
export function fault(
  at: At,
  field: string | null,
  code: string,
  message: string,
  facts: Refusal["facts"] = {},
): HistoryFinding {
  return finding("error", at, field, { code, message, facts });
}

/** What a rule of the law, of places or of missions says of a row; `field` is the cell to look at. */
export function ruled(severity: "error" | "breach", at: At, field: string | null, refusal: Refusal): HistoryFinding {
  return finding(severity, at, field, refusal);
}

/** Findings in the order of the file, errors of a cell first. `sheets` gives the order of sheets. */
export function inOrder(findings: readonly HistoryFinding[], sheets: readonly string[]): HistoryFinding[] {
  const place = new Map(sheets.map((name, index) => [name, index]));
  const rank = { error: 0, question: 1, breach: 2, note: 3 };
  return [...findings].sort(
    (a, b) =>
      (place.get(a.sheet) ?? 0) - (place.get(b.sheet) ?? 0) ||
      a.row - b.row ||
      (a.column ?? -1) - (b.column ?? -1) ||
      rank[a.severity] - rank[b.severity],
  );
}
