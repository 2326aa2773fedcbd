/**
 * One contributor never sees another's rows: a canary row of Nepal in every owned table, looked for from Kazakhstan's door.
 * The canaries hold nothing but their owner, for which the constraints of this one database are taken away first.
 */
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { sql } from "../src/platform/db.ts";
import { superuserOf, testDatabase } from "./database.ts";

const Count = z.object({ count: z.int() });

const database = await testDatabase();
const admin = new pg.Client({ connectionString: superuserOf(database.url) });
await admin.connect();
afterAll(() => admin.end());
const tables = await plantCanaries();
const kaz = database.as("KAZ");
const npl = database.as("NPL");

async function plantCanaries(): Promise<readonly string[]> {
  await admin.query(`
    do $$
    declare it record;
    begin
      for it in
        select conrelid::regclass as tab, conname as name from pg_constraint
        where connamespace = 'public'::regnamespace and conrelid <> 0 and contype in ('p', 'u', 'f', 'c', 'x')
        order by contype <> 'f'
      loop
        execute format('alter table %s drop constraint if exists %I cascade', it.tab, it.name);
      end loop;
      for it in
        select attrelid::regclass as tab, attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and a.attnotnull and not a.attisdropped
      loop
        execute format('alter table %s alter column %I drop not null', it.tab, it.name);
      end loop;
    end
    $$`);
  const { rows } = await admin.query<{ name: string }>(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'contributor' order by 1",
  );
  const names = rows.map((row) => row.name);
  for (const name of names) await admin.query(`insert into ${name} (contributor) values ('NPL')`);
  return names;
}

test.each(tables)("%s: the canary is seen by its owner and by nobody else", async (table) => {
  const count = sql`select count(*) from ${sql.table(table)}`;
  expect(await npl.one(Count, count)).toEqual({ count: 1 });
  expect(await kaz.one(Count, count)).toEqual({ count: 0 });
});

test.each(tables)("%s: a row for another contributor is not taken", async (table) => {
  const insert = kaz.run(sql`insert into ${sql.table(table)} (contributor) values ('NPL')`);
  await expect(insert).rejects.toThrow(/row-level security|permission denied/);
});

test("a canary cannot be changed from outside, nor a row be given away", async () => {
  expect(await kaz.run(sql`update users set name = 'taken'`)).toBe(0);
  await kaz.run(sql`insert into users (contributor, login) values ('KAZ', 'own')`);
  await expect(kaz.run(sql`update users set contributor = 'NPL' where login = 'own'`)).rejects.toThrow(
    "row-level security",
  );
});

test("the owner of the tables, without a contributor, sees no row at all", async () => {
  const { rows } = await database.owner.query("select count(*) from users");
  expect(rows).toEqual([{ count: 0 }]);
});

test("connections that serve both in turn never mix them up, whatever ends a transaction", async () => {
  const look = async (code: string, index: number) => {
    const door = database.as(code);
    const seen = z.object({ code: z.string() });
    const failing = door.transaction(async (tx) => {
      await tx.one(seen, sql`select current_setting('contingent.contributor') as code`);
      throw new Error("on purpose");
    });
    if (index % 3 === 0) await expect(failing).rejects.toThrow("on purpose");
    else await failing.catch(() => undefined);
    return door.many(seen, sql`select distinct contributor as code from users`);
  };
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, index) => look(index % 2 === 0 ? "KAZ" : "NPL", index)),
  );
  answers.forEach((rows, index) => {
    expect(rows.filter((row) => row.code !== (index % 2 === 0 ? "KAZ" : "NPL"))).toEqual([]);
  });
});

test("a contributor's code that is none is refused before it reaches a statement", () => {
  for (const code of ["", "kaz", "KAZ'; drop table users; --", "K".repeat(30)]) {
    expect(() => database.as(code)).toThrow();
  }
});
