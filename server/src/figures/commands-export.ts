/** The command `contingent export`: lists and figures as workbooks and text tables. */
import { z } from "zod";
import { mustBeWritable, writeAnswer } from "../platform/answer-file.ts";
import type { Commands } from "../platform/cli.ts";
import { exportFile } from "./actions-export.ts";
import { ExportList, ExportQuery } from "./schema.ts";

const Options = ExportQuery.extend({
  list: ExportList.describe(`what is taken out: ${ExportList.options.join(", ")}`),
  format: ExportQuery.shape.format.describe("xlsx or csv; xlsx when absent"),
  language: ExportQuery.shape.language.describe("kk, ru, en or fr; en when absent"),
  asOf: ExportQuery.shape.asOf.describe("the day the list is about; today when absent"),
  knownAt: ExportQuery.shape.knownAt.describe("with the knowledge of this moment; now when absent"),
  definition: ExportQuery.shape.definition.describe("for figures and figure-rows: only this definition"),
  version: ExportQuery.shape.version.describe("of the definition; the current one when absent"),
  by: ExportQuery.shape.by.describe("for figures and figure-rows: the breakdown"),
  part: ExportQuery.shape.part.describe("for figure-rows: only this part"),
  find: ExportQuery.shape.find.describe("rows in which every one of these words occurs"),
  output: z.string().min(1).optional().describe("where to write; the list's own name in this folder when absent"),
});

/** Registers `export`. */
export function exportCommands(program: Commands): void {
  program.command("export", {
    summary:
      "A list or figure as a workbook or a text table, with title, filters, day, knowledge, definitions and author.",
    options: Options,
    places: ["list"],
    short: { output: "o" },
    examples: [
      "contingent export figures --as-of 2022-06-30 -o figures.xlsx",
      "contingent export figure-rows --definition in-service --format csv --language kk",
    ],
    async run(ctx, { list, output, ...asked }, out) {
      if (output !== undefined) await mustBeWritable(output);
      const { name, type, bytes } = await exportFile(ctx, list, asked);
      const file = output ?? name;
      await writeAnswer(file, bytes);
      out.answer({ file, type, bytes: bytes.length }, () => `Wrote ${file} (${bytes.length} bytes).`);
      return 0;
    },
  });
}
