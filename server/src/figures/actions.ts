/** What may be asked about figures: their value, their parts, their course, and the rows behind them. */
import { runsOf } from "../authorisations/rules.ts";
import { clocks } from "../missions/actions.ts";
import type { AsOf } from "../missions/schema.ts";
import type { Context } from "../platform/context.ts";
import { addMonths, type Day, type Moment } from "../platform/days.ts";
import { NotFound } from "../platform/errors.ts";
import { definitions, findDefinition, type RegisteredDefinition, told } from "./definitions.ts";
import type { CurveStep, Definition, Figure, FigureRow, Published } from "./schema.ts";
import { countParts, listPublished, listRows, listSpells, type PublishedRow } from "./store.ts";

/** The registry. Needs `figures.read`. */
export function readDefinitions(ctx: Context): readonly Definition[] {
  ctx.actor.must("figures.read");
  return definitions().map(told);
}

/** Every figure as of a day, as known at a moment. Needs `figures.read`. */
export async function readFigures(
  ctx: Context,
  asked: AsOf,
): Promise<{ asOf: Day; knownAt: Moment; items: Figure[]; count: number }> {
  ctx.actor.must("figures.read");
  const { asOf, knownAt } = clocks(ctx, asked);
  const items: Figure[] = [];
  for (const definition of definitions()) items.push(await figureOf(ctx, definition, asOf, knownAt));
  return { asOf, knownAt, items, count: items.length };
}

async function figureOf(
  ctx: Context,
  definition: RegisteredDefinition,
  asOf: Day,
  knownAt: Moment,
  published?: readonly PublishedRow[],
): Promise<Figure> {
  const parts = await countParts(ctx.db, definition.counting, definition.breakdown, { day: asOf, knownAt });
  const known = (published ?? (await listPublished(ctx.db, definition.id, knownAt))).filter(
    (each) => each.day === asOf,
  );
  const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((total, part) => total + of(part), 0);
  const { id, version, unit, title } = definition;
  return {
    definition: { id, version, unit, title },
    asOf,
    knownAt,
    value: sum((part) => part.value),
    inferred: sum((part) => part.inferred),
    breached: sum((part) => part.breached),
    parts: parts.map(({ breached: _, ...part }) => ({ ...part, published: publishedFor(known, part.key) })),
    published: publishedFor(known, ""),
  };
}

function publishedFor(known: readonly PublishedRow[], part: string): Published | null {
  const found = known.find((each) => each.part === part);
  if (found === undefined) return null;
  const { part: _, ...published } = found;
  return published;
}

function definitionOf(id: string): RegisteredDefinition {
  const definition = findDefinition(id);
  if (definition === null)
    throw new NotFound(
      `There is no figure ${id}. There are: ${definitions()
        .map((d) => d.id)
        .join(", ")}.`,
      { figure: id },
    );
  return definition;
}

/** One figure with its definition, its course, and all that was published. Needs `figures.read`; throws `NotFound`. */
export async function readFigure(
  ctx: Context,
  id: string,
  asked: AsOf & { readonly from?: Day | undefined; readonly to?: Day | undefined },
) {
  ctx.actor.must("figures.read");
  const definition = definitionOf(id);
  const { asOf, knownAt } = clocks(ctx, asked);
  const published = await listPublished(ctx.db, id, knownAt);
  const figure = await figureOf(ctx, definition, asOf, knownAt, published);
  const spells = await listSpells(ctx.db, definition.counting, knownAt);
  const from = asked.from ?? spells[0]?.from ?? addMonths(asOf, -12);
  const to = asked.to ?? asOf;
  return {
    ...figure,
    definition: told(definition),
    curve: courseOf(definition, spells, from, to),
    publishedSeries: published.filter((each) => each.part === "").map(({ part: _, ...rest }) => rest),
  };
}

/** The figure on every day from `from` to `to`, as runs of equal days; none when the days are reversed. */
export function courseOf(
  definition: RegisteredDefinition,
  spells: readonly { readonly from: Day; readonly to: Day; readonly people: number }[],
  from: Day,
  to: Day,
): CurveStep[] {
  if (to < from) return [];
  // Tours and persons stay counted once they have begun.
  const lasting =
    definition.counting.when === "present"
      ? spells
      : spells.map((spell) => ({ ...spell, to: to > spell.from ? to : spell.from }));
  return runsOf(lasting, from, to).map((run) => ({ from: run.from, to: run.to, value: run.people }));
}

/** The rows behind a figure; their count is the figure. Needs `figures.rows`; throws `NotFound`. */
export async function readFigureRows(
  ctx: Context,
  id: string,
  asked: AsOf & {
    readonly part?: string | undefined;
    readonly after?: { readonly from: Day; readonly id: string } | undefined;
    readonly limit?: number | undefined;
  },
): Promise<{ rows: readonly FigureRow[]; count: number }> {
  ctx.actor.must("figures.rows");
  const definition = definitionOf(id);
  const { asOf, knownAt } = clocks(ctx, asked);
  const at = { day: asOf, knownAt };
  const parts = await countParts(ctx.db, definition.counting, definition.breakdown, at);
  const wanted = asked.part === undefined ? parts : parts.filter((part) => part.key === asked.part);
  const rows = await listRows(ctx.db, definition.counting, definition.breakdown, at, asked);
  return { rows, count: wanted.reduce((sum, part) => sum + part.value, 0) };
}
