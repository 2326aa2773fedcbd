/**
 * Who uses an embedded database: any number of commands, and at most one server. Both are locks held by an open connection, so
 * they end with the process that holds them, however it ends, and no file has to be believed.
 */
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { Unavailable } from "./errors.ts";

export type Use = "server" | "command";

/** A folder that this process holds until it lets go. */
export interface Hold {
  /** Lets go. True when nobody else uses the database any more; then nobody can start using it until it is stopped. */
  release(): Promise<boolean>;
}

const USERS = 7_401_002;
const SERVER = 7_401_003;
/** A killed server's connection is noticed by PostgreSQL within moments; this long a new start gives it. */
const GRACE_MS = 1500;

/**
 * Takes part in the use of the database at `url`. Throws `Unavailable` when a second server asks. `lost` is called when the
 * connection breaks without `release`: the database is gone, or is starting over.
 */
export async function hold(url: string, use: Use, folder: string, lost: () => void): Promise<Hold> {
  const client = new pg.Client({ connectionString: url, application_name: `contingent ${use} ${process.pid}` });
  let held = true;
  const noticed = () => {
    if (held) lost();
    held = false;
  };
  client.on("error", noticed);
  client.on("end", noticed);
  try {
    await client.connect();
    await client.query("select pg_advisory_lock_shared($1)", [USERS]);
    if (use === "server") await claim(client, folder);
  } catch (error) {
    held = false;
    await client.end().catch(() => undefined);
    throw error;
  }
  return {
    async release() {
      if (!held) return false;
      held = false;
      // A connection that is broken holds nothing any more.
      const last = await tryLock(client, USERS).catch(() => false);
      // The connection stays open when we are the last: it keeps newcomers waiting until the database has stopped.
      if (!last) await client.end().catch(() => undefined);
      return last;
    },
  };
}

async function claim(client: pg.Client, folder: string): Promise<void> {
  const until = Date.now() + GRACE_MS;
  while (!(await tryLock(client, SERVER))) {
    if (Date.now() > until) throw new Unavailable(await occupied(client, folder), { folder });
    await wait(100);
  }
}

async function tryLock(client: pg.Client, key: number): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [key]);
  return rows[0]?.taken === true;
}

async function occupied(client: pg.Client, folder: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name
     from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.classid = 0 and l.objid = $1 and l.granted`,
    [SERVER],
  );
  const process = rows[0]?.name.split(" ").at(-1) ?? "unknown";
  return `Contingent already runs on ${folder} (process ${process}). Stop it first, or set CONTINGENT_DATA to another folder.`;
}
