/** One PostgreSQL for the run, in memory where the machine has a place for that, with a migrated database to clone from. */
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../src/platform/migrate.ts";
import { startPostgres } from "../src/platform/postgres.ts";
import { alive, findServer } from "../src/platform/postgres-folder.ts";
import { addressOf, CONTRIBUTORS, TEMPLATE } from "./database-address.ts";
import { memoryFolder } from "./memory-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the superuser of the run's PostgreSQL. */
    postgres: string;
  }
}

const PREFIX = "contingent-test-";
/** Nothing here has to survive: the settings that make writes durable only cost time. */
const THROW_AWAY = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/** Starts the run's database and returns what ends it. `TEST_DATABASE_URL` names a superuser of another PostgreSQL to use instead. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined) {
    await makeTemplate(given);
    project.provide("postgres", given);
    return async () => undefined;
  }
  const root = memoryFolder();
  await sweep(root);
  const folder = join(root, `${PREFIX}${process.pid}`);
  const postgres = await startPostgres({ folder, settings: THROW_AWAY });
  const end = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await makeTemplate(postgres.adminUrl);
  } catch (error) {
    await end();
    throw error;
  }
  project.provide("postgres", postgres.adminUrl);
  return end;
}

/** Ends and removes the databases of runs that were killed. */
async function sweep(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : Number.NaN;
    if (!Number.isInteger(pid) || alive(pid)) continue;
    const folder = join(root, name);
    const server = existsSync(join(folder, "postgres")) ? await findServer(join(folder, "postgres")) : null;
    if (server !== null) process.kill(server.pid, "SIGQUIT");
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function makeTemplate(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query("create role contingent login createrole").catch((error: { code?: string }) => {
      if (error.code !== "42710") throw error;
    });
    await admin.query(`drop database if exists ${TEMPLATE}`);
    const left = await admin.query<{ name: string }>(
      `select datname as name from pg_database where datname like 'contingent\\_demonstration\\_%'`,
    );
    for (const { name } of left.rows) await admin.query(`drop database ${name} with (force)`);
    await admin.query(`create database ${TEMPLATE} owner contingent`);
  } finally {
    await admin.end();
  }
  const url = addressOf(adminUrl, TEMPLATE);
  await migrate(url);
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  for (const [code, name] of CONTRIBUTORS) {
    await owner.query("insert into contributors (code, name) values ($1, $2)", [code, name]);
  }
  await owner.end();
}
