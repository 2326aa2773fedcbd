/** Parts of a figure: its rows in groups that add up to it. Pure. */
import { dayFromNumber } from "../platform/days.ts";
import { BREACH } from "./facts.ts";
import { type Counted, firstDay } from "./rows.ts";
import type { Breakdown } from "./shapes-definition.ts";
import { beliefsOf } from "./view.ts";

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

/** The part of each row as a number from 0 to less than `most`, and what the numbers are called. */
export interface Keys {
  readonly codes: Int32Array;
  readonly most: number;
  readonly nameOf: (code: number) => string;
}

/** In which part of a breakdown each row lies; the name is empty where a row has none, as somebody without a rotation. */
export function keysOf(rows: Counted, by: Breakdown, ranks: RanksHeld): Keys {
  const { facts } = rows.view;
  const { tours } = facts;
  switch (by) {
    case "mission":
      return words(rows, tours.mission);
    case "role":
      return words(rows, tours.role);
    case "mode":
      return words(rows, tours.mode);
    case "partner":
      return words(rows, tours.partner);
    case "sex":
      return words(rows, tours.sex);
    case "unit":
      return words(rows, tours.unitType);
    case "rotation":
      return named(rows, (row) => String(rows.view.rotation[rows.tour[row] ?? 0] || ""));
    case "month":
      return months(rows);
    case "authorisation":
      return named(rows, (row) => decisionsOf(rows, row).join(", "));
    case "rank":
      return named(rows, (row) =>
        rankOf(ranks, facts.people[tours.person[rows.tour[row] ?? 0] ?? 0] ?? "", firstDay(rows, row)),
      );
    default:
      return by satisfies never;
  }
}

/** Parts by a column of words. */
function words({ view, tour }: Counted, column: Int32Array): Keys {
  const codes = new Int32Array(tour.length);
  for (let row = 0; row < codes.length; row += 1) codes[row] = column[tour[row] ?? 0] ?? 0;
  return { codes, most: view.facts.words.length, nameOf: (code) => view.facts.words[code] ?? "" };
}

/** Parts by the month of the first day: each day between the first and the last is brought to its month once. */
function months(rows: Counted): Keys {
  const count = rows.tour.length;
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < count; row += 1) {
    const day = firstDay(rows, row);
    if (day < least) least = day;
    if (day > greatest) greatest = day;
  }
  const days = named(rows, (row) => dayFromNumber(firstDay(rows, row)).slice(0, 7), {
    of: (row) => firstDay(rows, row) - least,
    most: count === 0 ? 0 : greatest - least + 1,
  });
  return days;
}

/** Parts by a name of each row; rows with the same number of `same` have the same name, which is asked for once. */
function named(
  rows: Counted,
  nameOf: (row: number) => string,
  same?: { readonly of: (row: number) => number; readonly most: number },
): Keys {
  const codes = new Int32Array(rows.tour.length);
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const known = new Int32Array(same?.most ?? 0).fill(-1);
  const codeOf = (row: number): number => {
    const name = nameOf(row);
    const code = numbers.get(name) ?? names.length;
    if (code === names.length) names.push(name);
    numbers.set(name, code);
    return code;
  };
  for (let row = 0; row < codes.length; row += 1) {
    const at = same?.of(row) ?? -1;
    const before = at < 0 ? -1 : (known[at] ?? -1);
    const code = before < 0 ? codeOf(row) : before;
    if (at >= 0) known[at] = code;
    codes[row] = code;
  }
  return { codes, most: names.length, nameOf: (code) => names[code] ?? "" };
}

/** The rank held on a day; empty when none is known. */
function rankOf(ranks: RanksHeld, person: string, day: number): string {
  return ranks.get(person)?.find(({ from, to }) => from <= day && day <= to)?.rank ?? "";
}

/** Decisions that a row stands under, in order; `IN_BREACH` among them where a named breach takes their place. */
export function decisionsOf({ view, tour, presence }: Counted, row: number): readonly string[] {
  const { words: known, presences } = view.facts;
  const nameOf = (at: number) => {
    const of = presences.authorisation[at] ?? BREACH;
    return of === BREACH ? IN_BREACH : (known[of] ?? "");
  };
  if (presence !== null) return [nameOf(presence[row] ?? 0)];
  const held = beliefsOf(view, tour[row] ?? 0);
  return held.length === 1 ? held.map(nameOf) : [...new Set(held.map(nameOf))].sort();
}

/** Of the belief of the day, or of the whole tour: how sure it is (0 verified, 1 unverified, 2 inferred), and 1 for a named breach. */
export function marksOf({ view, tour, presence }: Counted) {
  const { presences } = view.facts;
  return presence === null
    ? { index: tour, confidence: view.confidence, breached: view.breached }
    : { index: presence, confidence: presences.confidence, breached: presences.breached };
}

/** The parts in order of their keys; numbers as numbers. Their values add up to the figure. */
export function partsOf(rows: Counted, by: Breakdown, ranks: RanksHeld = new Map()): readonly Part[] {
  const { codes, most, nameOf } = keysOf(rows, by, ranks);
  const [people, values] = [new Int32Array(most), new Int32Array(most)];
  const [inferred, broken] = [new Int32Array(most), new Int32Array(most)];
  const { index, confidence, breached } = marksOf(rows);
  const { weight: weights } = rows;
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? 0;
    const weight = weights === null ? 1 : (weights[row] ?? 0);
    const at = index[row] ?? 0;
    people[code] = (people[code] ?? 0) + 1;
    values[code] = (values[code] ?? 0) + weight;
    if (confidence[at] === 2) inferred[code] = (inferred[code] ?? 0) + weight;
    if (breached[at] === 1) broken[code] = (broken[code] ?? 0) + weight;
  }
  const parts: Part[] = [];
  for (let code = 0; code < most; code += 1) {
    if (people[code] === 0) continue;
    const [value, unsure] = [values[code] ?? 0, inferred[code] ?? 0];
    parts.push({ key: nameOf(code), value, inferred: unsure, breached: broken[code] ?? 0 });
  }
  return parts.sort((a, b) => compareKeys(a.key, b.key));
}

function compareKeys(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)];
  if (a !== "" && b !== "" && !Number.isNaN(left) && !Number.isNaN(right)) return left - right;
  return a < b ? -1 : a > b ? 1 : 0;
}
