/** SQL of the names of accounts. */
import { z } from "zod";
import { type Db, sql } from "../platform/db.ts";

/** Names by account; accounts that are not there any more, and programs that record by themselves, have none. */
export async function accountNames(db: Db, accounts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.many(
    z.object({ id: z.string(), name: z.string() }),
    sql`select id::text as id, name from users where contributor = ${db.contributor} and id::text = any(${[...new Set(accounts)]}::text[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
