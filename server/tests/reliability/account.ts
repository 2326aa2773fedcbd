/** One change of state as the product makes it: a row and its audit event in one transaction. */
import { z } from "zod";
import { record, verifyAudit } from "../../src/platform/audit.ts";
import type { Actor } from "../../src/platform/context.ts";
import { type Db, sql } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";

const actor: Actor = { id: "writer", name: "Writer", roles: [], can: () => false, must: () => undefined };

/** Adds an account and returns its id once that is confirmed. */
export async function writeAccount(db: Db): Promise<string> {
  const id = newId();
  await db.transaction(async (tx) => {
    await tx.run(sql`
      insert into users (contributor, id, login, name, roles) values (${tx.contributor}, ${id}, ${id}, 'written', '{planner}')
    `);
    await record(tx, actor, "account.added", { id });
  });
  return id;
}

/** What is wrong with what was kept, in words; empty when every confirmed account is there, each with one event, in one chain. */
export async function faultsAfter(db: Db, confirmed: readonly string[]): Promise<readonly string[]> {
  const Row = z.object({ id: z.string() });
  const rows = await db.many(Row, sql`select id from users where contributor = ${db.contributor}`);
  const events = await db.many(
    Row,
    sql`select payload::jsonb -> 'facts' ->> 'id' as id from audit_events where contributor = ${db.contributor} order by seq`,
  );
  const kept = new Set(rows.map((row) => row.id));
  const recorded = new Set(events.map((event) => event.id));
  const lost = confirmed.filter((id) => !kept.has(id));
  const silent = rows.filter((row) => !recorded.has(row.id));
  const { faults } = await verifyAudit(db);
  return [
    ...lost.map((id) => `${id} was confirmed and is lost`),
    ...silent.map((row) => `${row.id} has no audit event`),
    ...(events.length === rows.length ? [] : [`${rows.length} accounts have ${events.length} events`]),
    ...faults.map((fault) => `the audit chain is broken at ${fault.seq}: ${fault.fault}`),
  ];
}
