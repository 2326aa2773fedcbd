/** The demonstration country for tests: loaded once a run and day, and cloned for each test file that asks for it. */
import pg from "pg";
import { inject } from "vitest";
import { loadRecords } from "../src/demo.ts";
import type { Day } from "../src/platform/days.ts";
import { connect } from "../src/platform/db.ts";
import { cloneOf, type TestDatabase } from "./database.ts";
import { addressOf, demonstrationOf, TEMPLATE } from "./database-address.ts";

/**
 * Clones the demonstration country as it is on `today`: its records, without users, plans and published figures. They are loaded by
 * whoever asks first in a run; everybody else waits for that.
 */
export async function demonstrationDatabase(today: Day): Promise<TestDatabase> {
  const name = demonstrationOf(today);
  const admin = new pg.Client({ connectionString: inject("postgres") });
  await admin.connect();
  try {
    await admin.query("select pg_advisory_lock(hashtext($1))", [name]);
    const made = await admin.query("select from pg_database where datname = $1", [name]);
    if (made.rowCount === 0) await makeDemonstration(admin, name, today);
  } finally {
    await admin.end();
  }
  return cloneOf(name);
}

/** Loads the demonstration; the database has its name only when it is whole. */
async function makeDemonstration(admin: pg.Client, name: string, today: Day): Promise<void> {
  const half = `${name}_half`;
  await admin.query(`drop database if exists ${half} with (force)`);
  await admin.query(`create database ${half} template ${TEMPLATE} owner contingent`);
  const database = connect({ url: addressOf(inject("postgres"), half) });
  const clock = { now: () => `${today}T12:00:00.000Z`, today: () => today };
  try {
    await database.as("KAZ").transaction((tx) => loadRecords(tx, clock, () => undefined));
    await database.owner.query("analyze");
  } finally {
    await database.close();
  }
  await admin.query(`alter database ${half} rename to ${name}`);
}
