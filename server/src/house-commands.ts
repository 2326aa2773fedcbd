/** The commands that look after the house: `doctor`, `audit verify`, `user add`, `db status`. */
import { createInterface } from "node:readline/promises";
import { z } from "zod";
import { addCountry, findCountry } from "./country.ts";
import { diagnose } from "./doctor.ts";
import { consoleActor } from "./platform/access.ts";
import { addAccount, NewAccount } from "./platform/accounts.ts";
import { verifyAudit } from "./platform/audit.ts";
import type { Commands, Exit, Out } from "./platform/cli.ts";
import { ROLES } from "./platform/context.ts";
import { openDatabase } from "./platform/db-open.ts";
import { Malformed } from "./platform/problem.ts";
import { contextOf } from "./platform/service.ts";
import { ContributorCode } from "./platform/tenant.ts";
import { rights } from "./roles.ts";
import { readSettings } from "./settings.ts";

const NewUser = z.object({
  login: NewAccount.shape.login.describe("What they sign in with: small letters, digits, dots and dashes."),
  name: NewAccount.shape.name.describe("Their name as others see it."),
  role: z.array(z.enum(ROLES)).min(1).describe("What they are to the office."),
  country: ContributorCode.optional().describe(
    "Code of the country, as KAZ; needed for the first account of an empty folder.",
  ),
  countryName: z.string().min(1).optional().describe("Name of a country that is new here."),
});

/** Registers the commands. */
export function houseCommands(program: Commands): void {
  program.plain("doctor", {
    summary: "Checks the installation and tells in words what is wrong and what to do next.",
    options: z.object({}),
    run: (_options, out) => doctor(out),
  });
  program.command("audit verify", {
    summary: "Proves that nothing in the audit trail was changed, removed or put in another order.",
    options: z.object({}),
    async run(ctx, _options, out) {
      const verdict = await verifyAudit(ctx.db);
      out.answer(verdict, () => auditLines(verdict));
      return verdict.faults.length === 0 ? 0 : 1;
    },
  });
  program.plain("user add", {
    summary: "Adds an account; its password is asked for, or read from the first line of standard input.",
    options: NewUser,
    examples: [
      "user add --login a.serikova --name 'Aidana Serikova' --role planner",
      "user add --login chief --name Chief --role administrator --country NPL --country-name Nepal",
    ],
    run: (options, out) => addUser(options, out),
  });
  program.plain("db status", {
    summary: "Brings the database up to date and tells its version, its migrations and its size.",
    options: z.object({}),
    run: (_options, out) => databaseStatus(out),
  });
}

async function doctor(out: Out): Promise<Exit> {
  const findings = await diagnose(process.env, out.progress);
  const marks = { good: "ok  ", doubtful: "note", bad: "BAD " };
  out.answer({ findings }, () =>
    findings.flatMap(({ about, state, says, next }) => [
      `${marks[state]}  ${about}: ${says}`,
      ...(next === undefined ? [] : [`      Next: ${next}`]),
    ]),
  );
  return findings.some(({ state }) => state === "bad") ? 3 : 0;
}

function auditLines({ contributor, events, head, faults }: Awaited<ReturnType<typeof verifyAudit>>): string[] {
  if (faults.length === 0) return [`The audit trail of ${contributor} holds: ${events} events, the last ${head}.`];
  return [
    `The audit trail of ${contributor} does not hold, in ${faults.length} places of ${events} events:`,
    ...faults.map(({ seq, fault }) => `  event ${seq}: ${fault}`),
  ];
}

async function addUser(options: z.output<typeof NewUser>, out: Out): Promise<Exit> {
  const { login, name, role, country, countryName } = options;
  const account = NewAccount.safeParse({
    login,
    name,
    roles: role,
    demonstration: false,
    password: await askPassword(out),
  });
  if (!account.success)
    throw new Malformed(account.error.issues.map(({ path, message }) => ({ path: path.join("."), message })));
  const settings = readSettings(process.env);
  const database = await openDatabase({ ...settings, use: "command" });
  try {
    const code = country ?? (await findCountry(database, settings.contributor));
    if (code === null)
      throw new Malformed([{ path: "--country", message: "is needed for the first account of an empty folder" }]);
    await addCountry(database, code, countryName ?? code);
    const ctx = contextOf(database.as(code), consoleActor(rights), settings.clock);
    const added = await addAccount(ctx, account.data);
    if (!added.ok) return out.refuse(added.refusals);
    out.answer(added.value, () => `${login} may sign in for ${code} as ${role.join(", ")}.`);
    return 0;
  } finally {
    await database.close();
  }
}

/** The first line of standard input; on a terminal it is asked for and what is typed is not shown. */
async function askPassword(out: Out): Promise<string> {
  const terminal = process.stdin.isTTY === true;
  if (terminal) out.note("Password, at least 12 characters (not shown):");
  const silent = {
    write: () => true,
    end: () => undefined,
    on: () => silent,
    removeListener: () => silent,
  } as unknown as NodeJS.WritableStream;
  const lines = createInterface({ input: process.stdin, output: silent, terminal });
  try {
    for await (const line of lines) return line;
    return "";
  } finally {
    lines.close();
  }
}

async function databaseStatus(out: Out): Promise<void> {
  const settings = readSettings(process.env);
  const database = await openDatabase({ ...settings, use: "command" });
  try {
    const { rows: engine } = await database.owner.query(
      "select current_setting('server_version') as version, pg_database_size(current_database()) as bytes",
    );
    const { rows: applied } = await database.owner.query(
      "select name, applied_at from schema_migrations order by version",
    );
    const Engine = z.object({ version: z.string(), bytes: z.number() });
    const { version, bytes } = Engine.parse(engine[0]);
    const migrations = z.array(z.object({ name: z.string(), applied_at: z.string() })).parse(applied);
    const where = database.embedded ? settings.folder : "DATABASE_URL";
    out.answer({ where, version, bytes, migrations, migratedNow: database.migrated }, () => [
      `PostgreSQL ${version} of ${where}, ${(bytes / 1e6).toFixed(1)} MB`,
      ...migrations.map(
        ({ name, applied_at }) => `  ${name}  ${applied_at}${database.migrated.includes(name) ? "  now" : ""}`,
      ),
    ]);
  } finally {
    await database.close();
  }
}
