/** The program around the commands: finds the command, parses its line, opens the data when it needs it, and says how it ended. */
import type { z } from "zod";
import type { CommandSpec, Commands, DatabaseCommand, Exit, PlainCommand } from "./cli.ts";
import { commandHelp, programHelp } from "./cli-help.ts";
import { openOut, type Streams, sayError } from "./cli-out.ts";
import { nearest, parseCommandLine } from "./cli-parse.ts";
import type { Context } from "./context.ts";
import { NotFound, Unavailable } from "./errors.ts";
import { problemOf } from "./problem.ts";

export interface ProgramOptions {
  readonly name: string;
  /** One sentence on what the program is. */
  readonly summary: string;
  readonly version: string;
  /** Opens the country's data for one command; `progress` is told what takes a while. */
  openContext(progress: (text: string) => void): Promise<{ ctx: Context; close(): Promise<void> }>;
}

export interface Program extends Commands {
  /** Runs one command line, without the program's own name, and answers how it ended. `interrupted` fires on Ctrl-C. */
  run(words: readonly string[], streams: Streams, interrupted: AbortSignal): Promise<Exit>;
}

type Shape = z.ZodObject;
type Entry = CommandSpec<Shape> & { start(options: never, out: ReturnType<typeof openOut>): Promise<Exit | undefined> };

/** A program without commands; register them on it. */
export function createProgram(options: ProgramOptions): Program {
  const entries = new Map<string, Entry>();
  const add = (name: string, entry: Entry) => {
    if (entries.has(name)) throw new Error(`The command ${name} is registered twice.`);
    entries.set(name, entry);
  };
  return {
    command: <S extends Shape>(name: string, spec: DatabaseCommand<S>) =>
      add(name, {
        ...(spec as unknown as CommandSpec<Shape>),
        start: (given: z.output<S>, out) => withData(options, spec, given, out),
      }),
    plain: <S extends Shape>(name: string, spec: PlainCommand<S>) =>
      add(name, {
        ...(spec as unknown as CommandSpec<Shape>),
        start: async (given: z.output<S>, out) => (await spec.run(given, out)) ?? 0,
      }),
    run: (words, streams, interrupted) => runLine(options, entries, words, streams, interrupted),
  };
}

async function withData<S extends Shape>(
  options: ProgramOptions,
  spec: DatabaseCommand<S>,
  given: z.output<S>,
  out: ReturnType<typeof openOut>,
): Promise<Exit | undefined> {
  const { ctx, close } = await options.openContext(out.progress);
  const ended = new Promise<never>((_, reject) => {
    if (spec.answersToStop === true) return;
    out.interrupted.addEventListener("abort", () =>
      reject(new Unavailable("Stopped before the end; what was confirmed is kept.")),
    );
  });
  try {
    return (await Promise.race([spec.run(ctx, given, out), ended])) ?? 0;
  } finally {
    await close();
  }
}

async function runLine(
  options: ProgramOptions,
  entries: ReadonlyMap<string, Entry>,
  words: readonly string[],
  streams: Streams,
  interrupted: AbortSignal,
): Promise<Exit> {
  const json = words.includes("--json");
  const out = openOut(streams, json, interrupted);
  if (words[0] === "--version") return say(out, options.version);
  const found = findCommand(entries, words);
  if (found === null) return unknownCommand(options, entries, words, out);
  if (found.rest.some((word) => word === "--help" || word === "-h")) {
    return say(out, commandHelp(options.name, found.name, found.entry));
  }
  try {
    const parsed = parseCommandLine(found.entry, found.rest);
    return (await found.entry.start(parsed.options as never, out)) ?? 0;
  } catch (error) {
    const exit = sayError(error, out);
    if (exit === 2) out.note(`\`${options.name} ${found.name} --help\` tells what it takes.`);
    return exit;
  } finally {
    out.finish();
  }
}

function say(out: ReturnType<typeof openOut>, text: string): Exit {
  out.answer(text, () => text);
  return 0;
}

/** The command with the most words that the line begins with. */
function findCommand(entries: ReadonlyMap<string, Entry>, words: readonly string[]) {
  for (const count of [3, 2, 1]) {
    const name = words.slice(0, count).join(" ");
    const entry = entries.get(name);
    if (entry !== undefined && words.length >= count) return { name, entry, rest: words.slice(count) };
  }
  return null;
}

function unknownCommand(
  options: ProgramOptions,
  entries: ReadonlyMap<string, Entry>,
  words: readonly string[],
  out: ReturnType<typeof openOut>,
): Exit {
  const help = programHelp(options.name, options.summary, entries);
  const asked = words.length === 0 || ["--help", "-h", "help"].includes(words[0] ?? "");
  if (asked) return say(out, help);
  const given = words
    .filter((word) => !word.startsWith("-"))
    .slice(0, 2)
    .join(" ");
  const within = [...entries.keys()].filter((name) => name.startsWith(`${words[0]} `));
  const near = within.length > 0 ? within.join(", ") : nearest(given, [...entries.keys()]);
  const message = `There is no command "${given}".${near === null ? "" : ` Did you mean ${near}?`}`;
  if (out.json) out.answer(problemOf(new NotFound(message), false), () => []);
  out.note(message);
  out.note(`\`${options.name} --help\` lists the commands.`);
  return 2;
}
