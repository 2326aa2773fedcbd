/** Recognises what a sheet lists, where its headings stand, and which column is which. Pure. */
import { type Cell, cellText, type Row, type Sheet, type Workbook } from "../../platform/workbook.ts";
import { FIELDS, SHEET_NAMES } from "./fields.ts";
import { HistoryKind, type HistorySheet, type SheetMapping } from "./schema.ts";
import { comparable } from "./words.ts";

/** How far down headings are looked for. */
const HEAD_ROWS = 25;

type Found = {
  readonly kind: HistoryKind;
  readonly headRow: number;
  readonly columns: Record<string, number>;
  readonly score: number;
};

/** Headings of a kind, as compared, each with its field. Where two fields share one, the first has it. */
const HEADINGS: ReadonlyMap<HistoryKind, ReadonlyMap<string, string>> = new Map(
  HistoryKind.options.map((kind) => {
    const pairs = FIELDS[kind].flatMap(({ id, headings }) =>
      [id, ...Object.values(headings).flat()].map((heading) => [comparable(heading), id] as const),
    );
    return [kind, new Map([...pairs].reverse())];
  }),
);

/** What stands for a sheet's shape: its headings in order. A mapping kept under it fits every sheet with the same headings. */
export function signatureOf(sheet: Sheet, headRow: number): string {
  const row = sheet.rows.find(({ number }) => number === headRow);
  return (row?.cells ?? []).map((cell) => comparable(cellText(cell))).join("|");
}

/** A mapping kept from an earlier import, with the signature it was kept under. */
export interface KeptMapping {
  readonly signature: string;
  readonly mapping: SheetMapping;
}

/** All sheets with how each would be read: as chosen, else as kept for the same headings, else as its words say. */
export function sheetsOf(
  workbook: Workbook,
  chosen: readonly SheetMapping[],
  kept: readonly KeptMapping[],
): readonly HistorySheet[] {
  return workbook.sheets.map((sheet) => {
    const own = chosen.find((mapping) => mapping.sheet === sheet.name);
    if (own !== undefined) return told(sheet, own, "chosen");
    const earlier = keptFor(sheet, kept);
    if (earlier !== null) return told(sheet, { ...earlier, sheet: sheet.name }, "kept");
    return told(sheet, recognise(sheet), "recognised");
  });
}

function keptFor(sheet: Sheet, kept: readonly KeptMapping[]): SheetMapping | null {
  for (const row of sheet.rows.slice(0, HEAD_ROWS)) {
    const signature = signatureOf(sheet, row.number);
    const found = kept.find((each) => each.signature === signature);
    if (found !== undefined) return { ...found.mapping, headRow: row.number };
  }
  return null;
}

function told(sheet: Sheet, mapping: SheetMapping, by: HistorySheet["by"]): HistorySheet {
  const { kind } = mapping;
  const head = sheet.rows.find(({ number }) => number === mapping.headRow);
  const below = sheet.rows.filter(({ number }) => number > mapping.headRow);
  const width = Math.max(head?.cells.length ?? 0, ...below.slice(0, 50).map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, column) => ({
    column,
    text: cellText(head?.cells[column]),
    sample: sampleOf(below, column),
  })).filter(({ text, sample }) => text !== "" || sample !== "");
  const missing = kind === null ? [] : missingOf(kind, mapping.columns);
  return { name: sheet.name, hidden: sheet.hidden, rows: below.length, mapping, by, headings, missing };
}

function sampleOf(rows: readonly Row[], column: number): string {
  const first = rows.slice(0, 50).find(({ cells }) => cellText(cells[column]) !== "");
  return cellText(first?.cells[column]).slice(0, 60);
}

/** Needed fields without a column. A person is named by a number or by a name in some spelling. */
function missingOf(kind: HistoryKind, columns: Readonly<Record<string, number>>): string[] {
  const missing = FIELDS[kind].filter(({ id, needed }) => needed && columns[id] === undefined).map(({ id }) => id);
  const names = ["number", "nameKk", "nameLatin", "nameRu", "namePassport", "family"];
  const named = !["persons", "tours"].includes(kind) || names.some((id) => columns[id] !== undefined);
  return named ? missing : ["number", ...missing];
}

/** The best reading of a sheet by its words; `kind` null where too few are known. */
export function recognise(sheet: Sheet): SheetMapping {
  const named = HistoryKind.options.filter((kind) =>
    Object.values(SHEET_NAMES[kind])
      .flat()
      .some((name) => comparable(name) === comparable(sheet.name)),
  );
  let best: Found | null = null;
  for (const [at, row] of sheet.rows.slice(0, HEAD_ROWS).entries()) {
    for (const kind of HistoryKind.options) {
      const columns = columnsOf(kind, row.cells, sheet.rows[at - 1]?.cells ?? []);
      const known = Object.keys(columns).length;
      const lacking = missingOf(kind, columns).length;
      const score = known * 2 - lacking * 3 + (named.includes(kind) ? 4 : 0);
      if (known >= 2 && (best === null || score > best.score)) best = { kind, headRow: row.number, columns, score };
    }
  }
  if (best === null || best.score < 1)
    return { sheet: sheet.name, kind: null, headRow: sheet.rows[0]?.number ?? 1, columns: {} };
  return { sheet: sheet.name, kind: best.kind, headRow: best.headRow, columns: best.columns };
}

/** Fields by the words of a row; where headings are in two rows, by both together. The first column with a word has it. */
function columnsOf(
  kind: HistoryKind,
  head: readonly (Cell | undefined)[],
  above: readonly (Cell | undefined)[],
): Record<string, number> {
  const headings = HEADINGS.get(kind) ?? new Map<string, string>();
  const columns: Record<string, number> = {};
  for (let column = 0; column < head.length; column += 1) {
    const text = comparable(cellText(head[column]));
    if (text === "") continue;
    const both = comparable(`${cellText(above[column])} ${cellText(head[column])}`);
    const field = headings.get(text) ?? headings.get(both);
    if (field !== undefined && columns[field] === undefined) columns[field] = column;
  }
  return columns;
}
