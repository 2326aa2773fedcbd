/** Gives random commands to small worlds and holds what the product did against the reference ledger after each. */
import { verifyAudit } from "../../src/platform/audit.ts";
import type { Database } from "../../src/platform/db.ts";
import { Conflict } from "../../src/platform/errors.ts";
import { type Chance, chance } from "./chance.ts";
import { commands, type Done } from "./commands.ts";
import { readBooks, readStays } from "./facts.ts";
import { type ModelStay, roomFor, unlawful } from "./ledger.ts";
import { makeWorld, type World } from "./world.ts";

/** Commands that one world is given before the next is made. */
const PER_WORLD = 120;

export interface Toll {
  readonly worlds: number;
  readonly done: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
  /** Presence that was kept as a named breach, counted at the end of each world. */
  readonly breaches: number;
  /** What was wrong, each with the seed and the number of the command; empty when nothing was. */
  readonly faults: readonly string[];
}

/** Gives `count` commands drawn from `seed`; ends early at the tenth fault. */
export async function runCommands(
  database: Database,
  count: number,
  seed: number,
  say: (text: string) => void = () => undefined,
): Promise<Toll> {
  const toll = {
    worlds: 0,
    done: {} as Record<string, number>,
    refused: {} as Record<string, number>,
    breaches: 0,
    faults: [] as string[],
  };
  for (let given = 0; given < count && toll.faults.length < 10; toll.worlds += 1) {
    const draw = chance(seed + toll.worlds);
    const world = await makeWorld(database, codeOf(toll.worlds));
    const share = Math.min(PER_WORLD, count - given);
    await command(world, draw, share, toll, `seed ${seed + toll.worlds}`);
    given += share;
    say(`${given} commands, ${toll.faults.length === 0 ? "nothing wrong" : toll.faults.at(-1)}`);
  }
  return toll;
}

/** AAA, AAB … for the worlds. */
function codeOf(n: number): string {
  return [676, 26, 1].map((unit) => String.fromCharCode(65 + (Math.floor(n / unit) % 26))).join("");
}

async function command(
  world: World,
  draw: Chance,
  share: number,
  toll: Omit<Toll, "done" | "refused" | "faults" | "breaches"> & {
    done: Record<string, number>;
    refused: Record<string, number>;
    faults: string[];
    breaches: number;
  },
  where: string,
): Promise<void> {
  const names = Object.entries(commands).flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name));
  const before = toll.faults.length;
  let stays: readonly ModelStay[] = [];
  for (let n = 0; n < share; n += 1) {
    if (draw.between(0, 2) === 0) world.today += draw.between(0, 3);
    const name = draw.of(names) ?? "order";
    const fault = (text: string) => toll.faults.push(`${where}, command ${n} (${name}): ${text}`);
    let done: Done | null;
    try {
      done = (await commands[name]?.run(world, draw, stays)) ?? null;
    } catch (error) {
      if (error instanceof Conflict) continue;
      fault(`threw ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    if (done === null) continue;
    const tally = done.outcome.ok ? toll.done : toll.refused;
    tally[name] = (tally[name] ?? 0) + 1;
    const law = { decisions: world.decisions, ends: world.ends };
    if (done.order !== undefined && !done.outcome.ok) {
      const room = roomFor(law, stays, done.order);
      if (room !== null)
        fault(`refused although ${room} has room: ${done.outcome.refusals.map(({ message }) => message).join(" ")}`);
    }
    if (!done.outcome.ok) continue;
    stays = await readStays(world.db);
    for (const text of unlawful(law, stays)) fault(text);
    if (toll.faults.length > before) return;
  }
  toll.breaches += stays.filter(({ decision }) => decision === null).length;
  const books = await readBooks(world.db);
  if (books.own > 0) toll.faults.push(`${where}: ${books.own} decisions were taken by who drafted them`);
  const audit = await verifyAudit(world.db);
  for (const { seq, fault } of audit.faults) toll.faults.push(`${where}: audit event ${seq} ${fault}`);
}
