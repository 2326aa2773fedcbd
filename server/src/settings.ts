/** What the environment decides, read in one place with every fault named. */
import { z } from "zod";
import { type Clock, machineClock } from "./platform/clock.ts";
import { Day } from "./platform/days.ts";
import { dataSettings } from "./platform/db-open.ts";
import { Malformed } from "./platform/problem.ts";
import { ContributorCode } from "./platform/tenant.ts";

const Environment = z.object({
  PORT: z.coerce.number("a port, 0 to 65535").int().min(0).max(65_535).default(4700),
  HOST: z.string().default("127.0.0.1"),
  CONTINGENT_CONTRIBUTOR: ContributorCode.optional(),
  CONTINGENT_TIME_ZONE: z.string().refine(isTimeZone, "a time zone, as Asia/Almaty").default("UTC"),
  CONTINGENT_TODAY: Day.optional(),
  CONTINGENT_LOG: z.enum(["silent", "error", "warn", "info", "debug"]).default("warn"),
  CONTINGENT_PROXY: z.stringbool().default(false),
  DATABASE_URL: z
    .string()
    .refine(
      isDatabaseUrl,
      "must be the address of a PostgreSQL server, as postgres://user:password@host:5432/contingent; without it the program starts its own",
    )
    .optional(),
});

/** What the environment asks for, read once when the program starts. */
export interface Settings {
  readonly port: number;
  /** Address to listen on; the machine itself only, unless HOST says otherwise. */
  readonly host: string;
  readonly databaseUrl: string | undefined;
  /** The data folder. */
  readonly folder: string;
  /** The country whose data is served; null: the only one there is. */
  readonly contributor: string | null;
  readonly clock: Clock;
  readonly logLevel: string;
  /** Whether a proxy in front says who the caller is and whether TLS was used. */
  readonly proxy: boolean;
}

/** The settings in `env`; throws `Malformed` with the name of every variable that cannot be read. Empty counts as absent. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const read = Environment.safeParse(given);
  if (!read.success) {
    throw new Malformed(read.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })));
  }
  const { data } = read;
  const { databaseUrl, folder } = dataSettings(env);
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl,
    folder,
    contributor: data.CONTINGENT_CONTRIBUTOR ?? null,
    clock: machineClock(data.CONTINGENT_TIME_ZONE, data.CONTINGENT_TODAY),
    logLevel: data.CONTINGENT_LOG,
    proxy: data.CONTINGENT_PROXY,
  };
}

function isDatabaseUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "postgres:" || url.protocol === "postgresql:");
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
