/** From Kysely's builders to text and values. Kysely writes the SQL here; it never connects. */
import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from "kysely";
import type { Tables } from "./generated/tables.ts";

export interface Compiled {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Builds typed queries on the tables of `schema.sql`; pass them to a `Db`. It has no connection of its own. */
export const tables = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/**
 * Text and values of a query. Throws for `undefined` among the values, which would silently become null, and for `Date`, which
 * is a day shifted by a time zone sooner or later.
 */
export function compile(query: RawBuilder<unknown> | Compilable<unknown>): Compiled {
  const { sql, parameters } = query.compile(tables);
  parameters.forEach((value, index) => {
    if (value === undefined) throw new Error(`Value ${index + 1} of a query is undefined: ${sql}`);
    if (value instanceof Date)
      throw new Error(`Value ${index + 1} of a query is a Date; days and moments are text: ${sql}`);
  });
  return { sql, parameters };
}
