/** The door to the database: what comes back, what is thrown, and what a transaction keeps. */
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { sql } from "../src/platform/db.ts";
import { constraintOf, diskFull, explain } from "../src/platform/db-faults.ts";
import { tables } from "../src/platform/db-sql.ts";
import { Conflict, NotFound, Unavailable } from "../src/platform/errors.ts";
import { newId } from "../src/platform/ids.ts";
import { problemOf } from "../src/platform/problem.ts";
import { superuserOf, testDatabase } from "./database.ts";

const database = await testDatabase();
const db = database.as("KAZ");
const admin = new pg.Client({ connectionString: superuserOf(database.url) });
await admin.connect();
afterAll(() => admin.end());

const Login = z.object({ login: z.string() });
const logins = sql`select login from users order by login`;

function newUser(login: string) {
  return sql`
    insert into users (contributor, id, login, name, roles) values (${db.contributor}, ${newId()}, ${login}, ${login}, '{planner}')
  `;
}

test("days and ranges are text, counts are numbers, moments are UTC text", async () => {
  const Row = z.record(z.string(), z.unknown());
  const row = await db.one(
    Row,
    sql`
      select date '2026-06-30' as day, daterange('2026-01-01', '2026-06-30', '[]') as during, count(*) as count,
        12.5::numeric as share, timestamptz '2026-06-30 09:15:00+06' as at, timestamptz '2026-06-30 09:15:00.000251Z' as precise,
        array[date '2026-06-30', null] as days, array[1::bigint] as numbers, array[timestamptz '2026-06-30Z'] as moments,
        'infinity'::timestamptz as never, '\\x00ff'::bytea as bytes, '{"a": 1}'::jsonb as document
    `,
  );
  expect(row).toEqual({
    day: "2026-06-30",
    during: "[2026-01-01,2026-07-01)",
    count: 1,
    share: 12.5,
    at: "2026-06-30T03:15:00.000Z",
    precise: "2026-06-30T09:15:00.000251Z",
    days: ["2026-06-30", null],
    numbers: [1],
    moments: ["2026-06-30T00:00:00.000Z"],
    never: "infinity",
    bytes: Buffer.from([0, 255]),
    document: { a: 1 },
  });
});

test("a count beyond what a number holds is thrown, not rounded", async () => {
  await expect(db.one(z.object({ n: z.number() }), sql`select 9007199254740993 as n`)).rejects.toThrow("too large");
});

test("one row, no row, several rows", async () => {
  const Row = z.object({ n: z.int() });
  const rows = (count: number) => sql`select n from generate_series(1, ${count}::int) n`;
  expect(await db.one(Row, rows(1))).toEqual({ n: 1 });
  expect(await db.maybe(Row, rows(0))).toBeNull();
  expect(await db.many(Row, rows(3))).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  await expect(db.one(Row, rows(0))).rejects.toThrow(NotFound);
  await expect(db.one(Row, rows(2))).rejects.toThrow("2 rows");
  await expect(db.maybe(Row, rows(2))).rejects.toThrow("2 rows");
});

test("a row that does not have the promised shape is thrown", async () => {
  await expect(db.one(z.object({ n: z.string() }), sql`select 1 as n`)).rejects.toThrow(z.ZodError);
});

test("a query built with the table types answers like one written as SQL", async () => {
  const query = tables.selectFrom("contributors").select(["code"]).where("code", "=", "KAZ");
  expect(await db.one(z.object({ code: z.string() }), query)).toEqual({ code: "KAZ" });
});

test("an undefined value and a Date never reach the database", async () => {
  await expect(db.run(sql`select ${undefined}::text`)).rejects.toThrow("undefined");
  await expect(db.run(sql`select ${new Date(0)}::text`)).rejects.toThrow("Date");
});

test("a transaction is kept whole or not at all; within it, a savepoint may fail by itself", async () => {
  await db.transaction(async (tx) => {
    await tx.run(newUser("kept"));
    const inner = tx.transaction(async (deeper) => {
      await deeper.run(newUser("undone"));
      throw new Error("only the inner part");
    });
    await expect(inner).rejects.toThrow("only the inner part");
    await tx.transaction((deeper) => deeper.run(newUser("kept too")));
  });
  const outer = db.transaction(async (tx) => {
    await tx.run(newUser("lost"));
    throw new Error("the whole");
  });
  await expect(outer).rejects.toThrow("the whole");
  expect(await db.many(Login, logins)).toEqual([{ login: "kept" }, { login: "kept too" }]);
});

