#!/usr/bin/env node
/** The command `contingent`. */
import { run } from "./run.js";

await run("server/src/cli.ts", process.argv.slice(2));
