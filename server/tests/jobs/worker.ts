/** A worker in a process of its own, to be killed: `node worker.ts DATABASE_URL`. Says `ready` when it takes jobs. */
import { connect } from "../../src/platform/db.ts";
import { startWorker } from "../../src/platform/job-worker.ts";
import { registerTestKinds } from "./kinds.ts";

registerTestKinds();
const quiet = { info: () => undefined, error: () => undefined };
const worker = startWorker({
  database: connect({ url: process.argv[2] ?? "" }),
  contributors: async () => ["KAZ"],
  thread: new URL("./thread.ts", import.meta.url),
  threads: 1,
  log: quiet,
});
process.once("SIGTERM", () => void worker.stop().then(() => process.exit(0)));
process.stdout.write("ready\n");
