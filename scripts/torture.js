/** `npm run torture`: long forms of the tests that lean on chance; `npm run torture -- --help` says which there are. */
import { run } from "./run.js";

await run("server/tests/torture.ts", process.argv.slice(2));
