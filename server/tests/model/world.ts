/** A small world to command: a country of its own with two missions, a chamber, posts and people, and nothing decided yet. */
import { z } from "zod";
import { addProcedure } from "../../src/authorisations/store.ts";
import { addCountry } from "../../src/country.ts";
import { anyone } from "../../src/deployments/fixtures.ts";
import { declareEverybody } from "../../src/deployments/tours/tour-fixtures.ts";
import { aMission } from "../../src/missions/fixtures.ts";
import { addEnd, addMission } from "../../src/missions/store.ts";
import type { Context } from "../../src/platform/context.ts";
import { addDays, type Day, daysBetween } from "../../src/platform/days.ts";
import { type Database, type Db, sql } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";
import { jobsOf } from "../../src/platform/job-queue.ts";
import type { ModelCeiling, ModelDecision, Role } from "./ledger.ts";

/** Day 0 of the small world. */
const DAY_ZERO: Day = "2024-01-01";
export const dayOf = (n: number): Day => addDays(DAY_ZERO, n);
export const numberOf = (day: Day): number => daysBetween(DAY_ZERO, day);

export const MISSIONS = ["UNDOF", "UNIFIL"] as const;
export const ROLES: readonly Role[] = ["contingent_member", "staff_officer"];
const PEOPLE = 14;

/** A change that one person proposed, and what it makes of the tour once another approves. */
interface WaitingChange {
  readonly id: string;
  readonly tour: string;
  /** Days it gives; null keeps the first, and both are null for what goes back to days of before. */
  readonly from: number | null;
  readonly to: number | null;
}

interface WaitingReading extends Pick<ModelCeiling, "reading" | "overlap"> {
  readonly id: string;
  readonly code: string;
}

export interface World {
  readonly db: Db;
  readonly people: readonly string[];
  /** Post of each mission and role, by `mission/role`. */
  readonly posts: ReadonlyMap<string, string>;
  readonly decisions: ModelDecision[];
  readonly ends: Map<string, number>;
  /** Changes of tours that were proposed and wait. */
  readonly changes: WaitingChange[];
  /** Readings of ceilings that were put forward and wait. */
  readonly readings: WaitingReading[];
  /** How many of the steps before arrival each tour has taken. */
  readonly steps: Map<string, number>;
  /** Today, as a number; it only goes on. */
  today: number;
  clock: number;
}

/** Makes the world of that country code, which must be new. */
export async function makeWorld(database: Database, code: string): Promise<World> {
  await addCountry(database, code, `World ${code}`);
  const db = database.as(code);
  const world: World = {
    db,
    people: [],
    posts: new Map(),
    decisions: [],
    ends: new Map([["UNIFIL", 120]]),
    changes: [],
    readings: [],
    steps: new Map(),
    today: 10,
    clock: 0,
  };
  const early = { by: "model", at: `${dayOf(-400)}T00:00:00.000Z` };
  await db.transaction(async (tx) => {
    for (const id of MISSIONS) await addMission(tx, aMission({ id }), early);
    const end = { precision: "day", source: "model", confidence: "verified" } as const;
    await addEnd(tx, "UNIFIL", { ...end, kind: "operations", day: dayOf(120) }, early);
    await addProcedure(tx, chamber(), early);
  });
  await db.run(sql`
    insert into people (contributor, id, number, sex, recorded_at, recorded_by)
    select ${code}, gen_random_uuid(), 'P-' || lpad(n::text, 5, '0'), 'man', ${early.at}, 'model' from generate_series(1, ${PEOPLE}::int) n
  `);
  const ids = await db.many(
    z.object({ id: z.string() }),
    sql`select id from people where contributor = ${code} order by number`,
  );
  await declareEverybody(contextOf(world, "clerk"));
  return { ...world, people: ids.map(({ id }) => id), posts: await addPosts(db) };
}

/** What one of the office sees now; every call is a moment later. */
export function contextOf(world: World, who: string): Context {
  world.clock += 1;
  const now = new Date(Date.parse(`${dayOf(world.today)}T08:00:00.000Z`) + world.clock).toISOString();
  const actor = anyone(who);
  return { actor, db: world.db, now, today: dayOf(world.today), jobs: jobsOf(actor) };
}

function chamber() {
  return {
    id: newId(),
    code: "chamber",
    kind: "one_chamber" as const,
    title: "Chamber",
    bodies: ["Chamber"],
    instrument: "Law",
    article: "1",
    requiresConsent: true,
    sends: true,
    validFrom: "2000-01-01",
    validTo: null,
    note: "",
    source: "model",
    confidence: "verified" as const,
  };
}

async function addPosts(db: Db): Promise<ReadonlyMap<string, string>> {
  const posts = new Map<string, string>();
  for (const mission of MISSIONS) {
    for (const role of ROLES) {
      const id = newId();
      posts.set(`${mission}/${role}`, id);
      await db.run(sql`
        insert into posts (contributor, id, code, mission, role, mode, partner, unit_id, block, title, function, grade_min, grade_max,
          key_post, value, requirements, valid_from, valid_to, recorded_at, recorded_by)
        values (${db.contributor}, ${id}, ${`${mission}/${role}`}, ${mission}, ${role}, 'self', null, null, '', 'A post', 'post', 'OF-1', 'OF-5',
          false, 1000, '[]', '2014-01-01', null, '2014-01-01', 'model')
      `);
    }
  }
  return posts;
}
