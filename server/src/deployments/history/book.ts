/** Workbooks that the import gives out: the template to fill in, the country's own history, and a file's rows with what was found. Pure. */
import type { Book, Cell, Sheet, SheetColumn } from "../../platform/sheet.ts";
import { cellText, columnName, type Workbook } from "../../platform/workbook.ts";
import { FIELDS, type Field, SHEET_NAMES, templateFields, type WordList } from "./fields.ts";
import { bookWords, noteOn } from "./history-text.ts";
import type { HistoryFinding, HistoryKind, HistoryLanguage, HistorySheet } from "./schema.ts";
import { wordsOf } from "./words.ts";

/** The order of sheets, as people fill them in. */
const ORDER: readonly HistoryKind[] = ["persons", "tours", "contributions", "rotations", "ranks"];

/** Rows by kind and then by field; what a field lacks stays empty. */
export type BookRows = Readonly<
  Partial<Record<HistoryKind, readonly Readonly<Record<string, string | number | null>>[]>>
>;

/** A book of the import's own sheets, with rows or without, and one that explains the columns. */
export function historyBook(language: HistoryLanguage, rows: BookRows, about: Book["about"]): Book {
  const words = bookWords(language);
  const sheets = ORDER.map((kind): Sheet => {
    const fields = templateFields(kind);
    const lines = (rows[kind] ?? []).map((row) => fields.map(({ id }) => row[id] ?? null));
    return {
      name: SHEET_NAMES[kind][language][0] ?? kind,
      columns: fields.map((field) => columnOf(field, language)),
      rows: lines,
    };
  });
  return {
    title: words.title,
    sheets: [...sheets, notes(language)],
    about,
    aboutTitle: words.about,
    head: words.title,
    foot: "",
    pages: words.pages,
  };
}

function columnOf(field: Field, language: HistoryLanguage): SheetColumn {
  const title = field.headings[language][0] ?? field.id;
  const kind = field.takes === "day" ? "day" : field.takes === "number" ? "number" : "text";
  return { title, kind, width: Math.max(12, Math.min(40, title.length + 4)) };
}

/** One line for each column: whether it is needed, what it takes, which words. */
function notes(language: HistoryLanguage): Sheet {
  const words = bookWords(language);
  const lines = ORDER.flatMap((kind) =>
    templateFields(kind).map((field): Cell[] => [
      SHEET_NAMES[kind][language][0] ?? kind,
      field.headings[language][0] ?? field.id,
      isNeeded(kind, field) ? words.yes : "",
      { value: takesOf(field, language), wrap: true },
      { value: noteOn(kind, field.id, language), wrap: true },
    ]),
  );
  const columns = [words.sheet, words.column, words.needed, words.takes, words.note].map((title, at) => ({
    title,
    width: [18, 30, 12, 50, 60][at] ?? 20,
  }));
  return { name: words.notes, columns, rows: lines };
}

function isNeeded(kind: HistoryKind, field: Field): boolean {
  return field.needed || (field.id === "number" && (kind === "tours" || kind === "persons"));
}

function takesOf(field: Field, language: HistoryLanguage): string {
  const words = bookWords(language);
  if (field.takes === "day") return words.day;
  if (field.takes === "number") return words.number;
  if (field.takes === "text") return words.text;
  return wordsOf(field.takes satisfies WordList, language).join(" · ");
}

/** The rows of a file as they stand, with a column that says what was found in each, cells with errors marked. `say` words a finding. */
export function faultBook(
  language: HistoryLanguage,
  file: { readonly name: string; readonly workbook: Workbook; readonly sheets: readonly HistorySheet[] },
  findings: readonly HistoryFinding[],
  say: (finding: HistoryFinding) => string,
): Book {
  const words = bookWords(language);
  const byRow = new Map<string, HistoryFinding[]>();
  for (const finding of findings) {
    const key = `${finding.sheet}!${finding.row}`;
    byRow.set(key, [...(byRow.get(key) ?? []), finding]);
  }
  const sheets = file.workbook.sheets.map((sheet): Sheet => {
    const width = Math.max(1, ...sheet.rows.map(({ cells }) => cells.length));
    const fields = file.sheets.find(({ name }) => name === sheet.name)?.mapping;
    const days = new Set(
      Object.entries(fields?.columns ?? {}).flatMap(([id, at]) => (isDay(fields?.kind ?? null, id) ? [at] : [])),
    );
    const columns = Array.from(
      { length: width },
      (_, at): SheetColumn => ({ title: columnName(at), kind: "text", width: days.has(at) ? 12 : 18 }),
    );
    const rows = sheet.rows.map((row): Cell[] => {
      const found = byRow.get(`${sheet.name}!${row.number}`) ?? [];
      const bad = new Set(found.filter(({ severity }) => severity !== "note").map(({ column }) => column));
      const said = found.map((each) => `${each.cell}: ${say(each)}`).join("\n");
      const cells = Array.from({ length: width }, (_, at): Cell => {
        const value = cellText(row.cells[at]) || null;
        return bad.has(at) ? { value, fill: "fault" } : value;
      });
      const errors = found.some(({ severity }) => severity === "error" || severity === "question");
      return [
        row.number,
        said === "" ? null : { value: said, wrap: true, fill: errors ? "fault" : "attention" },
        ...cells,
      ];
    });
    return {
      name: sheet.name,
      columns: [{ title: words.row, kind: "number", width: 8 }, { title: words.found, width: 60 }, ...columns],
      rows,
    };
  });
  return {
    title: `${file.name}: ${words.found}`,
    sheets,
    about: [[words.file, file.name]],
    aboutTitle: words.about,
    head: file.name,
    foot: "",
    pages: words.pages,
  };
}

function isDay(kind: HistoryKind | null, id: string): boolean {
  return kind !== null && FIELDS[kind].some((field) => field.id === id && field.takes === "day");
}
