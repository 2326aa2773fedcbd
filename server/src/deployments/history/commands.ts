/** The commands `contingent import history`, `import template`, `import list`, `import undo` and `export history`. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { writeAnswer } from "../../platform/answer-file.ts";
import type { Commands, Exit, Out } from "../../platform/cli.ts";
import type { Context } from "../../platform/context.ts";
import { Day, Moment } from "../../platform/days.ts";
import { NotFound } from "../../platform/errors.ts";
import { done, type Outcome } from "../../platform/outcome.ts";
import { type Imported, importOnce, rehearseFile } from "./actions.ts";
import type { Checked, HistoryFile, Told } from "./check-actions.ts";
import { exportHistory, type HandedFile, historyTemplate } from "./export-actions.ts";
import { counted, isNothingNew, nothingNew } from "./nothing.ts";
import { HistoryLanguage, HistoryOptions, type HistoryReport } from "./schema.ts";
import { listImports } from "./store.ts";
import { undoImport } from "./undo-actions.ts";

const language = HistoryLanguage.default("en").describe("language of headings and words: kk, ru, en or fr");
const output = z.string().optional().describe("where to write the workbook; a name in this folder when absent");

const ImportOptions = z.object({
  file: z.string().min(1).describe("the workbook, XLSX or CSV"),
  dryRun: z.boolean().default(false).describe("only look: everything is checked, nothing recorded"),
  breachReason: z
    .string()
    .min(1)
    .optional()
    .describe("why days that the law did not cover happened; they are kept as named breaches"),
  openUntil: Day.optional().describe("last day planned of tours that the file leaves open"),
  source: z.string().min(1).optional().describe("source of rows that name none"),
  answer: z
    .array(z.string().regex(/^[^=]+=[^=]+$/, "say CELL=PERSON"))
    .default([])
    .describe("who is meant at a cell, as 'Tours!A17=P-00012' or 'Tours!A17=new'; may be repeated"),
  mapping: z.string().optional().describe("a JSON file with how sheets are read, as the API describes it"),
});

/** Registers the commands. */
export function historyCommands(program: Commands): void {
  program.command("import history", {
    summary:
      "Records persons and tours of the past from the ministry's own workbook, all of it or nothing; exit 1 when anything stands against it.",
    options: ImportOptions,
    places: ["file"],
    examples: ["import history tours.xlsx --dry-run", "import history tours.xlsx --breach-reason 'Order came late'"],
    run: (ctx, options, out) => runImport(ctx, options, out),
  });
  program.command("import template", {
    summary: "Writes an empty workbook to fill in, with headings, notes and allowed words.",
    options: z.object({ language, output }),
    short: { output: "o" },
    async run(ctx, given, out) {
      await keep(await historyTemplate(ctx, given.language), given.output, out);
    },
  });
  program.command("import list", {
    summary: "The imports so far, latest first.",
    options: z.object({}),
    async run(ctx, _, out) {
      const items = await listImports(ctx.db);
      const line = (each: (typeof items)[number]) =>
        `${each.id}  ${each.state.padEnd(9)}  ${each.broughtAt.slice(0, 10)}  ${each.fileName}${each.added === null ? "" : `  +${each.added} ~${each.changed}`}`;
      out.answer({ items, count: items.length }, () => (items.length === 0 ? "No imports." : items.map(line)));
    },
  });
  program.command("import undo", {
    summary: "Takes a whole import back, as long as nothing later rests on it.",
    options: z.object({
      id: z.uuid().describe("the import"),
      reason: z.string().min(1).describe("why it is taken back"),
    }),
    places: ["id"],
    async run(ctx, { id, reason }, out) {
      const outcome = await undoImport(ctx, id, reason);
      if (!outcome.ok) return out.refuse(outcome.refusals);
      out.answer(outcome.value, () => `Taken back: ${outcome.value.fileName}. What was known until now stays known.`);
      return 0;
    },
  });
  program.command("export history", {
    summary: "Writes the country's own history as a workbook that can be imported again.",
    options: z.object({
      language,
      output,
      knownAt: Moment.optional().describe("with the knowledge of this moment; now when absent"),
    }),
    short: { output: "o" },
    async run(ctx, given, out) {
      await keep(await exportHistory(ctx, given.language, given.knownAt), given.output, out);
    },
  });
}

async function keep({ name, bytes }: HandedFile, output: string | undefined, out: Out): Promise<void> {
  const path = output ?? name;
  await writeAnswer(path, bytes);
  out.answer({ file: path, bytes: bytes.length }, () => `Written: ${path}`);
}

