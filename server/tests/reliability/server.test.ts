/** A PostgreSQL server instead of the embedded database: the oldest that must do, 15 as Debian 12 brings it, where it is installed. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyAudit } from "../../src/platform/audit.ts";
import { type OpenedDatabase, openDatabase } from "../../src/platform/db-open.ts";
import { Unavailable } from "../../src/platform/errors.ts";
import { chooseUser, giveTo, letThrough } from "../../src/platform/postgres-user.ts";
import { memoryFolder } from "../memory-folder.ts";
import { generatedFiles } from "../schema/files.ts";
import { faultsAfter, writeAccount } from "./account.ts";

const BIN = "/usr/lib/postgresql/15/bin";
const installed = existsSync(join(BIN, "postgres"));
const reason = installed ? "" : " (skipped: Debian's postgresql-15 is not installed)";

describe.skipIf(!installed)(`PostgreSQL 15${reason}`, () => {
  let folder = "";
  let stop: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(memoryFolder(), "contingent-pg15-"));
    stop = await startDebians(folder);
    await asAdministrator(
      "create role office login createrole password 'secret'",
      "create database office owner office",
      "create role plain login",
      "create database plain owner plain",
    );
  });
  afterAll(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });

  const address = (user: string, name: string) =>
    `postgresql://${user}@localhost/${name}?host=${encodeURIComponent(folder)}`;
  const open = (user: string, name = user): Promise<OpenedDatabase> =>
    openDatabase({ databaseUrl: address(user, name), folder: "/nowhere", use: "server" });

  async function asAdministrator(...statements: string[]): Promise<void> {
    const admin = new pg.Client({ connectionString: address("postgres", "postgres") });
    await admin.connect();
    for (const statement of statements) await admin.query(statement);
    await admin.end();
  }

  test("an owner who is no superuser migrates, and two servers write to it at once", async () => {
    const [first, second] = await Promise.all([open("office"), open("office")]);
    expect([first.embedded, second.embedded]).toEqual([false, false]);
    expect([...first.migrated, ...second.migrated].length).toBeGreaterThan(1);
    await first.owner.query("insert into contributors (code, name) values ('KAZ', 'Kazakhstan')");
    const writes = Array.from({ length: 40 }, (_, index) => writeAccount((index % 2 === 0 ? first : second).as("KAZ")));
    expect(await faultsAfter(second.as("KAZ"), await Promise.all(writes))).toEqual([]);
    expect((await verifyAudit(first.as("KAZ"))).events).toBe(40);
    await Promise.all([first.close(), second.close()]);
  });

  test("the tables come out the same as in the embedded database", async () => {
    for (const { path, text } of await generatedFiles(address("office", "office"))) {
      expect(text === (await readFile(path, "utf8")), path).toBe(true);
    }
  });

  test("an owner who may not make the application's role is told what an administrator has to do", async () => {
    const refused = open("plain");
    await expect(refused).rejects.toThrow(Unavailable);
    await expect(refused).rejects.toThrow("as an administrator of the server: grant contingent_app to plain");
    await asAdministrator("grant contingent_app to plain");
    await (await open("plain")).close();
  });

  test("a database that is not there is said, not thrown", async () => {
    await expect(open("office", "absent")).rejects.toThrow(
      'The database of DATABASE_URL cannot be used: database "absent" does not exist',
    );
  });
});

/** Makes and starts a throw-away cluster with its socket in `folder`; returns what stops it. */
async function startDebians(folder: string): Promise<() => Promise<void>> {
  const user = chooseUser(join(BIN, "postgres"));
  letThrough(user, folder);
  giveTo(user, folder);
  const ids = user.uid === undefined || user.gid === undefined ? {} : { uid: user.uid, gid: user.gid };
  const data = join(folder, "data");
  const [make = "", ...makeArgs] = [
    ...user.before,
    join(BIN, "initdb"),
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
  ];
  const made = spawnSync(make, makeArgs, { encoding: "utf8", cwd: "/", ...ids });
  if (made.status !== 0) throw new Error(made.stderr);
  const [run = "", ...runArgs] = [
    ...user.before,
    join(BIN, "postgres"),
    "-D",
    data,
    "-k",
    folder,
    "-c",
    "listen_addresses=",
    "-c",
    "fsync=off",
  ];
  const child = spawn(run, runArgs, { stdio: "ignore", cwd: "/", ...ids });
  // The last line of its own file says when it takes connections.
  const ready = async () => (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).includes("ready");
  for (let tries = 0; tries < 400 && !(await ready()); tries += 1) await wait(50);
  return async () => {
    child.kill("SIGINT");
    await new Promise((resolve) => child.once("exit", resolve));
  };
}
