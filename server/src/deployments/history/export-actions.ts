/** Workbooks for people: the template, the country's own history, and a file with what was found in it. */
import { DeploymentRole } from "../../missions/schema.ts";
import { listRanks } from "../../people/store.ts";
import type { Context } from "../../platform/context.ts";
import type { Moment } from "../../platform/days.ts";
import { NotFound } from "../../platform/errors.ts";
import { workbookOf } from "../../platform/sheet-file.ts";
import { readWorkbook } from "../../platform/workbook-read.ts";
import { listContributions } from "../store.ts";
import { type BookRows, faultBook, historyBook } from "./book.ts";
import { exportPersons, exportTours } from "./export-store.ts";
import type { WordList } from "./fields.ts";
import { bookWords } from "./history-text.ts";
import type { HistoryLanguage } from "./schema.ts";
import { getContent, getImport, pageOfFindings } from "./store.ts";
import { sayFinding } from "./text.ts";
import { wordFor } from "./words.ts";

/** A file to hand over. */
export interface HandedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** An empty workbook to fill in. Needs `history.read`. */
export async function historyTemplate(ctx: Context, language: HistoryLanguage): Promise<HandedFile> {
  ctx.actor.must("history.read");
  const words = bookWords(language);
  const bytes = await workbookOf(historyBook(language, {}, [[words.file, words.title]]));
  return { name: `${words.title}.xlsx`, bytes };
}

/** The country's history as a workbook that an import takes. Needs `history.read`. */
export async function exportHistory(ctx: Context, language: HistoryLanguage, known?: Moment): Promise<HandedFile> {
  ctx.actor.must("history.read");
  const knownAt = known ?? ctx.now;
  const words = bookWords(language);
  const about: [string, string][] = [
    [words.file, words.title],
    [ctx.db.contributor, ctx.today],
    ["known at", knownAt],
  ];
  const bytes = await workbookOf(historyBook(language, await rowsOf(ctx, language, knownAt), about));
  return { name: `${words.title} ${ctx.db.contributor} ${ctx.today}.xlsx`, bytes };
}

async function rowsOf(ctx: Context, language: HistoryLanguage, knownAt: Moment): Promise<BookRows> {
  const { db } = ctx;
  const said = (list: WordList, meaning: string | null) => (meaning === null ? null : wordFor(list, meaning, language));
  const contributions = await listContributions(db, knownAt);
  const units = contributions.map((each) => {
    const { code, mission, partner, unitType, title, agreement, from, to, note } = each;
    const words = {
      kind: said("contributionKind", each.kind),
      role: said("role", each.role),
      mode: said("mode", each.mode),
    };
    const told = { source: plainSource(each.source), confidence: said("confidence", each.confidence) };
    return {
      code,
      mission,
      ...words,
      partner,
      unitType,
      title,
      agreement,
      from,
      to,
      note: note === "" ? null : note,
      ...told,
    };
  });
  const rotations = contributions.flatMap((each) =>
    each.rotations.map(({ number, from, to, strength, transferOn, source, confidence, note }) => {
      const told = {
        source: plainSource(source),
        confidence: said("confidence", confidence),
        note: note === "" ? null : note,
      };
      return { contribution: each.code, number, from, to, strength, transferOn, ...told };
    }),
  );
  const tours = await exportTours(db, knownAt);
  const persons = await exportPersons(db, knownAt);
  const ranks = await listRanks(db);
  return {
    ranks: ranks.map(({ code, grade, ordinal, titles }) => {
      return { code, grade, ordinal, titleKk: titles.kk, titleRu: titles.ru, titleEn: titles.en, titleFr: titles.fr };
    }),
    persons: persons.map((person) => ({ ...person, sex: said("sex", person.sex) })),
    contributions: units,
    rotations,
    tours: tours.map(({ id: _, ...tour }) => ({
      ...tour,
      role: said("role", DeploymentRole.parse(tour.role)),
      mode: said("mode", tour.mode),
      ended: said("ended", tour.ended),
      payer: said("payer", tour.payer),
      confidence: said("confidence", tour.confidence),
      source: plainSource(tour.source),
    })),
  };
}

/** A source without the file and the row that an import added to it, so that it does not grow with each round. */
function plainSource(source: string): string | null {
  const plain = source.replace(/(^| · )[^·]*\(import [0-9a-f-]{36}\)$/, "");
  return plain === "" ? null : plain;
}

/** A file's own rows with what was found beside each. Needs `history.read`; throws `NotFound` before the first dry run. */
export async function exportFindings(ctx: Context, id: string, language: HistoryLanguage): Promise<HandedFile> {
  ctx.actor.must("history.read");
  const own = await getImport(ctx.db, id);
  const read = readWorkbook(await getContent(ctx.db, id), own.fileName);
  if (!read.ok || own.report === null)
    throw new NotFound("The file was not read yet, or cannot be read.", { import: id });
  const { items } = await pageOfFindings(ctx.db, id, { offset: 0, limit: 100_000 });
  const file = { name: own.fileName, workbook: read.value, sheets: own.report.sheets };
  const book = faultBook(language, file, items, (finding) => sayFinding(finding, language));
  return {
    name: `${own.fileName.replace(/\.[^.]*$/, "")} – ${bookWords(language).found}.xlsx`,
    bytes: await workbookOf(book),
  };
}
