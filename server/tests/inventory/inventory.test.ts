/**
 * Every endpoint that changes something, on the demonstration country: one change writes exactly one audit event, and where the
 * event cannot be written nothing changes. An endpoint without an example here fails the first test.
 */
import pg from "pg";
import { afterAll, expect, inject, test, vi } from "vitest";
import { z } from "zod";
import { loadOffice } from "../../src/demo.ts";
import { registerJobKinds } from "../../src/job-kinds.ts";
import { verifyAudit } from "../../src/platform/audit.ts";
import { sql } from "../../src/platform/db.ts";
import type { Endpoint, Method } from "../../src/platform/endpoint.ts";
import { demonstrationDatabase } from "../demonstration.ts";
import { testService } from "../service.ts";
import { EXAMPLES, READING, SEVERAL, TRIALS } from "./examples.ts";
import type { Example } from "./surroundings.ts";

vi.setConfig({ testTimeout: 180_000 });
registerJobKinds();
const TODAY = "2026-06-30";
const database = await demonstrationDatabase(TODAY);
const clock = { now: () => `${TODAY}T12:00:00.000Z`, today: () => TODAY };
await database.as("KAZ").transaction((tx) => loadOffice(tx, clock, () => undefined));
const service = await testService(database, { today: TODAY });
const db = database.as("KAZ");

const superuser = new pg.Client({
  connectionString: inject("postgres").replace(/\/[^/?]*(\?|$)/, `/${new URL(database.url).pathname.slice(1)}$1`),
});
await superuser.connect();
afterAll(() => superuser.end());

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;
const changing = service.app.endpoints.filter(({ method }) => method !== "GET").map(nameOf);

/** A fingerprint of the rows of every table: how many there are, and the sum of their hashes, in whatever order they lie. */
async function allRows(): Promise<Record<string, string>> {
  const { rows: tables } = await superuser.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const prints = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as print from ${name} t`,
  );
  const { rows } = await superuser.query<{ name: string; print: string }>(prints.join(" union all "));
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}

async function countEvents(): Promise<number> {
  const { events } = await db.one(z.object({ events: z.number() }), sql`select count(*) as events from audit_events`);
  return events;
}

const made = new Map<string, unknown>();
async function once<T>(name: string, make: () => Promise<T>): Promise<T> {
  if (!made.has(name)) made.set(name, await make());
  return made.get(name) as T;
}

async function ask(name: string, example: Example) {
  const [method = "", path = ""] = name.split(" ");
  const request = await example({ service, db, once });
  const url = path.replaceAll(/:(\w+)/g, (_, place: string) => request.places?.[place] ?? place);
  const headers = { ...(request.cookie === undefined ? {} : { cookie: request.cookie }) };
  return service.ask(request.as, method as Method, url, {
    ...(request.body === undefined ? {} : { body: request.body }),
    headers,
  });
}

test("every endpoint that changes something has an example, and every example an endpoint", () => {
  expect([...Object.keys(EXAMPLES), ...READING].toSorted()).toEqual(changing.toSorted());
});

test.each(Object.entries(EXAMPLES))("%s writes exactly one audit event, or changes nothing", async (name, example) => {
  await example({ service, db, once });
  const before = await allRows();
  await superuser.query("revoke insert on audit_events from contingent_app");
  const failed = await ask(name, example);
  expect([failed.statusCode, failed.body]).toEqual([500, expect.any(String)]);
  expect(service.log.findLast((line) => line.includes('"id"'))).toContain("permission denied for table audit_events");
  expect(await allRows()).toEqual(before);
  await superuser.query("grant insert on audit_events to contingent_app");

  const events = await countEvents();
  const answer = await ask(name, example);
  expect([answer.statusCode < 300, answer.body]).toEqual([true, expect.any(String)]);
  expect(await countEvents()).toBe(events + (SEVERAL[name] ?? 1));
  expect(await allRows()).not.toEqual(before);
});

test.each(Object.entries(TRIALS))("%s leaves nothing behind", async (name, example) => {
  await example({ service, db, once });
  const [before, events] = [await allRows(), await countEvents()];
  const answer = await ask(name, example);
  expect([answer.statusCode < 300, answer.body]).toEqual([true, expect.any(String)]);
  expect(await allRows()).toEqual(before);
  expect(await countEvents()).toBe(events);
});

test("after all of them the chain holds", async () => {
  expect((await verifyAudit(db)).faults).toEqual([]);
});
