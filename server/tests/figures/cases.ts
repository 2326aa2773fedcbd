/** Random questions about a history, each answered by the program and by hand. */
import { readFigure, readFigureRows, readFigures } from "../../src/figures/actions.ts";
import { readBridge } from "../../src/figures/actions-bridge.ts";
import { allVersions } from "../../src/figures/definitions.ts";
import type { Breakdown, Bridge, Definition } from "../../src/figures/schema.ts";
import type { Context } from "../../src/platform/context.ts";
import type { Day, Moment } from "../../src/platform/days.ts";
import { anyDay, type HandRow, type RawFacts, rowsByHand, valueByHand } from "./by-hand.ts";
import { FIRST_DAY, momentAt, type Random, SPAN_DAYS } from "./random-history.ts";

const BREAKDOWNS: readonly Breakdown[] = ["mission", "role", "mode", "partner", "sex", "unit", "month", "rotation"];

const pick = <T>(items: readonly T[], random: Random): T => {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error("Nothing to choose from.");
  return item;
};

/** One random question; what is wrong with the answer, in a sentence for each fault. */
export async function askOne(
  ctx: Context,
  facts: RawFacts,
  random: Random,
  minutes: number,
): Promise<readonly string[]> {
  const definition = pick(allVersions(), random);
  const asOf = anyDay(random, FIRST_DAY, SPAN_DAYS);
  const knownAt = momentAt(random(minutes + 2));
  const by = pick(BREAKDOWNS, random);
  const asked = { asOf, knownAt, version: definition.version, by };
  const where = `${definition.id}/${definition.version} as of ${asOf} known at ${knownAt} by ${by}`;
  const expected = rowsByHand(facts, definition.counting, asOf, knownAt);
  const figure = await readFigure(ctx, definition.id, asked);
  const { rows } = await readFigureRows(ctx, definition.id, asked);
  const faults: string[] = [];
  const same = (what: string, said: unknown, right: unknown) => {
    if (JSON.stringify(said) !== JSON.stringify(right))
      faults.push(`${where}: ${what} is ${JSON.stringify(said)}, by hand ${JSON.stringify(right)}`);
  };
  same("the value", figure.value, sum(expected));
  same(
    "the sum of the parts",
    figure.parts.reduce((total, part) => total + part.value, 0),
    sum(expected),
  );
  same("the rows", rows.map(shape).sort(), expected.map(shape).sort());
  same("the whole", figure.of, wholeByHand(facts, definition, asOf, knownAt));
  const part = figure.parts[random(Math.max(1, figure.parts.length))];
  if (part !== undefined) {
    const of = await readFigureRows(ctx, definition.id, { ...asked, part: part.key });
    same(
      `part ${part.key}`,
      of.rows.reduce((total, row) => total + row.weight, 0),
      part.value,
    );
  }
  const step = figure.curve[random(Math.max(1, figure.curve.length))];
  if (step !== undefined && definition.measure !== "average") {
    for (const day of [step.from, step.to])
      same(`the course on ${day}`, step.value, rowsByHand(facts, definition.counting, day, knownAt).length);
  }
  return faults;
}

/** Every definition on one random day, with the knowledge of one random moment: how many were asked, and what is wrong. */
export async function askAll(
  ctx: Context,
  facts: RawFacts,
  random: Random,
  minutes: number,
): Promise<{ readonly asked: number; readonly people: number; readonly faults: readonly string[] }> {
  const at = { asOf: anyDay(random, FIRST_DAY, SPAN_DAYS), knownAt: momentAt(random(minutes + 2)) };
  const { items } = await readFigures(ctx, { ...at, by: pick(BREAKDOWNS, random) });
  let people = 0;
  const faults = items.flatMap((figure) => {
    const { id, version } = figure.definition;
    const definition = allVersions().find((one) => one.id === id && one.version === version);
    const expected = definition === undefined ? -1 : valueByHand(facts, definition, at.asOf, at.knownAt);
    people += expected;
    const parts = figure.parts.reduce((total, part) => total + part.value, 0);
    return figure.value === expected && parts === expected
      ? []
      : [`${id} as of ${at.asOf} known at ${at.knownAt} is ${figure.value}, its parts ${parts}, by hand ${expected}`];
  });
  return { asked: items.length, people, faults };
}

