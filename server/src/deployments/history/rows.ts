/** From the cells of a workbook to rows of persons, tours, contributions, rotations and ranks; every fault of every cell is told. Pure. */
import { Confidence, DeploymentMode, DeploymentRole } from "../../missions/schema.ts";
import { type PersonName, Sex } from "../../people/schema.ts";
import { type Day, Day as DayShape } from "../../platform/days.ts";
import { type Cell, cellText, type Row, type Workbook } from "../../platform/workbook.ts";
import { readDay } from "../../platform/workbook-days.ts";
import { FIELDS, type WordList } from "./fields.ts";
import { type At, fault, finding } from "./findings.ts";
import { namesOf } from "./names.ts";
import type { HistoryFinding, HistoryKind, HistorySheet } from "./schema.ts";
import { meaningOf, saysOpen, wordsOf } from "./words.ts";

/** A person as a row gives them; null where the row says nothing. */
export interface PersonRow {
  readonly at: At;
  /** Whether a cell of the row could not be read: what it says otherwise is judged, and none of it is written. */
  readonly faulty: boolean;
  readonly number: string | null;
  readonly names: readonly PersonName[];
  readonly sex: Sex | null;
  readonly birthDate: Day | null;
  readonly rank: string | null;
  readonly rankSince: Day | null;
  readonly homeUnit: string | null;
  readonly homeUnitSince: Day | null;
  readonly branch: string | null;
  readonly serviceStart: Day | null;
  readonly officerSince: Day | null;
}

/** What a row says of where it comes from. */
interface Told {
  readonly source: string | null;
  readonly confidence: Confidence | null;
  readonly note: string | null;
}

/** A mission, a role and a mode, as written. */
interface Placed {
  readonly mission: string;
  readonly role: DeploymentRole;
  readonly mode: DeploymentMode | null;
  readonly partner: string | null;
}

export interface TourRow extends Told, Placed {
  readonly at: At;
  /** As of `PersonRow`; days of such a row may be none. */
  readonly faulty: boolean;
  readonly person: PersonRow;
  readonly contribution: string | null;
  readonly rotation: number | null;
  readonly unitType: string | null;
  readonly post: string | null;
  readonly from: Day;
  /** Null: it goes on. */
  readonly to: Day | null;
  readonly ended: "left" | "repatriated" | "died" | null;
  readonly cause: string | null;
  readonly payer: "un" | "national" | "partner" | null;
  readonly breachReason: string | null;
}

export interface ContributionRow extends Told, Placed {
  readonly at: At;
  readonly code: string;
  readonly kind: "own_unit" | "embedded_unit" | "individual_posts";
  readonly unitType: string | null;
  readonly title: string;
  readonly agreement: string;
  readonly from: Day;
  readonly to: Day | null;
}

export interface RotationRow extends Told {
  readonly at: At;
  readonly contribution: string;
  readonly number: number;
  readonly from: Day;
  readonly to: Day;
  readonly strength: number;
  readonly transferOn: Day | null;
}

export interface RankRow {
  readonly at: At;
  readonly code: string;
  readonly grade: string;
  readonly ordinal: number;
  readonly titles: { readonly kk: string; readonly ru: string; readonly en: string; readonly fr: string };
}

/** Everything that was read; rows of persons and tours with a fault of their own say so, others are left out. */
export interface HistoryRows {
  readonly ranks: readonly RankRow[];
  readonly persons: readonly PersonRow[];
  readonly contributions: readonly ContributionRow[];
  readonly rotations: readonly RotationRow[];
  readonly tours: readonly TourRow[];
  /** Rows that hold anything, read or not. */
  readonly count: number;
  readonly findings: readonly HistoryFinding[];
}

