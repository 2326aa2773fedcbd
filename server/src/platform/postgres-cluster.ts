/** Makes the files of a new embedded database. */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Unavailable } from "./errors.ts";
import type { Binaries } from "./postgres-binaries.ts";
import { alive, type Folder, unusable } from "./postgres-folder.ts";
import { troubleIn } from "./postgres-trouble.ts";
import { giveTo, type RunAs } from "./postgres-user.ts";

/** The account that owns the whole cluster; it makes our database and is not used for anything else. */
export const SUPERUSER = "postgres";

/**
 * Makes the cluster when the folder has none. It is made beside its place and moved there whole, so a crash leaves no half cluster
 * and of two processes at once one wins. Throws `Unavailable` for a cluster of another PostgreSQL and for a full disk.
 */
export async function ensureCluster(folder: Folder, binaries: Binaries, user: RunAs, password: string): Promise<void> {
  if (existsSync(folder.cluster)) return checkVersion(folder, binaries);
  await sweep(folder);
  const making = `${folder.cluster}.new-${process.pid}-${randomBytes(4).toString("hex")}`;
  const secret = `${making}.secret`;
  try {
    await mkdir(making, { mode: 0o700 });
    giveTo(user, making);
    await writeFile(secret, password, { mode: 0o600 });
    giveTo(user, secret);
    await initialise(folder, binaries, user, { making, secret });
    await moveTo(making, folder.cluster);
  } catch (error) {
    throw unusable(folder.path, error);
  } finally {
    await rm(making, { recursive: true, force: true });
    await rm(secret, { force: true });
  }
}

async function checkVersion(folder: Folder, binaries: Binaries): Promise<void> {
  const version = (await readFile(join(folder.cluster, "PG_VERSION"), "utf8")).trim();
  if (version === binaries.major) return;
  throw new Unavailable(
    `${folder.path} was written by PostgreSQL ${version}; this program brings ${binaries.major}. Back it up with the program that wrote it, and restore it here.`,
    { version, expected: binaries.major },
  );
}

/** Removes what processes left that died while making a cluster. */
async function sweep(folder: Folder): Promise<void> {
  for (const name of await readdir(folder.path)) {
    const pid = /^postgres\.new-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !alive(Number(pid))) await rm(join(folder.path, name), { recursive: true, force: true });
  }
}

async function initialise(
  folder: Folder,
  binaries: Binaries,
  user: RunAs,
  { making, secret }: { making: string; secret: string },
): Promise<void> {
  const words = [
    ...user.before,
    binaries.initdb,
    `--pgdata=${making}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${secret}`,
    // The socket's folder lets nobody else in; over TCP a password is asked.
    "--auth-local=trust",
    "--auth-host=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ];
  const { code, output } = await collect(words, user);
  if (code !== 0) throw troubleIn(output, folder.path, "The database could not be created");
}

function collect(
  [command = "", ...args]: readonly string[],
  user: RunAs,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const { uid, gid } = user;
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      cwd: "/",
      ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

async function moveTo(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // Another process was first; its cluster is as good as ours.
    if (existsSync(join(to, "PG_VERSION"))) return;
    throw error;
  }
  await syncFolder(dirname(to));
}

/** A rename survives a power cut only once the folder it happened in is on disk. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
}
