/** The whole service on a test database, with an account for each role, asked without a network. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LightMyRequestResponse } from "fastify";
import { afterAll } from "vitest";
import { buildApp } from "../src/app.ts";
import { addAccount, findByLogin } from "../src/platform/accounts.ts";
import { ROLES, type Role } from "../src/platform/context.ts";
import type { Day } from "../src/platform/days.ts";
import type { Method } from "../src/platform/endpoint.ts";
import type { Http } from "../src/platform/http.ts";
import type { Status } from "../src/platform/service.ts";
import type { Account } from "../src/platform/session-api.ts";
import { openSession, tokenText } from "../src/platform/sessions.ts";
import { rights } from "../src/roles.ts";
import type { TestDatabase } from "./database.ts";

/** A caller: one of the accounts, or nobody. */
export type Caller = Role | null;

/** What goes with a request. */
export interface Asked {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly remoteAddress?: string;
}

/** The service as a test asks it. */
export interface TestService {
  readonly app: Http;
  /**
   * Account of each role; its login is the role's name, its password `the password of <role>`. Where the demonstration was loaded
   * before, its invented users, who have none.
   */
  readonly accounts: Readonly<Record<Role, Account>>;
  /** Each role's cookie, signed in for 12 hours from the test's moment. */
  readonly cookies: Readonly<Record<Role, string>>;
  /** Lines of the log so far. */
  readonly log: string[];
  /** What the service says of itself; assign to play a service that is starting. */
  status: Status;
  ask(caller: Caller, method: Method, url: string, asked?: Asked): Promise<LightMyRequestResponse>;
}

/** What a test changes of the service. */
export interface TestServiceOptions {
  readonly today?: Day;
  /** Called before the service is ready: register endpoints of the test's own. */
  readonly extend?: (app: Http) => void;
}

/** Builds the service on `database`; it is closed when the file is done. */
export async function testService(database: TestDatabase, options: TestServiceOptions = {}): Promise<TestService> {
  const today = options.today ?? "2026-06-30";
  const moment = `${today}T12:00:00.000Z`;
  const stopping = new AbortController();
  const web = await mkdtemp(join(tmpdir(), "contingent-web-"));
  const log: string[] = [];
  const clock = { now: () => moment, today: () => today };
  const service: TestService = {
    ...(await accountsOf(database, moment)),
    log,
    status: { ready: true, service: { database, contributor: "KAZ", clock } },
    app: await buildApp({
      status: () => service.status,
      stopping: stopping.signal,
      web,
      logLevel: "info",
      logTo: { write: (line) => log.push(line) },
      thisMachineOnly: true,
      proxy: false,
    }),
    ask(caller, method, url, asked = {}) {
      const headers = { host: "127.0.0.1:4700", ...cookieOf(service, caller), ...asked.headers };
      const payload = asked.body === undefined ? {} : { payload: asked.body as object };
      const from = asked.remoteAddress === undefined ? {} : { remoteAddress: asked.remoteAddress };
      return service.app.fastify.inject({ method, url, headers, ...payload, ...from });
    },
  };
  options.extend?.(service.app);
  await service.app.fastify.ready();
  afterAll(async () => {
    stopping.abort();
    await service.app.fastify.close();
    await rm(web, { recursive: true });
  });
  return service;
}

function cookieOf(service: TestService, caller: Caller): Record<string, string> {
  return caller === null ? {} : { cookie: service.cookies[caller] };
}

async function accountsOf(database: TestDatabase, moment: string): Promise<Pick<TestService, "accounts" | "cookies">> {
  const accounts: Partial<Record<Role, Account>> = {};
  const cookies: Partial<Record<Role, string>> = {};
  for (const role of ROLES) {
    const account = (await findByLogin(database.as("KAZ"), role)) ?? (await addOwn(database, role));
    accounts[role] = account;
    const token = await openSession(database.as("KAZ"), account, rights, moment);
    cookies[role] = `contingent_session=${tokenText(token)}`;
  }
  return { accounts: accounts as Record<Role, Account>, cookies: cookies as Record<Role, string> };
}

async function addOwn(database: TestDatabase, role: Role): Promise<Account> {
  const account = { login: role, name: `Name of ${role}`, roles: [role], demonstration: false };
  const added = await addAccount(database.context("administrator"), {
    ...account,
    password: `the password of ${role}`,
  });
  if (!added.ok) throw new Error(`The account ${role} was refused.`);
  return added.value;
}