function wholeByHand(facts: RawFacts, definition: Definition, day: Day, knownAt: Moment): number | null {
  if (definition.measure === "average")
    return Math.round((Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / 86_400_000) + 1;
  return definition.whole === null ? null : rowsByHand(facts, definition.whole, day, knownAt).length;
}

function sum(rows: readonly HandRow[]): number {
  return rows.reduce((total, row) => total + row.weight, 0);
}

function shape(row: { from: Day; to: Day; weight: number } & ({ tour: string } | { tourId: string })): string {
  return `${"tour" in row ? row.tour : row.tourId} ${row.from} ${row.to} ${row.weight}`;
}

/** One random bridge between two figures of one unit; what is wrong with it. */
export async function askBridge(
  ctx: Context,
  facts: RawFacts,
  random: Random,
  minutes: number,
): Promise<readonly string[]> {
  const counts = allVersions().filter(({ measure }) => measure === "count");
  const first = pick(counts, random);
  const second =
    random(2) === 0
      ? first
      : pick(
          counts.filter(({ unit }) => unit === first.unit),
          random,
        );
  const side = () => ({ asOf: anyDay(random, FIRST_DAY, SPAN_DAYS), knownAt: momentAt(random(minutes + 2)) });
  const [from, to] = [side(), side()];
  const outcome = await readBridge(ctx, {
    definition: first.id,
    version: first.version,
    toDefinition: second.id,
    toVersion: second.version,
    from: from.asOf,
    knownFrom: from.knownAt,
    to: to.asOf,
    knownTo: to.knownAt,
  });
  const where = `${first.id}/${first.version} ${from.asOf} ${from.knownAt} to ${second.id}/${second.version} ${to.asOf} ${to.knownAt}`;
  if (!outcome.ok) return [`${where}: refused ${outcome.refusals.map(({ code }) => code).join(", ")}`];
  const before = rowsByHand(facts, first.counting, from.asOf, from.knownAt);
  const after = rowsByHand(facts, second.counting, to.asOf, to.knownAt);
  return bridgeFaults(outcome.value, before, after).map((fault) => `${where}: ${fault}`);
}

/** What does not add up: the numbers, or who is named. */
export function bridgeFaults(bridge: Bridge, before: readonly HandRow[], after: readonly HandRow[]): string[] {
  const faults: string[] = [];
  const { corrected_in, corrected_out, joined, left, definition_in, definition_out } = bridge;
  const reached = bridge.from.value + corrected_in - corrected_out + joined - left + definition_in - definition_out;
  if (bridge.from.value !== before.length) faults.push(`begins with ${bridge.from.value}, by hand ${before.length}`);
  if (bridge.to.value !== after.length) faults.push(`ends with ${bridge.to.value}, by hand ${after.length}`);
  if (reached !== bridge.to.value) faults.push(`its steps reach ${reached} and not ${bridge.to.value}`);
  const key = bridge.unit === "persons" ? "person" : "tour";
  const there = new Set(before.map((row) => row[key]));
  for (const row of bridge.rows ?? []) {
    const id = key === "person" ? row.personId : row.tourId;
    const comes = /_in$|^joined$/.test(row.step);
    if (comes === there.has(id))
      faults.push(`${row.step} names ${id}, which is ${comes ? "there already" : "not there"}`);
    if (comes) there.add(id);
    else there.delete(id);
  }
  const wanted = after.map((row) => row[key]).sort();
  if (JSON.stringify([...there].sort()) !== JSON.stringify(wanted))
    faults.push("its rows do not lead to the second figure");
  return faults;
}
