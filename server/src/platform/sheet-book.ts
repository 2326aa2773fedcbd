/**
 * A described book as the workbook library takes it, the same on a page and on the server. The library knows no page heads, page numbers
 * and repeated heads; it lets a caller complete the parts of the file, which is what `pageFeature` does. Pure; shared with the browser.
 */
import { type Book, type Cell, type ColumnKind, plainValue, type Sheet, type StyledCell } from "./sheet.ts";

/** A cell as the library takes it. */
interface LibraryCell {
  readonly value: string | number | Date;
  readonly type: StringConstructor | NumberConstructor | DateConstructor;
  readonly format?: string;
  readonly fontWeight?: "bold";
  readonly wrap?: boolean;
  readonly backgroundColor?: string;
  readonly alignVertical?: "top";
}

interface LibrarySheet {
  readonly data: (LibraryCell | null)[][];
  readonly sheet: string;
  readonly columns: { width: number }[];
  readonly stickyRowsCount?: number;
}

const FORMATS: Readonly<Record<ColumnKind, string | undefined>> = {
  text: undefined,
  number: undefined,
  day: "yyyy-mm-dd",
  moment: "yyyy-mm-dd hh:mm:ss",
  ratio: "0.0%",
};
const FILLS = { fault: "#f8d7da", attention: "#fff3cd" } as const;
const WIDEST = 60;

/** What the library is called with: the sheets, the sheet about them, and the completion of the file's parts. */
export function libraryBook(book: Book) {
  const names = namesOf([...book.sheets.map(({ name }) => name), book.aboutTitle]);
  const sheets: LibrarySheet[] = book.sheets.map((sheet, index) => ({
    data: [
      sheet.columns.map(({ title }) => ({ value: title, type: String, fontWeight: "bold" as const })),
      ...sheet.rows.map((row) => row.map((cell, at) => cellOf(cell, sheet.columns[at]?.kind ?? "text"))),
    ],
    sheet: names[index] ?? "",
    columns: widthsOf(sheet),
    stickyRowsCount: 1,
  }));
  const about = book.about.map(([name, value]) => [
    { value: printable(name), type: String, fontWeight: "bold" as const },
    { value: printable(value), type: String, wrap: true, alignVertical: "top" as const },
  ]);
  sheets.push({ data: about, sheet: names.at(-1) ?? "", columns: [{ width: 28 }, { width: WIDEST }] });
  return { sheets, options: { features: [pageFeature(book, names)] } };
}

function cellOf(cell: Cell, kind: ColumnKind): LibraryCell | null {
  const value = plainValue(cell);
  if (value === null || value === "") return null;
  return { ...contentOf(value, kind), ...dressOf(cell) };
}

/** A day or a moment as a date; text stays text, whatever it begins with, so that nothing is run as a formula. */
function contentOf(value: string | number, kind: ColumnKind): LibraryCell {
  const format = FORMATS[kind];
  const date = typeof value === "string" && (kind === "day" || kind === "moment") ? dateOf(value, kind) : null;
  if (date !== null) return { value: date, type: Date, format: format ?? "yyyy-mm-dd" };
  if (typeof value === "string") return { value: printable(value).slice(0, 32_767), type: String };
  return { value, type: Number, ...(format === undefined ? {} : { format }) };
}

/** Null where a spreadsheet has no such date: it counts from 1900. */
function dateOf(text: string, kind: "day" | "moment"): Date | null {
  if (!/^\d{4}-\d\d-\d\d/.test(text) || text < "1900-03-01") return null;
  const time = Date.parse(kind === "day" ? `${text}T00:00:00Z` : text);
  return Number.isNaN(time) ? null : new Date(time);
}

function dressOf(cell: Cell): Partial<LibraryCell> {
  if (typeof cell !== "object" || cell === null) return {};
  const { fill, wrap, bold }: StyledCell = cell;
  return {
    ...(fill === undefined ? {} : { backgroundColor: FILLS[fill] }),
    ...(wrap === true ? { wrap: true, alignVertical: "top" as const } : {}),
    ...(bold === true ? { fontWeight: "bold" as const } : {}),
  };
}

function widthsOf(sheet: Sheet): { width: number }[] {
  return sheet.columns.map(({ title, width }, at) => {
    if (width !== undefined) return { width };
    const longest = sheet.rows.reduce(
      (most, row) => Math.max(most, String(plainValue(row[at] ?? null) ?? "").length),
      title.length,
    );
    return { width: Math.min(WIDEST, longest + 2) };
  });
}

/** Names that a workbook allows: 31 letters, none of its signs, no two alike. */
function namesOf(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const clean = name.replace(/[[\]:*?/\\']/g, " ").trim() || "Sheet";
    for (let turn = 1; ; turn += 1) {
      const mark = turn === 1 ? "" : ` ${turn}`;
      const one = clean.slice(0, 31 - mark.length) + mark;
      if (taken.has(one.toLowerCase())) continue;
      taken.add(one.toLowerCase());
      return one;
    }
  });
}

/** Completes the file: landscape on one page's width, title and page numbers on every page, heads repeated. */
function pageFeature(book: Book, names: readonly string[]) {
  const head = `&L&B${marked(book.title, 110)}&B&R${marked(book.head, 60)}`;
  const page = marked(book.pages, 60).replace("{{page}}", "&P").replace("{{pages}}", "&N");
  const foot = `&L${marked(book.foot, 110)}&R${page}`;
  const setup =
    '<pageMargins left="0.5" right="0.5" top="0.8" bottom="0.7" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    `<headerFooter><oddHeader>${escaped(head)}</oddHeader><oddFooter>${escaped(foot)}</oddFooter></headerFooter>`;
  const titles = names
    .slice(0, -1)
    .map(
      (name, at) =>
        `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${escaped(name)}'!$1:$1</definedName>`,
    )
    .join("");
  return {
    files: {
      transform: {
        "xl/workbook.xml": {
          transform: (xml: string) =>
            xml
              .replace(/<definedNames\s*\/>/, "")
              .replace("</sheets>", () => `</sheets><definedNames>${titles}</definedNames>`),
        },
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml: string) =>
            xml
              .replace(/<sheetPr\s*\/>/, "")
              .replace(/<worksheet[^>]*>/, (tag) => `${tag}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
              .replace(/<pageSetup[^>]*\/>/, "")
              .replace("</worksheet>", () => `${setup}</worksheet>`),
        },
      },
    },
  };
}

/** Text within a page head, where `&` begins a sign of its own. The whole may not be longer than 255 letters. */
function marked(text: string, most: number): string {
  const clean = printable(text);
  const short = clean.length > most ? `${clean.slice(0, most - 1)}…` : clean;
  return short.replaceAll("&", "&&").replace(/^(?=\d)/, " ");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Text without the signs that no XML file may hold. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (sign) => (sign === "\n" || sign === "\t" ? sign : " "));
}
