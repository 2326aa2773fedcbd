/** One share of `npm run torture -- commands`: gives the commands to the database at the address and writes the toll as JSON. */
import { connect } from "../../src/platform/db.ts";
import { runCommands } from "./run.ts";

/** Worlds at a time: one thinks while the database answers another, and none may see another's people. */
const ABREAST = 2;

const [, , url = "", most = "2000", seed = "1"] = process.argv;
const database = connect({ url, connections: 2 * ABREAST, prepared: true });
const toll = await runCommands(database, Number(most), Number(seed), ABREAST);
await database.close();
process.stdout.write(JSON.stringify(toll));
