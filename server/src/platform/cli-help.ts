/** What `--help` shows, printed from the same declarations that parse the line. */
import type { z } from "zod";
import type { CommandSpec } from "./cli.ts";
import { type Option, optionsOf, placeName } from "./cli-parse.ts";

type Spec = CommandSpec<z.ZodObject>;

const EXITS = "Ends with 0 done, 1 refused by a rule, 2 bad input, 3 failed.";

/** Help of the whole program: every command with its sentence. */
export function programHelp(program: string, summary: string, commands: ReadonlyMap<string, Spec>): string {
  const rows = [...commands].map(([name, spec]) => [usageWords(name, spec), spec.summary] as const);
  return [
    summary,
    "",
    `  ${program} COMMAND [options]`,
    "",
    ...table(rows),
    "",
    `Every command has --help; those that answer have --json. ${EXITS}`,
  ].join("\n");
}

/** Help of one command. */
export function commandHelp(program: string, name: string, spec: Spec): string {
  const options = optionsOf(spec);
  const places = options.filter((option) => isPlace(spec, option));
  const named = options.filter((option) => !isPlace(spec, option));
  const rows = [
    ...places.map((option) => [placeName(option.name), describe(option)] as const),
    ...named.map((option) => [flagWords(option), describe(option)] as const),
    ["--json", "The answer as one JSON document on standard output."] as const,
    ["--help", "This page."] as const,
  ];
  const examples = (spec.examples ?? []).map(
    (line) => `  ${line.startsWith(`${program} `) ? "" : `${program} `}${line}`,
  );
  return [
    spec.summary,
    "",
    `  ${program} ${usageWords(name, spec)} [options]`,
    "",
    ...table(rows),
    ...(examples.length > 0 ? ["", "Examples:", ...examples] : []),
    "",
    EXITS,
  ].join("\n");
}

function usageWords(name: string, spec: Spec): string {
  return [name, ...(spec.places ?? []).map(placeName)].join(" ");
}

function isPlace(spec: Spec, option: Option): boolean {
  return spec.places?.includes(option.name) === true;
}

function flagWords({ flag, kind, short, choices }: Option): string {
  const value = kind === "flag" ? "" : choices.length > 0 && choices.length <= 4 ? ` ${choices.join("|")}` : " VALUE";
  return `${short === undefined ? "" : `-${short}, `}${flag}${value}`;
}

function describe({ description, choices, required, fallback, kind }: Option): string {
  const notes = [
    choices.length > 4 ? `one of ${choices.join(", ")}` : "",
    kind === "list" ? "may be given repeatedly" : "",
    required ? "required" : "",
    fallback === undefined || fallback === false ? "" : `${JSON.stringify(fallback)} when absent`,
  ].filter((note) => note !== "");
  return notes.length === 0 ? description : `${description} (${notes.join("; ")})`.trim();
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
