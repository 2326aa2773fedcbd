/** The commands that run the service: `serve`, `worker`, `demo`. */
import { spawn } from "node:child_process";
import { z } from "zod";
import { findCountry, hasAccounts } from "./country.ts";
import { loadDemonstration } from "./demo.ts";
import { foundIn } from "./found.ts";
import type { Commands, Out } from "./platform/cli.ts";
import { openDatabase } from "./platform/db-open.ts";
import { Refused } from "./platform/problem.ts";
import { runWorker, serveCountry } from "./serve.ts";
import { readSettings } from "./settings.ts";

const ServeOptions = z.object({
  open: z.boolean().default(false).describe("Opens the pages in the browser of this machine."),
});

/** Registers `serve`, `worker` and `demo`. */
export function serviceCommands(program: Commands): void {
  program.plain("serve", {
    summary: "Serves the country's data: database, pages and planning in one process.",
    options: ServeOptions,
    examples: ["serve", "serve --open"],
    run: (options, out) => serve(options, out),
  });
  program.plain("worker", {
    summary: "Runs jobs beside servers on the same data, such as planning; any number may run.",
    options: z.object({}),
    run: (_options, out) => runWorker(readSettings(process.env), (text) => out.note(text), out.interrupted),
  });
  program.plain("demo", {
    summary: "Loads the demonstration country into an empty data folder.",
    options: z.object({}),
    run: (_options, out) => demo(out),
  });
}

async function serve({ open }: z.output<typeof ServeOptions>, out: Out): Promise<void> {
  const settings = readSettings(process.env);
  const began = performance.now();
  await serveCountry(
    settings,
    {
      step: (text) => out.note(`${seconds(began)}  ${text} …`),
      async ready(address, country, database) {
        const found = await foundIn(database, country, settings.clock);
        out.answer({ address, country, ...found.facts }, () => [
          "",
          ...found.lines,
          "",
          `Contingent is at ${address}`,
          "Ctrl-C stops it.",
        ]);
        if (open) openInBrowser(address);
      },
    },
    out.interrupted,
  );
  out.note("Stopped.");
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1).padStart(5)} s`;
}

/** What opens an address differs by system; where nothing can, the address has been printed. */
function openInBrowser(address: string): void {
  const commands: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    darwin: ["open"],
    win32: ["cmd", "/c", "start"],
  };
  const [command = "xdg-open", ...args] = commands[process.platform] ?? [];
  spawn(command, [...args, address], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}

async function demo(out: Out): Promise<void> {
  const settings = readSettings(process.env);
  const database = await openDatabase({ ...settings, use: "command" });
  try {
    const country = await findCountry(database, null);
    if (country !== null && (await hasAccounts(database, country)))
      throw new Refused([notEmpty(settings.folder, country)]);
    await loadDemonstration(database, settings.clock, out.progress);
    const found = await foundIn(database, "KAZ", settings.clock);
    out.answer({ country: "KAZ", ...found.facts }, () => found.lines);
  } finally {
    await database.close();
  }
}

const notEmpty = (folder: string, country: string) => ({
  code: "demonstration.not-empty",
  message: `${folder} already holds data of ${country}. Set CONTINGENT_DATA to another folder for the demonstration.`,
  facts: { folder, country },
  source: "docs/rules.md#demonstration",
});
