/** `contingent` as a process of its own, on a data folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const CLI = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

/** How a process ended, with all it said on standard output and in its remarks. */
export interface Ended {
  readonly exit: number | null;
  readonly answer: string;
  readonly remarks: string;
}

/** A process that was started and may still run. */
export interface Running {
  readonly child: ChildProcess;
  /** Resolves when the process has ended. */
  readonly ended: Promise<Ended>;
  /** Resolves with the first match on standard output or in the remarks; rejects when the process ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with the address of a server and all it said by then, once it can be used; rejects when the process ends before. */
  served(): Promise<{ readonly address: string; readonly answer: string }>;
}

/** A data folder with the program to run on it. */
export interface Installation {
  readonly folder: string;
  start(words: readonly string[], env?: NodeJS.ProcessEnv, input?: string): Running;
  run(words: readonly string[], env?: NodeJS.ProcessEnv, input?: string): Promise<Ended>;
  /** Ends what still runs and removes the folder. */
  remove(): Promise<void>;
}

/** An installation with an empty data folder. Its servers take whatever port is free, so that no two can be after the same one. */
export function installation(): Installation {
  const folder = mkdtempSync(join(tmpdir(), "contingent-cli-"));
  const running = new Set<ChildProcess>();
  const start = (words: readonly string[], env: NodeJS.ProcessEnv = {}, input = ""): Running => {
    const { DATABASE_URL: _server, npm_lifecycle_event: _npm, ...outside } = process.env;
    const all = { ...outside, CONTINGENT_DATA: folder, PORT: "0", ...env };
    const child = spawn(process.execPath, [CLI, ...words], { env: all, stdio: ["pipe", "pipe", "pipe"] });
    running.add(child);
    child.once("exit", () => running.delete(child));
    child.stdin.end(input);
    return follow(child);
  };
  return {
    folder,
    start,
    run: (words, env, input) => start(words, env, input).ended,
    async remove() {
      const ends = [...running].map((child) => once(child, "exit"));
      for (const child of running) child.kill("SIGTERM");
      await Promise.all(ends);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function follow(child: ChildProcess): Running {
  const seen = { answer: "", remarks: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    seen.answer += text;
    child.emit("said");
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    seen.remarks += text;
    child.emit("said");
  });
  const ended = once(child, "close").then(([exit]): Ended => ({ exit, ...seen }));
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(seen.answer) ?? pattern.exec(seen.remarks);
        if (found !== null) resolve(found);
      };
      child.on("said", look);
      look();
      void ended.then(({ exit, remarks }) =>
        reject(new Error(`Ended with ${exit} before saying ${pattern}: ${remarks}`)),
      );
    });
  return {
    child,
    ended,
    says,
    async served() {
      const [, address = ""] = await says(/Contingent is at (\S+)\n/);
      return { address, answer: seen.answer };
    },
  };
}
