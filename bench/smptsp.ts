import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { machineLine } from "./machine.ts";
import type { Result } from "./result.ts";
import { measure } from "./run.ts";
import { readTaskInstance, taskProblem } from "./smptsp-read.ts";
import { gapPercent } from "./table.ts";

/** Where the public instances lie when they are there. */
export const taskFolder = fileURLToPath(new URL("../../shared/data/bench-smptsp", import.meta.url));

const options = {
  seconds: { type: "string", default: "20" },
  limit: { type: "string", default: "1000" },
  after: { type: "string", default: "0" },
  minutes: { type: "string", default: "60" },
  group: { type: "string", default: "" },
  out: { type: "string", short: "o" },
} as const;

/** Solves the public personnel task scheduling instances, smallest first, as far as the minutes go; says so when they are not there. */
export async function smptspCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options });
  if (!existsSync(taskFolder)) {
    process.stdout.write("The public instances (bench-smptsp) are not on this machine: nothing was run.\n");
    return;
  }
  const end = performance.now() + Number(values.minutes) * 60_000;
  const rows: Row[] = [];
  const folder = mkdtempSync(join(tmpdir(), "contingent-smptsp-"));
  try {
    for (const entry of index(values.group).slice(Number(values.after)).slice(0, Number(values.limit))) {
      if (performance.now() > end) break;
      const row = { ...entry, result: await solveOne(folder, entry, values.seconds) };
      rows.push(row);
      process.stdout.write(`${rowLine(row)}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const text = [`Machine: ${machineLine()}.`, "", ...summary(rows), "", ...table(rows), ""].join("\n");
  process.stdout.write(`${text}\n`);
  if (values.out !== undefined) writeFileSync(values.out, text);
}

interface Entry {
  readonly group: string;
  readonly name: string;
  readonly jobs: number;
  readonly workers: number;
  /** Lower and upper bound that the index reports from a run of 1,800 s. */
  readonly reported: readonly [number, number];
}

type Row = Entry & { readonly result: Result };

function index(group: string): Entry[] {
  const [, ...lines] = readFileSync(join(taskFolder, "index.csv"), "utf8").trim().split("\n");
  return lines
    .map((line): Entry => {
      const [groupName = "", name = "", jobs, workers, , , , low, high] = line.split(",");
      return {
        group: groupName,
        name,
        jobs: Number(jobs),
        workers: Number(workers),
        reported: [Number(low), Number(high)],
      };
    })
    .filter((entry) => group === "" || entry.group === group)
    .sort((a, b) => a.jobs * a.workers - b.jobs * b.workers || (a.name < b.name ? -1 : 1));
}

async function solveOne(folder: string, entry: Entry, seconds: string): Promise<Result> {
  const directory = join(taskFolder, entry.group);
  const name = readdirSync(directory).find((file) => file.startsWith(entry.name)) ?? entry.name;
  const bytes = readFileSync(join(directory, name));
  const instance = readTaskInstance((name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString());
  const file = join(folder, "instance.json");
  writeFileSync(file, JSON.stringify(taskProblem(entry.name, instance)));
  return measure("contingent", file, seconds);
}

function isProved({ result }: Row): boolean {
  return (
    result.checked === true &&
    result.values.length === 2 &&
    result.values.every((value, i) => value === result.bounds[i])
  );
}

function summary(rows: readonly Row[]): string[] {
  const groups = [...new Set(rows.map((row) => row.group))].sort();
  return groups.map((group) => {
    const own = rows.filter((row) => row.group === group);
    const proved = own.filter(isProved).length;
    const planned = own.filter((row) => row.result.checked === true && !isProved(row));
    const apart = planned.map((row) => (row.result.values[1] ?? 0) - (row.result.bounds[1] ?? 0));
    const mean = apart.reduce((sum, one) => sum + one, 0) / Math.max(1, apart.length);
    const better = own.filter((row) => isFull(row) && (row.result.values[1] ?? 0) < row.reported[1]).length;
    return `- ${group}: ${own.length} run, ${proved} proved; the others ${mean.toFixed(1)} people from the bound on average (most ${Math.max(0, ...apart)}); ${better} with fewer people than the index reports.`;
  });
}

function isFull({ result, jobs }: Row): boolean {
  return result.filled === jobs;
}

function table(rows: readonly Row[]): string[] {
  const head = "| instance | jobs | workers | filled | people | bound | gap | reported | time s | processor s | plan |";
  return [head, head.replace(/[^|]+/g, " --- "), ...rows.map(rowLine)];
}

function rowLine(row: Row): string {
  const { result } = row;
  const [, people = 0] = result.values;
  const bound = result.bounds[1] ?? 0;
  const cells = [
    row.name,
    row.jobs,
    row.workers,
    result.filled,
    people,
    bound,
    isProved(row) ? "proved" : gapPercent(people, bound),
    row.reported.join("–"),
    result.seconds.toFixed(1),
    result.cpuSeconds.toFixed(1),
    result.checked === true ? "checked" : result.status,
  ];
  return `| ${cells.join(" | ")} |`;
}
