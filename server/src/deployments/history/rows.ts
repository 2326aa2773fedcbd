/** From the cells of a workbook to rows of persons, tours, contributions, rotations and ranks; every fault of every cell is told. Pure. */
import { Confidence, DeploymentMode, DeploymentRole } from "../../missions/schema.ts";
import { Sex } from "../../people/schema.ts";
import type { Workbook } from "../../platform/workbook.ts";
import { Ended, Payer } from "../ids.ts";
import { RowReader, type Words } from "./cells.ts";
import { type At, fault, finding } from "./findings.ts";
import { namesOf } from "./names.ts";
import type {
  ContributionRow,
  HistoryRows,
  PersonRow,
  Placed,
  RankRow,
  RotationRow,
  Told,
  TourRow,
} from "./row-shapes.ts";
import type { HistoryFinding, HistoryKind, HistorySheet } from "./schema.ts";
import { hiddenSheet, leftOut, missingColumn, nothingRead, remarksOn } from "./sheet-remarks.ts";
import { saysOpen } from "./words.ts";

/** Reads all mapped sheets. */
export function readRows(workbook: Workbook, sheets: readonly HistorySheet[]): HistoryRows {
  const read = sheets.map((sheet) => readSheet(workbook, sheet));
  const findings = read.flatMap((sheet) => sheet.findings);
  const [first] = sheets;
  if (first !== undefined && sheets.every(({ mapping }) => mapping.kind === null))
    findings.push(finding("error", headOf(first), null, nothingRead(sheets.map(({ name }) => name))));
  const rows = read.flatMap((sheet) => sheet.rows);
  return {
    ranks: rows.flatMap((one) => (one.kind === "ranks" ? [one.row] : [])),
    persons: rows.flatMap((one) => (one.kind === "persons" ? [one.row] : [])),
    contributions: rows.flatMap((one) => (one.kind === "contributions" ? [one.row] : [])),
    rotations: rows.flatMap((one) => (one.kind === "rotations" ? [one.row] : [])),
    tours: rows.flatMap((one) => (one.kind === "tours" ? [one.row] : [])),
    count: read.reduce((sum, { count }) => sum + count, 0),
    findings,
  };
}

interface ReadSheet {
  readonly rows: readonly ReadRow[];
  /** Rows that hold anything, read or not. */
  readonly count: number;
  readonly findings: readonly HistoryFinding[];
}

const headOf = ({ name, mapping }: HistorySheet): At => ({
  sheet: name,
  row: mapping.headRow,
  columns: {},
  text: () => "",
});

function readSheet(workbook: Workbook, described: HistorySheet): ReadSheet {
  const { name, mapping, missing, hidden } = described;
  const { kind } = mapping;
  const none: ReadSheet = { rows: [], count: 0, findings: [] };
  const sheet = workbook.sheets.find((each) => each.name === name);
  if (sheet === undefined) return none;
  const head = headOf(described);
  if (kind === null)
    return sheet.rows.length > 1 ? { ...none, findings: [finding("note", head, null, leftOut(name))] } : none;
  const findings = hidden ? [finding("note", head, null, hiddenSheet(name))] : [];
  for (const id of missing)
    findings.push(fault(head, null, "column-missing", missingColumn(name, id), { sheet: name, field: id }));
  if (missing.length > 0) return { ...none, findings };
  const own = sheet.rows.filter(({ number }) => number > mapping.headRow);
  const filled = own.map((row) => new RowReader(name, row, kind, mapping.columns)).filter((cells) => !cells.isEmpty());
  findings.push(...remarksOn(head, own));
  const rows = filled.flatMap((cells) => {
    const read = judged(readRow(cells, kind), cells.faults.length > 0);
    findings.push(...cells.faults);
    return read === null ? [] : [read];
  });
  return { rows, count: filled.length, findings };
}

/** A row with a fault: of a person or a tour it is judged further, any other is left out. */
function judged(read: ReadRow, faulty: boolean): ReadRow | null {
  switch (read.kind) {
    case "persons":
      return { ...read, row: { ...read.row, faulty } };
    case "tours":
      return { ...read, row: { ...read.row, faulty, person: { ...read.row.person, faulty } } };
    case "ranks":
    case "contributions":
    case "rotations":
      return faulty ? null : read;
  }
}

type ReadRow =
  | { readonly kind: "ranks"; readonly row: RankRow }
  | { readonly kind: "persons"; readonly row: PersonRow }
  | { readonly kind: "contributions"; readonly row: ContributionRow }
  | { readonly kind: "rotations"; readonly row: RotationRow }
  | { readonly kind: "tours"; readonly row: TourRow };

function readRow(cells: RowReader, kind: HistoryKind): ReadRow {
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
const ContributionKind: Words<ContributionRow["kind"]> = { options: ["own_unit", "embedded_unit", "individual_posts"] };
