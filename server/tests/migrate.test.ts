/** Migrations: each once, in order, whole; and no start on a database that does not belong to this program. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Unavailable } from "../src/platform/errors.ts";
import { type Migration, migrate, readMigrations } from "../src/platform/migrate.ts";
import { emptyDatabase } from "./database.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "contingent-migrations-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function migrations(files: Record<string, string>): Promise<readonly Migration[]> {
  await rm(folder, { recursive: true, force: true });
  folder = await mkdtemp(join(tmpdir(), "contingent-migrations-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return readMigrations(folder);
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const FIRST = { "0001_first.sql": "create table first (n int);" };
const SECOND = { "0002_second.sql": "insert into first values (1); create table second (n int);" };

test("each is applied once, in the order of the numbers", async () => {
  const url = await emptyDatabase();
  expect(await migrate(url, await migrations({ ...SECOND, ...FIRST }))).toEqual(["0001_first.sql", "0002_second.sql"]);
  expect(await migrate(url, await migrations({ ...FIRST, ...SECOND }))).toEqual([]);
  expect(await query(url, "select count(*)::int as n from first")).toEqual([{ n: 1 }]);
});

test("one that fails leaves nothing of itself, and those before it stay", async () => {
  const url = await emptyDatabase();
  const broken = { "0002_second.sql": "create table second (n int); insert into first values ('x');" };
  await expect(migrate(url, await migrations({ ...FIRST, ...broken }))).rejects.toThrow(
    /^0002_second\.sql could not be applied: /,
  );
  expect(await query(url, "select to_regclass('second') as second, to_regclass('first')::text as first")).toEqual([
    { second: null, first: "first" },
  ]);
  expect(await migrate(url, await migrations({ ...FIRST, ...SECOND }))).toEqual(["0002_second.sql"]);
});

test("a database newer than the program is refused and left as it is", async () => {
  const url = await emptyDatabase();
  await migrate(url, await migrations({ ...FIRST, ...SECOND }));
  const older = migrate(url, await migrations(FIRST));
  await expect(older).rejects.toThrow(Unavailable);
  await expect(older).rejects.toThrow("newer than this program: it holds 0002_second.sql");
});

test("a file that was changed after it was applied is refused by name", async () => {
  const url = await emptyDatabase();
  await migrate(url, await migrations(FIRST));
  const changed = migrate(url, await migrations({ "0001_first.sql": "create table first (n bigint);", ...SECOND }));
  await expect(changed).rejects.toThrow("0001_first.sql was changed after it was applied");
  expect(await query(url, "select to_regclass('second') as second")).toEqual([{ second: null }]);
});

test("line ends of another system do not count as a change", async () => {
  const url = await emptyDatabase();
  await migrate(url, await migrations({ "0001_first.sql": "create table first (\n  n int\n);\n" }));
  expect(
    await migrate(url, await migrations({ "0001_first.sql": "create table first (\r\n  n int\r\n);\r\n" })),
  ).toEqual([]);
});

test("a file with a number below what is already applied is refused", async () => {
  const url = await emptyDatabase();
  await migrate(url, await migrations({ "0002_second.sql": "create table second (n int);" }));
  await expect(
    migrate(url, await migrations({ ...FIRST, "0002_second.sql": "create table second (n int);" })),
  ).rejects.toThrow("0001_first.sql comes before number 2");
});

test("five at once apply each file once", async () => {
  const url = await emptyDatabase();
  const files = await migrations({ ...FIRST, ...SECOND });
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(url, files)));
  expect(applied.flat().sort()).toEqual(["0001_first.sql", "0002_second.sql"]);
});

test("a badly named file and a number used twice are refused", async () => {
  await expect(migrations({ "1_first.sql": "select 1;" })).rejects.toThrow("not named as a migration");
  await expect(migrations({ ...FIRST, "0001_other.sql": "select 1;" })).rejects.toThrow("one number");
});

test("the program's own files end no transaction of their own", async () => {
  for (const { name, sql } of await readMigrations()) expect(sql, name).not.toMatch(/^\s*(commit|rollback)\b/im);
});

test("the program's own files begin by saying why, and whether the previous release still runs", async () => {
  for (const { name, sql, version } of await readMigrations()) {
    const head = /^(--.*\n)+/.exec(sql)?.[0] ?? "";
    expect(head, name).toMatch(new RegExp(`^-- ${String(version).padStart(4, "0")}: `));
    expect(head, name).toMatch(/previous release/i);
  }
});
