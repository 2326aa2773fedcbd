/** Gives random commands to small worlds and holds what the product did against the reference ledger after each. */
import { recount } from "../../src/deployments/fixtures.ts";
import { verifyAudit } from "../../src/platform/audit.ts";
import type { Database } from "../../src/platform/db.ts";
import { Conflict } from "../../src/platform/errors.ts";
import { refused } from "../../src/platform/outcome.ts";
import { type Chance, chance } from "./chance.ts";
import { type Done, toursOf } from "./command.ts";
import { commands, drawCommand } from "./commands.ts";
import { newHoles, spanOf, surprises } from "./effects.ts";
import { countEvents, readBooks, readStays } from "./facts.ts";
import { type ModelStay, roomFor, unlawful } from "./ledger.ts";
import { count, emptyToll, type Toll } from "./toll.ts";
import { contextOf, makeWorld, type World } from "./world.ts";

/** Commands that one world is given before the next is made. */
const PER_WORLD = 150;
/** Commands between two looks at whether the past is still what it was. */
const PAST_EVERY = 40;
/** Commands that write no event of audit, or that write another besides. */
const UNCOUNTED = ["smuggle", "confirm"];

/** A world in the middle of its run. */
interface Run {
  readonly world: World;
  readonly draw: Chance;
  readonly toll: Toll;
  /** The seed, to find a fault again. */
  readonly where: string;
  stays: readonly ModelStay[];
  /** The days that each tour ever had. */
  readonly spans: Map<string, Set<string>>;
  /** What was known at some moments. */
  readonly past: { readonly at: string; readonly stays: string }[];
}

/** Gives at least `most` commands drawn from `seed`, to `abreast` worlds at a time in one database; ends early at the fifth fault. */
export async function runCommands(database: Database, most: number, seed: number, abreast = 1): Promise<Toll> {
  const toll = emptyToll();
  const next = async () => {
    while (toll.commands < most && toll.faults.length < 5) {
      const n = toll.worlds;
      toll.worlds += 1;
      const world = await makeWorld(database, codeOf(n));
      const run: Run = {
        ...{ world, draw: chance(seed + n), toll, where: `seed ${seed + n}` },
        ...{ stays: [], spans: new Map(), past: [] },
      };
      await oneWorld(run, Math.min(PER_WORLD, Math.ceil(most / abreast)));
    }
  };
  await Promise.all(Array.from({ length: abreast }, next));
  return toll;
}

/** AAA, AAB … for the worlds. */
function codeOf(n: number): string {
  return [676, 26, 1].map((unit) => String.fromCharCode(65 + (Math.floor(n / unit) % 26))).join("");
}

async function oneWorld(run: Run, most: number): Promise<void> {
  const { world, draw, toll } = run;
  const before = toll.faults.length;
  for (let n = 0; n < most; n += 1) {
    if (draw.between(0, 2) === 0) world.today += draw.between(0, 3);
    const name = drawCommand(draw, n);
    const fault = (text: string) => toll.faults.push(`${run.where}, command ${n} (${name}): ${text}`);
    try {
      await oneCommand(run, name, n, fault);
    } catch (error) {
      fault(`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    if (toll.faults.length > before) return;
    if (n % PAST_EVERY === PAST_EVERY - 1)
      run.past.push({ at: contextOf(world, "clerk").now, stays: known(run.stays) });
  }
  await lastLook(run);
}

async function oneCommand(run: Run, name: string, n: number, fault: (text: string) => void): Promise<void> {
  const { world, toll } = run;
  const counted = n % 4 === 0 && !UNCOUNTED.includes(name);
  const events = counted ? await countEvents(world.db) : 0;
  const done = await given(run, name);
  if (done === null) return;
  const { outcome } = done;
  count(toll, name, outcome.ok ? null : (outcome.refusals[0]?.code ?? "?"));
  if (counted && (await countEvents(world.db)) !== events + (outcome.ok ? 1 : 0)) fault("not one event of audit");
  if (outcome.ok && done.forbidden) fault(`was taken: ${JSON.stringify(outcome.value).slice(0, 300)}`);
  if (!outcome.ok && done.asked !== undefined) {
    const room = roomFor({ decisions: world.decisions, ends: world.ends }, run.stays, done.asked);
    if (room !== null)
      fault(`refused although ${room} has room: ${outcome.refusals.map(({ message }) => message).join(" ")}`);
  }
  if (outcome.ok) await held(run, name, done, fault);
  else if (n % 8 === 0 && known(await readStays(world.db)) !== known(run.stays))
    fault("refused, and left something behind");
}

/** Runs the command; two things that met are a refusal by that name. */
async function given({ world, draw, stays }: Run, name: string): Promise<Done | null> {
  try {
    return (await commands[name]?.run(world, draw, toursOf(stays))) ?? null;
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return { outcome: refused([{ code: "conflict", message: error.message, facts: {}, source: "" }]) };
  }
}

/** Holds what stands now against the law and against what the command should have led to. */
async function held(run: Run, name: string, done: Done, fault: (text: string) => void): Promise<void> {
  const { world, spans } = run;
  const stays = await readStays(world.db);
  for (const text of unlawful({ decisions: world.decisions, ends: world.ends }, stays)) fault(text);
  for (const text of surprises(name, done, run.stays, stays, spans)) fault(text);
  const holes = newHoles(run.stays, stays);
  run.toll.holes += holes;
  if (holes > 0 && done.tour !== undefined) fault(`${holes} tours have a hole`);
  for (const tour of toursOf(stays)) {
    const own = spans.get(tour.tour) ?? new Set();
    spans.set(tour.tour, own.add(spanOf(tour)));
  }
  run.stays = stays;
}

/** Stays as they can be compared, whatever their order. */
function known(stays: readonly ModelStay[]): string {
  return stays
    .map(({ tour, from, to, standing, decision }) => [tour, from, to, standing, decision].join(" "))
    .sort()
    .join("\n");
}

/** At the end of a world: books, places and audit trail are right, and what was known is still known to have been. */
async function lastLook({ world, toll, where, stays, past }: Run): Promise<void> {
  toll.breaches += stays.filter(({ decision }) => decision === null).length;
  const fault = (text: string) => toll.faults.push(`${where}: ${text}`);
  const books = await readBooks(world.db);
  if (books.own > 0) fault(`${books.own} decisions were taken by who prepared them`);
  if (books.events !== books.head) fault(`${books.events} events of audit, and the head says ${books.head}`);
  const broken = await recount(world.db);
  if (broken > 0) fault(`${broken} places are not what presence says`);
  const audit = await verifyAudit(world.db);
  for (const { seq, fault: what } of audit.faults) fault(`audit event ${seq} ${what}`);
  for (const { at, stays: then } of past) {
    if (known(await readStays(world.db, at)) !== then) fault(`what was known at ${at} is not known to have been`);
  }
}
