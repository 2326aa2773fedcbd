/** The folder of an embedded database: that it can be written, where its socket and log are, and which server runs on it. */
import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { lstat, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { diskFull } from "./db-faults.ts";
import { Unavailable } from "./errors.ts";

export interface Folder {
  /** The data folder with links resolved. */
  readonly path: string;
  /** PostgreSQL's own folder in it. */
  readonly cluster: string;
  readonly log: string;
}

/** Makes the data folder when absent and tries to write into it. Throws `Unavailable` when it cannot be used, saying why. */
export async function useFolder(given: string): Promise<Folder> {
  try {
    await makeFolder(resolve(given));
    const probe = join(given, `.write-test-${randomBytes(6).toString("hex")}`);
    await writeFile(probe, "x".repeat(8192), { flush: true });
    await rm(probe);
  } catch (error) {
    throw unusable(given, error);
  }
  const path = realpathSync(given);
  return { path, cluster: join(path, "postgres"), log: join(path, "postgres.log") };
}

/**
 * Makes a folder and those above it. Node's own recursive way tries forever where a file system says that a new folder is not there,
 * as Linux does below /proc.
 */
async function makeFolder(path: string): Promise<void> {
  if (existsSync(path)) return;
  const above = dirname(path);
  if (above !== path) await makeFolder(above);
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

/** The error to throw in place of what the file system threw about `folder`. */
export function unusable(folder: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(folder, error);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return notWritable(folder, error);
  if (code === "ENOENT") {
    return new Unavailable(
      `${folder} cannot be made: its file system takes no new folders there. Set CONTINGENT_DATA to a folder on a disk.`,
      { folder },
      { cause: error },
    );
  }
  if (code === "ENOTDIR" || code === "EEXIST") {
    return new Unavailable(
      `${folder} is a file, not a folder. Set CONTINGENT_DATA to a folder.`,
      { folder },
      { cause: error },
    );
  }
  return error;
}

/** The data folder cannot be written by the user that runs the program. */
export function notWritable(folder: string, cause?: unknown): Unavailable {
  return new Unavailable(
    `The data folder ${folder} cannot be written. Give this user the right to write there, or set CONTINGENT_DATA to another folder.`,
    { folder },
    { cause },
  );
}

/**
 * A folder for the socket that only we can enter. Socket paths end at about 107 bytes, so it is not in the data folder but under
 * a short name made from it. Throws `Unavailable` when somebody else made a folder of that name.
 */
export async function socketFolder({ cluster }: Folder): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const hash = createHash("sha256").update(cluster).digest("hex").slice(0, 12);
  const path = join(existsSync("/tmp") ? "/tmp" : tmpdir(), `contingent-${uid}-${hash}`);
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw unusable(path, error);
  });
  const stat = await lstat(path);
  const ours = stat.isDirectory() && (stat.mode & 0o077) === 0 && (uid === 0 || stat.uid === uid);
  if (!ours)
    throw new Unavailable(`${path} belongs to somebody else. Remove it; the database's socket goes there.`, { path });
  return path;
}

/** What a running server says of itself in its `postmaster.pid`. */
export interface Server {
  readonly pid: number;
  readonly port: number;
  /** Folder of its socket; empty when it listens on TCP. */
  readonly socket: string;
}

/** The server that runs on `cluster`, answering or not yet; null for none. Removes what a server left that died without a word. */
export async function findServer(cluster: string): Promise<Server | null> {
  const file = join(cluster, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => "");
  const [pid, , , port, socket] = text.split("\n");
  if (pid === undefined || port === undefined || socket === undefined) return null;
  if (serves(Number(pid), cluster)) return { pid: Number(pid), port: Number(port), socket };
  // PostgreSQL would take any living process with that number for the server and refuse to start.
  if (alive(Number(pid))) await rm(file, { force: true });
  return null;
}

/** Whether a process of that number exists, ours or not. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Whether the process is a PostgreSQL server on `cluster`: it works in that folder, or at least names it in its command. */
function serves(pid: number, cluster: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !alive(pid)) return false;
  if (process.platform === "win32") return true;
  if (process.platform === "linux" && existsSync("/proc/self/cwd"))
    return readLink(`/proc/${pid}/cwd`) === cluster && !zombie(pid);
  return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(cluster);
}

function readLink(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

function zombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8").replace(/\(.*\)/s, ""));
  } catch {
    return true;
  }
}
