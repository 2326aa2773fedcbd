/**
 * A server that does nothing but write: accounts with their audit events, four at a time, each told on standard output once the
 * database has confirmed it. Started by the tests with the data folder as its argument, to be killed.
 */
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "../../src/platform/db-open.ts";
import { Unavailable } from "../../src/platform/errors.ts";
import { writeAccount } from "./account.ts";

const WRITERS = 4;

function end(error: unknown): never {
  process.stderr.write(
    `${error instanceof Unavailable ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exit(3);
}

const folder = process.argv[2] ?? "";
const database = await openDatabase({ folder, use: "server", lost: end }).catch(end);
await database.owner
  .query("insert into contributors (code, name) values ('KAZ', 'Kazakhstan') on conflict do nothing")
  .catch(() => undefined);
process.stdout.write("ready\n");

let stopping = false;
process.once("SIGTERM", () => {
  stopping = true;
});

async function write(): Promise<void> {
  while (!stopping) {
    try {
      process.stdout.write(`${await writeAccount(database.as("KAZ"))}\n`);
    } catch (error) {
      // A full disk is what one of the tests is about; anything else is the kill, and the next try finds the new server.
      if (error instanceof Unavailable) end(error);
      await wait(20);
    }
  }
}
await Promise.all(Array.from({ length: WRITERS }, write));
await database.close();
