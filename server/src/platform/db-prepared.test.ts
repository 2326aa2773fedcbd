import { expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../tests/database.ts";
import { connect, sql } from "./db.ts";
import { kept, plain } from "./db-prepared.ts";

const Answer = z.object({ n: z.number() });
const { url } = await testDatabase();

test.each([
  [true, 1],
  [false, 0],
])("kept (%s), a statement with values is parsed once and answers alike each time", async (prepared, times) => {
  const database = connect({ url, connections: 1, prepared });
  const db = database.as("KAZ");
  for (const n of [1, 2, 3]) expect(await db.one(Answer, sql`select ${n}::int + 40 as n`)).toEqual({ n: n + 40 });
  const found = await db.one(
    Answer,
    sql`select count(*) as n from pg_prepared_statements where statement like ${"select $1::int + 40%"}`,
  );
  expect(found.n).toBe(times);
  await database.close();
});

test("a statement without values, as a savepoint, and a text beyond the most that are kept, go by themselves", () => {
  expect(kept({ sql: "savepoint s1", parameters: [] })).toEqual(plain({ sql: "savepoint s1", parameters: [] }));
  const named = Array.from({ length: 1200 }, (_, n) => kept({ sql: `select $1 + ${n}`, parameters: [n] }).name);
  expect(named.filter((name) => name !== undefined).length).toBeLessThanOrEqual(1000);
  expect(kept({ sql: "select $1 + 0", parameters: [5] })).toEqual({
    text: "select $1 + 0",
    values: [5],
    name: named[0],
  });
});
