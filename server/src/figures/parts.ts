/** Parts of a figure: its rows in groups that add up to it. Pure. */
import { dayFromNumber } from "../platform/days.ts";
import type { Counted } from "./count.ts";
import { BREACH } from "./facts.ts";
import type { Breakdown } from "./shapes-definition.ts";
import { beliefsOf, rotationOf } from "./view.ts";

/** The key of those who stand in a named breach, in the breakdown by decision. */
export const IN_BREACH = "named_breach";

/** Ranks by person: what was known of them at the figure's moment. Days since 1970-01-01; `to` Infinity while held. */
export type RanksHeld = ReadonlyMap<
  string,
  readonly { readonly rank: string; readonly from: number; readonly to: number }[]
>;

export interface Part {
  readonly key: string;
  readonly value: number;
  readonly inferred: number;
  readonly breached: number;
}

/** The key of each row in a breakdown; empty where the row has none, as somebody without a rotation. */
export function keyOf(rows: Counted, by: Breakdown, ranks: RanksHeld): (row: number) => string {
  const { facts } = rows.view;
  const { tours, words } = facts;
  const word = (column: readonly number[]) => (row: number) => words[column[rows.tour[row] ?? 0] ?? 0] ?? "";
  switch (by) {
    case "mission":
      return word(tours.mission);
    case "role":
      return word(tours.role);
    case "mode":
      return word(tours.mode);
    case "partner":
      return word(tours.partner);
    case "sex":
      return word(tours.sex);
    case "unit":
      return word(tours.unitType);
    case "rotation":
      return (row) => String(rotationOf(rows.view, rows.tour[row] ?? 0).number || "");
    case "month":
      return (row) => dayFromNumber(rows.first[row] ?? 0).slice(0, 7);
    case "authorisation":
      return (row) => decisionsOf(rows, row).join(", ");
    case "rank":
      return (row) => rankOf(ranks, facts.people[tours.person[rows.tour[row] ?? 0] ?? 0] ?? "", rows.first[row] ?? 0);
    default:
      return by satisfies never;
  }
}

/** The rank held on a day; empty when none is known. */
function rankOf(ranks: RanksHeld, person: string, day: number): string {
  return ranks.get(person)?.find(({ from, to }) => from <= day && day <= to)?.rank ?? "";
}

/** Decisions that a row stands under, in order; `IN_BREACH` among them where a named breach takes their place. */
export function decisionsOf(rows: Counted, row: number): readonly string[] {
  const { words, presences } = rows.view.facts;
  const presence = rows.presence[row] ?? -1;
  const held = presence >= 0 ? [presence] : beliefsOf(rows.view, rows.tour[row] ?? 0);
  const names = held.map((at) => {
    const of = presences.authorisation[at] ?? BREACH;
    return of === BREACH ? IN_BREACH : (words[of] ?? "");
  });
  return [...new Set(names)].sort();
}

/** How sure a row is: the belief of the day, or the most doubtful one of its tour. 0 verified, 1 unverified, 2 inferred. */
export function confidenceOf(rows: Counted, row: number): number {
  const presence = rows.presence[row] ?? -1;
  return presence >= 0
    ? (rows.view.facts.presences.confidence[presence] ?? 0)
    : (rows.view.confidence[rows.tour[row] ?? 0] ?? 0);
}

/** Whether a row stands in a named breach, on the day or at any time of its tour. */
export function isBreached(rows: Counted, row: number): boolean {
  const presence = rows.presence[row] ?? -1;
  return presence >= 0
    ? rows.view.facts.presences.authorisation[presence] === BREACH
    : rows.view.breached[rows.tour[row] ?? 0] === 1;
}

/** The parts in order of their keys; numbers as numbers. Their values add up to the figure. */
export function partsOf(rows: Counted, by: Breakdown, ranks: RanksHeld = new Map()): readonly Part[] {
  const key = keyOf(rows, by, ranks);
  const parts = new Map<string, { key: string; value: number; inferred: number; breached: number }>();
  for (let row = 0; row < rows.tour.length; row += 1) {
    const name = key(row);
    const part = parts.get(name) ?? { key: name, value: 0, inferred: 0, breached: 0 };
    const weight = rows.weight === null ? 1 : (rows.weight[row] ?? 0);
    part.value += weight;
    if (confidenceOf(rows, row) === 2) part.inferred += weight;
    if (isBreached(rows, row)) part.breached += weight;
    parts.set(name, part);
  }
  return [...parts.values()].sort((a, b) => compareKeys(a.key, b.key));
}

function compareKeys(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)];
  if (a !== "" && b !== "" && !Number.isNaN(left) && !Number.isNaN(right)) return left - right;
  return a < b ? -1 : a > b ? 1 : 0;
}
