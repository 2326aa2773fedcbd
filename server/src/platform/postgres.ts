/**
 * The database that comes with the program: a PostgreSQL of our own on one data folder, started when nobody has started it yet,
 * found when somebody has, and stopped by whoever leaves last. It writes through to disk before it confirms.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, renameSync } from "node:fs";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { Unavailable } from "./errors.ts";
import { type Binaries, findBinaries } from "./postgres-binaries.ts";
import { ensureCluster, SUPERUSER } from "./postgres-cluster.ts";
import { alive, type Folder, findServer, type Server, socketFolder, unusable, useFolder } from "./postgres-folder.ts";
import { logLength, readLog, troubleIn } from "./postgres-trouble.ts";
import { chooseUser, giveTo, letThrough, type RunAs } from "./postgres-user.ts";

export interface PostgresOptions {
  /** The data folder. */
  readonly folder: string;
  /** Sockets where there are any; Windows has TCP on the loopback with a password. */
  readonly transport?: "socket" | "tcp";
  /** More settings of the server, as `{ fsync: "off" }` for a throw-away cluster of the tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A PostgreSQL of one's own that runs until it is stopped. */
export interface Postgres {
  /** Connection string for the database's owner, who is no superuser. */
  readonly url: string;
  /** Connection string for the superuser on the cluster's own database; for making databases, not for working in them. */
  readonly adminUrl: string;
  readonly folder: string;
  /** Path of the server's log. */
  readonly log: string;
  readonly pid: number;
  /** Whether the server was already running. */
  readonly adopted: boolean;
  /** Stops the server for everybody and returns when it is gone. */
  stop(): Promise<void>;
}

/** Name of our database and of its owner. */
const NAME = "contingent";
const READY_WITHIN_MS = 600_000;

const SETTINGS: Readonly<Record<string, string>> = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  max_connections: "100",
  timezone: "UTC",
  log_timezone: "UTC",
  // Statements and details carry people's data; the log must not.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length_on_error: "0",
};

/** Starts the server on the data folder, or finds it running. Throws `Unavailable` with the reason in words when neither works. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const folder = await useFolder(options.folder);
  const password = await ensurePassword(folder);
  const running = await findServer(folder.cluster);
  const adopted = running !== null && (await becomesReady(running, password));
  const server = adopted ? running : await launch(folder, password, options);
  await ensureDatabase(server, password);
  return {
    url: urlOf(server, NAME, password),
    adminUrl: urlOf(server, SUPERUSER, password),
    folder: folder.path,
    log: folder.log,
    pid: server.pid,
    adopted,
    stop: () => stop(server, folder),
  };
}

/** The same for the owner and the superuser: whoever can read the folder has everything anyway. */
async function ensurePassword({ path }: Folder): Promise<string> {
  const file = join(path, "postgres.password");
  if (!existsSync(file)) {
    // Under its name it is always whole, and of two processes at once the first one's stays.
    const making = `${file}.${randomBytes(6).toString("hex")}`;
    try {
      await writeFile(making, randomBytes(24).toString("hex"), { mode: 0o600, flush: true });
      await link(making, file);
    } catch (error) {
      if (!existsSync(file)) throw unusable(path, error);
    } finally {
      await rm(making, { force: true });
    }
  }
  return readFile(file, "utf8");
}

async function launch(folder: Folder, password: string, options: PostgresOptions): Promise<Server> {
  const binaries = await findBinaries();
  const user = chooseUser(binaries.postgres);
  letThrough(user, folder.path);
  await ensureCluster(folder, binaries, user, password);
  const address = await chooseAddress(folder, user, options.transport);
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    const from = logLength(folder.log);
    const child = run(folder, binaries, user, { ...SETTINGS, ...address, ...options.settings });
    const server = await firstAnswer(folder, child, password, until);
    if (server !== null) return server;
    // Somebody killed it before it was ready.
    if (child.signalCode === "SIGKILL") continue;
    const said = readLog(folder.log, from);
    // Another start is ahead of ours, or processes of a killed server are still on their way out.
    if (!/lock file .* already exists|shared memory block .* still in use/.test(said)) {
      throw troubleIn(said, folder.path, "The database did not start");
    }
    await wait(100);
  }
  throw new Unavailable(`The database in ${folder.path} did not get ready in ten minutes; see ${folder.log}.`);
}