/** Reads all mapped sheets. */
export function readRows(workbook: Workbook, sheets: readonly HistorySheet[]): HistoryRows {
  const findings: HistoryFinding[] = [];
  const rows = { ranks: [] as RankRow[], persons: [] as PersonRow[], contributions: [] as ContributionRow[] };
  const more = { rotations: [] as RotationRow[], tours: [] as TourRow[] };
  let count = 0;
  for (const { name, mapping, missing, hidden } of sheets) {
    const sheet = workbook.sheets.find((each) => each.name === name);
    if (sheet === undefined) continue;
    const head: At = { sheet: name, row: mapping.headRow, columns: {}, text: () => "" };
    if (mapping.kind === null) {
      if (sheet.rows.length > 1) findings.push(finding("note", head, null, leftOut(name)));
      continue;
    }
    if (hidden) findings.push(finding("note", head, null, hiddenSheet(name)));
    for (const id of missing)
      findings.push(fault(head, null, "column-missing", missingColumn(name, id), { sheet: name, field: id }));
    if (missing.length > 0) continue;
    const own = sheet.rows.filter(({ number }) => number > mapping.headRow);
    findings.push(...remarksOn(head, own));
    for (const row of own) {
      const cells = new RowReader(name, row, mapping.kind, mapping.columns);
      if (cells.isEmpty()) continue;
      count += 1;
      const before = cells.faults.length;
      const read = readRow(cells, mapping.kind);
      findings.push(...cells.faults);
      const faulty = cells.faults.length > before;
      if (read === null || (faulty && read.kind !== "persons" && read.kind !== "tours")) continue;
      if (read.kind === "ranks") rows.ranks.push(read.row);
      else if (read.kind === "persons") rows.persons.push({ ...read.row, faulty });
      else if (read.kind === "contributions") rows.contributions.push(read.row);
      else if (read.kind === "rotations") more.rotations.push(read.row);
      else more.tours.push({ ...read.row, faulty, person: { ...read.row.person, faulty } });
    }
  }
  const [first] = sheets;
  if (first !== undefined && sheets.every(({ mapping }) => mapping.kind === null)) {
    const head: At = { sheet: first.name, row: first.mapping.headRow, columns: {}, text: () => "" };
    findings.push(finding("error", head, null, nothingRead(sheets.map(({ name }) => name))));
  }
  return { ...rows, ...more, count, findings };
}

type ReadRow =
  | { readonly kind: "ranks"; readonly row: RankRow }
  | { readonly kind: "persons"; readonly row: PersonRow }
  | { readonly kind: "contributions"; readonly row: ContributionRow }
  | { readonly kind: "rotations"; readonly row: RotationRow }
  | { readonly kind: "tours"; readonly row: TourRow };

function readRow(cells: RowReader, kind: HistoryKind): ReadRow | null {
  switch (kind) {
    case "ranks":
      return { kind, row: rankOf(cells) };
    case "persons":
      return { kind, row: personOf(cells, true) };
    case "contributions":
      return { kind, row: contributionOf(cells) };
    case "rotations":
      return { kind, row: rotationOf(cells) };
    case "tours":
      return { kind, row: tourOf(cells) };
  }
}

function rankOf(cells: RowReader): RankRow {
  const english = cells.needed("titleEn");
  const grade = cells.needed("grade").toUpperCase();
  if (grade !== "" && !/^O[FR]-[0-9]{1,2}$/.test(grade))
    cells.say("grade", "grade-unknown", `“${grade}” is no NATO grade code; OF-1 to OF-10 and OR-1 to OR-9 are.`, {
      value: grade,
    });
  const titles = {
    kk: cells.text("titleKk") ?? english,
    ru: cells.text("titleRu") ?? english,
    en: english,
    fr: cells.text("titleFr") ?? english,
  };
  return { at: cells.at, code: cells.needed("code"), grade, ordinal: cells.neededNumber("ordinal"), titles };
}

function personOf(cells: RowReader, needed: boolean): PersonRow {
  const given = (id: string) => cells.text(id) ?? "";
  const names = namesOf({
    "kk-Cyrl": given("nameKk"),
    "kk-Latn": given("nameLatin"),
    ru: given("nameRu"),
    passport: given("namePassport"),
    parts: { family: given("family"), given: given("given"), patronymic: given("patronymic") },
  });
  for (const field of names.unreadable) {
    const message = `“${cells.at.text(field)}” has one word; a name needs the family name and, after it, the given name.`;
    cells.say(field, "name-incomplete", message, { value: cells.at.text(field) });
  }
  const number = cells.text("number");
  if (number === null && names.names.length === 0 && names.unreadable.length === 0) {
    cells.say("number", "person-unnamed", "The row names nobody: give a number or a name.");
  }
  if (needed && number !== null && number.length > 40)
    cells.say("number", "number-too-long", "A number has at most 40 letters.", { value: number });
  return {
    at: cells.at,
    faulty: false,
    number,
    names: names.names,
    sex: cells.word("sex", Sex),
    birthDate: cells.day("birthDate"),
    rank: cells.text("rank"),
    rankSince: cells.day("rankSince"),
    homeUnit: cells.text("homeUnit"),
    homeUnitSince: cells.day("homeUnitSince"),
    branch: cells.text("branch"),
    serviceStart: cells.day("serviceStart"),
    officerSince: cells.day("officerSince"),
  };
}

