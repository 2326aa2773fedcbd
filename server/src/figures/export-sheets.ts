/** Sheets of exports: from the rows of a list to named columns and cells. Pure. */
import type { AuthorisationLine } from "../authorisations/schema.ts";
import type { Breach, Contribution, Tour } from "../deployments/schema.ts";
import type { MissionLine } from "../missions/schema.ts";
import type { PersonLine } from "../people/schema.ts";
import type { Cell, ColumnKind, Sheet } from "../platform/sheet.ts";
import type { HeadKey, Speaker } from "./export-words.ts";
import type { Figure, FigureRow, Issue, Published } from "./schema.ts";

/** One column of an export: its head, how its values are kept, and the value of a row. */
export interface ExportColumn<Row> {
  readonly head: HeadKey;
  readonly kind?: ColumnKind;
  readonly of: (row: Row, say: Speaker) => Cell;
}

/** The sheet of `rows`; with `find`, of those in which every word occurs in some column. */
export function sheetOf<Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: readonly Row[],
  say: Speaker,
  find?: string,
): Sheet {
  const cells = rows.map((row) => columns.map((column) => column.of(row, say)));
  const words = (find ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (line: readonly Cell[]) => {
    const text = line
      .map((cell) => String(cell ?? ""))
      .join(" ")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return {
    name,
    columns: columns.map(({ head, kind }) => ({ title: say.head(head), kind: kind ?? "text" })),
    rows: cells.filter(matches),
  };
}

const text =
  <Key extends string>(key: Key) =>
  (row: { readonly [K in Key]: string | number | null }) =>
    row[key];
const coded =
  <Key extends string>(key: Key) =>
  (row: { readonly [K in Key]: string }, say: Speaker) =>
    say.value(row[key]);

export const figureColumns: readonly ExportColumn<Figure>[] = [
  { head: "figure", of: (figure, say) => say.words(figure.definition.title) },
  { head: "value", kind: "number", of: (figure) => figure.value },
  { head: "of", kind: "number", of: (figure) => figure.of },
  { head: "ratio", kind: "ratio", of: (figure) => (figure.definition.measure === "share" ? figure.ratio : null) },
  { head: "average", kind: "number", of: (figure) => (figure.definition.measure === "average" ? figure.ratio : null) },
  { head: "unit", of: (figure, say) => say.value(figure.definition.unit) },
  { head: "inferred", kind: "number", of: (figure) => figure.inferred },
  { head: "breached", kind: "number", of: (figure) => figure.breached },
  { head: "overlap", kind: "number", of: (figure) => figure.overlap },
  { head: "published", of: (figure) => figure.publishedAll.map(({ value }) => value).join(" / ") || null },
  { head: "publishedBy", of: (figure) => figure.publishedAll.map(({ by }) => by).join(" / ") || null },
  { head: "definition", of: (figure) => figure.definition.id },
  { head: "version", kind: "number", of: (figure) => figure.definition.version },
  { head: "asOf", kind: "day", of: (figure) => figure.asOf },
  { head: "knownAt", kind: "moment", of: (figure) => figure.knownAt },
];

/** One part of one figure. */
export interface PartLine {
  readonly figure: Figure;
  readonly part: Figure["parts"][number];
}

export const partColumns: readonly ExportColumn<PartLine>[] = [
  { head: "definition", of: ({ figure }) => figure.definition.id },
  { head: "by", of: ({ figure }, say) => say.value(figure.by) },
  { head: "part", of: ({ part }, say) => say.value(part.key) || "—" },
  { head: "value", kind: "number", of: ({ part }) => part.value },
  { head: "of", kind: "number", of: ({ part }) => part.of },
  { head: "inferred", kind: "number", of: ({ part }) => part.inferred },
  { head: "published", kind: "number", of: ({ part }) => part.published?.value ?? null },
];

export const rowColumns: readonly ExportColumn<FigureRow>[] = [
  { head: "person", of: text("person") },
  { head: "mission", of: text("mission") },
  { head: "role", of: coded("role") },
  { head: "mode", of: coded("mode") },
  { head: "rotation", kind: "number", of: text("rotation") },
  { head: "from", kind: "day", of: text("from") },
  { head: "to", kind: "day", of: text("to") },
  { head: "authorisation", of: text("authorisation") },
  { head: "breach", of: text("breach") },
  { head: "overlap", of: (row) => (row.overlap ? "+" : null) },
  { head: "weight", kind: "number", of: text("weight") },
  { head: "confidence", of: coded("confidence") },
  { head: "source", of: text("source") },
  { head: "note", of: text("note") },
];

export const issueColumns: readonly ExportColumn<Issue>[] = [
  { head: "number", of: text("number") },
  { head: "state", of: coded("state") },
  { head: "definition", of: text("definition") },
  { head: "version", kind: "number", of: text("version") },
  { head: "asOf", kind: "day", of: text("asOf") },
  { head: "knownAt", kind: "moment", of: text("knownAt") },
  { head: "value", kind: "number", of: text("value") },
  { head: "of", kind: "number", of: text("of") },
  { head: "language", of: text("language") },
  { head: "text", of: (issue) => ({ value: issue.text, wrap: true }) },
  { head: "occasion", of: text("occasion") },
  { head: "preparedBy", of: (issue) => issue.names.prepared },
  { head: "preparedAt", kind: "moment", of: text("preparedAt") },
  { head: "issuedBy", of: (issue) => issue.names.issued },
  { head: "issuedAt", kind: "moment", of: text("issuedAt") },
  { head: "reason", of: text("withdrawnReason") },
  { head: "digest", of: text("digest") },
  { head: "hash", of: text("hash") },
];

export const publishedColumns: readonly ExportColumn<
  Published & { readonly definition: string; readonly part: string }
>[] = [
  { head: "definition", of: text("definition") },
  { head: "part", of: text("part") },
  { head: "day", kind: "day", of: text("day") },
  { head: "published", kind: "number", of: text("value") },
  { head: "publishedBy", of: text("by") },
  { head: "note", of: text("note") },
];

export const missionColumns: readonly ExportColumn<MissionLine>[] = [
  { head: "mission", of: text("id") },
  { head: "name", of: (mission, say) => say.words(mission.name) },
  { head: "kind", of: coded("kind") },
  { head: "state", of: coded("state") },
  { head: "started", kind: "day", of: text("started") },
  { head: "operationsEnd", kind: "day", of: text("operationsEnd") },
  { head: "mandateTo", kind: "day", of: text("mandateTo") },
  { head: "confidence", of: coded("confidence") },
];

export const authorisationColumns: readonly ExportColumn<AuthorisationLine>[] = [
  { head: "reference", of: text("reference") },
  { head: "title", of: text("title") },
  { head: "state", of: coded("status") },
  { head: "decidedOn", kind: "day", of: text("decidedOn") },
  { head: "missions", of: (line) => line.missions.join(", ") },
  { head: "ceilings", of: (line) => line.ceilings.map(({ code, people }) => `${code}: ${people}`).join("; ") },
  { head: "confidence", of: coded("confidence") },
  { head: "source", of: text("source") },
];

export const tourColumns: readonly ExportColumn<Tour>[] = [
  { head: "person", of: text("person") },
  { head: "mission", of: text("mission") },
  { head: "role", of: coded("role") },
  { head: "mode", of: coded("mode") },
  { head: "partner", of: text("partner") },
  { head: "post", of: text("post") },
  { head: "rotation", kind: "number", of: text("rotation") },
  { head: "from", kind: "day", of: text("from") },
  { head: "to", kind: "day", of: text("to") },
  { head: "standing", of: coded("standing") },
  { head: "state", of: coded("state") },
  { head: "authorisation", of: text("authorisation") },
  { head: "breach", of: text("breach") },
  { head: "confidence", of: coded("confidence") },
  { head: "source", of: text("source") },
  { head: "note", of: text("note") },
];

export const breachColumns: readonly ExportColumn<Breach>[] = [
  { head: "breach", of: text("code") },
  { head: "mission", of: text("mission") },
  { head: "from", kind: "day", of: text("from") },
  { head: "to", kind: "day", of: text("to") },
  { head: "people", kind: "number", of: text("people") },
  { head: "reason", of: text("reason") },
  { head: "confidence", of: coded("confidence") },
];

export const contributionColumns: readonly ExportColumn<Contribution>[] = [
  { head: "reference", of: text("code") },
  { head: "title", of: text("title") },
  { head: "mission", of: text("mission") },
  { head: "kind", of: coded("kind") },
  { head: "role", of: coded("role") },
  { head: "mode", of: coded("mode") },
  { head: "partner", of: text("partner") },
  { head: "from", kind: "day", of: text("from") },
  { head: "to", kind: "day", of: text("to") },
  { head: "confidence", of: coded("confidence") },
  { head: "source", of: text("source") },
];

export const personColumns: readonly ExportColumn<PersonLine>[] = [
  { head: "number", of: text("number") },
  { head: "name", of: text("name") },
  { head: "rank", of: text("rank") },
  { head: "homeUnit", of: text("homeUnit") },
  { head: "declaration", of: coded("declaration") },
];
