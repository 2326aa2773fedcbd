/** What the office does with imports of history: brings a file, has it looked at, records it, lays it aside. */
import { record } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import type { Tx } from "../../platform/db.ts";
import { Conflict } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { done, type Outcome, type Refusal, refused } from "../../platform/outcome.ts";
import { WORKBOOK_LIMITS } from "../../platform/workbook.ts";
import { readWorkbook } from "../../platform/workbook-read.ts";
import { beyondLimit } from "../../platform/workbook-refusals.ts";
import { refusable, refuse } from "../ledger/actions-ledger.ts";
import { lockCeilings } from "../ledger/store-presence.ts";
import { type Checked, checkFile, type HistoryFile, hashOf, type Told } from "./check-actions.ts";
import { commitInto, notOpen, reasonsAgainstCommit, recordChecked } from "./commit-actions.ts";
import { signatureOf } from "./mapping.ts";
import { isNothingNew } from "./nothing.ts";
import type { HistoryImport, HistoryOptions, HistoryReport, HistoryResult } from "./schema.ts";
import { addImport, addReport, changeImport, getContent, getImport, keepMapping } from "./store.ts";

/** Names of the jobs that look at a file and that record it. */
export const CHECK_JOB = "history.check";

/** The kind of job that commits a large import. */
export const COMMIT_JOB = "history.commit";

/** Takes a file and leaves its dry run as a job. Needs `history.import`. */
export async function bringFile(
  ctx: Context,
  given: { readonly fileName: string; readonly content: Uint8Array; readonly options: HistoryOptions },
): Promise<Outcome<HistoryImport>> {
  ctx.actor.must("history.import");
  const { fileName, content, options } = given;
  if (content.length > WORKBOOK_LIMITS.fileBytes) {
    return refused([beyondLimit("file", WORKBOOK_LIMITS.fileBytes / 1024 / 1024, "MB")]);
  }
  const id = newId();
  const fileHash = hashOf(content);
  return ctx.db.transaction(async (tx) => {
    await addImport(tx, { id, fileName, fileHash, content, options, by: ctx.actor.id, at: ctx.now });
    const jobId = await ctx.jobs.enqueue(tx, CHECK_JOB, { import: id });
    await changeImport(tx, id, { jobId });
    await record(tx, ctx.actor, "history.brought", {
      import: id,
      file: fileName,
      sha256: fileHash,
      bytes: content.length,
    });
    return done(await getImport(tx, id));
  });
}

/** Leaves another dry run with other columns, answers or reasons. The columns are kept for files with the same headings. Needs `history.import`. */
export async function askCheck(ctx: Context, id: string, options: HistoryOptions): Promise<Outcome<HistoryImport>> {
  ctx.actor.must("history.import");
  return ctx.db.transaction(async (tx) => {
    const own = await getImport(tx, id, true);
    const jobId = await ctx.jobs.enqueue(tx, CHECK_JOB, { import: id });
    if (!(await changeImport(tx, id, { options, jobId }))) return refused([notOpen(id)]);
    await keepMappings(ctx, tx, own, options);
    await record(tx, ctx.actor, "history.asked", {
      import: id,
      mappings: options.mappings.length,
      answers: options.answers.length,
    });
    return done(await getImport(tx, id));
  });
}

async function keepMappings(ctx: Context, tx: Tx, own: HistoryImport, options: HistoryOptions): Promise<void> {
  if (options.mappings.length === 0) return;
  const read = readWorkbook(await getContent(tx, own.id), own.fileName);
  if (!read.ok) return;
  for (const mapping of options.mappings) {
    const sheet = read.value.sheets.find(({ name }) => name === mapping.sheet);
    if (sheet === undefined) continue;
    const signature = signatureOf(sheet, mapping.headRow);
    if (signature !== "") await keepMapping(tx, { signature, mapping }, ctx.actor.id, ctx.now);
  }
}

/** The dry run itself: judges the file and keeps what it found. One event of audit; nothing of the file is recorded. */
export async function performCheck(ctx: Context, id: string, told: Told): Promise<Outcome<HistoryReport>> {
  const own = await getImport(ctx.db, id);
  if (own.state !== "open") return refused([notOpen(id)]);
  const file = await fileOf(ctx, own);
  const checked = await checkFile(ctx, ctx.db, file, told);
  if (!checked.ok) return checked;
  const { kept, corrections } = checked.value;
  return ctx.db.transaction(async (tx) => {
    if (!(await changeImport(tx, id, { corrections }))) return refused([notOpen(id)]);
    await addReport(tx, id, kept, { by: ctx.actor.id, at: ctx.now, final: false });
    await record(tx, ctx.actor, "history.checked", { import: id, ...kept.report.counts, digest: kept.report.digest });
    return done(kept.report);
  });
}

async function fileOf(ctx: Context, own: Pick<HistoryImport, "id" | "fileName" | "options">): Promise<HistoryFile> {
  return { fileName: own.fileName, options: own.options, content: await getContent(ctx.db, own.id) };
}

/** Leaves the commit of an import as a job, when nothing speaks against it as it was looked at. Needs `history.commit`. */
export async function askCommit(ctx: Context, id: string, digest: string): Promise<Outcome<HistoryImport>> {
  ctx.actor.must("history.commit");
  return ctx.db.transaction(async (tx) => {
    const own = await getImport(tx, id, true);
    const against = reasonsAgainstAsking(ctx, own, digest);
    if (against.length > 0) return refused(against);
    const jobId = await ctx.jobs.enqueue(tx, COMMIT_JOB, { import: id, digest });
    if (!(await changeImport(tx, id, { jobId }))) return refused([notOpen(id)]);
    await record(tx, ctx.actor, "history.commit-asked", { import: id, digest });
    return done(await getImport(tx, id));
  });
}

