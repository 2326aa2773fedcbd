/** `npm start`: the command `serve` with its options. */
import { runProcess } from "./program.ts";

await runProcess(["serve", ...process.argv.slice(2)]);
