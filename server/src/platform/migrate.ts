/**
 * Brings a database to the tables this program needs: numbered SQL files, each applied once in a transaction of its own, forward
 * only. A file that was applied never changes; its checksum is kept.
 *
 * The owner is bound by row-level security too. A migration that changes rows of an owned table puts
 * `alter table … no force row level security` before and `force` after.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { Unavailable } from "./errors.ts";

export interface Migration {
  /** The number its file begins with. */
  readonly version: number;
  /** File name, as `0001_platform.sql`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text in hex, with line ends as `\n` whatever the checkout made of them. */
  readonly checksum: string;
}

const FOLDER = fileURLToPath(new URL("../../migrations/", import.meta.url));
const FILE = /^(\d{4})_[a-z0-9_]+\.sql$/;
/** Any fixed number: processes that migrate the same database wait for each other on it. */
const LOCK = 7_401_001;

/** The migrations of `folder` by number. Throws for a file that is not named `0000_subject.sql` and for a number used twice. */
export async function readMigrations(folder: string = FOLDER): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)));
  migrations.forEach((migration, index) => {
    const before = migrations[index - 1];
    if (before?.version === migration.version) throw new Error(`${before.name} and ${migration.name} have one number.`);
  });
  return migrations;
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const match = FILE.exec(name);
  if (match === null) throw new Error(`${name} is not named as a migration: 0012_subject.sql`);
  const sql = (await readFile(`${folder}/${name}`, "utf8")).replaceAll("\r\n", "\n");
  const checksum = createHash("sha256").update(sql).digest("hex");
  return { version: Number(match[1]), name, sql, checksum };
}

/**
 * Applies what is missing to the database at `url` and returns the names of what was applied. Throws `Unavailable`, with nothing
 * changed, for a database newer than this program, for an applied file that has changed since, and for a file that comes too late.
 */
export async function migrate(url: string, migrations?: readonly Migration[]): Promise<readonly string[]> {
  const known = migrations ?? (await readMigrations());
  const client = new pg.Client({ connectionString: url, application_name: "contingent migrate" });
  // Without a listener, a connection that breaks between two queries would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    const waiting = missing(known, await readApplied(client));
    for (const migration of waiting) await apply(client, migration);
    return waiting.map((migration) => migration.name);
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Applied {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
}

async function readApplied(client: pg.Client): Promise<readonly Applied[]> {
  await client.query(`
    create table if not exists schema_migrations (
      version integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )
  `);
  const { rows } = await client.query<Applied>(
    "select version, name, checksum from schema_migrations order by version",
  );
  return rows;
}

/** The migrations still to apply, in order; throws `Unavailable` when the database and the files do not belong together. */
export function missing(known: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  const files = new Map(known.map((migration) => [migration.version, migration]));
  for (const past of applied) {
    const file = files.get(past.version);
    if (file === undefined) throw newer(past);
    if (file.checksum !== past.checksum) throw changed(past);
  }
  const last = applied.at(-1)?.version ?? 0;
  const done = new Set(applied.map((past) => past.version));
  const waiting = known.filter((migration) => !done.has(migration.version));
  const late = waiting.find((migration) => migration.version < last);
  if (late !== undefined) throw tooLate(late, last);
  return waiting;
}

function newer(past: Applied): Unavailable {
  const facts = { migration: past.name };
  return new Unavailable(
    `The database is newer than this program: it holds ${past.name}, which this program does not have. Start the newer program.`,
    facts,
  );
}

function changed(past: Applied): Unavailable {
  const facts = { migration: past.name };
  return new Unavailable(
    `${past.name} was changed after it was applied to this database. Put the file back as it was; a change is a new migration.`,
    facts,
  );
}

function tooLate(late: Migration, last: number): Unavailable {
  const facts = { migration: late.name, last };
  return new Unavailable(
    `${late.name} comes before number ${last}, which this database already has. Give it a number after ${last}.`,
    facts,
  );
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query("insert into schema_migrations (version, name, checksum) values ($1, $2, $3)", [
      migration.version,
      migration.name,
      migration.checksum,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    const message = `${migration.name} could not be applied: ${reason(error)}`;
    // A file that raises an exception itself, or lacks a right, speaks to the person who runs the program.
    const spoken = error instanceof pg.DatabaseError && (error.code === "P0001" || error.code === "42501");
    throw spoken ? new Unavailable(message, {}, { cause: error }) : new Error(message, { cause: error });
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof pg.DatabaseError && error.position !== undefined
    ? `${error.message} (at character ${error.position})`
    : error.message;
}
