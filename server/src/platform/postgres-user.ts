/** PostgreSQL refuses to run as root. This finds a way for root to run it all the same, without making an account. */
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Unavailable } from "./errors.ts";

/** How to run a program so that it is not root. */
export interface RunAs {
  /** Words that come before the program; empty for an ordinary user. */
  readonly before: readonly string[];
  /** The user to change to, when that is the way. */
  readonly uid?: number;
  readonly gid?: number;
}

/** By convention nobody; owns nothing else on the machine. */
const NOBODY = 65534;
const NAMESPACE = ["unshare", "--user", "--map-user=1000", "--map-group=1000"];

/**
 * An ordinary user runs PostgreSQL as they are. Root runs it in a user namespace, where root looks like user 1000, or else as user
 * 65534 on a folder that the whole path lets that user reach. Throws `Unavailable` when neither works.
 */
export function chooseUser(program: string): RunAs {
  if (process.getuid?.() !== 0) return { before: [] };
  if (runs([...NAMESPACE, program, "--version"], {})) return { before: NAMESPACE };
  const nobody = { uid: NOBODY, gid: NOBODY };
  if (runs([program, "--version"], nobody)) return { before: [], ...nobody };
  throw new Unavailable(
    "PostgreSQL does not run as root, and this machine allows neither user namespaces nor user 65534 to reach the program. Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.",
  );
}

function runs([command = "", ...args]: readonly string[], user: { uid?: number; gid?: number }): boolean {
  return spawnSync(command, args, { stdio: "ignore", ...user }).status === 0;
}

/** Gives `path` to the user that PostgreSQL will run as; does nothing where that is ourselves. */
export function giveTo(user: RunAs, path: string): void {
  if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid);
}

/**
 * Lets the user that PostgreSQL will run as pass through `folder` to what is theirs in it, without reading what is there. Throws
 * `Unavailable` when a folder above it is closed to them.
 */
export function letThrough(user: RunAs, folder: string): void {
  if (user.uid === undefined) return;
  chmodSync(folder, 0o711);
  const closed = foldersAbove(folder).find((path) => (statSync(path).mode & 0o001) === 0);
  if (closed === undefined) return;
  throw new Unavailable(
    `PostgreSQL does not run as root, and user ${user.uid} cannot reach ${folder}: ${closed} is closed to others. Set CONTINGENT_DATA to a folder outside of it, or start as an ordinary user.`,
    { folder, closed },
  );
}

function foldersAbove(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [] : [parent, ...foldersAbove(parent)];
}
