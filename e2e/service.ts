/** The real server on a data folder of its own and a free port, as `npm start` runs it. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
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
  const child = spawn(process.execPath, ["server/src/main.ts"], {
    cwd: root,
    env: { ...process.env, CONTINGENT_DATA: data, PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { text: "" };
  const hear = (piece: Buffer) => {
    said.text += piece.toString();
    child.emit("said");
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  try {
    return { origin: await ready(child, said), data, stop: () => ended(child) };
  } catch (cause) {
    child.kill("SIGKILL");
    throw new Error(`The server did not start:\n${said.text}`, { cause });
  }
}

/** The address that the server says when it can be used. */
function ready(child: ChildProcess, said: { readonly text: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("It was not ready in time.")), firstStartMs);
    child.on("said", () => {
      const [, address] = /Contingent is at (\S+)\n/.exec(said.text) ?? [];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`It ended with code ${code}.`));
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  await gone;
}