type Address = Readonly<Record<"listen_addresses" | "unix_socket_directories" | "port", string>>;

async function chooseAddress(folder: Folder, user: RunAs, transport: "socket" | "tcp" | undefined): Promise<Address> {
  if ((transport ?? (process.platform === "win32" ? "tcp" : "socket")) === "tcp") {
    return { listen_addresses: "127.0.0.1", unix_socket_directories: "", port: String(await freePort()) };
  }
  const path = await socketFolder(folder);
  giveTo(user, path);
  return { listen_addresses: "", unix_socket_directories: path, port: "5432" };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function run(
  folder: Folder,
  binaries: Binaries,
  user: RunAs,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  if (logLength(folder.log) > 5_000_000) renameSync(folder.log, `${folder.log}.old`);
  const log = openSync(folder.log, "a", 0o600);
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const [command = "", ...args] = [...user.before, binaries.postgres, "-D", folder.cluster, ...options];
  const { uid, gid } = user;
  const child = spawn(command, args, {
    stdio: ["ignore", log, log],
    cwd: "/",
    // A group of its own: Ctrl-C must reach us and not the database under us.
    detached: true,
    ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
  });
  child.unref();
  closeSync(log);
  return child;
}

/** The server once it answers, ours or one that was ahead of it; null when ours ended and no other runs. */
async function firstAnswer(
  folder: Folder,
  child: ChildProcess,
  password: string,
  until: number,
): Promise<Server | null> {
  let ended = false;
  child.once("exit", () => (ended = true));
  child.once("error", () => (ended = true));
  while (Date.now() < until) {
    const over = ended;
    const server = await findServer(folder.cluster);
    if (server !== null && (await answers(server, password))) return server;
    if (over && server === null) return null;
    await wait(25);
  }
  return null;
}

/** Waits for a server that is starting or recovering; false when it goes away instead. */
async function becomesReady(server: Server, password: string): Promise<boolean> {
  const until = Date.now() + READY_WITHIN_MS;
  while (alive(server.pid) && Date.now() < until) {
    if (await answers(server, password)) return true;
    await wait(50);
  }
  return false;
}

async function answers(server: Server, password: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(server, SUPERUSER, password), connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlOf(server: Server, name: string, password: string): string {
  if (server.socket !== "")
    return `postgresql://${name}@localhost:${server.port}/${name}?host=${encodeURIComponent(server.socket)}`;
  return `postgresql://${name}:${password}@127.0.0.1:${server.port}/${name}`;
}

/** Makes our database and its owner, who may make the application's role and is no superuser. Does nothing the second time. */
async function ensureDatabase(server: Server, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(server, SUPERUSER, password) });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query("select datconnlimit as limit from pg_database where datname = $1", [NAME]);
    // A crash while a database is made leaves one that is marked so and can only be dropped.
    if (rows.length > 0 && rows[0].limit === -2) await client.query(`drop database ${NAME}`);
    else if (rows.length > 0) return;
    await client.query(`create role ${NAME} login createrole password '${password}'`).catch(ignoreExisting);
    await client.query(`create database ${NAME} owner ${NAME}`).catch(ignoreExisting);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function ignoreExisting(error: unknown): void {
  const code = error instanceof pg.DatabaseError ? error.code : undefined;
  if (code !== "42710" && code !== "42P04" && code !== "23505") throw error;
}

async function stop(server: Server, folder: Folder): Promise<void> {
  if (process.platform === "win32") await stopOnWindows(folder);
  else if (alive(server.pid)) process.kill(server.pid, "SIGINT");
  const until = Date.now() + 60_000;
  while ((await findServer(folder.cluster)) !== null) {
    if (Date.now() > until)
      throw new Unavailable(`The database in ${folder.path} (process ${server.pid}) does not stop.`);
    await wait(20);
  }
}

async function stopOnWindows(folder: Folder): Promise<void> {
  const { postgres } = await findBinaries();
  const control = postgres.replace(/postgres\.exe$/, "pg_ctl.exe");
  const child = spawn(control, ["stop", "-D", folder.cluster, "-m", "fast"], { stdio: "ignore" });
  await new Promise((resolve) => child.once("close", resolve).once("error", resolve));
}
