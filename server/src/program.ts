/** `contingent`: every command of the platform and the features, and how the process ends. */
import { authorisationsCommands } from "./authorisations/commands.ts";
import { findCountry, hasAccounts } from "./country.ts";
import { deploymentsCommands } from "./deployments/commands.ts";
import { historyCommands } from "./deployments/history/commands.ts";
import { figuresCommands } from "./figures/commands.ts";
import { houseCommands } from "./house-commands.ts";
import { registerJobKinds } from "./job-kinds.ts";
import { plannerCommands } from "./planner-commands.ts";
import { consoleActor } from "./platform/access.ts";
import { createProgram, type Program } from "./platform/cli-program.ts";
import type { Context } from "./platform/context.ts";
import { openDatabase } from "./platform/db-open.ts";
import { Unavailable } from "./platform/errors.ts";
import { contextOf } from "./platform/service.ts";
import { rights } from "./roles.ts";
import { selectionCommands } from "./selection/commands.ts";
import { headroomCommands } from "./selection/headroom-commands.ts";
import { serviceCommands } from "./service-commands.ts";
import { readSettings } from "./settings.ts";
import { VERSION } from "./version.ts";

/** The program with every command. */
export function contingent(): Program {
  const program = createProgram({
    name: "contingent",
    summary:
      "Takes a country that sends soldiers to UN peacekeeping from its parliament's decision to people in the mission and home again.",
    version: VERSION,
    openContext,
  });
  serviceCommands(program);
  houseCommands(program);
  plannerCommands(program);
  authorisationsCommands(program);
  deploymentsCommands(program);
  historyCommands(program);
  figuresCommands(program);
  selectionCommands(program);
  headroomCommands(program);
  return program;
}

/** Opens the country's data for one command, beside a running server or by itself. */
async function openContext(progress: (text: string) => void): Promise<{ ctx: Context; close(): Promise<void> }> {
  registerJobKinds();
  const settings = readSettings(process.env);
  progress("Opening the database …");
  const database = await openDatabase({ ...settings, use: "command", connections: 4 });
  try {
    const country = await findCountry(database, settings.contributor);
    if (country === null || !(await hasAccounts(database, country))) throw noData(settings.folder);
    const ctx = contextOf(database.as(country), consoleActor(rights), settings.clock);
    return { ctx, close: () => database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function noData(folder: string): Unavailable {
  return new Unavailable(
    `There is no data in ${folder} yet. \`contingent demo\` loads the demonstration country, \`contingent user add\` begins with your own.`,
    { folder },
  );
}

/** How long a process may take to end by itself once its command has answered. */
const LINGER_MS = 3000;

/** Runs one command line in this process: Ctrl-C and SIGTERM ask it to end, a second one ends it. The exit code is the command's. */
export async function runProcess(words: readonly string[]): Promise<void> {
  const interrupted = new AbortController();
  const stop = () => {
    if (interrupted.signal.aborted) process.exit(3);
    // A terminal may deliver the same Ctrl-C twice, through npm and by itself.
    setTimeout(() => interrupted.abort(), 0);
    setTimeout(listen, 1000).unref();
  };
  const listen = () => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
  };
  const ignore = () => undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ignore);
  listen();
  // A reader that has seen enough, as `head`, is no failure.
  process.stdout.on("error", ignore);
  const streams = { answer: process.stdout, remarks: process.stderr };
  process.exitCode = await contingent().run(words, streams, interrupted.signal);
  setTimeout(() => process.exit(), LINGER_MS).unref();
}
