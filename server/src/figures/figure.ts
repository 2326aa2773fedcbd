/** A figure as it is told: value, parts, marks, and what others published beside it. Pure: the view and the published rows were read. */
import { type Day, dayFromNumber, type Moment } from "../platform/days.ts";
import { countRows, daysAveraged, type MissionKinds, totalOf } from "./count.ts";
import { CONFIDENCES } from "./facts.ts";
import { overlapOf } from "./overlap.ts";
import { decisionsOf, IN_BREACH, keysOf, marksOf, type Part, partsOf, type RanksHeld } from "./parts.ts";
import { type Counted, firstDay, lastDay } from "./rows.ts";
import type { Figure, FigurePart, Published } from "./schema.ts";
import type { Breakdown, Definition } from "./shapes-definition.ts";
import type { View } from "./view.ts";

/** The day, the knowledge and the reading of a figure. */
export interface Reading {
  readonly view: View;
  readonly kinds: MissionKinds;
  readonly asOf: Day;
  readonly knownAt: Moment;
  readonly by: Breakdown;
  readonly ranks: RanksHeld;
}

export type PublishedPart = Published & { readonly part: string };

/** The figure of `definition`; `published` holds what others published for the definition, on any day. */
export function figureOf(definition: Definition, reading: Reading, published: readonly PublishedPart[]): Figure {
  const { view, kinds, asOf, by, ranks } = reading;
  const rows = countRows(view, definition.counting, kinds, asOf);
  const whole = definition.whole === null ? null : countRows(view, definition.whole, kinds, asOf);
  const parts = partsOf(rows, by, ranks);
  const wholes = whole === null ? null : new Map(partsOf(whole, by, ranks).map((part) => [part.key, part.value]));
  const value = totalOf(rows);
  const of = whole !== null ? totalOf(whole) : definition.measure === "average" ? daysAveraged(asOf) : null;
  const known = published.filter((each) => each.day === asOf);
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0);
  const { id, version, current, unit, measure, title } = definition;
  return {
    definition: { id, version, current, unit, measure, title },
    asOf,
    knownAt: reading.knownAt,
    value,
    of,
    ratio: ratioOf(value, of),
    by,
    inferred: sum((part) => part.inferred),
    breached: sum((part) => part.breached),
    overlap: definition.counting.when === "present" ? overlapOf(rows).length : 0,
    parts: partsWith(parts, wholes, by === definition.breakdown ? known : []),
    published: chosenOf(known, "", value),
    publishedAll: known.filter((each) => each.part === "").map(plain),
  };
}

/** Parts of the whole that the share has nobody in are parts too, with 0. */
function partsWith(
  parts: readonly Part[],
  wholes: ReadonlyMap<string, number> | null,
  known: readonly PublishedPart[],
): FigurePart[] {
  const missing = [...(wholes?.keys() ?? [])].filter((key) => !parts.some((part) => part.key === key));
  const empty = missing.map((key) => ({ key, value: 0, inferred: 0, breached: 0 }));
  return [...parts, ...empty].map(({ key, value, inferred }) => ({
    key,
    value,
    inferred,
    of: wholes === null ? null : (wholes.get(key) ?? 0),
    published: chosenOf(known, key, value),
  }));
}

/** `value` over `of` to six digits; null where there is nothing to divide by. */
export function ratioOf(value: number, of: number | null): number | null {
  return of === null || of === 0 ? null : Math.round((value / of) * 1_000_000) / 1_000_000;
}

/** Where several sources published for the part, the one that says what we count, else the first. */
function chosenOf(known: readonly PublishedPart[], part: string, value: number): Published | null {
  const said = known.filter((each) => each.part === part);
  const one = said.find((each) => each.value === value) ?? said[0];
  return one === undefined ? null : plain(one);
}

function plain({ part: _, ...published }: PublishedPart): Published {
  return published;
}

/** One row as the ledger knows it by itself; what people call it is fetched beside it. */
export interface BareRow {
  readonly tourId: string;
  readonly personId: string;
  readonly mission: string;
  readonly role: string;
  readonly mode: string;
  readonly rotation: number | null;
  readonly from: Day;
  readonly to: Day;
  readonly authorisation: string | null;
  readonly breached: boolean;
  readonly confidence: (typeof CONFIDENCES)[number];
  readonly weight: number;
  readonly overlap: boolean;
}

/** The rows behind a figure, and the numbers of those in one part when it is given, in no order. */
export function rowsOf(
  definition: Definition,
  reading: Reading,
  part: string | undefined,
): { readonly rows: Counted; readonly chosen: readonly number[] } {
  const rows = countRows(reading.view, definition.counting, reading.kinds, reading.asOf);
  const all = Array.from(rows.tour.keys());
  if (part === undefined) return { rows, chosen: all };
  const { codes, nameOf } = keysOf(rows, reading.by, reading.ranks);
  return { rows, chosen: all.filter((row) => nameOf(codes[row] ?? 0) === part) };
}

/** The rows with these numbers, in this order. */
export function bareRows(rows: Counted, order: readonly number[], present: boolean): readonly BareRow[] {
  const { facts } = rows.view;
  const { tours, words } = facts;
  const { index, confidence, breached } = marksOf(rows);
  const beyond = new Set(present ? overlapOf(rows) : []);
  return order.map((row) => {
    const tour = rows.tour[row] ?? 0;
    const decisions = decisionsOf(rows, row).filter((decision) => decision !== IN_BREACH);
    return {
      tourId: facts.ids[tour] ?? "",
      personId: facts.people[tours.person[tour] ?? 0] ?? "",
      mission: words[tours.mission[tour] ?? 0] ?? "",
      role: words[tours.role[tour] ?? 0] ?? "",
      mode: words[tours.mode[tour] ?? 0] ?? "",
      rotation: rows.view.rotation[tour] || null,
      from: dayFromNumber(firstDay(rows, row)),
      to: dayFromNumber(lastDay(rows, row)),
      authorisation: decisions.length === 0 ? null : decisions.join(", "),
      breached: breached[index[row] ?? 0] === 1,
      confidence: CONFIDENCES[confidence[index[row] ?? 0] ?? 2] ?? "inferred",
      weight: rows.weight === null ? 1 : (rows.weight[row] ?? 0),
      overlap: beyond.has(row),
    };
  });
}
