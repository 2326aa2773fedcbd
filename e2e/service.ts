/** The real server on a data folder of its own and a free port, as `npm start` runs it. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** How long the first start may take: it loads the demonstration country. */
const firstStartMs = 170_000;

export interface Service {
  /** As `http://127.0.0.1:4700`. */
  readonly origin: string;
  readonly data: string;
  /** Ends the server; the data stay. */
  stop(): Promise<void>;
}

/** A new empty data folder. */
export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), "contingent-e2e-"));
}

/** Removes a data folder that `newDataFolder` made. */
export function removeDataFolder(data: string): void {
  rmSync(data, { recursive: true, force: true });
}

/** Starts the server on `data` and waits until it can be used; throws with what it said when it ends before. */
export async function startService(data: string): Promise<Service> {
  if (!existsSync(join(root, "web/dist/index.html")))
    throw new Error("Build the pages first: npm run build -w @contingent/web");
  const port = await freePort();
  const child = spawn(process.execPath, ["server/src/main.ts"], {
    cwd: root,
    env: { ...process.env, CONTINGENT_DATA: data, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stdout.on("data", (piece: Buffer) => said.push(piece.toString()));
  child.stderr.on("data", (piece: Buffer) => said.push(piece.toString()));
  const origin = `http://127.0.0.1:${port}`;
  try {
    await healthy(origin, child);
  } catch (cause) {
    child.kill("SIGKILL");
    throw new Error(`The server did not start:\n${said.join("")}`, { cause });
  }
  return { origin, data, stop: () => ended(child) };
}

async function healthy(origin: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + firstStartMs;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`It ended with code ${child.exitCode}.`);
    const answer = await fetch(`${origin}/api/health`).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("It was not ready in time.");
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  await gone;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
