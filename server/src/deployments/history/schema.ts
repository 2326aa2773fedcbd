/** Import of a country's history from its own workbook: what is asked, what is found in the file, and what would become of it. */
import { z } from "zod";
import { Day, Moment } from "../../platform/days.ts";
import { endpoint } from "../../platform/endpoint.ts";
import { Refusal } from "../../platform/outcome.ts";

export const HistoryImportId = z.uuid().brand<"HistoryImportId">();
export type HistoryImportId = z.infer<typeof HistoryImportId>;

/** What a sheet lists. */
export const HistoryKind = z.enum(["ranks", "persons", "contributions", "rotations", "tours"]);
export type HistoryKind = z.infer<typeof HistoryKind>;

/** How one sheet is read: what it lists (null: it is left out), the row of its headings, and which column holds which field. */
export const SheetMapping = z.object({
  sheet: z.string().max(200),
  kind: HistoryKind.nullable(),
  /** As the spreadsheet counts rows, from 1. */
  headRow: z.int().positive(),
  /** Column by field, the first is 0. */
  columns: z.record(z.string(), z.int().min(0).max(999)),
});
export type SheetMapping = z.infer<typeof SheetMapping>;

/** An answer to a question the file left open: which person is meant at a cell. `person` is a number, or `new`. */
export const HistoryAnswer = z.object({ cell: z.string().max(300), person: z.string().min(1).max(100) });
export type HistoryAnswer = z.infer<typeof HistoryAnswer>;

/** What is said beside the file. */
export const HistoryOptions = z.object({
  /** Reason for recording what the law did not cover, where a row gives none of its own; null: such rows are errors. */
  breachReason: z.string().trim().min(1).max(1000).nullable().default(null),
  /** Last day planned of tours that the file leaves open; null: they are errors. */
  openUntil: Day.nullable().default(null),
  /** Source of rows that name none. */
  source: z.string().trim().min(1).max(500).nullable().default(null),
  mappings: z.array(SheetMapping).max(50).default([]),
  answers: z.array(HistoryAnswer).max(20_000).default([]),
});
export type HistoryOptions = z.infer<typeof HistoryOptions>;

/** Something said about a cell, or about a row where `column` is null. */
export const HistoryFinding = z.object({
  /** error: nothing can be imported before it is mended · question: needs an answer · breach: importable as a named breach · note: good to know. */
  severity: z.enum(["error", "question", "breach", "note"]),
  sheet: z.string(),
  row: z.int(),
  column: z.int().nullable(),
  /** As people write it, `Tours!F17`. */
  cell: z.string(),
  field: z.string().nullable(),
  /** What stands in the cell. */
  value: z.string(),
  code: z.string(),
  message: z.string(),
  facts: Refusal.shape.facts,
  source: z.string(),
  /** Persons among whom to choose, for a question. */
  choices: z.array(z.object({ person: z.string(), name: z.string() })).optional(),
});
export type HistoryFinding = z.infer<typeof HistoryFinding>;

/** A sheet as it was found, with how it would be read. */
export const HistorySheet = z.object({
  name: z.string(),
  hidden: z.boolean(),
  rows: z.int(),
  mapping: SheetMapping,
  /** Where the mapping came from: recognised by its words, kept from an earlier import, or chosen now. */
  by: z.enum(["recognised", "kept", "chosen"]),
  /** Headings in the row of headings, by column. */
  headings: z.array(z.object({ column: z.int(), text: z.string(), sample: z.string() })),
  /** Fields that the kind needs and no column holds. */
  missing: z.array(z.string()),
});
export type HistorySheet = z.infer<typeof HistorySheet>;

const Change = z.object({ added: z.int(), changed: z.int(), untouched: z.int() });

