/** From words on a command line to the options a command declared; every fault is found, not the first. */
import { parseArgs } from "node:util";
import { z } from "zod";
import type { CommandSpec } from "./cli.ts";
import { type Fault, Malformed } from "./problem.ts";

/** What help and parsing need to know of one option. */
export interface Option {
  /** As in code, `asOf`. */
  readonly name: string;
  /** As on the line, `--as-of`. */
  readonly flag: string;
  readonly kind: "flag" | "value" | "list";
  readonly description: string;
  readonly choices: readonly string[];
  readonly required: boolean;
  /** Used when absent; undefined when there is none. */
  readonly fallback: unknown;
  readonly short: string | undefined;
}

type Spec = Pick<CommandSpec<z.ZodObject>, "options" | "places" | "short">;

const Property = z.object({
  type: z.unknown().optional(),
  description: z.string().default(""),
  enum: z.array(z.unknown()).default([]),
  items: z.object({ enum: z.array(z.unknown()).default([]) }).optional(),
  default: z.unknown().optional(),
});

/** The options of a command in the order they were declared. */
export function optionsOf(spec: Spec): Option[] {
  const schema = z.toJSONSchema(spec.options, { io: "input", unrepresentable: "any" });
  return Object.entries(schema.properties ?? {}).map(([name, given]) => {
    const property = Property.parse(given);
    return {
      name,
      flag: `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      kind: property.type === "boolean" ? "flag" : property.type === "array" ? "list" : "value",
      description: property.description,
      choices: [...property.enum, ...(property.items?.enum ?? [])].map(String),
      required: (schema.required ?? []).includes(name),
      fallback: property.default,
      short: spec.short?.[name],
    };
  });
}

/** The parsed options, with whether `--json` was there; throws `Malformed` with every fault. */
export function parseCommandLine<S extends z.ZodObject>(
  spec: Spec & { readonly options: S },
  words: readonly string[],
): { options: z.output<S>; json: boolean } {
  const options = optionsOf(spec);
  const faults: Fault[] = [];
  const given = readWords(spec, options, words, faults);
  const { json, ...values } = given;
  const read = spec.options.safeParse(values);
  if (!read.success) {
    const told = new Set(faults.map((fault) => fault.path));
    const more = read.error.issues.map((issue) => faultOf(issue, spec, options, values));
    faults.push(...more.filter((fault) => !told.has(fault.path)));
  }
  if (faults.length > 0 || !read.success) throw new Malformed(faults);
  return { options: read.data, json: json === true };
}

function readWords(
  spec: Spec,
  options: readonly Option[],
  words: readonly string[],
  faults: Fault[],
): Record<string, unknown> {
  const known = new Map(options.map((option) => [option.flag.slice(2), option]));
  const { tokens } = parseArgs({
    args: [...words],
    options: parserOptions(options),
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const given: Record<string, unknown> = {};
  const places = [...(spec.places ?? [])];
  let afterUnknown = false;
  for (const token of tokens) {
    // What follows an option that does not exist was meant for it.
    if (token.kind === "positional" && !afterUnknown) takePlace(token.value, places.shift(), given, faults);
    afterUnknown = false;
    if (token.kind !== "option") continue;
    const option = known.get(token.name);
    if (token.name === "json") given.json = true;
    else if (option !== undefined) takeOption(option, token.value, given, faults);
    else {
      faults.push({ path: token.rawName, message: unknownOption(token.name, [...known.keys()]) });
      afterUnknown = token.value === undefined;
    }
  }
  return given;
}

function takePlace(value: string, place: string | undefined, given: Record<string, unknown>, faults: Fault[]): void {
  if (place === undefined) faults.push({ path: value, message: "one argument too many" });
  else if (place in given) faults.push({ path: placeName(place), message: "was given twice" });
  else given[place] = value;
}

function takeOption(option: Option, value: string | undefined, given: Record<string, unknown>, faults: Fault[]): void {
  if (option.kind === "flag") {
    if (value === undefined) given[option.name] = true;
    else faults.push({ path: option.flag, message: "takes no value" });
    return;
  }
  if (value === undefined) faults.push({ path: option.flag, message: "needs a value" });
  else if (option.kind === "list") given[option.name] = [...asList(given[option.name]), value];
  else if (option.name in given) faults.push({ path: option.flag, message: "was given twice" });
  else given[option.name] = value;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function parserOptions(options: readonly Option[]) {
  const entries = options.map(({ flag, kind, short }) => {
    const type = kind === "flag" ? ("boolean" as const) : ("string" as const);
    return [flag.slice(2), { type, multiple: true, ...(short === undefined ? {} : { short }) }] as const;
  });
  return Object.fromEntries([...entries, ["json", { type: "boolean" as const, multiple: true }] as const]);
}

function faultOf(
  issue: z.core.$ZodIssue,
  spec: Spec,
  options: readonly Option[],
  values: Record<string, unknown>,
): Fault {
  const [name, ...inside] = issue.path.map(String);
  const option = options.find((candidate) => candidate.name === name);
  if (name === undefined || option === undefined) return { path: "options", message: issue.message };
  const isPlace = spec.places?.includes(name) === true;
  const label = isPlace ? placeName(name) : option.flag;
  if (!(name in values)) return { path: label, message: "is missing" };
  return { path: [label, ...inside].join("."), message: `${issue.message}, not ${JSON.stringify(values[name])}` };
}

/** How a place is written in help: `PROBLEM`. */
export function placeName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter}`).toUpperCase();
}

function unknownOption(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === null
    ? "is not an option of this command"
    : `is not an option of this command; did you mean --${near}?`;
}

/** The word of `known` that `word` most likely meant: at most two letters away, or one that it begins. Null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const ranked = known
    .map((candidate) => ({ candidate, distance: candidate.startsWith(word) ? 1 : distance(word, candidate) }))
    .toSorted((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= 2 ? best.candidate : null;
}

/** Letters to add, drop or change to make `a` into `b`. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
