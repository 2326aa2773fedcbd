/**
 * `npm run torture -- figures [cases] [seed]`: random questions about random histories, each counted by hand beside the program; every
 * tenth is a bridge. A new history for every 500 questions, in one database that only grows.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor, Context } from "../../src/platform/context.ts";
import { connect } from "../../src/platform/db.ts";
import { jobsOf } from "../../src/platform/job-queue.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { startPostgres } from "../../src/platform/postgres.ts";
import { rawFacts } from "./by-hand.ts";
import { askBridge, askOne } from "./cases.ts";
import { addTours, newWorld, randomOf, withoutRules } from "./random-history.ts";

const words = process.argv.slice(2).filter((word) => word !== "--cases");
const cases = Number(words[0] ?? 100_000);
const seed = Number(words[1] ?? Date.now() % 100_000);
const PER_HISTORY = 500;
const started = Date.now();
console.log(`${cases} questions with seed ${seed}`);

const folder = await mkdtemp(join(tmpdir(), "contingent-figures-"));
const postgres = await startPostgres({ folder, settings: { fsync: "off" } });
await migrate(postgres.url);
await withoutRules(postgres.url);
const database = connect({ url: postgres.url });
const actor: Actor = {
  id: "torture",
  name: "torture",
  roles: ["administrator"],
  must: () => undefined,
  can: () => true,
};
const faults: string[] = [];
let asked = 0;
let histories = 0;
while (asked < cases && faults.length < 20) {
  const random = randomOf(seed + histories);
  const country = `T${histories}`;
  await database.owner.query(`insert into contributors (code, name) values ('${country}', 'Torture')`);
  const ctx: Context = {
    actor,
    db: database.as(country),
    now: "2030-01-01T00:00:00.000Z",
    today: "2030-01-01",
    jobs: jobsOf(actor),
  };
  const world = await newWorld(ctx.db, random, 12);
  await addTours(ctx.db, world, random, 20 + random(60));
  const facts = await rawFacts(ctx.db);
  for (let at = 0; at < PER_HISTORY && asked < cases; at += 1, asked += 1) {
    const ask = at % 10 === 9 ? askBridge : askOne;
    faults.push(...(await ask(ctx, facts, random, world.minutes)).map((fault) => `seed ${seed + histories}: ${fault}`));
  }
  histories += 1;
  process.stderr.write(`\r\x1b[K${asked} asked, ${histories} histories, ${faults.length} wrong`);
}
process.stderr.write("\n");
await database.close();
await postgres.stop();
await rm(folder, { recursive: true, force: true });
const seconds = ((Date.now() - started) / 1000).toFixed(0);
console.log(`${asked} questions about ${histories} histories in ${seconds} s.`);
console.log(
  faults.length === 0 ? "Every one agrees with the count by hand." : `WRONG:\n${faults.slice(0, 20).join("\n")}`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
