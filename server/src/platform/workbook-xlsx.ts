/** Reads an XLSX file (ISO/IEC 29500): values as saved, days by their number formats, merged areas, hidden sheets and rows. Pure. */
import { addDays, Day, dayFromNumber } from "./days.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import {
  type Cell,
  type CellValue,
  columnIndex,
  plainText,
  type Row,
  type Sheet,
  type Workbook,
  type WorkbookLimits,
} from "./workbook.ts";
import { beyondLimit, unreadable } from "./workbook-refusals.ts";
import { dayStyles } from "./workbook-styles.ts";
import { readXml } from "./workbook-xml.ts";
import { unpack } from "./workbook-zip.ts";

const WANTED =
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i;

type Parts = ReadonlyMap<string, Uint8Array>;

/** The workbook in the file, or why it cannot be read. */
export function readXlsx(file: Uint8Array, limits: WorkbookLimits): Outcome<Workbook> {
  const unpacked = unpack(file, (name) => WANTED.test(name), limits.expandedBytes);
  if ("beyond" in unpacked) return refused([beyondLimit("expanded", unpacked.beyond / 1024 / 1024, "MB")]);
  if ("broken" in unpacked) return refused([unreadable(unpacked.broken)]);
  const parts = new Map([...unpacked.parts].map(([name, part]) => [name.toLowerCase(), part]));
  try {
    return workbookOf(parts, limits);
  } catch (error) {
    return refused([unreadable(error instanceof Error ? error.message : String(error))]);
  }
}

interface Named {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: Uint8Array;
}

function workbookOf(parts: Parts, limits: WorkbookLimits): Outcome<Workbook> {
  const main = parts.get("xl/workbook.xml");
  if (main === undefined) return refused([unreadable("xl/workbook.xml")]);
  const { named, from1904 } = sheetsOf(main, parts);
  if (named.length > limits.sheets) return refused([beyondLimit("sheets", limits.sheets, "")]);
  const strings = stringsOf(parts.get("xl/sharedstrings.xml"));
  const styles = dayStyles(parts.get("xl/styles.xml"));
  const sheets: Sheet[] = [];
  let rows = 0;
  for (const { name, hidden, part } of named) {
    const read = rowsOf(part, { strings, styles, from1904, columns: limits.columns, rows: limits.rows - rows });
    if (read === null) return refused([beyondLimit("rows", limits.rows, "")]);
    rows += read.length;
    sheets.push({ name, hidden, rows: read });
  }
  return done({ format: "xlsx", sheets, from1904, text: null });
}

function sheetsOf(main: Uint8Array, parts: Parts): { named: readonly Named[]; from1904: boolean } {
  const targets = new Map<string, string>();
  const relations = parts.get("xl/_rels/workbook.xml.rels");
  if (relations !== undefined) {
    readXml(relations, {
      open: (name, { Id, Target }) => {
        if (name === "Relationship" && Id !== undefined && Target !== undefined) targets.set(Id, Target);
      },
    });
  }
  const named: Named[] = [];
  let from1904 = false;
  readXml(main, {
    open: (element, attributes) => {
      if (element === "workbookPr") from1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (element !== "sheet") return;
      const target =
        targets.get(attributes["r:id"] ?? attributes.id ?? "") ?? `worksheets/sheet${named.length + 1}.xml`;
      const part = parts.get(placeOf(target));
      const name = plainText(attributes.name ?? "");
      if (part !== undefined) named.push({ name, hidden: (attributes.state ?? "visible") !== "visible", part });
    },
  });
  return { named, from1904 };
}

function placeOf(target: string): string {
  const place = target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;
  return place.toLowerCase();
}

/** Texts that cells point at; runs of one text are joined, readings aids of East Asian writing left out. */
function stringsOf(part: Uint8Array | undefined): readonly string[] {
  const strings: string[] = [];
  if (part === undefined) return strings;
  let text = "";
  let aside = 0;
  readXml(part, {
    open: (name) => {
      if (name === "si") text = "";
      if (name === "rPh") aside += 1;
    },
    close: (name, own) => {
      if (name === "t" && aside === 0) text += own;
      if (name === "rPh") aside -= 1;
      if (name === "si") strings.push(plainText(text));
    },
  });
  return strings;
}

interface Reading {
  readonly strings: readonly string[];
  readonly styles: ReadonlySet<number>;
  readonly from1904: boolean;
  readonly columns: number;
  /** How many rows there may still be. */
  readonly rows: number;
}

interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

type OpenRow = { number: number; hidden: boolean; cells: (Cell | undefined)[] };
type OpenCell = { column: number; type: string; style: number; value: string | null; formula: boolean };

