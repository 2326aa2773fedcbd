/** The commands `contingent figures` and `contingent bridge`. */
import { z } from "zod";
import type { Commands } from "../platform/cli.ts";
import type { Context } from "../platform/context.ts";
import { Day, Moment } from "../platform/days.ts";
import { readFigureRows, readFigures } from "./actions.ts";
import { readBridge } from "./actions-bridge.ts";
import { exportCommands } from "./commands-export.ts";
import { issueCommands } from "./commands-issued.ts";
import { Breakdown, type Bridge, type Figure, type FigureRow } from "./schema.ts";

const Options = z.object({
  asOf: Day.optional().describe("the day the figures are about, as 2022-06-30; today when absent"),
  knownAt: Moment.optional().describe("with the knowledge of this moment, as 2022-06-30T12:00:00Z; now when absent"),
  definition: z.string().optional().describe("only this figure, by its definition id"),
  version: z.coerce.number().int().positive().optional().describe("of the definition; the current one when absent"),
  by: Breakdown.optional().describe("break down by this instead of the definition's own way"),
  rows: z.boolean().default(false).describe("list the rows behind each figure"),
});

type Shown = Figure & { readonly rows?: readonly FigureRow[] };

/** Registers `figures`, `bridge`, `export` and the commands of issued figures. */
export function figuresCommands(program: Commands): void {
  program.command("figures", {
    summary: "Numbers that are said in public, each with its definition, as of a day and as known at a moment.",
    options: Options,
    examples: ["contingent figures --as-of 2022-06-30 --json", "contingent figures --definition in-service --rows"],
    async run(ctx, options, out) {
      const { asOf, knownAt, items } = await readFigures(ctx, options);
      const figures: Shown[] = [];
      for (const figure of items) figures.push(options.rows ? { ...figure, rows: await rowsOf(ctx, figure) } : figure);
      out.answer({ asOf, knownAt, figures }, () => figures.flatMap(lines));
      return 0;
    },
  });
  bridgeCommand(program);
  issueCommands(program);
  exportCommands(program);
}

const BridgeOptions = z.object({
  definition: z.string().describe("the figure, by its definition id"),
  from: Day.describe("the first figure's day"),
  to: Day.describe("the second figure's day"),
  knownFrom: Moment.optional().describe("the first figure's moment of knowledge; now when absent"),
  knownTo: Moment.optional().describe("the second figure's moment of knowledge; now when absent"),
  version: z.coerce.number().int().positive().optional().describe("the first figure's version; current when absent"),
  toDefinition: z.string().optional().describe("the second figure's definition; the first one's when absent"),
  toVersion: z.coerce.number().int().positive().optional().describe("the second figure's version"),
});

function bridgeCommand(program: Commands): void {
  program.command("bridge", {
    summary: "What lies between two figures, to the last person: joined, left, corrected late, definition changed.",
    options: BridgeOptions,
    examples: ["contingent bridge --from 2022-06-30 --to 2024-01-19 --definition officers-sent-since-2014 --json"],
    async run(ctx, options, out) {
      const outcome = await readBridge(ctx, options);
      if (!outcome.ok) return out.refuse(outcome.refusals);
      out.answer(outcome.value, () => bridgeLines(outcome.value));
      return 0;
    },
  });
}

function bridgeLines(bridge: Bridge): string[] {
  const { from, to } = bridge;
  const side = ({ definition, version, asOf, knownAt, value }: Bridge["from"]) =>
    `${String(value).padStart(7)}  ${definition} v${version} as of ${asOf}, known at ${knownAt}`;
  const step = (sign: string, count: number, words: string) => `${(sign + count).padStart(7)}  ${words}`;
  return [
    side(from),
    step("+", bridge.corrected_in, "corrected or recorded late, counted now"),
    step("−", bridge.corrected_out, "corrected late, not counted any more"),
    step("+", bridge.joined, "joined"),
    step("−", bridge.left, "left"),
    step("+", bridge.definition_in, "counted by the second definition only"),
    step("−", bridge.definition_out, "counted by the first definition only"),
    side(to),
    ...(bridge.rows ?? []).map(
      (row) =>
        `    ${row.step.padEnd(15)} ${row.person}  ${row.mission.padEnd(8)} ${row.role.padEnd(18)} ${row.from} – ${row.to}  ${row.why}`,
    ),
  ];
}

async function rowsOf(ctx: Context, figure: Figure): Promise<readonly FigureRow[]> {
  const { definition, asOf, knownAt, by } = figure;
  return (await readFigureRows(ctx, definition.id, { version: definition.version, asOf, knownAt, by })).rows;
}

function lines(figure: Shown): string[] {
  const { definition, value, of, ratio, inferred, breached, overlap, parts, publishedAll } = figure;
  const marks = [
    inferred > 0 ? `${inferred} inferred` : "",
    breached > 0 ? `${breached} in a named breach` : "",
    overlap > 0 ? `${overlap} in overlap` : "",
    ...publishedAll.map((published) => `published: ${published.value} (${published.by})`),
  ].filter((mark) => mark !== "");
  const shown =
    of === null
      ? String(value)
      : `${value} of ${of}${ratio === null ? "" : ` = ${shownRatio(definition.measure, ratio)}`}`;
  return [
    `${definition.title.en}: ${shown}${marks.length > 0 ? `  [${marks.join("; ")}]` : ""}`,
    `    ${definition.id} v${definition.version}, ${definition.unit.replace("_", "-")}, as of ${figure.asOf}`,
    ...parts.map(
      (part) =>
        `    ${(part.key || "—").padEnd(12)} ${String(part.value).padStart(5)}${part.published === null ? "" : `  published: ${part.published.value}`}`,
    ),
    ...(figure.rows ?? []).map(
      (row) =>
        `      ${row.person}  ${row.mission.padEnd(8)} ${row.role.padEnd(18)} ${row.from} – ${row.to}  ${row.authorisation ?? `breach: ${row.breach}`}  ${row.confidence}`,
    ),
  ];
}

function shownRatio(measure: Figure["definition"]["measure"], ratio: number): string {
  return measure === "share" ? `${(100 * ratio).toFixed(1)} %` : ratio.toFixed(1);
}
