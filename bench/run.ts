import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { generateProblem } from "./generate/problem.ts";
import { sizeNamed } from "./generate/sizes.ts";
import { machineLine } from "./machine.ts";
import { hasCbc } from "./methods/cbc.ts";
import type { Result } from "./result.ts";
import { resultTable } from "./table.ts";

const options = {
  sizes: { type: "string", default: "S,M" },
  seeds: { type: "string", default: "1" },
  rules: { type: "string", default: "without,with" },
  goals: { type: "string", default: "strict" },
  methods: { type: "string", default: "contingent,highs,cbc,greedy-date,greedy-critical" },
  seconds: { type: "string", default: "60" },
  out: { type: "string", short: "o" },
} as const;

/** Solves generated problems with every method, one process each, and prints the tables as Markdown. */
export async function runCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options });
  const methods = values.methods
    .split(",")
    .filter((name) => name !== "cbc" || hasCbc() || note("cbc is not installed: left out"));
  const parts: string[] = [`Machine: ${machineLine()}.`];
  const folder = mkdtempSync(join(tmpdir(), "contingent-bench-"));
  try {
    for (const size of values.sizes.split(",")) {
      for (const rules of values.rules.split(",")) {
        for (const seed of values.seeds.split(",")) {
          const part = await instance(folder, { size, seed: Number(seed), side: rules === "with" }, values, methods);
          process.stdout.write(`${part}\n\n`);
          parts.push(part);
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (values.out !== undefined) writeFileSync(values.out, `${parts.join("\n\n")}\n`);
}

interface Wanted {
  readonly size: string;
  readonly seed: number;
  readonly side: boolean;
}

async function instance(
  folder: string,
  { size, seed, side }: Wanted,
  { goals, seconds }: { readonly goals: string; readonly seconds: string },
  methods: readonly string[],
): Promise<string> {
  const problem = generateProblem(sizeNamed(size), seed, { side, goals: goals === "weighted" ? "weighted" : "strict" });
  const file = join(folder, `${size}-${seed}-${side ? "side" : "plain"}.json.gz`);
  writeFileSync(file, gzipSync(JSON.stringify(problem)));
  const results: Result[] = [];
  for (const method of methods) {
    const tooLarge = size !== "S" && size !== "M" && (method === "highs" || method === "cbc");
    if (tooLarge) note(`${method} is not run on ${size}: the whole model does not fit into its memory`);
    else results.push(await measure(method, file, seconds));
  }
  const entries = problem.objective.map((entry) => (typeof entry === "string" ? entry : JSON.stringify(entry)));
  const counts = `${problem.tours.length} tours, ${problem.people.length} volunteers`;
  return `### ${size}, seed ${seed}, ${side ? "with" : "without"} side rules (${counts})\n\n${resultTable(entries, results)}`;
}

/** Runs one method in a process of its own. A process that fails gives a result that says so. */
export function measure(method: string, file: string, seconds: string): Promise<Result> {
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--max-old-space-size=6000", main, "one", method, file, seconds], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let errors = "";
    child.stdout.on("data", (text) => {
      out += text;
    });
    child.stderr.on("data", (text) => {
      errors += text;
    });
    child.on("close", (code) => resolve(code === 0 ? JSON.parse(out) : failed(method, errors)));
  });
}

function failed(method: string, errors: string): Result {
  note(`${method} failed: ${errors.trim().split("\n").slice(-6).join(" | ")}`);
  const status = /out of memory|memory access|Aborted/i.test(errors) ? "out of memory" : "failed";
  return {
    method,
    status,
    seconds: 0,
    cpuSeconds: 0,
    peakMegabytes: 0,
    filled: 0,
    values: [],
    bounds: [],
    lawful: false,
  };
}

function note(text: string): false {
  process.stderr.write(`${text}\n`);
  return false;
}
