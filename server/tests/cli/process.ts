/** `contingent` as a process of its own, on a data folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const CLI = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

export interface Ended {
  readonly exit: number | null;
  readonly answer: string;
  readonly remarks: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** Resolves when the process has ended. */
  readonly ended: Promise<Ended>;
  /** Resolves with what stands on standard output once it or the remarks contain `words`; rejects when the process ends before. */
  says(words: string): Promise<string>;
}

export interface Installation {
  readonly folder: string;
  /** A port that nobody had when it was asked for. */
  readonly port: number;
  start(words: readonly string[], env?: NodeJS.ProcessEnv, input?: string): Running;
  run(words: readonly string[], env?: NodeJS.ProcessEnv, input?: string): Promise<Ended>;
  /** Ends what still runs and removes the folder. */
  remove(): Promise<void>;
}

/** An installation with an empty data folder. */
export async function installation(): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), "contingent-cli-"));
  const port = await freePort();
  const running = new Set<ChildProcess>();
  const start = (words: readonly string[], env: NodeJS.ProcessEnv = {}, input = ""): Running => {
    const { DATABASE_URL: _server, npm_lifecycle_event: _npm, ...outside } = process.env;
    const all = { ...outside, CONTINGENT_DATA: folder, PORT: String(port), ...env };
    const child = spawn(process.execPath, [CLI, ...words], { env: all, stdio: ["pipe", "pipe", "pipe"] });
    running.add(child);
    child.once("exit", () => running.delete(child));
    child.stdin.end(input);
    return follow(child);
  };
  return {
    folder,
    port,
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
  return {
    child,
    ended,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => (seen.answer + seen.remarks).includes(words) && resolve(seen.answer);
        child.on("said", look);
        look();
        void ended.then(({ exit, remarks }) =>
          reject(new Error(`Ended with ${exit} before saying ${words}: ${remarks}`)),
        );
      }),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
