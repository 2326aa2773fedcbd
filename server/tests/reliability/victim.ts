/** A writer in a process of its own: what it has confirmed so far, and ways to end it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export interface Victim {
  readonly child: ChildProcess;
  /** Ids the writer was told are kept, in order; more come while it lives. */
  readonly confirmed: readonly string[];
  /** What it said on standard error. */
  said(): string;
  /** Resolves with true at the next confirmation, or false when the process ends or the time is over first. */
  next(withinMs: number): Promise<boolean>;
  /** Resolves with its exit code, null after a signal. */
  readonly ended: Promise<number | null>;
}

const PROGRAM = fileURLToPath(new URL("./writer.ts", import.meta.url));

/** Starts a writer on the data folder. */
export function startWriter(folder: string): Victim {
  const child = spawn(process.execPath, [PROGRAM, folder], { stdio: ["ignore", "pipe", "pipe"] });
  const confirmed: string[] = [];
  const waiting = new Set<(came: boolean) => void>();
  let said = "";
  let rest = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stdout.on("data", (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split("\n");
    rest = lines.pop() ?? "";
    const ids = lines.filter((line) => line !== "ready");
    confirmed.push(...ids);
    if (ids.length > 0) settle(true);
  });
  const settle = (came: boolean) => {
    for (const resolve of waiting) resolve(came);
    waiting.clear();
  };
  const ended = once(child, "close").then(([code]) => {
    settle(false);
    return code as number | null;
  });
  return {
    child,
    confirmed,
    said: () => said,
    ended,
    next: (withinMs) =>
      new Promise((resolve) => {
        waiting.add(resolve);
        setTimeout(() => resolve(false), withinMs).unref();
      }),
  };
}

/** Process ids of the PostgreSQL server on `folder` and of its own processes; empty when none runs. */
export async function serverProcesses(folder: string): Promise<{ main: number | null; others: readonly number[] }> {
  try {
    const main = Number(readFileSync(`${folder}/postgres/postmaster.pid`, "utf8").split("\n")[0]);
    const all = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
    return { main, others: all.filter((pid) => parentOf(pid) === main) };
  } catch {
    return { main: null, others: [] };
  }
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}

/** kill -9, also of what is already gone. */
export function kill9(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself in the meantime.
    }
  }
}
