/** What may be asked about figures: their value, their parts, their course, and the rows behind them. */
import { readHeadroom } from "../deployments/actions.ts";
import { clocks } from "../missions/actions.ts";
import type { AsOf } from "../missions/schema.ts";
import type { Context } from "../platform/context.ts";
import { addMonths, type Day, dayNumber, type Moment } from "../platform/days.ts";
import { NotFound } from "../platform/errors.ts";
import { changeoversOf } from "./changeovers.ts";
import { courseOf } from "./course.ts";
import { allVersions, definitions, findDefinition } from "./definitions.ts";
import { type BareRow, bareRows, figureOf, type PublishedPart, type Reading, rowsOf } from "./figure.ts";
import { type Counted, firstDay, rowOrder } from "./rows.ts";
import type { Breakdown, Counting, Definition, Figure, FigureRow, Limit, WholeFigure } from "./schema.ts";
import { FigureRow as FigureRowShape } from "./schema.ts";
import { listNamed, listPublished } from "./store.ts";
import { knownView } from "./store-copy.ts";
import { listMissionKinds, listRanksHeld } from "./store-facts.ts";

/** How a figure is asked for. */
export interface FigureAsked extends AsOf {
  /** Of the definition; the current one when absent. */
  readonly version?: number | undefined;
  readonly by?: Breakdown | undefined;
}

/** The registry, in every version. Needs `figures.read`. */
export function readDefinitions(ctx: Context): readonly Definition[] {
  ctx.actor.must("figures.read");
  return allVersions();
}

/** What a definition is computed from on a day, with the knowledge of a moment. */
export async function readingOf(ctx: Context, definition: Definition, asked: FigureAsked): Promise<Reading> {
  const { asOf, knownAt } = clocks(ctx, asked);
  const by = asked.by ?? definition.breakdown;
  const ranks = by === "rank" ? await listRanksHeld(ctx.db, knownAt) : new Map();
  const kinds = await listMissionKinds(ctx.db, knownAt);
  // The view comes last: what is counted from it is counted before anything else is waited for.
  return { view: await knownView(ctx.db, knownAt), kinds, asOf, knownAt, by, ranks };
}

/** Every figure as of a day, as known at a moment; in their current versions, or one of them. Needs `figures.read`. */
export async function readFigures(
  ctx: Context,
  asked: FigureAsked & { readonly definition?: string | undefined },
): Promise<{ asOf: Day; knownAt: Moment; items: Figure[]; count: number }> {
  ctx.actor.must("figures.read");
  const { asOf, knownAt } = clocks(ctx, asked);
  const wanted = asked.definition === undefined ? definitions() : [definitionOf(asked.definition, asked.version)];
  const published = await listPublished(ctx.db, asked.definition ?? null, knownAt);
  const at = { asOf, knownAt };
  const items: Figure[] = [];
  const [first] = wanted;
  if (first === undefined) return { asOf, knownAt, items, count: 0 };
  const reading = await readingOf(ctx, first, { ...at, by: asked.by });
  for (const definition of wanted) {
    const by = asked.by ?? definition.breakdown;
    items.push(figureOf(definition, { ...reading, by }, ofDefinition(published, definition.id)));
  }
  return { asOf, knownAt, items, count: items.length };
}

function ofDefinition(
  published: readonly (PublishedPart & { readonly definition: string })[],
  id: string,
): readonly PublishedPart[] {
  return published.filter(({ definition }) => definition === id).map(({ definition: _, ...rest }) => rest);
}

/** The definition in that version, or in the current one; throws `NotFound` and names what there is. */
export function definitionOf(id: string, version?: number): Definition {
  const definition = findDefinition(id, version);
  if (definition !== null) return definition;
  const versions = allVersions().filter((one) => one.id === id);
  if (versions.length > 0)
    throw new NotFound(
      `The figure ${id} has no version ${version}. There are: ${versions.map((one) => one.version).join(", ")}.`,
      { figure: id, version: version ?? null },
    );
  throw new NotFound(
    `There is no figure ${id}. There are: ${definitions()
      .map((one) => one.id)
      .join(", ")}.`,
    {
      figure: id,
    },
  );
}

