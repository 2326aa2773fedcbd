/** The command `contingent figures`. */
import { z } from "zod";
import type { Commands } from "../platform/cli.ts";
import type { Context } from "../platform/context.ts";
import { Day, Moment } from "../platform/days.ts";
import { readFigureRows, readFigures } from "./actions.ts";
import { definitions } from "./definitions.ts";
import type { Figure, FigureRow } from "./schema.ts";

const Options = z.object({
  asOf: Day.optional().describe("the day the figures are about, as 2022-06-30; today when absent"),
  knownAt: Moment.optional().describe("with the knowledge of this moment, as 2022-06-30T12:00:00Z; now when absent"),
  definition: z.string().optional().describe("only this figure, by its definition id"),
  rows: z.boolean().default(false).describe("list the rows behind each figure"),
});

type Shown = Figure & { readonly rows?: readonly FigureRow[] };

/** Registers `figures`. */
export function figuresCommands(program: Commands): void {
  program.command("figures", {
    summary: "Numbers that are said in public, each with its definition, as of a day and as known at a moment.",
    options: Options,
    examples: ["contingent figures --as-of 2022-06-30 --json", "contingent figures --definition in-service --rows"],
    async run(ctx, options, out) {
      const { asOf, knownAt, items } = await readFigures(ctx, options);
      const wanted = items.filter(
        (figure) => options.definition === undefined || figure.definition.id === options.definition,
      );
      if (wanted.length === 0) {
        out.note(
          `There is no figure ${options.definition}. There are: ${definitions()
            .map((d) => d.id)
            .join(", ")}.`,
        );
        return 2;
      }
      const figures: Shown[] = [];
      for (const figure of wanted) figures.push(options.rows ? { ...figure, rows: await rowsOf(ctx, figure) } : figure);
      out.answer({ asOf, knownAt, figures }, () => figures.flatMap(lines));
      return 0;
    },
  });
}

async function rowsOf(ctx: Context, figure: Figure): Promise<readonly FigureRow[]> {
  return (await readFigureRows(ctx, figure.definition.id, { asOf: figure.asOf, knownAt: figure.knownAt })).rows;
}

function lines(figure: Shown): string[] {
  const { definition, value, inferred, breached, parts, published } = figure;
  const marks = [
    inferred > 0 ? `${inferred} inferred` : "",
    breached > 0 ? `${breached} in a named breach` : "",
    published === null ? "" : `published: ${published.value} (${published.by})`,
  ].filter((mark) => mark !== "");
  return [
    `${definition.title.en}: ${value}${marks.length > 0 ? `  [${marks.join("; ")}]` : ""}`,
    `    ${definition.id} v${definition.version}, ${definition.unit.replace("_", "-")}, as of ${figure.asOf}`,
    ...parts.map(
      (part) =>
        `    ${part.key.padEnd(12)} ${String(part.value).padStart(5)}${part.published === null ? "" : `  published: ${part.published.value}`}`,
    ),
    ...(figure.rows ?? []).map(
      (row) =>
        `      ${row.person}  ${row.mission.padEnd(8)} ${row.role.padEnd(18)} ${row.from} – ${row.to}  ${row.authorisation ?? `breach: ${row.breach}`}  ${row.confidence}`,
    ),
  ];
}