test("a transaction whose failed statement was ignored is thrown, never passed off as kept", async () => {
  const ignoring = db.transaction(async (tx) => {
    await tx.run(newUser("ignored"));
    await tx.run(sql`select 1 / 0`).catch(() => undefined);
  });
  await expect(ignoring).rejects.toThrow("nothing of it was kept");
  expect(await db.many(Login, logins)).not.toContainEqual({ login: "ignored" });
});

test("statements of one transaction run one after the other, also when they are awaited together", async () => {
  const Row = z.object({ n: z.int() });
  const rows = await db.transaction((tx) =>
    Promise.all([1, 2, 3, 4].map((n) => tx.one(Row, sql`select ${n}::int as n`))),
  );
  expect(rows.map((row) => row.n)).toEqual([1, 2, 3, 4]);
});

test("what a failed transaction still had waiting does not run after it", async () => {
  const outlived: Promise<unknown>[] = [];
  const failing = db.transaction(async (tx) => {
    outlived.push(tx.run(newUser("first")), tx.run(sql`select 1 / 0`), tx.run(newUser("late")));
    for (const promise of outlived) promise.catch(() => undefined);
    throw new Error("on purpose");
  });
  await expect(failing).rejects.toThrow("on purpose");
  const late = await outlived[2]?.catch((error: unknown) => String(error));
  expect(late).toContain("This transaction has ended");
  expect(await db.many(Login, logins)).not.toContainEqual({ login: "late" });
});

test("the outer door does not open inside a transaction, and does again after it", async () => {
  const Row = z.object({ n: z.int() });
  const mixed = db.transaction(async () => db.one(Row, sql`select 1 as n`));
  await expect(mixed).rejects.toThrow("use its tx");
  expect(await db.one(Row, sql`select 1 as n`)).toEqual({ n: 1 });
});

test("a refused row names its constraint", async () => {
  const twice = db.transaction(async (tx) => {
    await tx.run(newUser("twin"));
    await tx.run(newUser("twin"));
  });
  const error = await twice.catch((caught: unknown) => caught);
  expect(constraintOf(error)).toBe("users_contributor_login_key");
  expect(constraintOf(new Error("other"))).toBeNull();
});

test("two changes that wait for each other end with a conflict for one and success for the other", async () => {
  await db.run(newUser("a"));
  await db.run(newUser("b"));
  let arrived = 0;
  let open: () => void = () => undefined;
  const both = new Promise<void>((resolve) => (open = resolve));
  const change = (first: string, second: string) =>
    db.transaction(async (tx) => {
      await tx.run(sql`update users set version = version + 1 where login = ${first}`);
      arrived += 1;
      if (arrived === 2) open();
      await both;
      await tx.run(sql`update users set version = version + 1 where login = ${second}`);
    });
  const results = await Promise.allSettled([change("a", "b"), change("b", "a")]);
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")?.reason).toBeInstanceOf(Conflict);
});

test("a connection that is cut is replaced, and the next query does not notice", async () => {
  const cut = db.transaction(async (tx) => {
    const { pid } = await tx.one(z.object({ pid: z.int() }), sql`select pg_backend_pid() as pid`);
    await admin.query("select pg_terminate_backend($1)", [pid]);
    await tx.run(sql`select 1`);
  });
  await expect(cut).rejects.toThrow();
  expect((await db.many(Login, logins)).length).toBeGreaterThan(0);
});

test("a full disk is said with the folder and what is free there", () => {
  const refused = Object.assign(new pg.DatabaseError("could not extend file", 1, "error"), { code: "53100" });
  const said = explain(refused, { folder: "/tmp" });
  expect(said).toBeInstanceOf(Unavailable);
  expect(String(said)).toMatch(/data folder \/tmp is full: \d+ MB are free/);
  expect(diskFull(null).message).toContain("database server");
  const problem = problemOf(said, false);
  expect(problem).toMatchObject({ status: 503, detail: expect.stringContaining("is full") });
  expect(problem.id, "so that it reaches the log").toBeDefined();
});
