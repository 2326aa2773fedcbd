/** A database for one test file: migrated, with two contributors and nothing else in it, dropped when the file is done. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { actorWith } from "../src/platform/access.ts";
import type { Context, Role } from "../src/platform/context.ts";
import type { Day } from "../src/platform/days.ts";
import { connect, type Database, type Db } from "../src/platform/db.ts";
import { jobsOf } from "../src/platform/job-queue.ts";
import { rights } from "../src/roles.ts";
import { addressOf, TEMPLATE } from "./database-address.ts";

export interface TestDatabase extends Database {
  /** The door of one contributor: `KAZ`, or `NPL` to look from outside. */
  as(contributor: string): Db;
  /** A context for Kazakhstan whose actor has one role; the day is 2026-06-30 unless given, the moment its noon. */
  context(role: Role, today?: Day): Context;
}

/** A database without any table, for the tests of migrations: its connection string for the owner. Dropped when the file is done. */
export async function emptyDatabase(): Promise<string> {
  return makeDatabase("template0");
}

async function makeDatabase(template: string): Promise<string> {
  const adminUrl = inject("postgres");
  const name = `t_${process.pid}_${randomBytes(6).toString("hex")}`;
  await administer(adminUrl, `create database ${name} template ${template} owner contingent`);
  afterAll(() => administer(adminUrl, `drop database if exists ${name} with (force)`));
  return addressOf(adminUrl, name);
}

/** Clones the template. Call once at the top of a test file: `const db = await testDatabase()`. */
export function testDatabase(): Promise<TestDatabase> {
  return cloneOf(TEMPLATE);
}

/** A database of the test file's own, like the one of that name. */
export async function cloneOf(template: string): Promise<TestDatabase> {
  const database = connect({ url: await makeDatabase(template), connections: 20 });
  // Registered after the drop, and such hooks run last first.
  afterAll(() => database.close());
  return {
    ...database,
    context(role, today = "2026-06-30") {
      const actor = actorWith(rights, { id: `test-${role}`, name: `A ${role}`, roles: [role] });
      return { actor, db: database.as("KAZ"), now: `${today}T12:00:00.000Z`, today, jobs: jobsOf(actor) };
    },
  };
}

/** Connection string of the superuser on the database at `url`, for tests that look from above. */
export function superuserOf(url: string): string {
  const admin = new URL(inject("postgres"));
  admin.pathname = new URL(url).pathname;
  return admin.href;
}

/** Runs one statement as the superuser, outside any transaction. */
async function administer(adminUrl: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
