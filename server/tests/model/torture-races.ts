/** `npm run torture -- races`: argument is the number of rounds (100). `DATABASE_URL` names an empty database on a server to use instead. */
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { addCountry } from "../../src/country.ts";
import { connect } from "../../src/platform/db.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { startPostgres } from "../../src/platform/postgres.ts";
import { memoryFolder } from "../memory-folder.ts";
import { race } from "./races.ts";

const rounds = Number(process.argv[2] ?? 100);
const given = process.env.DATABASE_URL;
const folder = await mkdtemp(join(memoryFolder(), "contingent-races-"));
const own = given === undefined ? await startPostgres({ folder }) : null;
const url = own?.url ?? given ?? "";
await migrate(url);
const database = connect({ url, connections: 20 });
await addCountry(database, "KAZ", "Kazakhstan");
const started = Date.now();
const { winners, broken } = await race(database, "KAZ", rounds);
const right = winners.filter((count) => count === 1).length;
console.log(`${rounds} rounds of 16 writers for the last place in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
console.log(`Exactly one won ${right} times of ${rounds}; a recount finds ${broken} rows wrong.`);
await database.close();
await own?.stop();
await rm(folder, { recursive: true, force: true });
process.exitCode = right === rounds && broken === 0 ? 0 : 1;
