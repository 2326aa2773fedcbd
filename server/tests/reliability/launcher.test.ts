/** The embedded database: started, found, recovered, shared and stopped, with the settings it has in use. */
import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../src/platform/db-open.ts";
import { Unavailable } from "../../src/platform/errors.ts";
import { hold } from "../../src/platform/lock.ts";
import { type Postgres, startPostgres } from "../../src/platform/postgres.ts";
import { makeReady } from "../../src/platform/postgres-binaries.ts";
import { alive, findServer } from "../../src/platform/postgres-folder.ts";
import { memoryFolder } from "../memory-folder.ts";

let folder = "";
const running: Postgres[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(memoryFolder(), "contingent-launcher-"));
});
afterEach(async () => {
  const server = await findServer(join(folder, "postgres"));
  if (server !== null) process.kill(server.pid, "SIGQUIT");
  for (let tries = 0; tries < 200 && server !== null && alive(server.pid); tries += 1) await wait(20);
  await rm(folder, { recursive: true, force: true });
  running.length = 0;
});

async function start(options: { transport?: "tcp" } = {}): Promise<Postgres> {
  const postgres = await startPostgres({ folder, ...options });
  running.push(postgres);
  return postgres;
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

test("a new database writes through to disk, checks its pages, sorts by code point, and cannot be reached from outside", async () => {
  const { url } = await start();
  const [row] = await query(
    url,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
       current_setting('full_page_writes') as pages, current_setting('data_checksums') as checksums,
       current_setting('listen_addresses') as listens, current_setting('TimeZone') as zone,
       datlocprovider as provider, datlocale as locale,
       (select rolsuper from pg_roles where rolname = current_user) as super
     from pg_database where datname = current_database()`,
  );
  expect(row).toEqual({
    fsync: "on",
    commit: "on",
    pages: "on",
    checksums: "on",
    listens: "",
    zone: "UTC",
    provider: "b",
    locale: "C.UTF-8",
    super: false,
  });
});

test("a server that already runs is found, not started again", async () => {
  const first = await start();
  const second = await start();
  expect([first.adopted, second.adopted, second.pid]).toEqual([false, true, first.pid]);
});

test("two first starts at once make one database and use it together", async () => {
  const [first, second] = await Promise.all([start(), start()]);
  expect(first.pid).toBe(second.pid);
  expect(await query(second.url, "select 1 as n")).toEqual([{ n: 1 }]);
});

test("after kill -9 of the database it recovers by itself, with everything that was committed", async () => {
  const first = await start();
  await query(first.url, "create table kept (n int); insert into kept select generate_series(1, 1000)");
  process.kill(first.pid, "SIGKILL");
  const second = await start();
  expect(second.pid).not.toBe(first.pid);
  expect(await query(second.url, "select count(*)::int as n from kept")).toEqual([{ n: 1000 }]);
});

test("a process number left behind that now belongs to another program does not keep the database from starting", async () => {
  const first = await start();
  process.kill(first.pid, "SIGKILL");
  const file = join(folder, "postgres", "postmaster.pid");
  const lines = (await readFile(file, "utf8")).split("\n");
  while (alive(first.pid)) await wait(10);
  await writeFile(file, [process.pid, ...lines.slice(1)].join("\n"));
  const second = await start();
  expect(await query(second.url, "select 1 as n")).toEqual([{ n: 1 }]);
});

test("a cluster whose making was cut short is swept away and made again", async () => {
  const left = join(folder, "postgres.new-999999999-abcd");
  await mkdir(left);
  await writeFile(join(left, "PG_VERSION"), "18\n");
  await start();
  await expect(readFile(join(left, "PG_VERSION"))).rejects.toThrow("ENOENT");
});

test("a folder of another PostgreSQL is refused in words", async () => {
  await mkdir(join(folder, "postgres"));
  await writeFile(join(folder, "postgres", "PG_VERSION"), "17\n");
  await expect(start()).rejects.toThrow(/was written by PostgreSQL 17; this program brings 18/);
});

test("over TCP, where there are no sockets, it listens on the loopback only and asks for the password", async () => {
  const { url, pid } = await start({ transport: "tcp" });
  expect(await query(url, "select current_setting('listen_addresses') as listens")).toEqual([{ listens: "127.0.0.1" }]);
  const wrong = new URL(url);
  wrong.password = "wrong";
  await expect(query(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
  expect((await start({ transport: "tcp" })).pid).toBe(pid);
});

test("the log keeps no values of statements", async () => {
  const { url, log } = await start();
  await query(url, "create table people (name text unique)");
  await query(url, "insert into people values ('Aigerim')");
  await expect(query(url, "insert into people values ('Aigerim')")).rejects.toThrow("duplicate key");
  const text = await readFile(log, "utf8");
  expect(text).toContain("duplicate key");
  expect(text).not.toContain("Aigerim");
});

test("whoever leaves last stops the database, and nobody before", async () => {
  const server = await openDatabase({ folder, use: "server" });
  const command = await openDatabase({ folder, use: "command" });
  await server.close();
  expect(await findServer(join(folder, "postgres"))).not.toBeNull();
  await command.close();
  expect(await findServer(join(folder, "postgres"))).toBeNull();
});

test("who comes while the last one stops it waits and starts it again", async () => {
  let database = await openDatabase({ folder, use: "command" });
  for (let round = 0; round < 3; round += 1) {
    const [, next] = await Promise.all([database.close(), openDatabase({ folder, use: "command" })]);
    expect((await next.owner.query("select 1 as n")).rows).toEqual([{ n: 1 }]);
    database = next;
  }
  await database.close();
});

test("a second server on the folder is refused with the process that runs; commands are not", async () => {
  const { url } = await start();
  const first = await hold(url, "server", folder, () => undefined);
  const second = hold(url, "server", folder, () => undefined);
  await expect(second).rejects.toThrow(Unavailable);
  await expect(second).rejects.toThrow(`Contingent already runs on ${folder} (process ${process.pid})`);
  const command = await hold(url, "command", folder, () => undefined);
  expect(await command.release()).toBe(false);
  expect(await first.release()).toBe(true);
});

test("a data folder that is a file is refused in words", async () => {
  const file = join(folder, "file");
  await writeFile(file, "");
  await expect(startPostgres({ folder: file })).rejects.toThrow(`${file} is a file, not a folder`);
});

test("library links that npm's install scripts would make are made where they are missing", async () => {
  await mkdir(join(folder, "native", "lib"), { recursive: true });
  await mkdir(join(folder, "native", "bin"));
  await writeFile(join(folder, "native", "lib", "libpq.so.5.18"), "");
  const links = [{ source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" }];
  await writeFile(join(folder, "native", "pg-symlinks.json"), JSON.stringify(links));
  await Promise.all([makeReady(folder), makeReady(folder)]);
  await makeReady(folder);
  expect(await readlink(join(folder, "native", "lib", "libpq.so.5"))).toBe("libpq.so.5.18");
});
