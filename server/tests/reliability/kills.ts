/** kill -9 at random moments under writes, and the account of what is left afterwards. */
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "../../src/platform/db-open.ts";
import { faultsAfter } from "./account.ts";
import { kill9, serverProcesses, startWriter, type Victim } from "./victim.ts";

/** What is killed: our process, the database's main process, one that serves a connection or the log, or all at once. */
export const TARGETS = ["program", "database", "one of the database's", "everything"] as const;
export type Target = (typeof TARGETS)[number];

export interface Toll {
  readonly kills: Readonly<Record<Target, number>>;
  /** Writes that were told to be kept. */
  readonly confirmed: number;
  /** Kills of the database alone after which the program went on by itself. */
  readonly carriedOn: number;
  readonly faults: readonly string[];
}

/** How long a killed database may take until the program has confirmed another write. */
const BACK_WITHIN_MS = 60_000;

/** Kills `count` times on `folder`, then opens the data and compares. `tell` hears of each kill. The same seed makes the same choices. */
export async function killRandomly(
  folder: string,
  count: number,
  seed: number,
  tell: (text: string) => void = () => undefined,
): Promise<Toll> {
  const random = generator(seed);
  const kills = { program: 0, database: 0, "one of the database's": 0, everything: 0 };
  const confirmed: string[] = [];
  const faults: string[] = [];
  let carriedOn = 0;
  let victim: Victim | null = null;
  for (let round = 1; round <= count; round += 1) {
    victim ??= startWriter(folder);
    await randomMoment(victim, random);
    const target = choose(random);
    kills[target] += 1;
    await strike(folder, victim, target, random);
    tell(`${round}/${count}: ${target}, ${confirmed.length + victim.confirmed.length} confirmed`);
    if (target === "program" || target === "everything") {
      await victim.ended;
      confirmed.push(...victim.confirmed);
      victim = null;
    } else if (await victim.next(BACK_WITHIN_MS)) carriedOn += 1;
    else {
      faults.push(`round ${round}: the program did not go on after its database was killed: ${victim.said()}`);
      kill9([victim.child.pid ?? 0]);
      confirmed.push(...victim.confirmed);
      victim = null;
    }
  }
  if (victim !== null) {
    victim.child.kill("SIGTERM");
    if ((await victim.ended) !== 0) faults.push(`the program did not stop in order: ${victim.said()}`);
    confirmed.push(...victim.confirmed);
  }
  const database = await openDatabase({ folder, use: "command" });
  try {
    faults.push(...(await faultsAfter(database.as("KAZ"), confirmed)));
  } finally {
    await database.close();
  }
  return { kills, confirmed: confirmed.length, carriedOn, faults };
}

/** Half the kills fall on the start or the recovery, half on the writing. */
async function randomMoment(victim: Victim, random: () => number): Promise<void> {
  if (random() < 0.5) await wait(random() * 1200);
  else {
    await victim.next(BACK_WITHIN_MS);
    await wait(random() * 400);
  }
}

function choose(random: () => number): Target {
  const throwOf = random();
  if (throwOf < 0.5) return "program";
  if (throwOf < 0.7) return "database";
  return throwOf < 0.85 ? "one of the database's" : "everything";
}

async function strike(folder: string, victim: Victim, target: Target, random: () => number): Promise<void> {
  const program = victim.child.pid ?? 0;
  const { main, others } = await serverProcesses(folder);
  const database = main === null ? [] : [main];
  if (target === "program") kill9([program]);
  if (target === "everything") kill9([program, ...database, ...others]);
  if (target === "database") kill9(database);
  if (target === "one of the database's") kill9(others.slice(Math.floor(random() * others.length)).slice(0, 1));
}

/** Numbers from 0 to 1 by Marsaglia's xorshift with 32 bits. */
function generator(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
