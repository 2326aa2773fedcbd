/** `npm start`: installs what is missing, builds the pages, and starts the server in this terminal. */
import { ensureInstalled } from "./install.js";
import { run } from "./run.js";
import { ensureWeb } from "./web.js";

const node = ensureInstalled();
ensureWeb(node);
await run("server/src/main.ts", process.argv.slice(2), node);
