/**
 * `npm run bench -- records`: 50,000 people, twenty years, more than 1,000,000 facts in the embedded database, asked at 20 requests a
 * second through HTTP. Arguments: data folder to keep and use again (a throw-away one when absent), requests for each question (200);
 * `--only words` asks the questions with one of these words (parted by commas) in their names, `-o FILE.md` writes the table to a file.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Day } from "../../src/platform/days.ts";
import type { Database } from "../../src/platform/db.ts";
import { openDatabase } from "../../src/platform/db-open.ts";
import { ask } from "./ask.ts";
import { cookieOf, fillCountry } from "./country.ts";
import { processorUsed, type Used } from "./processor.ts";
import { chosenOf, type Question, questions } from "./questions.ts";
import { line, type Result, table } from "./report.ts";

const {
  values: { only, output },
  positionals: [kept, requests = "200"],
} = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" }, output: { type: "string", short: "o" } },
});
const folder = kept ?? (await mkdtemp(join(tmpdir(), "contingent-scale-")));
const today = new Date().toISOString().slice(0, 10) as Day;
const Filled = z.object({
  decisions: z.int(),
  missions: z.array(z.string()),
  people: z.int(),
  tours: z.int(),
  facts: z.int(),
  inService: z.int(),
});

const Curves = z.object({ items: z.array(z.object({ ceiling: z.object({ id: z.string() }) })) });

const about = join(folder, "scale.json");
if (!existsSync(about)) await withDatabase(fill);
const filled = Filled.parse(JSON.parse(await readFile(about, "utf8")));
const cookie = await withDatabase(cookieOf);
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const child = spawn(process.execPath, [main], {
  env: { ...process.env, CONTINGENT_DATA: folder, PORT: String(port) },
  stdio: ["ignore", "ignore", "inherit"],
});
try {
  await healthy();
  const results: Result[] = [];
  const all = questions({ today, missions: filled.missions, ceilings: await ceilings() });
  process.stdout.write(`one answer to each question after the start: ${await firstAnswers(all)} s\n`);
  for (const question of chosenOf(all, only)) {
    const result = await measured(question);
    process.stdout.write(`${line(result)}\n`);
    results.push(result);
  }
  const { people, tours, facts, decisions, inService } = filled;
  const country = `${people} people, ${tours} tours, ${facts} facts, ${decisions} decisions, ${inService} in service`;
  const told = table(results, `${country}. 20 requests a second, ${requests} of each.`);
  process.stdout.write(`\n${told}`);
  if (output !== undefined) await writeFile(output, told);
} finally {
  child.kill("SIGTERM");
  await once(child, "exit");
  if (kept === undefined) await rm(folder, { recursive: true, force: true });
}

/** Seconds until every question was answered once: what the service keeps in memory is filled by then. */
async function firstAnswers(all: readonly Question[]): Promise<string> {
  const start = performance.now();
  for (const [, pathOf] of all) await (await fetch(origin + pathOf(3), { headers: { cookie } })).arrayBuffer();
  return ((performance.now() - start) / 1000).toFixed(1);
}

/** A question asked as often as wanted, after one answer that does not count. */
async function measured([name, pathOf]: Question): Promise<Result> {
  const count = Number(requests);
  await fetch(origin + pathOf(7), { headers: { cookie } }).then((answer) => answer.text());
  const before = await used();
  const asked = await ask(origin, cookie, name, pathOf, { count, perSecond: 20 });
  const after = await used();
  const each = (of: keyof Used) => {
    const [first, last] = [before[of], after[of]];
    return first === null || last === null ? null : (last - first) / count;
  };
  return { ...asked, service: each("service"), database: each("database") };
}

async function used(): Promise<Used> {
  return child.pid === undefined ? { service: null, database: null } : processorUsed(child.pid, folder);
}

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ folder, use: "command", connections: 4 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function fill(database: Database): Promise<void> {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(0);
  const made = await fillCountry(database, today, (step) => process.stderr.write(`${seconds()} s: ${step}\n`));
  await writeFile(about, JSON.stringify(made));
  process.stderr.write(`${seconds()} s: written\n`);
}

/** Ceilings of the decisions that hold. */
async function ceilings(): Promise<readonly string[]> {
  const answer = await fetch(`${origin}/api/headroom?from=${today}&to=${today}`, { headers: { cookie } });
  return Curves.parse(await answer.json()).items.map((curve) => curve.ceiling.id);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}

async function healthy(): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(`${origin}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The service did not start.");
}
