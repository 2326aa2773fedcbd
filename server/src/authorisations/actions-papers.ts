/** Papers with their content, and duties done. */
import { createHash } from "node:crypto";
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { Forbidden } from "../platform/errors.ts";
import { done, type Outcome, type Refusal, refused } from "../platform/outcome.ts";
import type { Authorisation, DutyDone, NewPaper, PaperReference } from "./schema.ts";
import { getAuthorisation } from "./store.ts";
import { addDutyReport, addPaper, type Content, getPaperFile } from "./store-papers.ts";

/** Largest content of a paper, in bytes; the database holds the same number. */
export const LARGEST_PAPER = 10 * 1024 * 1024;

/** Keeps a paper, with its content and the content's hash where a file is given. Needs `authorisations.change`. */
export async function keepPaper(ctx: Context, id: string, paper: NewPaper): Promise<Outcome<PaperReference>> {
  ctx.actor.must("authorisations.change");
  const content = paper.file === null ? null : contentOf(paper.file.content);
  const refusals = content === null ? [] : reasonsAgainstContent(content);
  if (refusals.length > 0) return refused(refusals);
  return ctx.db.transaction(async (tx) => {
    const decision = await getAuthorisation(tx, id, "9999-12-31", ctx.now);
    const kept = await addPaper(tx, decision.id, paper, content, { by: ctx.actor.id, at: ctx.now });
    await record(tx, ctx.actor, "authorisation.paper-kept", { id: decision.id, paper: kept.id, sha256: kept.sha256 });
    return done(kept);
  });
}

function contentOf(base64: string): Content {
  const bytes = Buffer.from(base64, "base64");
  return { bytes, sha256: sha256Of(bytes) };
}

function sha256Of(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function reasonsAgainstContent({ bytes }: Content): readonly Refusal[] {
  const source = "docs/rules.md#papers";
  if (bytes.length === 0) return [{ code: "paper-empty", message: "The file is empty.", facts: {}, source }];
  if (bytes.length <= LARGEST_PAPER) return [];
  const message = `The file has ${bytes.length} bytes; at most ${LARGEST_PAPER} (10 MiB) are kept. Keep the reference without the file.`;
  return [{ code: "paper-too-large", message, facts: { bytes: bytes.length, limit: LARGEST_PAPER }, source }];
}

/** A paper's content after its hash was verified. */
export interface PaperFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/**
 * The content of a paper. Needs `authorisations.read`, and `deployments.read` for an internal one: the committee reads what was
 * published. Throws when the content no longer has the hash it was kept with.
 */
export async function readPaper(ctx: Context, id: string, paper: string): Promise<PaperFile> {
  ctx.actor.must("authorisations.read");
  const file = await getPaperFile(ctx.db, id, paper);
  if (file.publicity === "internal" && !ctx.actor.can("deployments.read"))
    throw new Forbidden("This paper is internal to the directorate.", { paper, actor: ctx.actor.id });
  const bytes = Buffer.from(file.hex, "hex");
  if (sha256Of(bytes) !== file.sha256)
    throw new Error(`Paper ${paper} no longer has the hash ${file.sha256} it was kept with.`);
  return { name: file.fileName, mediaType: file.mediaType, sha256: file.sha256, bytes };
}

/** Records that a duty was done for one of its due dates. Needs `authorisations.change`. */
export async function fulfilDuty(
  ctx: Context,
  id: string,
  duty: string,
  report: DutyDone,
): Promise<Outcome<Authorisation>> {
  ctx.actor.must("authorisations.change");
  return ctx.db.transaction(async (tx) => {
    const decision = await getAuthorisation(tx, id, ctx.today, ctx.now);
    const refusals = reasonsAgainstReport(decision, duty, report, ctx.today);
    if (refusals.length > 0) return refused(refusals);
    await addDutyReport(tx, decision.id, duty, report, { by: ctx.actor.id, at: ctx.now });
    await record(tx, ctx.actor, "authorisation.duty-done", {
      id: decision.id,
      duty,
      dueOn: report.dueOn,
      doneOn: report.doneOn,
    });
    return done(await getAuthorisation(tx, decision.id, ctx.today, ctx.now));
  });
}

function reasonsAgainstReport(
  decision: Authorisation,
  duty: string,
  report: DutyDone,
  today: string,
): readonly Refusal[] {
  const source = "docs/rules.md#duties";
  const { reference } = decision;
  const refusals: Refusal[] = [];
  const owed = decision.duties.find((each) => each.id === duty);
  const date = owed?.occurrences.find((each) => each.dueOn === report.dueOn);
  if (owed === undefined) {
    refusals.push({ code: "duty-unknown", message: `${reference} has no such duty.`, facts: { reference }, source });
  } else if (date === undefined && report.dueOn !== null && owed.dueOn !== null && report.dueOn < owed.dueOn) {
    const message = `“${owed.text}” is not due on ${report.dueOn}.`;
    refusals.push({ code: "not-a-due-date", message, facts: { reference, dueOn: report.dueOn }, source });
  } else if (date?.state === "done") {
    const message = `“${owed.text}” was done on ${date.doneOn} already.`;
    refusals.push({ code: "duty-done-already", message, facts: { reference, doneOn: date.doneOn }, source });
  }
  if (report.doneOn > today) {
    const message = `${report.doneOn} has not come yet; a duty is recorded when it was done.`;
    refusals.push({ code: "done-in-future", message, facts: { day: report.doneOn, today }, source });
  }
  if (report.paperId !== null && !decision.papers.some((paper) => paper.id === report.paperId)) {
    const message = `${reference} has no paper ${report.paperId}.`;
    refusals.push({ code: "paper-unknown", message, facts: { reference, paper: report.paperId }, source });
  }
  return refusals;
}
