/** `npm run torture -- kills`: the long form of the kill test, with its toll. Arguments: number of kills (200), seed (from the clock). */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { killRandomly } from "./kills.ts";

const count = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? Date.now() % 100_000);
const folder = await mkdtemp(join(tmpdir(), "contingent-torture-"));
const started = Date.now();
console.log(`${count} kills with seed ${seed} on ${folder}`);
const toll = await killRandomly(folder, count, seed, (text) => process.stderr.write(`\r\x1b[K${text}`));
process.stderr.write("\n");
const seconds = ((Date.now() - started) / 1000).toFixed(0);
console.log(
  `Killed in ${seconds} s: ${Object.entries(toll.kills)
    .map(([target, times]) => `${target} ${times}`)
    .join(", ")}.`,
);
console.log(`The program went on by itself ${toll.carriedOn} times. ${toll.confirmed} writes were confirmed.`);
console.log(toll.faults.length === 0 ? "Nothing is lost." : `WRONG:\n${toll.faults.slice(0, 20).join("\n")}`);
if (toll.faults.length === 0) await rm(folder, { recursive: true, force: true });
process.exitCode = toll.faults.length === 0 ? 0 : 1;
