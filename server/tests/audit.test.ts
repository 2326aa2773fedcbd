/** The audit trail on the real database: one unbroken chain under concurrent writers, and every kind of tampering found. */
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { record, verifyAudit } from "../src/platform/audit.ts";
import { sql } from "../src/platform/db.ts";
import { testDatabase } from "./database.ts";

const database = await testDatabase();
const db = database.as("KAZ");
const { actor } = database.context("planner");

/** Changes stored rows as somebody with the owner's password could, who first takes row-level security away. */
async function tamper(statement: string): Promise<void> {
  await database.owner.query(`
    begin;
    alter table audit_events no force row level security;
    alter table audit_heads no force row level security;
    ${statement};
    alter table audit_events force row level security;
    alter table audit_heads force row level security;
    commit;
  `);
}

async function write(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await db.transaction((tx) => record(tx, actor, "thing.changed", { index }));
  }
}

beforeEach(async () => {
  await tamper("delete from audit_events; delete from audit_heads");
});

test("an empty trail holds", async () => {
  expect(await verifyAudit(db)).toMatchObject({ events: 0, faults: [] });
});

test("twenty writers at once leave one unbroken chain, numbered without gaps", async () => {
  await Promise.all(Array.from({ length: 20 }, () => write(10)));
  expect(await verifyAudit(db)).toMatchObject({ events: 200, faults: [] });
  const { first, last } = await db.one(
    z.object({ first: z.int(), last: z.int() }),
    sql`select min(seq) as first, max(seq) as last from audit_events`,
  );
  expect([first, last]).toEqual([1, 200]);
});

test("an event of a change that is rolled back leaves no trace and no gap", async () => {
  await write(1);
  const failing = db.transaction(async (tx) => {
    await record(tx, actor, "thing.changed", {});
    throw new Error("the change failed");
  });
  await expect(failing).rejects.toThrow("the change failed");
  await write(1);
  expect(await verifyAudit(db)).toMatchObject({ events: 2, faults: [] });
});

test("an event outside of a transaction is refused: it could not belong to its change", async () => {
  await expect(record(db, actor, "thing.changed", {})).rejects.toThrow("needs a transaction");
});

test("contributors have chains of their own", async () => {
  await write(3);
  const npl = database.as("NPL");
  await npl.transaction((tx) => record(tx, actor, "thing.changed", {}));
  expect(await verifyAudit(npl)).toMatchObject({ events: 1, faults: [] });
  expect(await verifyAudit(db)).toMatchObject({ events: 3, faults: [] });
});

test.each([
  [
    "an edited payload",
    "update audit_events set payload = replace(payload, '\"index\":1', '\"index\":9') where seq = 2",
    2,
    "edited",
  ],
  ["an edited time", "update audit_events set at = at - interval '1 day' where seq = 2", 2, "column edited"],
  ["an edited actor", "update audit_events set actor_id = 'somebody' where seq = 3", 3, "column edited"],
  ["an edited word", "update audit_events set event = 'thing.kept' where seq = 3", 3, "column edited"],
  ["a deleted event", "delete from audit_events where seq = 3", 3, "missing"],
  ["a deleted first event", "delete from audit_events where seq = 1", 1, "missing"],
  ["a deleted end", "delete from audit_events where seq = 5", 5, "end missing"],
  ["a deleted head", "delete from audit_heads", 1, "beyond the end"],
  [
    "an event put behind the end",
    "insert into audit_events select contributor, 6, at, actor_id, event, payload, hash from audit_events where seq = 5",
    6,
    "beyond the end",
  ],
  [
    "two events that change places",
    "update audit_events set seq = 100 where seq = 2; update audit_events set seq = 2 where seq = 3; update audit_events set seq = 3 where seq = 100",
    2,
    "edited",
  ],
  [
    "an edited payload with its hash made anew",
    `update audit_events e set payload = p.text, hash = sha256((select hash from audit_events where seq = 1) || convert_to(p.text, 'UTF8'))
     from (select replace(payload, '"index":1', '"index":9') as text from audit_events where seq = 2) p where e.seq = 2`,
    3,
    "edited",
  ],
])("%s is found", async (_, statement, seq, fault) => {
  await write(5);
  await tamper(statement);
  const { faults } = await verifyAudit(db);
  expect(faults).toContainEqual({ seq, fault });
});

test("the application cannot change or delete what was recorded", async () => {
  await write(1);
  await expect(db.run(sql`update audit_events set event = 'other'`)).rejects.toThrow("permission denied");
  await expect(db.run(sql`delete from audit_events`)).rejects.toThrow("permission denied");
  await expect(db.run(sql`delete from audit_heads`)).rejects.toThrow("permission denied");
});