function placedOf(cells: RowReader): Placed {
  return {
    mission: cells.needed("mission"),
    role: cells.neededWord("role", DeploymentRole, "contingent_member"),
    mode: cells.word("mode", DeploymentMode),
    partner: cells.text("partner"),
  };
}

function toldOf(cells: RowReader): Told {
  return { source: cells.text("source"), confidence: cells.word("confidence", Confidence), note: cells.text("note") };
}

function contributionOf(cells: RowReader): ContributionRow {
  return {
    at: cells.at,
    ...placedOf(cells),
    ...toldOf(cells),
    code: cells.needed("code"),
    kind: cells.neededWord("kind", ContributionKind, "individual_posts"),
    unitType: cells.text("unitType"),
    title: cells.needed("title"),
    agreement: cells.text("agreement") ?? "",
    from: cells.neededDay("from"),
    to: cells.day("to"),
  };
}

function rotationOf(cells: RowReader): RotationRow {
  return {
    at: cells.at,
    ...toldOf(cells),
    contribution: cells.needed("contribution"),
    number: cells.neededNumber("number"),
    from: cells.neededDay("from"),
    to: cells.neededDay("to"),
    strength: cells.neededNumber("strength"),
    transferOn: cells.day("transferOn"),
  };
}

function tourOf(cells: RowReader): TourRow {
  const open = cells.text("to");
  return {
    at: cells.at,
    faulty: false,
    person: personOf(cells, false),
    ...placedOf(cells),
    ...toldOf(cells),
    contribution: cells.text("contribution"),
    rotation: cells.number("rotation"),
    unitType: cells.text("unitType"),
    post: cells.text("post"),
    from: cells.neededDay("from"),
    to: open === null || saysOpen(open) ? null : cells.day("to"),
    ended: cells.word("ended", Ended),
    cause: cells.text("cause"),
    payer: cells.word("payer", Payer),
    breachReason: cells.text("breachReason"),
  };
}

interface Words<T> {
  readonly options: readonly T[];
}
const ContributionKind: Words<ContributionRow["kind"]> = { options: ["own_unit", "embedded_unit", "individual_posts"] };
const Ended: Words<NonNullable<TourRow["ended"]>> = { options: ["left", "repatriated", "died"] };
const Payer: Words<NonNullable<TourRow["payer"]>> = { options: ["un", "national", "partner"] };

/** Reads the fields of one row and keeps what is wrong with them. */
class RowReader {
  readonly at: At;
  readonly faults: HistoryFinding[] = [];
  readonly #kind: HistoryKind;
  readonly #cells: Row["cells"];

  constructor(sheet: string, row: Row, kind: HistoryKind, columns: Readonly<Record<string, number>>) {
    this.#kind = kind;
    this.#cells = row.cells;
    this.at = { sheet, row: row.number, columns, text: (field) => cellText(row.cells[columns[field] ?? -1]) };
  }

  /** Whether no mapped column holds anything of the row's own. */
  isEmpty(): boolean {
    return Object.values(this.at.columns).every((column) => {
      const cell = this.#cells[column];
      return cell === undefined || cell.merged;
    });
  }

  say(field: string, code: string, message: string, facts: HistoryFinding["facts"] = {}): void {
    this.faults.push(fault(this.at, field, code, message, facts));
  }

  /** Text of a field, or null where the cell is empty or cannot be read. */
  text(field: string): string | null {
    const cell = this.#cell(field);
    if (cell === undefined) return null;
    const text = cellText(cell);
    if (text === "" || text === "—" || text === "-") return null;
    if (text.length > 2000) {
      this.say(field, "text-too-long", "The cell holds more than 2,000 letters.", {
        letters: text.length,
        limit: 2000,
      });
      return null;
    }
    return text;
  }

  needed(field: string): string {
    const text = this.text(field);
    if (text === null) this.#missing(field);
    return text ?? "";
  }

