/**
 * Processor time that a service and its embedded database have used so far, read from what the kernel keeps of processes. It says what
 * an answer costs also where other work shares the machine, which times on a clock do not. Where there is no /proc nothing is said.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Milliseconds of processor time since the start; null where the system does not tell. */
export interface Used {
  readonly service: number | null;
  readonly database: number | null;
}

/** Milliseconds of one tick of the kernel's account of processes (USER_HZ is 100 on every Linux). */
const TICK = 10;

/** What the process `service` and the server of the data folder, with everything that it began, have used. */
export async function processorUsed(service: number, folder: string): Promise<Used> {
  const [first] = await readFile(join(folder, "postgres", "postmaster.pid"), "utf8").then(
    (text) => text.split("\n"),
    () => [],
  );
  const own = await ticksOf(String(service));
  return { service: own === null ? null : own.used * TICK, database: first === undefined ? null : await family(first) };
}

async function family(first: string): Promise<number | null> {
  const root = await ticksOf(first);
  if (root === null) return null;
  // What ended meanwhile is in the account of who began it.
  let ticks = root.used + root.ended;
  for (const pid of (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name))) {
    const one = await ticksOf(pid);
    if (one?.parent === first) ticks += one.used;
  }
  return ticks * TICK;
}

interface Ticks {
  readonly parent: string;
  readonly used: number;
  /** Of children that have ended. */
  readonly ended: number;
}

/** The account of a process: the fields that follow its name in brackets, see proc(5). */
async function ticksOf(pid: string): Promise<Ticks | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const at = (number: number) => Number(fields[number] ?? 0);
  return { parent: fields[1] ?? "", used: at(11) + at(12), ended: at(13) + at(14) };
}
