/** `npm run schema`: writes server/schema.sql and the table types from the migrations. */
import { run } from "./run.js";

await run("server/tests/schema/main.ts", []);
