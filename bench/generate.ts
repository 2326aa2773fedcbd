import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { generateProblem } from "./generate/problem.ts";
import { sizeNamed } from "./generate/sizes.ts";

/** Writes one generated problem: `generate --size M --seed 1 [--side] [--goals weighted] [--previous 60] -o file.json[.gz]`. */
export function generateCommand(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: "string", default: "M" },
      seed: { type: "string", default: "1" },
      side: { type: "boolean", default: false },
      goals: { type: "string", default: "strict" },
      previous: { type: "string", default: "0" },
      out: { type: "string", short: "o" },
    },
  });
  const problem = generateProblem(sizeNamed(values.size), wholeNumber("--seed", values.seed), {
    side: values.side,
    goals: goalsNamed(values.goals),
    previousPercent: wholeNumber("--previous", values.previous),
  });
  const text = JSON.stringify(problem);
  if (values.out === undefined) process.stdout.write(`${text}\n`);
  else writeFileSync(values.out, values.out.endsWith(".gz") ? gzipSync(text) : text);
}

function goalsNamed(text: string): "strict" | "weighted" {
  if (text === "strict" || text === "weighted") return text;
  throw new Error(`--goals ${text} is neither strict nor weighted`);
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${option} ${text} is not a whole number of at most nine digits`);
  return Number(text);
}