async function runImport(ctx: Context, options: z.output<typeof ImportOptions>, out: Out): Promise<Exit> {
  const file = await fileOf(options);
  const told: Told = ({ phase, done, all }) => {
    if (out.interrupted.aborted) throw new Error("Stopped; nothing was recorded.");
    out.progress(`${phase} ${all === 0 ? "" : `${done} of ${all}`}`);
  };
  const outcome = options.dryRun ? await lookOnly(ctx, file, told) : await importOnce(ctx, file, told);
  if (!outcome.ok) return out.refuse(outcome.refusals);
  const { checked, became } = outcome.value;
  const { report } = checked.kept;
  const came = isNothingNew(report) ? "nothing" : became;
  out.answer(answerOf(checked, came), () => reportLines(checked, came));
  return report.counts.errors + report.counts.questions > 0 ? 1 : 0;
}

async function lookOnly(ctx: Context, file: HistoryFile, told: Told): Promise<Outcome<Imported>> {
  const looked = await rehearseFile(ctx, file, told);
  return looked.ok ? done({ checked: looked.value, became: null }) : looked;
}

async function fileOf(options: z.output<typeof ImportOptions>): Promise<HistoryFile> {
  const content = await readBytes(options.file);
  const mappings = options.mapping === undefined ? [] : await mappingsOf(options.mapping);
  const answers = options.answer.map((text) => {
    const at = text.lastIndexOf("=");
    return { cell: text.slice(0, at), person: text.slice(at + 1) };
  });
  return {
    fileName: basename(options.file),
    content,
    options: HistoryOptions.parse({
      mappings,
      answers,
      breachReason: options.breachReason ?? null,
      openUntil: options.openUntil ?? null,
      source: options.source ?? null,
    }),
  };
}

/** How sheets are read, from a file; a file that says something else is bad input, with the place. */
async function mappingsOf(path: string): Promise<HistoryFile["options"]["mappings"]> {
  const text = (await readBytes(path)).toString("utf8");
  const shape = HistoryOptions.shape.mappings;
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new NotFound(`${path} does not say how sheets are read: ${why}`, { file: path });
  }
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new NotFound(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      file: path,
    });
  }
}

/** What became of a file: null when it was only looked at, `nothing` when it brought nothing. */
type Became = Imported["became"] | "nothing";

function answerOf({ kept, corrections }: Checked, became: Became) {
  const { report, findings, lines } = kept;
  const kind = became === null ? "looked-at" : became === "nothing" ? "nothing-new" : became.state;
  const importId = became === null || became === "nothing" ? null : became.importId;
  return { state: kind, importId, report, corrections, findings, lines };
}

function reportLines({ kept, corrections }: Checked, became: Became): string[] {
  const { report, findings } = kept;
  return [
    ...report.sheets.map(
      (sheet) =>
        `${sheet.name}: ${sheet.mapping.kind ?? "left out"}, ${counted(sheet.rows, "row")}${sheet.hidden ? ", hidden" : ""}`,
    ),
    ...findings.map(
      (finding) =>
        `${finding.severity.toUpperCase()} ${finding.cell}${finding.value === "" ? "" : ` “${finding.value}”`}: ${finding.message}`,
    ),
    ...report.breaches.map(
      (breach) =>
        `Breach ${breach.code} in ${breach.mission}${breach.about === null ? "" : ` (${breach.about})`}: ${breach.people === 1 ? "1 person" : `${breach.people} people`} in ${counted(breach.tours, "tour")}, ${breach.most} at once, ${breach.from} to ${breach.to}`,
    ),
    ...changeLines(report),
    ...report.figures.map(({ id, before, after }) => `${id}: ${before} → ${after}`),
    lastLine(report, corrections, became),
  ];
}

function changeLines(report: HistoryReport): string[] {
  return Object.entries(report.changes)
    .filter(([, { added, changed, untouched }]) => added + changed + untouched > 0)
    .map(
      ([kind, { added, changed, untouched }]) => `${kind}: ${added} added, ${changed} changed, ${untouched} untouched`,
    );
}

function lastLine(report: HistoryReport, corrections: number, became: Became): string {
  const { errors, questions } = report.counts;
  if (errors + questions > 0)
    return `Nothing recorded: ${counted(errors, "error")}, ${counted(questions, "open question")}.`;
  if (became === "nothing") return nothingNew(report).message;
  if (became === null)
    return `In order. ${corrections > 0 ? `${counted(corrections, "correction")} will need a second person. ` : ""}Nothing was recorded: this was a dry run.`;
  if (became.state === "waiting")
    return `Kept as ${became.importId}: ${counted(corrections, "correction")} ${corrections === 1 ? "needs" : "need"} another account to record it (Deployments, Import history).`;
  return `Recorded as ${became.importId}.`;
}
