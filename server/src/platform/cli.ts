/**
 * Commands of `contingent`. A command declares its options once, as a Zod object; help, parsing and the list of faults come from
 * it. Names of options are camelCase in code and `--kebab-case` on the line; a boolean is a flag, an array may be given repeatedly.
 */
import type { z } from "zod";
import type { Context } from "./context.ts";
import type { Refusal } from "./outcome.ts";

/** 0 done, 1 refused by a rule, 2 bad input, 3 failed. */
export type Exit = 0 | 1 | 2 | 3;

/** Where a command's answer goes: lines for people, or one JSON document on standard output with `--json`. */
export interface Out {
  readonly json: boolean;
  /** Fires on Ctrl-C and SIGTERM: a command that can keep what it has ends soon by itself. */
  readonly interrupted: AbortSignal;
  /** The answer: `value` when machines ask, else the lines of `text`. Call once. */
  answer(value: unknown, text: () => string | readonly string[]): void;
  /** A whole file as the answer, as it is, with or without `--json`. */
  document(text: string): void;
  /** What is being done, on standard error and on a terminal only; each call replaces the last. */
  progress(text: string): void;
  /** A remark for people on standard error, on a terminal or not. */
  note(text: string): void;
  /** Prints every reason against and returns 1: `return out.refuse(outcome.refusals)`. */
  refuse(refusals: readonly Refusal[]): Exit;
}

/** What every command says of itself, and the options it takes. */
export interface CommandSpec<S extends z.ZodObject> {
  /** One sentence for the list of commands. */
  readonly summary: string;
  /** Shape of all options and arguments; `.describe()` each: it is the help. Numbers must be `z.coerce.number()`. */
  readonly options: S;
  /** Options that are given by place instead of by name, in order. */
  readonly places?: readonly (keyof z.output<S> & string)[];
  /** Options' short names, as `{ output: "o" }`. */
  readonly short?: Readonly<Record<string, string>>;
  /** Examples of use, shown by `--help`. */
  readonly examples?: readonly string[];
}

/** A command that works on the country's data; the database is opened for it and closed after it. */
export interface DatabaseCommand<S extends z.ZodObject> extends CommandSpec<S> {
  /** The command looks at `interrupted` itself and ends in good order; absent: Ctrl-C ends it where it is. */
  readonly answersToStop?: true;
  /** Nothing returned means 0. Throw `NotFound`, `Forbidden`, `Malformed` as an endpoint would. */
  run(ctx: Context, options: z.output<S>, out: Out): Promise<Exit | undefined> | Promise<void>;
}

/** A command that opens what it needs by itself. */
export interface PlainCommand<S extends z.ZodObject> extends CommandSpec<S> {
  run(options: z.output<S>, out: Out): Promise<Exit | undefined> | Promise<void>;
}

/** What commands are registered on. */
export interface Commands {
  /** A command on the country's data; the frame opens the database (beside a running server or by itself) and closes it. */
  command<S extends z.ZodObject>(name: string, spec: DatabaseCommand<S>): void;
  /** A command that needs no database. */
  plain<S extends z.ZodObject>(name: string, spec: PlainCommand<S>): void;
}
