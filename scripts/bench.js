/** `npm run bench`: the benchmarks; `npm run bench -- --help` says which there are. */
import { run } from "./run.js";

await run("bench/main.ts", process.argv.slice(2));
