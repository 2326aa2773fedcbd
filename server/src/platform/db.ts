/**
 * The door to the database for everything above the platform. A `Db` is bound to one contributor and sees no other's rows; each
 * query runs in a transaction of the role that cannot bypass row-level security. What comes back is parsed by a Zod shape.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Compilable, RawBuilder } from "kysely";
import pg from "pg";
import type { z } from "zod";
import { explain } from "./db-faults.ts";
import { kept, plain } from "./db-prepared.ts";
import { type Compiled, compile } from "./db-sql.ts";
import { valueTypes } from "./db-values.ts";
import { NotFound } from "./errors.ts";
import { beginFor } from "./tenant.ts";

export { sql } from "kysely";

/** SQL with its values apart: Kysely's `sql` template, or a query built with `tables`. */
export type Query = RawBuilder<unknown> | Compilable<unknown>;

/** The door of one contributor: whatever is asked through it sees that contributor's rows and no other's. */
export interface Db {
  /** The code that belongs in the `contributor` column of every row written. */
  readonly contributor: string;
  /** What the rows are read from, the same for every door to it; null within a transaction, whose rows others do not see yet. */
  readonly origin: object | null;
  /** Exactly one row; throws `NotFound` for none, `Error` for several. */
  one<T>(shape: z.ZodType<T>, query: Query): Promise<T>;
  /** The row, or null for none; throws `Error` for several. */
  maybe<T>(shape: z.ZodType<T>, query: Query): Promise<T | null>;
  /** All rows, in the order of the query. */
  many<T>(shape: z.ZodType<T>, query: Query): Promise<readonly T[]>;
  /** Number of rows inserted, updated or deleted. */
  run(query: Query): Promise<number>;
  /** Commits when `work` resolves, else rolls back; inside a transaction, a savepoint. Use only the `tx` within. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** The same inside a transaction; what is asked through the outer door meanwhile is not part of it. */
export type Tx = Db;

/** All contributors' doors, and the owner's connection for migrations and the job queue. */
export interface Database {
  /** Connection string of the owner of the tables. */
  readonly url: string;
  as(contributor: string): Db;
  /** The owner's pool: it owns the tables and is bound by row-level security like everybody. Not for features. */
  readonly owner: pg.Pool;
  close(): Promise<void>;
}

/** How to reach a database, and with how many connections at most. */
export interface DatabaseOptions {
  readonly url: string;
  /** Most connections at a time; 10 when absent. */
  readonly connections?: number;
  /** The folder of the embedded database, for messages about its disk. */
  readonly folder?: string;
  /** Whether each connection keeps its statements parsed and planned. Not behind a pooler that hands connections from one to another. */
  readonly prepared?: boolean;
}

/** Opens a pool; connects at the first query. Close it when done, or the process does not end. */
export function connect(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 10,
    types: valueTypes,
    options: "-c timezone=UTC -c datestyle=ISO",
    application_name: "contingent",
    connectionTimeoutMillis: 15_000,
  });
  // An idle connection that breaks is replaced at the next query, which then reports what is wrong.
  pool.on("error", () => undefined);
  const settings = { folder: options.folder ?? null, prepared: options.prepared ?? false };
  return {
    url: options.url,
    owner: pool,
    as: (contributor) => doorOf(pool, contributor, settings),
    close: () => pool.end(),
  };
}

type Execute = (query: Compiled) => Promise<pg.QueryResult>;
type Settings = { readonly folder: string | null; readonly prepared: boolean };

/** Notices `ctx.db` used inside a transaction, which would write outside it and could wait for itself. */
const current = new AsyncLocalStorage<{ open: boolean }>();

function doorOf(pool: pg.Pool, contributor: string, settings: Settings): Db {
  const begin = beginFor(contributor);
  const spoken = settings.prepared ? kept : plain;
  const within = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    if (current.getStore()?.open === true) throw new Error("A transaction is open: use its tx, not the Db around it.");
    try {
      return await inTransaction(pool, begin, work);
    } catch (error) {
      throw explain(error, settings);
    }
  };
  const execute: Execute = (query) => within((client) => client.query(spoken(query)));
  return readers({ contributor, origin: pool }, execute, (work) =>
    within(async (client) => {
      const { tx, close } = transactionOf(client, contributor, spoken);
      return work(tx).finally(close);
    }),
  );
}

async function inTransaction<T>(pool: pg.Pool, begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const state = { open: true };
  let broken: Error | undefined;
  // A connection that breaks also says so by an event, which would end the process if nobody listened.
  const noticed = (error: Error) => {
    broken = error;
  };
  client.on("error", noticed);
  try {
    await client.query(begin);
    const value = await current.run(state, () => work(client));
    // After a statement that failed and was not undone by a savepoint, a commit quietly rolls back.
    const { command } = await client.query("commit");
    if (command !== "COMMIT") throw new Error("A statement failed inside the transaction, so nothing of it was kept.");
    return value;
  } catch (error) {
    await client.query("rollback").catch(noticed);
    throw error;
  } finally {
    state.open = false;
    client.off("error", noticed);
    client.release(broken);
  }
}

const transactions = new WeakSet<Tx>();

/** Throws unless `tx` is a transaction: for what would be wrong in two steps, each kept by itself. */
export function mustBeTransaction(tx: Tx): void {
  if (!transactions.has(tx)) throw new Error("This needs a transaction: call it with the tx of one.");
}

/** The door within one transaction. `close` waits for what still runs; what comes later is refused, for it would run outside. */
function transactionOf(
  client: pg.PoolClient,
  contributor: string,
  spoken: (query: Compiled) => pg.QueryConfig,
): { tx: Tx; close: () => Promise<void> } {
  // One statement at a time, whatever the caller awaits together.
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  const execute: Execute = (query) => {
    const next = last.then(() => {
      if (closed) throw new Error("This transaction has ended.");
      return client.query(spoken(query));
    });
    last = next.catch(() => undefined);
    return next;
  };
  const close = async () => {
    closed = true;
    await last;
  };
  let savepoints = 0;
  const tx: Tx = readers({ contributor, origin: null }, execute, async (work) => {
    savepoints += 1;
    const name = `s${savepoints}`;
    await execute({ sql: `savepoint ${name}`, parameters: [] });
    try {
      const value = await work(tx);
      await execute({ sql: `release savepoint ${name}`, parameters: [] });
      return value;
    } catch (error) {
      await execute({ sql: `rollback to savepoint ${name}`, parameters: [] });
      throw error;
    }
  });
  transactions.add(tx);
  return { tx, close };
}

function readers(door: Pick<Db, "contributor" | "origin">, execute: Execute, transaction: Db["transaction"]): Db {
  const maybe = async <T>(shape: z.ZodType<T>, query: Query): Promise<T | null> => {
    const { rows } = await execute(compile(query));
    if (rows.length > 1) throw new Error(`${rows.length} rows where at most one was expected.`);
    return rows.length === 0 ? null : shape.parse(rows[0]);
  };
  return {
    ...door,
    maybe,
    async one(shape, query) {
      const { rows } = await execute(compile(query));
      if (rows.length === 0) throw new NotFound("What was asked for does not exist.");
      if (rows.length > 1) throw new Error(`${rows.length} rows where exactly one was expected.`);
      return shape.parse(rows[0]);
    },
    async many(shape, query) {
      const { rows } = await execute(compile(query));
      return rows.map((row) => shape.parse(row));
    },
    async run(query) {
      const { rowCount } = await execute(compile(query));
      return rowCount ?? 0;
    },
    transaction,
  };
}
