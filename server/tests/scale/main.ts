/**
 * `npm run bench -- records`: 50,000 people, twenty years, more than 1,000,000 facts in the embedded database, asked at 20 requests a
 * second through HTTP. Arguments: data folder to keep and use again (a throw-away one when absent), requests for each question (200).
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { addDays, type Day } from "../../src/platform/days.ts";
import type { Database } from "../../src/platform/db.ts";
import { openDatabase } from "../../src/platform/db-open.ts";
import { type Asked, ask, quantile } from "./ask.ts";
import { cookieOf, fillCountry } from "./country.ts";

const [kept, requests = "200"] = process.argv.slice(2);
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
  const results: Asked[] = [];
  for (const [name, pathOf] of questions(await ceilings())) {
    await fetch(origin + pathOf(7), { headers: { cookie } }).then((answer) => answer.text());
    const result = await ask(origin, cookie, name, pathOf, { count: Number(requests), perSecond: 20 });
    process.stdout.write(`${line(result)}\n`);
    results.push(result);
  }
  process.stdout.write(`\n${table(results).join("\n")}\n`);
} finally {
  child.kill("SIGTERM");
  await once(child, "exit");
  if (kept === undefined) await rm(folder, { recursive: true, force: true });
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

/** What an office asks all day, each time about another day: nothing is answered twice. */
function questions(counting: readonly string[]): readonly (readonly [string, (n: number) => string])[] {
  const back = (n: number) => addDays(today, -((n * 97) % 7000));
  const mission = (n: number) => encodeURIComponent(filled.missions[n % filled.missions.length] ?? "");
  const definitions = ["in-service", "officers-sent-since-2014", "persons-served", "women-in-service"];
  const figure = (id: string) => (n: number) => `/api/figures/${id}?asOf=${back(n)}`;
  return [
    ...definitions.map((id) => [`figure ${id}, some day`, figure(id)] as const),
    [
      "figure in-service, known then",
      (n) => `/api/figures/in-service?asOf=${back(n)}&knownAt=${back(n)}T12:00:00.000Z`,
    ],
    ["figures, all of a day", (n) => `/api/figures?asOf=${back(n)}`],
    ["rows of a figure, first page", (n) => `/api/figures/in-service/rows?asOf=${back(n)}`],
    [
      "head-room curve, one decision",
      (n) => `/api/headroom?asOf=${today}&authorisation=${mission(n)}%20${lastDecision()}`,
    ],
    [
      "may-deploy",
      (n) =>
        `/api/may-deploy?mission=${mission(n)}&role=unmo&mode=self&people=${1 + (n % 30)}&from=${addDays(today, n)}&to=${addDays(today, n + 365)}`,
    ],
    ["head-room curves, all decisions", (n) => `/api/headroom?asOf=${back(n)}`],
    [
      "may-deploy, denied, with ways out",
      (n) =>
        `/api/may-deploy?mission=${mission(n)}&role=unmo&mode=self&people=${400 + n}&from=${addDays(today, n)}&to=${addDays(today, n + 365)}`,
    ],
    [
      "reckoning of a ceiling on a day",
      (n) => `/api/ceilings/${counting[n % counting.length] ?? ""}/reckoning?day=${addDays(today, -n)}`,
    ],
    ...(["mission", "unit", "authorisation"] as const).map(
      (by) =>
        [
          `timeline by ${by}, three years`,
          (n: number) => `/api/deployments/timeline?by=${by}&from=${back(n)}&to=${addDays(back(n), 1095)}`,
        ] as const,
    ),
    [
      "timeline by person, one mission, a year",
      (n) =>
        `/api/deployments/timeline?by=person&mission=${mission(n)}&from=${back(n)}&to=${addDays(back(n), 365)}&rows=100`,
    ],
    ["bridge between two days", (n) => `/api/bridge?definition=in-service&from=${back(n)}&to=${back(n + 1)}`],
    ["alarms", (n) => `/api/alarms?asOf=${back(n)}`],
    ["warnings of a mission", (n) => `/api/deployments/warnings?mission=${mission(n)}&asOf=${back(n)}`],
    ["tours of a mission, first page", (n) => `/api/tours?mission=${mission(n)}&from=${back(n)}&to=${back(n)}`],
    ["today", (n) => `/api/today?asOf=${back(n)}`],
    ["missions", (n) => `/api/missions?asOf=${back(n)}`],
  ];
}

function lastDecision(): number {
  const first = Number(today.slice(0, 4)) - 20;
  return first + 4 * Math.floor((Number(today.slice(0, 4)) - first) / 4);
}

function line({ name, times, failed }: Asked): string {
  return `${name}: p50 ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms${failed > 0 ? `, ${failed} failed` : ""}`;
}

function table(results: readonly Asked[]): string[] {
  const ms = (times: readonly number[], share: number) => quantile(times, share).toFixed(0);
  return [
    `Machine: ${cpus()[0]?.model ?? "?"}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB. ${filled.people} people, ${filled.tours} tours, ${filled.facts} facts, ${filled.decisions} decisions, ${filled.inService} in service. 20 requests a second, ${requests} of each.`,
    "",
    "| question | p50 ms | p95 ms | longest ms | largest answer kB | failed |",
    "| --- | --- | --- | --- | --- | --- |",
    ...results.map(
      ({ name, times, bytes, failed }) =>
        `| ${name} | ${ms(times, 0.5)} | ${ms(times, 0.95)} | ${ms(times, 1)} | ${(bytes / 1000).toFixed(0)} | ${failed} |`,
    ),
  ];
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
