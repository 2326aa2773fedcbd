/**
 * `npm run torture -- commands [count] [seed] [log] [abreast]`: random commands in shares, each share in a database and a process of its
 * own, as many at a time as there are processors, or `abreast`. `log` keeps the toll of each share as a line; the same count, seed and log go on where they stopped.
 */
import { spawn } from "node:child_process";
import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "../../src/platform/migrate.ts";
import { startPostgres } from "../../src/platform/postgres.ts";
import { addressOf } from "../database-address.ts";
import { memoryFolder } from "../memory-folder.ts";
import { sumTolls, type Toll, tellToll } from "./toll.ts";

/** Commands of one share; the databases stay small, and little is lost when it is stopped. */
const SHARE = 10_000;
const SEEDS_OF_SHARE = 1000;

/** What one share came to, as a line of the log. */
interface Line {
  readonly seed: number;
  readonly seconds: number;
  readonly toll: Toll;
}

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const log = process.argv[4];
const abreast = Number(process.argv[5] ?? availableParallelism());
const kept = log === undefined ? [] : await readLog(log);
const lines: Line[] = kept.filter((line) => line.seed >= seed && line.seed < seed + shares() * SEEDS_OF_SHARE);
const waiting = Array.from({ length: shares() }, (_, n) => seed + n * SEEDS_OF_SHARE).filter(
  (each) => !lines.some((line) => line.seed === each),
);
const folder = await mkdtemp(join(memoryFolder(), "contingent-model-"));
const started = Date.now();
console.log(`${count} commands with seed ${seed}; ${waiting.length} of ${shares()} shares to go`);
// Nothing here has to survive, and the tables grow from nothing while their statistics stand still.
const postgres = await startPostgres({
  folder,
  settings: {
    ...{ fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off", wal_level: "minimal" },
    ...{ max_wal_senders: "0", enable_seqscan: "off", plan_cache_mode: "force_generic_plan", jit: "off" },
  },
});
await migrate(postgres.url);
process.once("SIGINT", () => waiting.splice(0));
process.once("SIGTERM", () => waiting.splice(0));
await Promise.all(Array.from({ length: abreast }, work));
await postgres.stop();
await rm(folder, { recursive: true, force: true });
const toll = sumTolls(lines.map((line) => line.toll));
const seconds = lines.reduce((sum, line) => sum + line.seconds, 0);
console.log(`\n${tellToll(toll)}\nSeconds of all shares together: ${seconds.toFixed(0)}.`);
console.log(
  toll.faults.length === 0
    ? "Nothing unlawful stands unmarked, nothing lawful was refused, and every command led to what it should."
    : `WRONG:\n${toll.faults.join("\n")}`,
);
process.exitCode = toll.faults.length === 0 && toll.commands >= count ? 0 : 1;

function shares(): number {
  return Math.ceil(count / SHARE);
}

async function readLog(path: string): Promise<Line[]> {
  const text = await readFile(path, "utf8").catch(() => "");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
}

/** Takes one share after another until none is left. */
async function work(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const line = await share(next);
    lines.push(line);
    if (log !== undefined) await appendFile(log, `${JSON.stringify(line)}\n`);
    const { commands, faults } = sumTolls(lines.map((each) => each.toll));
    const took = (Date.now() - started) / 1000;
    process.stderr.write(`${commands} commands after ${took.toFixed(0)} s, ${faults.at(-1) ?? "nothing wrong"}\n`);
    if (faults.length >= 10) waiting.splice(0);
  }
}

/** One share in a database of its own, which is dropped at its end. */
async function share(from: number): Promise<Line> {
  const name = `share_${from}`;
  await administer(`create database ${name} template contingent owner contingent`);
  const begun = Date.now();
  const toll = await inProcess(addressOf(postgres.adminUrl, name), from);
  await administer(`drop database ${name} with (force)`);
  return { seed: from, seconds: (Date.now() - begun) / 1000, toll };
}

function inProcess(url: string, from: number): Promise<Toll> {
  const program = new URL("./torture-share.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [program, url, String(SHARE), String(from)], {
    stdio: ["ignore", "pipe", "inherit"],
    // Ctrl-C reaches us, and we let it end by itself.
    detached: true,
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0
        ? resolve(JSON.parse(said) as Toll)
        : reject(new Error(`The share of seed ${from} ended with ${code}.`)),
    );
  });
}

/** Runs one statement as the superuser, outside any transaction. */
async function administer(statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
