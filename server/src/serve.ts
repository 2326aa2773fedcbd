/** `contingent serve`: one process that is everything, from the database to the pages. */
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { buildApp } from "./app.ts";
import { findCountry, hasAccounts, listCountries } from "./country.ts";
import { DEMONSTRATION, loadDemonstration } from "./demo.ts";
import { registerJobKinds } from "./job-kinds.ts";
import { type OpenedDatabase, openDatabase } from "./platform/db-open.ts";
import { Unavailable } from "./platform/errors.ts";
import type { Http } from "./platform/http.ts";
import { type JobWorker, startWorker } from "./platform/job-worker.ts";
import { isLoopback } from "./platform/origin.ts";
import type { Status } from "./platform/service.ts";
import { compressFiles } from "./platform/web-files.ts";
import type { Settings } from "./settings.ts";
import { warm } from "./warm.ts";

const WEB = fileURLToPath(new URL("../../web/dist", import.meta.url));
const THREAD = new URL("./job-thread.ts", import.meta.url);

/** What `serve` tells while it starts. */
export interface Telling {
  /** A step that takes a while. */
  step(text: string): void;
  /** The service can be used, at this address. */
  ready(address: string, country: string, database: OpenedDatabase): Promise<void>;
}

/**
 * Serves until `interrupted`; then everything is stopped within seconds. Throws `Unavailable` for a folder in use, a busy port,
 * a database that is lost for good.
 */
export async function serveCountry(settings: Settings, telling: Telling, interrupted: AbortSignal): Promise<void> {
  registerJobKinds();
  telling.step("Opening the database");
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  const database = await openDatabase({ ...settings, use: "server", connections: 20, lost: lost.reject });
  try {
    await Promise.race([run(settings, database, telling, interrupted), lost.promise]);
  } finally {
    await database.close();
  }
}

async function run(
  settings: Settings,
  database: OpenedDatabase,
  telling: Telling,
  interrupted: AbortSignal,
): Promise<void> {
  const stopping = new AbortController();
  let status: Status = { ready: false, step: "The service is starting." };
  const app = await buildApp({
    ...settings,
    status: () => status,
    stopping: stopping.signal,
    web: WEB,
    thisMachineOnly: isLoopback(settings.host),
  });
  let worker: JobWorker | null = null;
  try {
    const address = await listen(app, settings);
    const step = (text: string) => {
      status = { ready: false, step: text };
      telling.step(text);
    };
    worker = workOn(database, app);
    const country = await countryOf(settings, database, step);
    await compressFiles(WEB);
    status = { ready: true, service: { database, contributor: country, clock: settings.clock } };
    await telling.ready(address, country, database);
    void warm(database.as(country), settings.clock.now());
    await untilAborted(interrupted);
  } finally {
    status = { ready: false, step: "The service is stopping." };
    stopping.abort();
    await Promise.all([app.fastify.close(), worker?.stop()]);
  }
}

/** A worker beside the requests, with a core less than there are so that they are answered; at least one thread. */
function workOn(database: OpenedDatabase, { fastify }: Pick<Http, "fastify">): JobWorker {
  const threads = Math.max(1, availableParallelism() - 1);
  return startWorker({
    database,
    contributors: () => listCountries(database),
    thread: THREAD,
    threads,
    log: fastify.log,
  });
}

/** The country to serve; without any data, the demonstration country, unless another was asked for. */
async function countryOf(settings: Settings, database: OpenedDatabase, step: (text: string) => void): Promise<string> {
  const found = await findCountry(database, settings.contributor);
  if (found !== null && (await hasAccounts(database, found))) return found;
  const wanted = settings.contributor ?? found ?? DEMONSTRATION;
  if (wanted !== DEMONSTRATION) {
    throw new Unavailable(
      `There is no data of ${wanted} yet. Add its first administrator: \`contingent user add --help\`.`,
    );
  }
  await loadDemonstration(database, settings.clock, step);
  return DEMONSTRATION;
}

/** Listens and answers with the address for a browser; throws `Unavailable` for a port that is taken or not allowed. */
async function listen(app: Http, { host, port }: Settings): Promise<string> {
  try {
    await app.fastify.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const ways = `Set PORT to another, as PORT=${port + 1}.`;
    if (code === "EADDRINUSE")
      throw new Unavailable(`Port ${port} on ${host} is taken by another program. ${ways}`, { port }, { cause: error });
    if (code === "EACCES")
      throw new Unavailable(`Port ${port} is not allowed for this user. ${ways}`, { port }, { cause: error });
    if (code === "EADDRNOTAVAIL")
      throw new Unavailable(`This machine has no address ${host}; see HOST.`, { host }, { cause: error });
    throw error;
  }
  const address = app.fastify.server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return `http://${isLoopback(host) ? "127.0.0.1" : host}:${bound}`;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Runs jobs until `interrupted`, beside servers on the same data or by itself. */
export async function runWorker(
  settings: Settings,
  say: (text: string) => void,
  interrupted: AbortSignal,
): Promise<void> {
  registerJobKinds();
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  const database = await openDatabase({ ...settings, use: "command", connections: 8, lost: lost.reject });
  const log = {
    info: (facts: object, message: string) => say(`${message} ${JSON.stringify(facts)}`),
    error: (facts: object, message: string) => say(`${message} ${JSON.stringify(facts)}`),
  };
  const threads = availableParallelism();
  const worker = startWorker({ database, contributors: () => listCountries(database), thread: THREAD, threads, log });
  say("Waiting for jobs. Ctrl-C stops; what runs then goes back to the queue.");
  try {
    await Promise.race([untilAborted(interrupted), lost.promise]);
  } finally {
    await worker.stop();
    await database.close();
  }
}
