/** Opens the country's data, wherever it is: finds or starts the database, brings its tables up to date, and hands out the door to it. */
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { connect, type Database } from "./db.ts";
import { diskFull } from "./db-faults.ts";
import { Unavailable } from "./errors.ts";
import { type Hold, hold, type Use } from "./lock.ts";
import { migrate } from "./migrate.ts";
import { type Postgres, startPostgres } from "./postgres.ts";
import { logLength, readLog, tellsOfFullDisk } from "./postgres-trouble.ts";

export interface OpenOptions {
  /** A PostgreSQL server to use instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** The data folder of the embedded one. */
  readonly folder: string;
  /** One server at a time may use the embedded one, and any number of commands beside it. */
  readonly use: Use;
  /** Most connections at a time; 10 when absent. */
  readonly connections?: number;
  /** The embedded database went away and did not come back: say why and end. It is tried for a minute before. */
  readonly lost?: (reason: Unavailable) => void;
}

/** An open database that has every migration, and how to let go of it. */
export interface OpenedDatabase extends Database {
  /** Whether the database is ours, in the data folder. */
  readonly embedded: boolean;
  /** Names of the migrations that were applied at this start. */
  readonly migrated: readonly string[];
}

/** Beside the program, wherever a command is called from. */
const DEFAULT_FOLDER = fileURLToPath(new URL("../../../data/local", import.meta.url));

/** The settings that the environment gives: `DATABASE_URL`, and `CONTINGENT_DATA`, `data/local` of the program when absent. */
export function dataSettings(env: NodeJS.ProcessEnv): Pick<OpenOptions, "databaseUrl" | "folder"> {
  return { databaseUrl: env.DATABASE_URL || undefined, folder: env.CONTINGENT_DATA || DEFAULT_FOLDER };
}

/** Opens the data. `close` also stops the embedded database when nobody else uses it. Throws `Unavailable` in words. */
export async function openDatabase(options: OpenOptions): Promise<OpenedDatabase> {
  if (options.databaseUrl !== undefined) return openServer(options.databaseUrl, options);
  return whileOthersEndIt(() => openEmbedded(options));
}

async function openEmbedded(options: OpenOptions): Promise<OpenedDatabase> {
  const use = new EmbeddedUse(options);
  const postgres = await use.begin();
  try {
    const migrated = await migrate(postgres.url);
    const database = connect({ ...options, url: postgres.url, folder: postgres.folder });
    const close = async () => {
      await database.close();
      await use.end();
    };
    return { ...database, embedded: true, migrated, close };
  } catch (error) {
    await use.end();
    throw error;
  }
}

async function openServer(url: string, options: OpenOptions): Promise<OpenedDatabase> {
  try {
    const migrated = await migrate(url);
    return { ...connect({ url, ...limit(options) }), embedded: false, migrated };
  } catch (error) {
    throw unreachable(error);
  }
}

function limit({ connections }: OpenOptions): { connections?: number } {
  return connections === undefined ? {} : { connections };
}

const CANNOT_CONNECT = new Set(["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH", "28P01", "28000", "3D000"]);

function unreachable(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!CANNOT_CONNECT.has(code) || !(error instanceof Error)) return error;
  return new Unavailable(
    `The database of DATABASE_URL cannot be used: ${error.message || code}.`,
    { code },
    { cause: error },
  );
}

/** Our part in the use of the embedded database: starts it, holds it, starts it again when it is lost, stops it as the last. */
class EmbeddedUse {
  readonly #options: OpenOptions;
  #postgres: Postgres | null = null;
  #hold: Hold | null = null;
  #logged = 0;
  #ended = false;

  constructor(options: OpenOptions) {
    this.#options = options;
  }

  async begin(): Promise<Postgres> {
    const { folder, use } = this.#options;
    const postgres = await startPostgres({ folder });
    this.#hold = await hold(postgres.url, use, postgres.folder, () => void this.#again());
    this.#postgres = postgres;
    this.#logged = logLength(postgres.log);
    return postgres;
  }

  async #again(): Promise<void> {
    const before = this.#postgres;
    try {
      await wait(200);
      if (this.#ended || before === null) return;
      // It may well come back, only to fall at the next write.
      if (tellsOfFullDisk(readLog(before.log, this.#logged))) throw diskFull(before.folder);
      const postgres = await whileOthersEndIt(() => this.begin());
      if (postgres.url !== before.url) throw new Unavailable("The database came back under another address.");
    } catch (error) {
      if (this.#ended) return;
      const reason =
        error instanceof Unavailable ? error : new Unavailable("The database was lost.", {}, { cause: error });
      this.#options.lost?.(reason);
    }
  }

  async end(): Promise<void> {
    this.#ended = true;
    if ((await this.#hold?.release()) === true) await this.#postgres?.stop();
  }
}

const PATIENCE_MS = 60_000;

/** Tries again while somebody ends the database under us: its last user who is just stopping it, or a kill. */
async function whileOthersEndIt<T>(work: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Unavailable || Date.now() > until || !endedByOther(error)) throw error;
      await wait(50);
    }
  }
}

const ENDED = new Set(["57P01", "57P02", "57P03", "ECONNREFUSED", "ENOENT", "ECONNRESET", "EPIPE"]);

/** Whether the database ended the connection, or did not take it, because it was shutting down, starting or gone. */
function endedByOther(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return ENDED.has(code) || /Connection terminated/.test(error.message) || endedByOther(error.cause);
}
