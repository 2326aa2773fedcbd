/** What the migrated database must look like, whoever wrote the migration. */
import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { sql } from "../../src/platform/db.ts";
import { testDatabase } from "../database.ts";
import { type Catalog, readCatalog } from "./catalog.ts";
import { generatedFiles } from "./files.ts";

const database = await testDatabase();
const client = new pg.Client({ connectionString: database.url });
await client.connect();
afterAll(() => client.end());
const catalog = await readCatalog(client);
const owned = ownedTables(catalog);

function ownedTables({ columns }: Catalog): readonly string[] {
  return columns.filter((column) => column.name === "contributor").map((column) => column.table);
}

test("schema.sql and the table types say what the migrations add up to (else: npm run schema)", async () => {
  for (const { path, text } of await generatedFiles(database.url)) {
    const [stored, right] = [(await readFile(path, "utf8")).split("\n"), text.split("\n")];
    const line = right.findIndex((words, index) => words !== stored[index]);
    expect({ path, line: line + 1, says: stored[line] }, "stale: npm run schema").toEqual({
      path,
      line: line + 1,
      says: right[line],
    });
    expect(stored.length).toBe(right.length);
  }
});

test("there are tables that a contributor owns", () => {
  expect(owned).toEqual(expect.arrayContaining(["audit_events", "audit_heads", "sessions", "users"]));
});

test("no table has a trigger, so that Citus can hold it", () => {
  expect(catalog.triggers).toEqual([]);
});

test("no view reads with its owner's rights", () => {
  const views = catalog.others.filter((text) => /^create( materialized)? view/.test(text));
  expect(
    views.filter((text) => !text.includes("security_invoker=true") && !text.includes("security_invoker=on")),
  ).toEqual([]);
});

test("no function runs with its owner's rights", () => {
  expect(catalog.others.filter((text) => /security definer/i.test(text))).toEqual([]);
});

test("tables without a contributor are known to be shared, and the application only reads them", () => {
  const shared = catalog.tables.map((table) => table.name).filter((name) => !owned.includes(name));
  expect(shared).toEqual(expect.arrayContaining(["contributors", "schema_migrations"]));
  const written = catalog.grants.filter((grant) => shared.includes(grant.table) && grant.definition !== "select");
  expect(written).toEqual([]);
});

test.each(owned)(
  "%s: the contributor is not null, and first in every key, exclusion and foreign key between owned tables",
  (table) => {
    const column = catalog.columns.find((candidate) => candidate.table === table && candidate.name === "contributor");
    expect(column).toMatchObject({ type: "text", notNull: true });
    const constraints = catalog.constraints.filter((constraint) => constraint.table === table);
    expect(constraints.filter(({ definition }) => definition.startsWith("PRIMARY KEY")).length).toBe(1);
    for (const { name, definition } of constraints) {
      if (/^(PRIMARY KEY|UNIQUE)/.test(definition)) expect(definition, name).toMatch(/^[A-Z ]+\(contributor[,)]/);
      if (definition.startsWith("EXCLUDE")) expect(definition, name).toMatch(/\(contributor WITH =/);
      const target = /^FOREIGN KEY \((.*?)\) REFERENCES (\w+)\((.*?)\)/.exec(definition);
      if (target === null || !owned.includes(target[2] ?? "")) continue;
      expect([target[1], target[3]], name).toEqual([
        expect.stringMatching(/^contributor\b/),
        expect.stringMatching(/^contributor\b/),
      ]);
    }
    for (const index of catalog.indexes.filter((candidate) => candidate.table === table)) {
      if (index.definition.startsWith("CREATE UNIQUE")) expect(index.definition).toMatch(/\(contributor,/);
    }
  },
);

test.each(owned)(
  "%s: shows and takes only rows of the transaction's contributor, the owner's transactions included",
  (table) => {
    expect(catalog.tables.find((candidate) => candidate.name === table)).toMatchObject({ secured: true, forced: true });
    const policies = catalog.policies.filter((policy) => policy.table === table).map(({ definition }) => definition);
    // One opens the table to its contributor; any other only narrows what that one opens.
    expect(policies.filter((definition) => !definition.startsWith("as restrictive "))).toEqual([
      "using ((contributor = current_setting('contingent.contributor'::text, true)))",
    ]);
  },
);

/** Rows that are computed anew from the facts of other tables, and hold no fact of their own. */
const COMPUTED = ["overlap_windows", "places"];

test("the application deletes nothing but rows that are computed from others", () => {
  const rights = catalog.grants.flatMap(({ table, definition }) =>
    definition.split(", ").map((right) => ({ table, right })),
  );
  const beyond = rights.filter(({ right }) => !["select", "insert", "update"].includes(right));
  expect(beyond).toEqual(COMPUTED.map((table) => ({ table, right: "delete" })));
});

test("the application works as a role that owns nothing, is no superuser and cannot bypass row-level security", async () => {
  const Role = z.object({
    name: z.string(),
    super: z.boolean(),
    bypass: z.boolean(),
    create: z.boolean(),
    owns: z.int(),
  });
  const role = await database.as("KAZ").one(
    Role,
    sql`
      select rolname as name, rolsuper as super, rolbypassrls as bypass, rolcreaterole or rolcreatedb as create,
        (select count(*) from pg_class c where c.relowner = r.oid)::int as owns
      from pg_roles r
      where rolname = current_user
    `,
  );
  expect(role).toEqual({ name: "contingent_app", super: false, bypass: false, create: false, owns: 0 });
});

test("the owner of the tables is no superuser and cannot bypass row-level security either", async () => {
  const { rows } = await client.query(
    "select rolsuper as super, rolbypassrls as bypass from pg_roles where rolname = current_user",
  );
  expect(rows).toEqual([{ super: false, bypass: false }]);
});
