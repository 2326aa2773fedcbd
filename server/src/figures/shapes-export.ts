/** Lists and figures taken out as a workbook or a text table. */
import { z } from "zod";
import { AsOf } from "../missions/schema.ts";
import { endpoint } from "../platform/endpoint.ts";
import { Breakdown, FigureId } from "./shapes-definition.ts";
import { IssueLanguage } from "./shapes-issued.ts";

/** What can be taken out by the command line and the API. On the pages, every list and chart can. */
export const ExportList = z.enum([
  "figures",
  "figure-rows",
  "issued-figures",
  "published-figures",
  "missions",
  "authorisations",
  "tours",
  "breaches",
  "contributions",
  "people",
]);
export type ExportList = z.infer<typeof ExportList>;

export const ExportQuery = AsOf.extend({
  format: z.enum(["xlsx", "csv"]).default("xlsx"),
  language: IssueLanguage.default("en"),
  /** For `figures` and `figure-rows`: only this definition. */
  definition: FigureId.optional(),
  version: z.coerce.number().int().positive().optional(),
  by: Breakdown.optional(),
  part: z.string().optional(),
  /** Rows in which every one of these words occurs in some column. */
  find: z.string().max(200).optional(),
});
export type ExportQuery = z.infer<typeof ExportQuery>;

export const exportApi = {
  export: endpoint("GET", "/api/export/:list", {
    right: "figures.read",
    summary:
      "A list or figure as a workbook or a text table, with title, filters, day, moment of knowledge, definition versions and author. Needs the right of the list as well.",
    produces: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"],
    shapes: { params: z.object({ list: ExportList }), query: ExportQuery },
  }),
};
