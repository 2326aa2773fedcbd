/** What PostgreSQL's own messages mean for the person who runs the program. */
import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { diskFull } from "./db-faults.ts";
import { Unavailable } from "./errors.ts";
import { notWritable } from "./postgres-folder.ts";

/**
 * The error behind `output`, which a program of PostgreSQL left on the way out. `what` begins the message when the reason is none
 * of those known: a full disk, a folder that may not be written.
 */
export function troubleIn(output: string, folder: string, what: string): Unavailable {
  if (tellsOfFullDisk(output)) return diskFull(folder);
  if (/Read-only file system/.test(output)) return notWritable(folder);
  const lines = output.split("\n").filter((line) => /FATAL|PANIC|ERROR|error:|HINT|denied|cannot/.test(line));
  const said = (lines.length > 0 ? lines : output.split("\n")).slice(-4).join("\n").trim();
  return new Unavailable(`${what} in ${folder}. PostgreSQL says: ${said || "nothing"}`, { folder });
}

/** Whether PostgreSQL complains of a full disk. */
export function tellsOfFullDisk(output: string): boolean {
  return /No space left on device|Disk quota exceeded/.test(output);
}

/** Bytes in the log; 0 when there is none. */
export function logLength(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

/** The log from byte `start` to its end, at most the last 64 kB of it; empty when there is no log. */
export function readLog(path: string, start: number): string {
  try {
    const file = openSync(path, "r");
    try {
      const end = fstatSync(file).size;
      const from = Math.max(start, end - 65_536);
      const buffer = Buffer.alloc(Math.max(0, end - from));
      readSync(file, buffer, 0, buffer.length, from);
      return buffer.toString();
    } finally {
      closeSync(file);
    }
  } catch {
    return "";
  }
}
