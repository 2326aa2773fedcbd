/** Makes a large country in an empty database: the missions that ship, twenty years of decisions, and their history of service. */
import { z } from "zod";
import { addCountry } from "../../src/country.ts";
import { loadMissionsDemo } from "../../src/missions/demo.ts";
import { actorWith } from "../../src/platform/access.ts";
import { addAccount, findByLogin } from "../../src/platform/accounts.ts";
import { type Context, ROLES } from "../../src/platform/context.ts";
import { addDays, Day } from "../../src/platform/days.ts";
import { type Database, sql } from "../../src/platform/db.ts";
import { jobsOf } from "../../src/platform/job-queue.ts";
import { openSession, tokenText } from "../../src/platform/sessions.ts";
import { rights } from "../../src/roles.ts";
import { type Begun, decide } from "./decisions.ts";
import { count, writeHistory } from "./history.ts";

/** Code of the large country. */
const LARGE = "KAZ";
const YEARS = 20;

/** Writes the country as of `today`; says each step. Returns what was written. */
export async function fillCountry(database: Database, today: Day, say: (step: string) => void) {
  await addCountry(database, LARGE, "Kazakhstan");
  const db = database.as(LARGE);
  const actor = actorWith(rights, { id: "scale", name: "Scale", roles: ROLES });
  const ctx: Context = { actor, db, now: `${today}T12:00:00.000Z`, today, jobs: jobsOf(actor) };
  const added = await addAccount(ctx, {
    login: "reader",
    name: "Reader",
    roles: [...ROLES],
    demonstration: false,
    password: "a long password",
  });
  if (!added.ok) throw new Error("The account was refused.");
  say("missions");
  await loadMissionsDemo(ctx);
  const first = Number(today.slice(0, 4)) - YEARS;
  const begun = await missionsSince(db, `${first}-01-01`);
  const missions = begun.map(({ id }) => id);
  say("decisions");
  const decisions = await decide(ctx, begun, first, first + YEARS + 3);
  await writeHistory(db, missions, `${first}-01-01`, addDays(today, 200), today, say);
  say("statistics");
  await database.owner.query("vacuum analyze");
  return { decisions, missions, ...(await count(db, today)) };
}

/** A cookie of the reader, who may read everything. */
export async function cookieOf(database: Database): Promise<string> {
  const account = await findByLogin(database.as(LARGE), "reader");
  if (account === null) throw new Error("The large country has no reader.");
  const token = await openSession(database.as(LARGE), account, rights, new Date().toISOString());
  return `contingent_session=${tokenText(token)}`;
}

async function missionsSince(db: ReturnType<Database["as"]>, day: Day): Promise<readonly Begun[]> {
  return db.many(
    z.object({ id: z.string(), startedOn: Day }),
    sql`
      select m.id, m.started_on as "startedOn" from missions m
      where m.contributor = ${db.contributor} and m.kind = 'peacekeeping' and not exists (
        select from mission_ends e where e.contributor = m.contributor and e.mission = m.id and e.kind = 'operations'
          and e.superseded_at is null and e.day < ${day}::date + 400)
      order by m.id
    `,
  );
}
