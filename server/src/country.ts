/** Which country's data this installation serves, and the accounts it begins with. */
import { z } from "zod";
import { type Database, sql } from "./platform/db.ts";
import { Unavailable } from "./platform/errors.ts";
import { ContributorCode } from "./platform/tenant.ts";

const Row = z.object({ code: ContributorCode });

/** Codes of all countries whose data the database holds, sorted. */
export async function listCountries(database: Database): Promise<string[]> {
  const { rows } = await database.owner.query("select code from contributors order by code");
  return z
    .array(Row)
    .parse(rows)
    .map(({ code }) => code);
}

/**
 * The country to serve: the one asked for, or the only one there is; null when there is none yet. Throws `Unavailable` when the
 * one asked for is not there, and when there are several and none was asked for.
 */
export async function findCountry(database: Database, wanted: string | null): Promise<string | null> {
  const codes = await listCountries(database);
  if (wanted !== null && codes.length > 0 && !codes.includes(wanted)) {
    throw new Unavailable(`CONTINGENT_CONTRIBUTOR is ${wanted}, but the data is of ${codes.join(", ")}.`);
  }
  if (codes.length > 1 && wanted === null) {
    throw new Unavailable(`The data is of ${codes.join(", ")}: set CONTINGENT_CONTRIBUTOR to one of them.`);
  }
  return wanted !== null && codes.includes(wanted) ? wanted : (codes[0] ?? null);
}

/** Makes room for a country's data. Nothing happens when it is there already. */
export async function addCountry(database: Database, code: string, name: string): Promise<void> {
  const parsed = ContributorCode.parse(code);
  await database.owner.query("insert into contributors (code, name) values ($1, $2) on conflict do nothing", [
    parsed,
    name,
  ]);
}

/** Whether anybody may sign in for that country. Accounts are written together with a country's first data, so none means no data. */
export async function hasAccounts(database: Database, code: string): Promise<boolean> {
  const db = database.as(code);
  const query = sql`select exists (select from users where contributor = ${db.contributor}) as any`;
  return (await db.one(z.object({ any: z.boolean() }), query)).any;
}
