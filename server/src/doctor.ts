/** Checks of the installation, each in words with what to do next. Nothing is changed but missing migrations. */
import { accessSync, constants, existsSync, readdirSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { hasAccounts, listCountries } from "./country.ts";
import { verifyAudit } from "./platform/audit.ts";
import { type OpenedDatabase, openDatabase } from "./platform/db-open.ts";
import { readSettings, type Settings } from "./settings.ts";

/** `good`: as it should be. `doubtful`: works, and one should know. `bad`: does not work. */
export interface Finding {
  readonly about: string;
  readonly state: "good" | "doubtful" | "bad";
  readonly says: string;
  /** What to do; only where something is to be done. */
  readonly next?: string;
}

const WEB = fileURLToPath(new URL("../../web/dist/index.html", import.meta.url));
const LEAST_FREE_BYTES = 1_000_000_000;

/** All findings, in the order in which things must be right. `progress` is told what is being looked at. */
export async function diagnose(env: NodeJS.ProcessEnv, progress: (text: string) => void): Promise<Finding[]> {
  progress("Looking at the machine …");
  const settings = tried(() => readSettings(env));
  if ("error" in settings)
    return [
      node(),
      { about: "settings", state: "bad", says: settings.error, next: "Correct these variables of the environment." },
    ];
  const machine = [node(), ...folder(settings.value), await port(settings.value), web()];
  progress("Opening the database …");
  return [...machine, ...(await database(settings.value, progress))];
}

function tried<T>(work: () => T): { value: T } | { error: string } {
  try {
    return { value: work() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function node(): Finding {
  const major = Number(process.versions.node.split(".")[0]);
  const says = `version ${process.versions.node} on ${process.platform} ${process.arch}`;
  if (major >= 24) return { about: "Node", state: "good", says };
  return {
    about: "Node",
    state: "bad",
    says,
    next: "Run `npm install`, which brings Node 24, and start with `npm start` or `npx contingent`.",
  };
}

function folder({ folder, databaseUrl }: Settings): Finding[] {
  if (databaseUrl !== undefined)
    return [{ about: "data", state: "good", says: "in the PostgreSQL server of DATABASE_URL" }];
  const path = resolve(folder);
  const nearest = nearestExisting(path);
  const free = statfsSync(nearest);
  const bytes = free.bavail * free.bsize;
  const room: Finding =
    bytes >= LEAST_FREE_BYTES
      ? { about: "disk", state: "good", says: `${gigabytes(bytes)} free at ${nearest}` }
      : {
          about: "disk",
          state: bytes > LEAST_FREE_BYTES / 10 ? "doubtful" : "bad",
          says: `only ${gigabytes(bytes)} free at ${nearest}`,
          next: "Free some space, or set CONTINGENT_DATA to a folder on a larger disk.",
        };
  const writable = "value" in tried(() => accessSync(nearest, constants.W_OK));
  const state = existsSync(path) && readdirSync(path).length > 0 ? "holds data" : "is empty; the first start fills it";
  const place: Finding = writable
    ? { about: "data folder", state: "good", says: `${path} ${state}` }
    : {
        about: "data folder",
        state: "bad",
        says: `${nearest} cannot be written to`,
        next: "Give this user the folder, or set CONTINGENT_DATA to one that is theirs.",
      };
  return [place, room];
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

function port({ host, port }: Settings): Promise<Finding> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once("error", () =>
      answer({
        about: "port",
        state: "doubtful",
        says: `${port} on ${host} is in use, by a running Contingent or another program`,
        next: `To start another, set PORT, as PORT=${port + 1}.`,
      }),
    );
    probe.listen(port, host, () =>
      probe.close(() => answer({ about: "port", state: "good", says: `${port} on ${host} is free` })),
    );
  });
}

function web(): Finding {
  if (existsSync(WEB)) return { about: "pages", state: "good", says: "are built" };
  return {
    about: "pages",
    state: "doubtful",
    says: "are not built; the API and the commands work without them",
    next: "`npm start` builds them.",
  };
}

async function database(settings: Settings, progress: (text: string) => void): Promise<Finding[]> {
  let opened: OpenedDatabase;
  try {
    opened = await openDatabase({ ...settings, use: "command", connections: 2 });
  } catch (error) {
    return [
      {
        about: "database",
        state: "bad",
        says: error instanceof Error ? error.message : String(error),
        next: "Do what the sentence says, then run `contingent doctor` again.",
      },
    ];
  }
  try {
    return [...(await engine(opened)), ...(await countries(opened, progress))];
  } finally {
    await opened.close();
  }
}

const Engine = z.object({
  version: z.string(),
  fsync: z.string(),
  commit: z.string(),
  pages: z.string(),
  server: z.string().nullable(),
  bypass: z.boolean(),
});

async function engine(opened: OpenedDatabase): Promise<Finding[]> {
  const { rows } = await opened.owner.query(`
    select current_setting('server_version') as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages,
      (select application_name from pg_stat_activity where application_name like 'contingent server %' limit 1) as server,
      (select rolsuper or rolbypassrls from pg_roles where rolname = 'contingent_app') as bypass`);
  const { version, fsync, commit, pages, server, bypass } = Engine.parse(rows[0]);
  const durable = fsync === "on" && commit !== "off" && pages === "on";
  return [
    {
      about: "database",
      state: "good",
      says: `PostgreSQL ${version}${opened.embedded ? ", our own" : ""}; ${server === null ? "no server runs on it" : `served by process ${server.split(" ").at(-1)}`}`,
    },
    durable
      ? { about: "durability", state: "good", says: "what is confirmed is on the disk (fsync is on)" }
      : {
          about: "durability",
          state: "bad",
          says: `fsync=${fsync}, synchronous_commit=${commit}, full_page_writes=${pages}: a power cut loses what was confirmed`,
          next: "Set all three to on in the server's configuration.",
        },
    opened.migrated.length === 0
      ? { about: "migrations", state: "good", says: "the tables are those of this program" }
      : { about: "migrations", state: "good", says: `brought up to date now: ${opened.migrated.join(", ")}` },
    bypass
      ? {
          about: "separation",
          state: "bad",
          says: "the role contingent_app may pass row-level security",
          next: "alter role contingent_app nosuperuser nobypassrls;",
        }
      : { about: "separation", state: "good", says: "no country's rows can be seen by another" },
  ];
}

async function countries(opened: OpenedDatabase, progress: (text: string) => void): Promise<Finding[]> {
  const codes = await listCountries(opened);
  if (codes.length === 0) {
    return [
      {
        about: "country",
        state: "doubtful",
        says: "there is no data yet",
        next: "`contingent serve` loads the demonstration; `contingent user add` begins with your own.",
      },
    ];
  }
  const findings: Finding[] = [];
  for (const code of codes) {
    progress(`Proving the audit trail of ${code} …`);
    const { events, faults } = await verifyAudit(opened.as(code));
    findings.push(
      (await hasAccounts(opened, code))
        ? { about: `country ${code}`, state: "good", says: "has data and accounts" }
        : {
            about: `country ${code}`,
            state: "doubtful",
            says: "has no accounts",
            next: `\`contingent user add --country ${code} --role administrator …\``,
          },
      faults.length === 0
        ? { about: `audit of ${code}`, state: "good", says: `${events} events in an unbroken chain` }
        : {
            about: `audit of ${code}`,
            state: "bad",
            says: `broken in ${faults.length} places`,
            next: "`contingent audit verify` names them; compare with a backup and tell whoever must know.",
          },
    );
  }
  return findings;
}
