/** `npm run torture -- commands`: arguments are the number of commands (1,000,000) and the seed (from the clock). */
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { connect } from "../../src/platform/db.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { startPostgres } from "../../src/platform/postgres.ts";
import { memoryFolder } from "../memory-folder.ts";
import { runCommands } from "./run.ts";

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const folder = await mkdtemp(join(memoryFolder(), "contingent-model-"));
const started = Date.now();
console.log(`${count} commands with seed ${seed}`);
const postgres = await startPostgres({
  folder,
  settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
});
await migrate(postgres.url);
const database = connect({ url: postgres.url, connections: 4 });
const seconds = () => ((Date.now() - started) / 1000).toFixed(0);
const toll = await runCommands(database, count, seed, (text) =>
  process.stderr.write(`\r\x1b[K${text} after ${seconds()} s`),
);
process.stderr.write("\n");
const tell = (of: Readonly<Record<string, number>>) =>
  Object.entries(of)
    .map(([name, times]) => `${name} ${times}`)
    .join(", ");
console.log(
  `In ${seconds()} s and ${toll.worlds} worlds. Done: ${tell(toll.done)}. Refused: ${tell(toll.refused)}. Named breaches at the end: ${toll.breaches}.`,
);
console.log(
  toll.faults.length === 0
    ? "Nothing unlawful stands, and nothing lawful was refused."
    : `WRONG:\n${toll.faults.join("\n")}`,
);
await database.close();
await postgres.stop();
await rm(folder, { recursive: true, force: true });
process.exitCode = toll.faults.length === 0 ? 0 : 1;
