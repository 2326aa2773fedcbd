/** Reads a problem file: checks everything, names every fault with its path, fills in defaults and puts lists in order. */
import type { z } from "zod";
import { type Fault, type Parsed, parseJson, pathText, readItems, shaped } from "./fault.ts";
import type { Ceiling, Decree, HeldTag, HomeCap, Labels, ObjectiveEntry, Pair } from "./problem.ts";
import { MEASURES, type Person, type Problem, type Selector, type Share, type Tour } from "./problem.ts";
import { referenceFaults, sizeFaults } from "./problem-faults.ts";
import {
  CeilingShape,
  DecreeShape,
  EntryShape,
  EnvelopeShape,
  HomeCapShape,
  PairShape,
  PersonShape,
  ShareShape,
  TourShape,
} from "./problem-shape.ts";

const LISTS = ["tours", "people", "ceilings", "shares", "homeCaps", "pins", "bans", "previous", "objective"];
const KEYS = new Set([...Object.keys(EnvelopeShape.shape), ...LISTS]);

/** Reads a problem from JSON text. */
export function parseProblem(text: string): Parsed<Problem> {
  const json = parseJson(text);
  return json.ok ? readProblem(json.value) : json;
}

/**
 * Reads a problem from parsed JSON. Every list and every item is checked even when others are faulty, so that one
 * reading names all faults; references are checked against the ids as written, also those of faulty items.
 */
export function readProblem(file: unknown): Parsed<Problem> {
  if (typeof file !== "object" || file === null || Array.isArray(file))
    return { ok: false, faults: [{ path: "", message: "must be an object" }] };
  const faults: Fault[] = Object.keys(file)
    .filter((key) => !KEYS.has(key))
    .map((key) => ({ path: pathText([key]), message: "is not a known key" }));
  const envelope = shaped(EnvelopeShape, file, []);
  if (!envelope.ok) for (const fault of envelope.faults) faults.push(fault);
  const problem = problemOf(file, envelope.ok ? envelope.value : {}, faults);
  for (const fault of referenceFaults(file)) faults.push(fault);
  if (faults.length === 0) for (const fault of sizeFaults(problem)) faults.push(fault);
  return faults.length === 0 ? { ok: true, value: problem } : { ok: false, faults };
}

/** The problem of what could be read; faults are added to the list. */
function problemOf(file: object, envelope: Partial<z.infer<typeof EnvelopeShape>>, faults: Fault[]): Problem {
  const list = <T, R>(name: string, shape: z.ZodType<T>, order: (item: T) => R) =>
    readItems(file, name, shape, order, faults);
  const objective = list("objective", EntryShape, orderedEntry);
  const stated: unknown = Object.hasOwn(file, "objective") ? Reflect.get(file, "objective") : undefined;
  if (Array.isArray(stated) && stated.length === 0) faults.push({ path: "objective", message: "names no measure" });
  return {
    format: "contingent-problem/1",
    ...given("title", envelope.title),
    tours: list("tours", TourShape, orderedTour).sort(byId),
    people: list("people", PersonShape, orderedPerson).sort(byId),
    rest: { days: envelope.rest?.days ?? 0 },
    ceilings: list("ceilings", CeilingShape, orderedCeiling).sort(byId),
    shares: list("shares", ShareShape, orderedShare).sort(byId),
    homeCaps: list("homeCaps", HomeCapShape, orderedHomeCap).sort(byId),
    pins: list("pins", DecreeShape, orderedDecree).sort(byPair),
    bans: list("bans", DecreeShape, orderedDecree).sort(byPair),
    previous: list("previous", PairShape, ({ tour, person }): Pair => ({ tour, person })).sort(byPair),
    objective: objective.length > 0 ? objective : MEASURES,
    ...given("work", envelope.work),
    seed: envelope.seed ?? 1,
  };
}

/** Text order by UTF-16 code units, the same on every machine and in every locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}
function byPair(a: Pair, b: Pair): number {
  return compareText(a.tour, b.tour) || compareText(a.person, b.person);
}

/** The texts of a set, sorted, each once. */
function sortedSet(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareText);
}

/** `{ [key]: value }`, or nothing when the value is absent. */
function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

function orderedLabels(labels: Labels | undefined): Labels {
  return Object.fromEntries(Object.entries(labels ?? {}).sort(([a], [b]) => compareText(a, b)));
}
function orderedSelector(where: Selector | undefined): Selector {
  const entries = Object.entries(where ?? {}).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries.map(([key, values]) => [key, sortedSet(values)]));
}

function orderedTour(tour: z.infer<typeof TourShape>): Tour {
  const needs = (tour.needs ?? []).map(sortedSet).sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
  const { id, post, from, to, key = false, value = 1000 } = tour;
  return { id, post, from, to, key, value, needs, labels: orderedLabels(tour.labels) };
}

function orderedPerson(person: z.infer<typeof PersonShape>): Person {
  const tags = (person.tags ?? []).map(
    (held): HeldTag =>
      typeof held === "string"
        ? { tag: held }
        : { tag: held.tag, ...given("from", held.from), ...given("to", held.to) },
  );
  const available = person.available?.map(({ from, to }) => ({ from, to }));
  return {
    id: person.id,
    tags: tags.sort((a, b) => compareText(a.tag, b.tag) || compareSpan(a, b)),
    ...given("available", available?.sort(compareSpan)),
    ...given("home", person.home),
    ...given("lastReturn", person.lastReturn),
    scores: (person.scores ?? [])
      .map(({ when, score }) => ({ when: orderedLabels(when), score }))
      .sort((a, b) => compareText(JSON.stringify(a.when), JSON.stringify(b.when)) || a.score - b.score),
  };
}

function compareSpan(a: { from?: string; to?: string }, b: { from?: string; to?: string }): number {
  // An open start sorts before every day, an open end after.
  return compareText(a.from ?? "", b.from ?? "") || compareText(a.to ?? "~", b.to ?? "~");
}

function orderedCeiling(ceiling: z.infer<typeof CeilingShape>): Ceiling {
  const others = (ceiling.others ?? []).map(({ from, to, count }) => ({ from, to, count }));
  const overlap = ceiling.overlap && { people: ceiling.overlap.people, days: ceiling.overlap.days };
  return {
    id: ceiling.id,
    where: orderedSelector(ceiling.where),
    ...given("from", ceiling.from),
    ...given("to", ceiling.to),
    atMost: ceiling.atMost,
    measure: ceiling.measure,
    ...given("overlap", overlap),
    others: others.sort((a, b) => compareSpan(a, b) || a.count - b.count),
  };
}

function orderedShare(share: z.infer<typeof ShareShape>): Share {
  const { id, tag, atLeast, per = [], hard = false } = share;
  return { id, where: orderedSelector(share.where), tag, atLeast, per: sortedSet(per), hard };
}

function orderedHomeCap(cap: z.infer<typeof HomeCapShape>): HomeCap {
  const { id, atMost, homes, tag } = cap;
  const only = given("homes", homes && sortedSet(homes));
  return { id, where: orderedSelector(cap.where), atMost, ...only, ...given("tag", tag) };
}

function orderedDecree(decree: z.infer<typeof DecreeShape>): Decree {
  return { tour: decree.tour, person: decree.person, ...given("why", decree.why) };
}

function orderedEntry(entry: unknown): ObjectiveEntry {
  if (typeof entry === "string") return entry as ObjectiveEntry;
  const weights = entry as Record<string, number>;
  return Object.fromEntries(MEASURES.filter((m) => weights[m] !== undefined).map((m) => [m, weights[m]]));
}