  day(field: string): Day | null {
    const cell = this.#cell(field);
    if (cell === undefined || this.text(field) === null) return null;
    const read = readDay(cell);
    if (read.kind === "day") return read.day;
    const value = cellText(cell);
    if (read.kind === "ambiguous") {
      const [first, second] = read.readings;
      const message = `“${value}” is ${first} or ${second}; write it as ${first}, or as a day of the spreadsheet.`;
      this.say(field, "day-ambiguous", message, { value, first, second });
    } else {
      const message = `“${value}” is no day; write 2022-06-30, 30.06.2022 or 30 Jun 2022.`;
      this.say(field, "day-unreadable", message, { value });
    }
    return null;
  }

  neededDay(field: string): Day {
    const before = this.faults.length;
    const day = this.day(field);
    if (day === null && this.faults.length === before) this.#missing(field);
    return day ?? DayShape.parse("1970-01-01");
  }

  number(field: string): number | null {
    const text = this.text(field);
    if (text === null) return null;
    const number = Number(text.replace(/\s/g, ""));
    if (Number.isInteger(number) && number > 0 && number < 1_000_000) return number;
    this.say(field, "number-unreadable", `“${text}” is no whole number above 0.`, { value: text });
    return null;
  }

  neededNumber(field: string): number {
    const before = this.faults.length;
    const number = this.number(field);
    if (number === null && this.faults.length === before) this.#missing(field);
    return number ?? 1;
  }

  word<T extends string>(field: string, shape: Words<T>): T | null {
    const text = this.text(field);
    if (text === null) return null;
    const list = FIELDS[this.#kind].find(({ id }) => id === field)?.takes as WordList;
    const meaning = meaningOf(list, text);
    const found = shape.options.find((option) => option === meaning);
    if (found !== undefined) return found;
    const allowed = wordsOf(list, "en").join(", ");
    this.say(field, "word-unknown", `“${text}” is not known here; what is: ${allowed}.`, { value: text, allowed });
    return null;
  }

  neededWord<T extends string>(field: string, shape: Words<T>, otherwise: T): T {
    const before = this.faults.length;
    const word = this.word(field, shape);
    if (word === null && this.faults.length === before) this.#missing(field);
    return word ?? otherwise;
  }

  #missing(field: string): void {
    this.say(field, "cell-needed", "This cell needs a value.", { field });
  }

  #cell(field: string): Cell | undefined {
    const cell = this.#cells[this.at.columns[field] ?? -1];
    if (cell?.value.kind === "error") {
      const message = `The spreadsheet could not compute this cell (${cell.value.text}).`;
      if (!this.faults.some((each) => each.field === field))
        this.say(field, "cell-error", message, { value: cell.value.text });
      return undefined;
    }
    if (cell?.value.kind === "empty") {
      const message =
        "The file holds no value for this formula; open it in a spreadsheet, let it compute, and save it.";
      if (!this.faults.some((each) => each.field === field)) this.say(field, "formula-without-value", message);
      return undefined;
    }
    return cell;
  }
}

function remarksOn(head: At, rows: readonly Row[]): HistoryFinding[] {
  const hidden = rows.filter((row) => row.hidden).length;
  const formulas = rows.flatMap((row) => row.cells).filter((cell) => cell?.formula === true).length;
  const said: HistoryFinding[] = [];
  if (hidden > 0)
    said.push(
      finding("note", head, null, {
        code: "rows-hidden",
        message: `${hidden} hidden rows of ${head.sheet} are read as well.`,
        facts: { sheet: head.sheet, rows: hidden },
      }),
    );
  if (formulas > 0)
    said.push(
      finding("note", head, null, {
        code: "formulas-cached",
        message: `${formulas} cells of ${head.sheet} are formulas; their values are those the file was saved with.`,
        facts: { sheet: head.sheet, cells: formulas },
      }),
    );
  return said;
}

const nothingRead = (sheets: readonly string[]) => ({
  code: "nothing-read",
  message: `No sheet of this file is read (${sheets.join(", ")}): no headings are known here. Say what a sheet lists, or begin with the template.`,
  facts: { sheets: sheets.join(", ") },
});

const leftOut = (sheet: string) => ({
  code: "sheet-left-out",
  message: `${sheet} is left out: its headings are not known here, or it was said to be left out.`,
  facts: { sheet },
});

const hiddenSheet = (sheet: string) => ({
  code: "sheet-hidden",
  message: `${sheet} is hidden in the file, and is read.`,
  facts: { sheet },
});

const missingColumn = (sheet: string, field: string) => {
  return `${sheet} has no column for “${field}”. Say which column it is, or leave the sheet out.`;
};
