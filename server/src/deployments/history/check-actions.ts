/** The dry run of an import: reads the file, gathers what is recorded, judges every row, and says what it found. Writes nothing. */
import { createHash } from "node:crypto";
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { done, type Outcome } from "../../platform/outcome.ts";
import { readWorkbook } from "../../platform/workbook-read.ts";
import { inOrder } from "./findings.ts";
import { judgeHistory, type Pace } from "./judge.ts";
import { sheetsOf } from "./mapping.ts";
import type { HistoryPlan } from "./plan.ts";
import { loadRecorded } from "./recorded-store.ts";
import { readRows } from "./rows.ts";
import type { HistoryOptions, HistoryReport } from "./schema.ts";
import { type KeptReport, listMappings } from "./store.ts";

/** A file to judge, with what is said beside it. */
export interface HistoryFile {
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly options: HistoryOptions;
}

/** How far a dry run or a commit is. */
export interface HistoryProgress {
  readonly phase: "reading" | "gathering" | "judging" | "writing";
  readonly done: number;
  readonly all: number;
}

/** Told about progress; throws to stop the work. */
export type Told = (progress: HistoryProgress) => void;

/** A file that was read and judged: what was found, and what would be written. */
export interface Checked {
  readonly kept: KeptReport;
  readonly plan: HistoryPlan;
  /** Recorded facts that would be replaced; they need a second person. */
  readonly corrections: number;
}

/** Judges a file against what `db` holds now, or says why it cannot be read. `since`: a clock in milliseconds, for the report. */
export async function checkFile(ctx: Context, db: Db, file: HistoryFile, told: Told): Promise<Outcome<Checked>> {
  const began = performance.now();
  told({ phase: "reading", done: 0, all: 0 });
  const read = readWorkbook(file.content, file.fileName);
  if (!read.ok) return read;
  const sheets = sheetsOf(read.value, file.options.mappings, await listMappings(db));
  const rows = readRows(read.value, sheets);
  told({ phase: "gathering", done: 0, all: rows.count });
  const recorded = await loadRecorded(db, ctx.today, ctx.now);
  const pace: Pace = (count, all) => told({ phase: "judging", done: count, all });
  const judged = judgeHistory(rows, recorded, file.options, pace);
  const findings = inOrder(
    judged.findings,
    sheets.map(({ name }) => name),
  );
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const report: HistoryReport = {
    format: read.value.format,
    from1904: read.value.from1904,
    encoding: read.value.text?.encoding ?? null,
    sheets: [...sheets],
    counts: {
      errors: count("error"),
      questions: count("question"),
      breaches: count("breach"),
      notes: count("note"),
      rows: rows.count,
    },
    changes: judged.changes,
    matches: judged.matches,
    breaches: [...judged.breaches],
    figures: [...judged.figures],
    digest: digestOf(judged.plan),
    milliseconds: Math.round(performance.now() - began),
  };
  return done({ kept: { report, findings, lines: judged.lines }, plan: judged.plan, corrections: judged.corrections });
}

/** Stands for all that would be written. */
function digestOf(plan: HistoryPlan): string {
  return createHash("sha256").update(JSON.stringify(plan)).digest("hex");
}

/** SHA-256 of a file, in hex. */
export function hashOf(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