/** One figure with its definition, its course, reliefs, and all that was published. Needs `figures.read`; throws `NotFound`. */
export async function readFigure(
  ctx: Context,
  id: string,
  asked: FigureAsked & {
    readonly part?: string | undefined;
    readonly from?: Day | undefined;
    readonly to?: Day | undefined;
  },
): Promise<WholeFigure> {
  ctx.actor.must("figures.read");
  const definition = definitionOf(id, asked.version);
  const { knownAt } = clocks(ctx, asked);
  const published = ofDefinition(await listPublished(ctx.db, id, knownAt), id);
  const reading = await readingOf(ctx, definition, { ...asked, knownAt });
  const narrowed = narrowedTo(definition.counting, reading.by, asked.part);
  const to = asked.to ?? reading.asOf;
  const curve = courseOf(reading.view, narrowed, reading.kinds, { from: asked.from, to });
  const from = asked.from ?? curve[0]?.from ?? addMonths(reading.asOf, -12);
  const part = narrowed === definition.counting ? "" : (asked.part ?? "");
  const figure = figureOf(definition, reading, published);
  const changeovers =
    narrowed.when === "present"
      ? changeoversOf(reading.view, narrowed, reading.kinds, dayNumber(from), dayNumber(to))
      : [];
  return {
    ...figure,
    definition,
    versions: allVersions().filter((one) => one.id === id),
    curve,
    publishedSeries: published.filter((each) => each.part === part).map(({ part: _, ...rest }) => rest),
    changeovers,
    limits: await limitsOf(ctx, narrowed, { from, to, asOf: reading.asOf, knownAt }),
  };
}

/** What a definition counts, narrowed to a part where a part can be counted by itself: a mission, a role. */
function narrowedTo(counting: Counting, by: Breakdown, part: string | undefined): Counting {
  if (part === undefined) return counting;
  if (by === "mission") return { ...counting, missions: [part] };
  const role = counting.roles?.find((one) => one === part) ?? ROLES.find((one) => one === part);
  return by === "role" && role !== undefined ? { ...counting, roles: [role] } : counting;
}

const ROLES = ["unmo", "mlo", "staff_officer", "contingent_member"] as const;

/** Ceilings under which people of one mission stand, for figures of those present in it. */
async function limitsOf(
  ctx: Context,
  counting: Counting,
  at: { readonly from: Day; readonly to: Day; readonly asOf: Day; readonly knownAt: Moment },
): Promise<Limit[]> {
  const [mission, another] = counting.missions ?? [];
  if (counting.when !== "present" || mission === undefined || another !== undefined) return [];
  if (!ctx.actor.can("authorisations.read")) return [];
  const { items } = await readHeadroom(ctx, at);
  return items
    .filter((curve) => curve.missions.includes(mission) && curve.ceiling.reading === "present")
    .map(({ reference, ceiling, steps }) => ({
      reference,
      code: ceiling.code,
      people: ceiling.people,
      allowance:
        ceiling.overlap === null
          ? null
          : { people: ceiling.overlap.people, days: ceiling.overlap.days, inferred: ceiling.overlap.inferred },
      steps: steps.flatMap((step) =>
        step.ceiling === null ? [] : [{ from: step.from, to: step.to, value: ceiling.people }],
      ),
    }))
    .filter(({ steps }) => steps.length > 0);
}

/** The rows behind a figure; their weights add up to the figure. Needs `figures.rows`; throws `NotFound`. */
export async function readFigureRows(
  ctx: Context,
  id: string,
  asked: FigureAsked & {
    readonly part?: string | undefined;
    readonly after?: { readonly from: Day; readonly id: string } | undefined;
    readonly limit?: number | undefined;
  },
): Promise<{ rows: readonly FigureRow[]; count: number }> {
  ctx.actor.must("figures.rows");
  const definition = definitionOf(id, asked.version);
  const reading = await readingOf(ctx, definition, asked);
  const { rows, chosen } = rowsOf(definition, reading, asked.part);
  const bare = bareRows(rows, pageOf(rows, chosen, asked), definition.counting.when === "present");
  return { rows: await named(ctx, bare, reading.knownAt), count: chosen.length };
}

function pageOf(
  rows: Counted,
  chosen: readonly number[],
  { after, limit }: { readonly after?: { from: Day; id: string } | undefined; readonly limit?: number | undefined },
): readonly number[] {
  if (after === undefined) return rowOrder(rows, chosen, limit);
  const last = dayNumber(after.from);
  const { ids } = rows.view.facts;
  const rest = chosen.filter((row) => {
    const first = firstDay(rows, row);
    return first > last || (first === last && (ids[rows.tour[row] ?? 0] ?? "") > after.id);
  });
  return rowOrder(rows, rest, limit);
}

/** Rows with what people call them. */
export async function named(ctx: Context, rows: readonly BareRow[], knownAt: Moment): Promise<readonly FigureRow[]> {
  const names = await listNamed(
    ctx.db,
    rows.map((row) => row.tourId),
    knownAt,
  );
  return rows.map(({ breached, ...row }) => {
    const name = names.get(row.tourId);
    return FigureRowShape.parse({
      ...row,
      person: name?.person ?? "",
      breach: breached ? (name?.breach ?? "") : null,
      source: name?.source ?? "",
      note: name?.note ?? "",
    });
  });
}
