/** PostgreSQL refuses to run as root. This finds a way for root to run it all the same, without making an account. */
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
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

/**
 * An ordinary user with an account runs PostgreSQL as they are. Root, and a user without an account as in some containers, run it
 * in a user namespace, where they look like a user who has one. Where there are no such namespaces, root runs it as user 65534, on
 * a folder that the whole path lets that user reach. Throws `Unavailable` when nothing works.
 */
export function chooseUser(program: string): RunAs {
  const root = process.getuid?.() === 0;
  if (!root && hasAccount()) return { before: [] };
  const stranger = knownUser();
  const namespace = ["unshare", "--user", `--map-user=${stranger}`, `--map-group=${stranger}`];
  if (runs([...namespace, program, "--version"], {})) return { before: namespace };
  const nobody = { uid: NOBODY, gid: NOBODY };
  if (root && runs([program, "--version"], nobody)) return { before: [], ...nobody };
  throw new Unavailable(
    root
      ? "PostgreSQL does not run as root, and this machine allows neither user namespaces nor user 65534 to reach the program. Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server."
      : `User ${process.getuid?.()} has no account on this machine, without which PostgreSQL does not run, and user namespaces are not allowed. Start as a user with an account, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

function hasAccount(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

/** A user other than root with an account, for PostgreSQL asks for the name of whoever it runs as: nobody before others. */
function knownUser(): number {
  const users = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8").split("\n") : [];
  const ids = users.map((line) => Number(line.split(":")[2])).filter((id) => Number.isInteger(id) && id > 0);
  return ids.includes(NOBODY) ? NOBODY : (ids[0] ?? NOBODY);
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
