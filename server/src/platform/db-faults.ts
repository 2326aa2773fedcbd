/** What the database's own refusals mean to us. */
import { statfsSync } from "node:fs";
import pg from "pg";
import { Conflict, Unavailable } from "./errors.ts";

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const DISK_FULL = "53100";

/**
 * The error to throw in place of what `pg` threw: `Conflict` where two changes met, `Unavailable` for a full disk, else the same.
 * `folder` is that of the embedded database, null for a server.
 */
export function explain(error: unknown, { folder }: { folder: string | null }): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  if (error.code === SERIALIZATION_FAILURE || error.code === DEADLOCK) {
    return new Conflict("Somebody else changed the same thing at the same moment; try again.", {}, { cause: error });
  }
  return error.code === DISK_FULL ? diskFull(folder, error) : error;
}

/** Name of the constraint that refused a row (a unique or foreign key, a check, an exclusion), or null for any other error. */
export function constraintOf(error: unknown): string | null {
  if (!(error instanceof pg.DatabaseError) || !error.code?.startsWith("23")) return null;
  return error.constraint ?? null;
}

/** The disk of `folder` is full, with what is free there; `folder` null means the database server's disk. */
export function diskFull(folder: string | null, cause?: unknown): Unavailable {
  if (folder === null) {
    return new Unavailable(
      "The disk of the database server is full. Nothing was changed; free some space there.",
      {},
      { cause },
    );
  }
  const free = freeMegabytes(folder);
  const message = `The disk of the data folder ${folder} is full: ${free ?? "an unknown number of"} MB are free. What was confirmed is kept, the last change was not made. Free some space and start again.`;
  return new Unavailable(message, { folder, freeMegabytes: free }, { cause });
}

function freeMegabytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return Math.floor((bavail * bsize) / 1_000_000);
  } catch {
    return null;
  }
}