/** Rows that hold anything; null when there are too many. */
function rowsOf(part: Uint8Array, reading: Reading): readonly Row[] | null {
  const rows: OpenRow[] = [];
  const areas: Area[] = [];
  let row: OpenRow | null = null;
  let cell: OpenCell | null = null;
  let tooMany = false;
  readXml(part, {
    open: (name, attributes) => {
      if (name === "row") {
        const number = Number(attributes.r ?? (rows.at(-1)?.number ?? 0) + 1);
        row = { number, hidden: attributes.hidden === "1" || attributes.hidden === "true", cells: [] };
      } else if (name === "c" && row !== null) {
        cell = cellOf(attributes, row.cells.length);
      } else if (name === "mergeCell") {
        const area = areaOf(attributes.ref ?? "");
        if (area !== null && areas.length < 20_000) areas.push(area);
      }
    },
    close: (name, text) => {
      if (cell !== null) {
        if (name === "f") cell.formula = true;
        else if (name === "v") cell.value = text;
        else if (name === "t") cell.value = (cell.value ?? "") + text;
        else if (name === "c") {
          const value = valueIn(cell, reading);
          if (value !== null && row !== null && cell.column >= 0 && cell.column < reading.columns) {
            row.cells[cell.column] = { value, formula: cell.formula, merged: false };
          }
          cell = null;
        }
      } else if (name === "row" && row !== null) {
        if (row.cells.length > 0) rows.push(row);
        if (rows.length > reading.rows) tooMany = true;
        row = null;
      }
    },
  });
  if (tooMany) return null;
  fill(rows, areas, reading.columns);
  return rows.filter(({ number }) => Number.isInteger(number) && number > 0).sort((a, b) => a.number - b.number);
}

function cellOf({ r, t, s }: Readonly<Record<string, string>>, next: number): OpenCell {
  const column = r === undefined ? next : columnIndex(r.replace(/\d+$/, ""));
  return { column, type: t ?? "n", style: Number(s ?? 0), value: null, formula: false };
}

function areaOf(ref: string): Area | null {
  const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref);
  if (found === null) return null;
  const [, left, top, right, bottom] = found;
  return {
    left: columnIndex(left ?? ""),
    top: Number(top),
    right: columnIndex(right ?? ""),
    bottom: Number(bottom),
  };
}

/** Cells of a merged area say what its first cell says, in rows that exist. */
function fill(rows: readonly OpenRow[], areas: readonly Area[], columns: number): void {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  let left = 200_000;
  for (const area of areas) {
    const first = byNumber.get(area.top)?.cells[area.left];
    if (first === undefined) continue;
    const bottom = Math.min(area.bottom, area.top + rows.length);
    for (let number = area.top; number <= bottom && left > 0; number += 1) {
      const cells = byNumber.get(number)?.cells;
      for (let column = area.left; cells !== undefined && column <= Math.min(area.right, columns - 1); column += 1) {
        left -= 1;
        if (cells[column] === undefined) cells[column] = { ...first, merged: true };
      }
    }
  }
}

function valueIn({ type, style, value, formula }: OpenCell, reading: Reading): CellValue | null {
  if (value === null || (value === "" && type !== "s")) return formula ? { kind: "empty" } : null;
  switch (type) {
    case "s":
      return textOf(reading.strings[Number(value)] ?? "");
    case "str":
    case "inlineStr":
      return textOf(value);
    case "b":
      return { kind: "flag", flag: value === "1" };
    case "e":
      return { kind: "error", text: value };
    case "d": {
      const day = Day.safeParse(value.slice(0, 10));
      return day.success ? { kind: "day", day: day.data } : textOf(value);
    }
    default: {
      const number = Number(value);
      if (!Number.isFinite(number)) return textOf(value);
      const day = reading.styles.has(style) ? dayOfSerial(number, reading.from1904) : null;
      return day === null ? { kind: "number", number } : { kind: "day", day };
    }
  }
}

function textOf(text: string): CellValue | null {
  const plain = plainText(text);
  return plain === "" ? null : { kind: "text", text: plain };
}

/**
 * The day of a spreadsheet's day number; null where there is none. The 1900 calendar counts a 29 Feb 1900 that never was: numbers
 * up to 59 lie one day later than those after it.
 */
export function dayOfSerial(serial: number, from1904: boolean): Day | null {
  const whole = Math.floor(serial);
  if (whole < (from1904 ? 0 : 1) || whole > 2_958_465) return null;
  if (from1904) return addDays("1904-01-01", whole);
  if (whole === 60) return null;
  return dayFromNumber(whole - 25_569 + (whole < 60 ? 1 : 0));
}
