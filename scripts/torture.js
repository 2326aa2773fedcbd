/** `npm run torture`: 200 kill -9 at random moments under writes; `npm run torture -- 20 7` for 20 kills and the seed 7. */
import { run } from "./run.js";

await run("server/tests/reliability/torture.ts", process.argv.slice(2));
