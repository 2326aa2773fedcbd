/** Any list or figure as a file, with what it says about itself. Needs the right of the list it takes out. */
import { readAuthorisations } from "../authorisations/actions.ts";
import { readBreaches, readTours } from "../deployments/actions.ts";
import { listContributions } from "../deployments/store.ts";
import { clocks, readMissions } from "../missions/actions.ts";
import { pageOfPeople } from "../people/store.ts";
import type { Context } from "../platform/context.ts";
import { Malformed } from "../platform/problem.ts";
import { type Book, fileNameOf, type Sheet, textTableOf } from "../platform/sheet.ts";
import { workbookOf } from "../platform/sheet-file.ts";
import { definitionOf, readFigureRows, readFigures } from "./actions.ts";
import { readIssues } from "./actions-issued.ts";
import {
  authorisationColumns,
  breachColumns,
  contributionColumns,
  figureColumns,
  issueColumns,
  missionColumns,
  partColumns,
  personColumns,
  publishedColumns,
  rowColumns,
  sheetOf,
  tourColumns,
} from "./export-sheets.ts";
import { listTitles, type Speaker, speaker } from "./export-words.ts";
import type { ExportList, ExportQuery } from "./schema.ts";
import { listPublished } from "./store.ts";

/** A file ready to be written: its name with ending, its media type, its bytes. */
export interface ExportFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
} as const;

/** The file of a list. Throws `NotFound` for an unknown definition, `Malformed` where a figure's rows are asked for without one. */
export async function exportFile(ctx: Context, list: ExportList, asked: ExportQuery): Promise<ExportFile> {
  ctx.actor.must("figures.read");
  const book = await exportBook(ctx, list, asked);
  const bytes = asked.format === "csv" ? Buffer.from(textTableOf(book), "utf8") : await workbookOf(book);
  const { asOf } = clocks(ctx, asked);
  return { name: `${fileNameOf(`${book.title} ${asOf}`)}.${asked.format}`, type: TYPES[asked.format], bytes };
}

/** The description of a list that both formats are written from. */
async function exportBook(ctx: Context, list: ExportList, asked: ExportQuery): Promise<Book> {
  const say = speaker(asked.language);
  const { asOf, knownAt } = clocks(ctx, asked);
  const sheets = await sheetsOf(ctx, list, asked, say);
  const title = titleOf(list, asked, say);
  const filters = (["definition", "version", "by", "part", "find"] as const).flatMap((name) =>
    asked[name] === undefined ? [] : [`${name}: ${asked[name]}`],
  );
  return {
    title,
    sheets,
    about: [
      [say.head("title"), title],
      [say.head("asOf"), say.day(asOf)],
      [say.head("knownAt"), say.moment(knownAt)],
      ...(filters.length === 0 ? [] : [[say.head("filter"), filters.join("; ")] as const]),
      [say.head("definitions"), await definitionsOf(ctx, list, asked)],
      [say.head("rows"), String(sheets[0]?.rows.length ?? 0)],
      [say.head("author"), ctx.actor.name],
      [say.head("madeAt"), say.moment(ctx.now)],
    ].filter((line): line is [string, string] => line[1] !== ""),
    aboutTitle: say.head("about"),
    head: `${say.head("asOf")} ${say.day(asOf)}`,
    foot: `${say.head("knownAt")} ${say.moment(knownAt)} · ${ctx.actor.name}`,
    pages: say.head("pages"),
  };
}

function titleOf(list: ExportList, asked: ExportQuery, say: Speaker): string {
  if (list !== "figure-rows" || asked.definition === undefined) return say.words(listTitles[list]);
  const title = say.words(definitionOf(asked.definition, asked.version).title);
  return asked.part === undefined ? title : `${title}: ${say.value(asked.part)}`;
}

/** Ids and versions of the definitions by which the numbers were counted; empty where nothing was counted. */
async function definitionsOf(ctx: Context, list: ExportList, asked: ExportQuery): Promise<string> {
  if (list === "figure-rows" && asked.definition !== undefined) {
    const { id, version } = definitionOf(asked.definition, asked.version);
    return `${id}/${version}`;
  }
  if (list !== "figures") return "";
  const { items } = await readFigures(ctx, asked);
  return items.map(({ definition }) => `${definition.id}/${definition.version}`).join(", ");
}

async function sheetsOf(ctx: Context, list: ExportList, asked: ExportQuery, say: Speaker): Promise<readonly Sheet[]> {
  const name = say.words(listTitles[list]);
  const { asOf, knownAt } = clocks(ctx, asked);
  const at = { asOf, knownAt };
  const { find } = asked;
  switch (list) {
    case "figures": {
      const { items } = await readFigures(ctx, asked);
      const parts = items.flatMap((figure) => figure.parts.map((part) => ({ figure, part })));
      return [sheetOf(name, figureColumns, items, say, find), sheetOf(say.head("parts"), partColumns, parts, say)];
    }
    case "figure-rows": {
      if (asked.definition === undefined)
        throw new Malformed([{ path: "definition", message: "The rows of which figure? Name its definition." }]);
      const { rows } = await readFigureRows(ctx, asked.definition, asked);
      return [sheetOf(name, rowColumns, rows, say, find)];
    }
    case "issued-figures": {
      const issues = await readIssues(ctx, { definition: asked.definition });
      return [sheetOf(name, issueColumns, issues, say, find)];
    }
    case "published-figures": {
      const published = await listPublished(ctx.db, asked.definition ?? null, knownAt);
      return [sheetOf(name, publishedColumns, published, say, find)];
    }
    case "missions":
      return [sheetOf(name, missionColumns, await readMissions(ctx, at), say, find)];
    case "authorisations":
      return [sheetOf(name, authorisationColumns, await readAuthorisations(ctx, at), say, find)];
    case "tours":
      return [sheetOf(name, tourColumns, (await readTours(ctx, at)).items, say, find)];
    case "breaches": {
      ctx.actor.must("deployments.read");
      return [sheetOf(name, breachColumns, await readBreaches(ctx, at), say, find)];
    }
    case "contributions": {
      ctx.actor.must("deployments.read");
      return [sheetOf(name, contributionColumns, await listContributions(ctx.db, knownAt), say, find)];
    }
    case "people": {
      ctx.actor.must("people.read");
      if (knownAt < ctx.now)
        throw new Malformed([
          { path: "knownAt", message: "The list of people is only told as it is known now. Leave the moment out." },
        ]);
      const people = await pageOfPeople(ctx.db, { on: asOf }, "", MOST_PEOPLE);
      return [sheetOf(name, personColumns, people, say, find)];
    }
    default:
      return list satisfies never;
  }
}

/** More than any country's volunteers; a sheet holds a million rows. */
const MOST_PEOPLE = 1_000_000;
