/** Where tests keep what need not survive the machine. */
import { accessSync, constants, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

/** A folder in memory where the machine has one with a gigabyte free, else the one for temporary files. */
export function memoryFolder(): string {
  const memory = "/dev/shm";
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > 1_000_000_000 ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}