function reasonsAgainstAsking(ctx: Context, own: HistoryImport, digest: string): readonly Refusal[] {
  if (own.state !== "open") return [notOpen(own.id)];
  if (own.report === null) {
    const message = "The file was not looked at yet; a dry run comes first.";
    return [{ code: "history-not-checked", message, facts: {}, source: "docs/import.md#commit" }];
  }
  return reasonsAgainstCommit(own.report, {
    corrections: own.corrections,
    digest,
    by: ctx.actor.id,
    broughtBy: own.broughtBy,
  });
}

/** The commit itself. `complete`: marks the job in the same transaction. */
export async function performCommit(
  ctx: Context,
  id: string,
  digest: string,
  told: Told,
  complete: (tx: Tx, result: HistoryResult) => Promise<void>,
): Promise<Outcome<HistoryResult>> {
  const own = await getImport(ctx.db, id);
  if (own.state !== "open") return refused([notOpen(id)]);
  const file = await fileOf(ctx, own);
  return ctx.db.transaction((tx) =>
    refusable(tx, async (inner) => {
      const committed = await commitInto(ctx, inner, { import: own, file, digest }, told);
      if (!committed.ok) refuse(committed.refusals);
      await complete(inner, committed.value);
      return committed.value;
    }),
  );
}

/** Lays an open import aside. Needs `history.import`; throws `Conflict` when it is not open any more. */
export async function discardImport(ctx: Context, id: string): Promise<HistoryImport> {
  ctx.actor.must("history.import");
  return ctx.db.transaction(async (tx) => {
    const own = await getImport(tx, id, true);
    if (!(await changeImport(tx, id, { state: "discarded" })))
      throw new Conflict(`The import of ${own.fileName} is ${own.state}.`, { import: id });
    await record(tx, ctx.actor, "history.discarded", { import: id, sha256: own.fileHash });
    return getImport(tx, id);
  });
}

/** Judges a file and keeps nothing of it. Needs `history.import`. */
export async function rehearseFile(ctx: Context, file: HistoryFile, told: Told) {
  ctx.actor.must("history.import");
  return checkFile(ctx, ctx.db, file, told);
}

/** What became of a file that was brought and judged once. */
export interface Imported {
  readonly checked: Checked;
  /** Recorded; kept for a second person, for it corrects what is recorded; or null: it is not in order, or brings nothing. */
  readonly became: HistoryResult | { readonly state: "waiting"; readonly importId: string } | null;
}

/**
 * Brings a file, judges it, and does at once what can be done with it: records it, keeps it for a second person, or leaves nothing
 * behind. Needs `history.import`; refused when the file cannot be read.
 */
export async function importOnce(ctx: Context, file: HistoryFile, told: Told): Promise<Outcome<Imported>> {
  ctx.actor.must("history.import");
  const began = performance.now();
  return ctx.db.transaction((tx) =>
    refusable(tx, async (inner): Promise<Imported> => {
      await lockCeilings(inner);
      const outcome = await checkFile(ctx, inner, file, told);
      if (!outcome.ok) refuse(outcome.refusals);
      const checked = outcome.value;
      const { report } = checked.kept;
      if (report.counts.errors + report.counts.questions > 0 || isNothingNew(report)) return { checked, became: null };
      if (checked.corrections > 0) {
        const { id } = await keepChecked(ctx, inner, file, checked);
        return { checked, became: { state: "waiting", importId: id } };
      }
      const own = { id: newId() as HistoryImport["id"], fileHash: hashOf(file.content), broughtBy: ctx.actor.id };
      await addImport(inner, { ...file, ...own, by: ctx.actor.id, at: ctx.now });
      const named = { ...own, fileName: file.fileName };
      const recorded = await recordChecked(ctx, inner, { import: named, checked, digest: null, began }, told);
      if (!recorded.ok) refuse(recorded.refusals);
      return { checked, became: recorded.value };
    }),
  );
}

/** Brings a file with its dry run done, for a second person to record. Needs `history.import`. */
export async function bringChecked(ctx: Context, file: HistoryFile, told: Told): Promise<Outcome<HistoryImport>> {
  ctx.actor.must("history.import");
  const checked = await checkFile(ctx, ctx.db, file, told);
  if (!checked.ok) return checked;
  return ctx.db.transaction(async (tx) => done(await keepChecked(ctx, tx, file, checked.value)));
}

async function keepChecked(ctx: Context, tx: Tx, file: HistoryFile, checked: Checked): Promise<HistoryImport> {
  const id = newId();
  const fileHash = hashOf(file.content);
  const { kept, corrections } = checked;
  await addImport(tx, { ...file, id, fileHash, by: ctx.actor.id, at: ctx.now });
  await changeImport(tx, id, { corrections });
  await addReport(tx, id, kept, { by: ctx.actor.id, at: ctx.now, final: false });
  const { fileName, content } = file;
  await record(tx, ctx.actor, "history.brought", {
    import: id,
    file: fileName,
    sha256: fileHash,
    bytes: content.length,
  });
  return getImport(tx, id);
}
