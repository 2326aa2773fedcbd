import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Problem } from "@contingent/planner";
import type { Answer } from "./answer.ts";
import { mpsText } from "./mps.ts";
import { assignmentsOf, wholeProgram } from "./whole.ts";

/** Whether the program `cbc` can be started here. */
export function hasCbc(): boolean {
  return spawnSync("cbc", ["-exit"], { stdio: "ignore" }).error === undefined;
}

/** An answer with what the process of CBC itself used. */
type CbcAnswer = Answer & { readonly peakMegabytes: number; readonly ownSeconds: number };

/** CBC (native, one thread) on the same integer program as HiGHS, through an MPS file. `peakMegabytes` is that of CBC alone. */
export async function cbcWhole(problem: Problem, seconds: number): Promise<CbcAnswer> {
  const whole = wholeProgram(problem);
  const folder = mkdtempSync(join(tmpdir(), "contingent-bench-"));
  try {
    const [model, solution] = [join(folder, "whole.mps"), join(folder, "whole.sol")];
    writeFileSync(model, mpsText(whole.program));
    const args = [
      model,
      "-ratioGap",
      "0",
      "-allowableGap",
      "0.99",
      "-seconds",
      String(seconds),
      "-solve",
      "-solu",
      solution,
    ];
    const { log, peakMegabytes } = await runCbc(args, seconds + 30);
    const ownSeconds = Number(/Total time \(CPU seconds\):\s+([\d.]+)/.exec(log)?.[1] ?? 0);
    const used = { peakMegabytes, ownSeconds };
    if (!existsSync(solution)) return { status: "no plan in time", assignments: [], bounds: [], ...used };
    const { x, value, found } = readSolution(readFileSync(solution, "utf8"), whole.program.columns);
    if (!found) return { status: "no plan in time", assignments: [], bounds: [], ...used };
    const proved = /Optimal solution found/.test(log);
    const said = /(?:Lower bound|best possible):?\s+(-?[\d.e+]+)/.exec(log)?.[1];
    const bound = proved ? value : Number(said ?? Number.NaN);
    const sum = { value: whole.constant - value, bound: whole.constant - bound };
    const status = proved ? "says optimal" : "time limit";
    return { status, assignments: assignmentsOf(whole, x), bounds: [], sum, ...used };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runCbc(args: readonly string[], killAfter: number): Promise<{ log: string; peakMegabytes: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn("cbc", args, { stdio: ["ignore", "pipe", "ignore"] });
    let log = "";
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, residentMegabytes(child.pid ?? 0));
    }, 50);
    const kill = setTimeout(() => child.kill("SIGKILL"), killAfter * 1000);
    child.stdout.on("data", (text) => {
      log += text;
    });
    child.on("error", reject);
    child.on("exit", () => {
      clearInterval(watch);
      clearTimeout(kill);
      resolve({ log, peakMegabytes: peak });
    });
  });
}

function residentMegabytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Math.trunc(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000);
  } catch {
    return 0; // no such file on this system, or the process has ended
  }
}

function readSolution(text: string, columns: number): { x: Float64Array; value: number; found: boolean } {
  const lines = text.split("\n");
  const x = new Float64Array(columns);
  const value = Number(/objective value\s+(-?[\d.e+]+)/.exec(lines[0] ?? "")?.[1] ?? Number.NaN);
  for (const line of lines.slice(1)) {
    const [, name, amount] = line
      .trim()
      .replace(/^\*\*\s*/, "")
      .split(/\s+/);
    if (name?.startsWith("c")) x[Number(name.slice(1))] = Number(amount);
  }
  const found = Number.isFinite(value) && !/infeasible|no feasible/i.test(lines[0] ?? "");
  return { x, value, found };
}