/** A row that would be added or changed; untouched ones are counted only. */
export const HistoryLine = z.object({
  kind: HistoryKind,
  does: z.enum(["added", "changed"]),
  cell: z.string(),
  /** Whom or what it is about: number, code, or number and mission. */
  about: z.string(),
  /** What changes, field by field; empty for what is added. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  mission: z.string().nullable(),
  from: Day.nullable(),
  to: Day.nullable(),
  breach: z.boolean(),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

/** Presence that the law does not cover, by the rule that is broken first; `people` counts heads, `most` the largest number beyond on one day. */
export const HistoryBreach = z.object({
  code: z.string(),
  mission: z.string(),
  /** Ceiling or decision that is named; null where none is. */
  about: z.string().nullable(),
  tours: z.int(),
  people: z.int(),
  most: z.int(),
  from: Day,
  to: Day,
  /** Whether a reason is given for all of them. */
  reasons: z.boolean(),
});
export type HistoryBreach = z.infer<typeof HistoryBreach>;

/** A number before and after, so that it is seen what the import does to what is said in public. */
export const HistoryFigure = z.object({
  id: z.enum(["inService", "toursSince", "officerTours", "unitTours", "persons", "breached"]),
  before: z.int(),
  after: z.int(),
});
export type HistoryFigure = z.infer<typeof HistoryFigure>;

/** What a dry run finds. */
export const HistoryReport = z.object({
  format: z.enum(["xlsx", "csv"]),
  from1904: z.boolean(),
  encoding: z.string().nullable(),
  sheets: z.array(HistorySheet),
  counts: z.object({ errors: z.int(), questions: z.int(), breaches: z.int(), notes: z.int(), rows: z.int() }),
  changes: z.record(HistoryKind, Change),
  /** How persons were found: by their number, by a spelling, by a spelling in other letters, or new. */
  matches: z.object({ number: z.int(), spelling: z.int(), letters: z.int(), answered: z.int(), added: z.int() }),
  breaches: z.array(HistoryBreach),
  figures: z.array(HistoryFigure),
  /** Stands for everything that would be written: a commit of anything else is refused. */
  digest: z.string(),
  milliseconds: z.int(),
});
export type HistoryReport = z.infer<typeof HistoryReport>;

/** `open`: looked at, nothing written. */
export const HistoryState = z.enum(["open", "committed", "undone", "discarded"]);
export type HistoryState = z.infer<typeof HistoryState>;

/** One import from the moment its file arrived. */
export const HistoryImport = z.object({
  id: HistoryImportId,
  fileName: z.string(),
  fileHash: z.string(),
  fileBytes: z.int(),
  state: HistoryState,
  options: HistoryOptions,
  /** Null until a dry run has ended. */
  report: HistoryReport.nullable(),
  /** The job that works on it, or worked last. */
  jobId: z.uuid().nullable(),
  corrections: z.int(),
  broughtBy: z.string(),
  broughtByName: z.string(),
  broughtAt: Moment,
  committedBy: z.string().nullable(),
  committedByName: z.string().nullable(),
  committedAt: Moment.nullable(),
  undoneBy: z.string().nullable(),
  undoneByName: z.string().nullable(),
  undoneAt: Moment.nullable(),
  undoReason: z.string().nullable(),
  version: z.int(),
});
export type HistoryImport = z.infer<typeof HistoryImport>;

/** One line of the list of imports. */
export const HistoryImportLine = HistoryImport.omit({ options: true, report: true }).extend({
  added: z.int().nullable(),
  changed: z.int().nullable(),
  errors: z.int().nullable(),
});
export type HistoryImportLine = z.infer<typeof HistoryImportLine>;

/** What came of a commit or an undo. */
export const HistoryResult = z.object({
  importId: HistoryImportId,
  state: HistoryState,
  report: HistoryReport.nullable(),
  written: z.record(HistoryKind, z.object({ added: z.int(), changed: z.int() })),
  breached: z.int(),
  milliseconds: z.int(),
});
export type HistoryResult = z.infer<typeof HistoryResult>;

/** Languages that a template or an export can be headed in. */
export const HistoryLanguage = z.enum(["kk", "ru", "en", "fr"]);
export type HistoryLanguage = z.infer<typeof HistoryLanguage>;

const ById = z.object({ id: HistoryImportId });
const Page = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

/** The doors of imports: to bring a file, to look at what it would do, to answer its questions, to commit it and to take it back. */
export const historyApi = {
  list: endpoint("GET", "/api/history-imports", {
    right: "history.read",
    summary: "Imports of history, latest first.",
    shapes: { reply: z.object({ items: z.array(HistoryImportLine), count: z.int() }) },
  }),
  bring: endpoint("POST", "/api/history-imports", {
    right: "history.import",
    summary:
      "Takes a workbook (XLSX or CSV, at most 8 MB, in base 64) and begins a dry run of it; nothing of it is recorded.",
    shapes: {
      body: z.object({
        fileName: z.string().trim().min(1).max(200),
        content: z.base64(),
        options: HistoryOptions.prefault({}),
      }),
      reply: HistoryImport,
    },
  }),
  get: endpoint("GET", "/api/history-imports/:id", {
    right: "history.read",
    summary: "One import with the report of its last dry run.",
    shapes: { params: ById, reply: HistoryImport },
  }),
  check: endpoint("POST", "/api/history-imports/:id/check", {
    right: "history.import",
    summary:
      "Begins another dry run with other columns, answers or reasons; the columns are kept for the next file with the same headings.",
    shapes: { params: ById, body: HistoryOptions, reply: HistoryImport },
  }),
  findings: endpoint("GET", "/api/history-imports/:id/findings", {
    right: "history.read",
    summary: "What the last dry run found, with the cell of each, in the order of the file.",
    shapes: {
      params: ById,
      query: Page.extend({
        severity: HistoryFinding.shape.severity.optional(),
        sheet: z.string().max(200).optional(),
        code: z.string().max(80).optional(),
      }),
      reply: z.object({
        items: z.array(HistoryFinding),
        count: z.int(),
        codes: z.array(z.object({ code: z.string(), severity: HistoryFinding.shape.severity, count: z.int() })),
      }),
    },
  }),
  lines: endpoint("GET", "/api/history-imports/:id/lines", {
    right: "history.read",
    summary: "What the import would add or change, in the order of the file.",
    shapes: {
      params: ById,
      query: Page.extend({ does: HistoryLine.shape.does.optional(), kind: HistoryKind.optional() }),
      reply: z.object({ items: z.array(HistoryLine), count: z.int() }),
    },
  }),
  faultBook: endpoint("GET", "/api/history-imports/:id/workbook", {
    right: "history.read",
    summary: "The file's own rows as a workbook, with what was found beside each row.",
    shapes: { params: ById, query: z.object({ language: HistoryLanguage.default("en") }) },
  }),
  commit: endpoint("POST", "/api/history-imports/:id/commit", {
    right: "history.commit",
    summary:
      "Records the whole import in one transaction, as a job. Corrections need another account than the one that brought the file.",
    shapes: { params: ById, body: z.object({ digest: z.string().min(1).max(200) }), reply: HistoryImport },
  }),
  discard: endpoint("POST", "/api/history-imports/:id/discard", {
    right: "history.import",
    summary: "Lays an import that was not recorded aside; it stays in the list.",
    shapes: { params: ById, reply: HistoryImport },
  }),
  undo: endpoint("POST", "/api/history-imports/:id/undo", {
    right: "history.commit",
    summary:
      "Takes a whole import back, as long as nothing later rests on it. Nothing is deleted: what was known between stays known.",
    shapes: { params: ById, body: z.object({ reason: z.string().trim().min(1).max(1000) }), reply: HistoryImport },
  }),
  template: endpoint("GET", "/api/history-template", {
    right: "history.read",
    summary: "An empty workbook to fill in, with headings, notes and allowed words in the chosen language.",
    shapes: { query: z.object({ language: HistoryLanguage.default("en") }) },
  }),
  export: endpoint("GET", "/api/history-export", {
    right: "history.read",
    summary: "The country's own history as a workbook that can be imported again.",
    shapes: { query: z.object({ language: HistoryLanguage.default("en"), knownAt: Moment.optional() }) },
  }),
};
