/**
 * Every endpoint of deployments, imports, figures and the law, asked by who must not see: a session of the committee, which reads
 * numbers and never people; and another country's office with this country's ids. Neither gets a person, nor changes anything.
 */
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { actorWith } from "../src/platform/access.ts";
import { addAccount } from "../src/platform/accounts.ts";
import { ROLES } from "../src/platform/context.ts";
import { sql } from "../src/platform/db.ts";
import type { Endpoint } from "../src/platform/endpoint.ts";
import { openSession, tokenText } from "../src/platform/sessions.ts";
import { rights } from "../src/roles.ts";
import { demonstrationDatabase } from "./demonstration.ts";
import { testService } from "./service.ts";

vi.setConfig({ testTimeout: 60_000 });
const TODAY = "2026-06-30";
const NOW = `${TODAY}T12:00:00.000Z`;
const ROOMS =
  /^\/api\/(deployments|tours|history|breaches|ceilings|headroom|may-deploy|what-if|alarms|withdrawal|figure|bridge|issued|export|today|posts|people|wanted)/;

const database = await demonstrationDatabase(TODAY);
const kaz = database.as("KAZ");
const service = await testService(database, { today: TODAY });
const endpoints = service.app.endpoints.filter(({ path }) => ROOMS.test(path));
const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;

/** One id of this country for the places of an address, by the word before it. */
const ids = await idsOf();
/** Whatever names somebody of this country: ids of rows about people, and numbers of people. */
const markers = new Set(await markersOf());

async function idsOf(): Promise<Readonly<Record<string, string>>> {
  const one = async (table: string) => {
    const row = sql`select id::text from ${sql.table(table)} where contributor = 'KAZ' order by id limit 1`;
    return (await kaz.maybe(z.object({ id: z.string() }), row))?.id ?? "00000000-0000-4000-8000-000000000000";
  };
  return {
    tours: await one("tours"),
    contributions: await one("contributions"),
    rotations: await one("rotations"),
    ceilings: await one("authorisation_ceilings"),
    people: await one("people"),
    posts: await one("posts"),
    figures: "in-service",
    export: "tours",
  };
}

async function markersOf(): Promise<readonly string[]> {
  const rows = await kaz.many(
    z.object({ marker: z.string() }),
    sql`
      select id::text as marker from people union all select number from people union all select id::text from tours
      union all select id::text from presences
    `,
  );
  return rows.map(({ marker }) => marker);
}

/** The address with this country's ids in its places. */
function addressOf({ path }: Endpoint, query = ""): string {
  const words = path.split("/");
  const filled = words.map((word, at) => {
    if (!word.startsWith(":")) return word;
    return ids[words[at - 1] ?? ""] ?? "00000000-0000-4000-8000-000000000000";
  });
  return filled.join("/") + query;
}

/** People and tours of this country that an answer names, besides those that it was asked about. */
function named(body: string, asked: string): readonly string[] {
  const words = body.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|P-\d{5}/g) ?? [];
  return [...new Set(words)].filter((word) => markers.has(word) && !asked.includes(word));
}

const QUERY = "?from=2026-01-01&to=2026-12-31&day=2026-06-30&definition=in-service&mission=UNDOF&role=unmo&people=1";
/** Whoever may do everything in another country's office, signed in there. */
const foreign = await foreignCookie();

async function foreignCookie(): Promise<string> {
  const npl = database.as("NPL");
  const loader = actorWith(rights, { id: "loader", name: "Loader", roles: ["administrator"] });
  const account = {
    login: "office",
    name: "Office",
    roles: [...ROLES],
    demonstration: false,
    password: "a long password",
  };
  const added = await addAccount({ ...database.context("administrator", TODAY), db: npl, actor: loader }, account);
  if (!added.ok) throw new Error("The account was refused.");
  return `contingent_session=${tokenText(await openSession(npl, added.value, rights, NOW))}`;
}

/** Bodies that name this country's tours, where an endpoint takes them beside its address. */
const tourIds = [ids.tours];
const BODIES: Readonly<Record<string, object>> = {
  "POST /api/tours/arrivals": { tourIds, day: TODAY, source: "s", breachReason: null },
  "POST /api/tours/departures": {
    tourIds,
    kind: "left",
    day: TODAY,
    cause: null,
    payer: null,
    source: "s",
    breachReason: null,
  },
  "POST /api/tours/steps": { tourIds, step: { step: "home", day: TODAY, source: "s" } },
  "POST /api/tours/:id/arrival": { day: TODAY, source: "s", breachReason: null },
  "POST /api/tours/:id/departure": {
    kind: "left",
    day: TODAY,
    cause: null,
    payer: null,
    source: "s",
    breachReason: null,
  },
  "POST /api/tours/:id/cancellation": { cause: "c", source: "s" },
  "POST /api/tours/:id/extension": { to: "2027-01-01", purpose: "service", reason: "r", source: "s" },
  "POST /api/tours/:id/correction": { from: "2026-01-01", to: TODAY, cause: "c", source: "s", breachReason: null },
  "POST /api/tours/:id/reschedule": { from: "2026-01-01", to: TODAY, reason: "r", source: "s" },
  "POST /api/deployments/rotations/:id/shift": { days: 3, reason: "r", source: "s" },
  "POST /api/deployments/changes/:id/approve": { reason: "r" },
  "POST /api/deployments/changes/:id/reject": { reason: "r" },
  "POST /api/deployments/changes/:id/withdraw": { reason: "r" },
  "POST /api/deployments/rotations/:id/roll": { lot: 1, tourIds, source: "s" },
  "POST /api/deployments/rotations/:id/roll-certificate": { day: TODAY, reference: "r", source: "s" },
  "POST /api/history-imports/:id/commit": { digest: "d" },
  "POST /api/history-imports/:id/undo": { reason: "r" },
};

/** Everything that is recorded of this country, as one text. */
async function everything(): Promise<string> {
  const counts = sql`
    select concat_ws('|', (select count(*) from tours), (select count(*) from presences), (select count(*) from tour_events),
      (select count(*) from contribution_events), (select count(*) from rotation_plans), (select count(*) from tour_changes),
      (select count(*) from history_imports), (select count(*) from audit_events)) as print`;
  return (await kaz.one(z.object({ print: z.string() }), counts)).print;
}

const before = await everything();

test("there are endpoints to walk, and people to be named", () => {
  expect([endpoints.length > 60, markers.size > 2000]).toEqual([true, true]);
});

test.each(endpoints.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  "the committee and %s",
  async (_, endpoint) => {
    const holds: readonly string[] = rights[endpoint.right as keyof typeof rights] ?? [];
    const url = addressOf(endpoint, endpoint.method === "GET" ? QUERY : "");
    const body = endpoint.method === "GET" ? {} : { body: {} };
    const answer = await service.ask("committee", endpoint.method, url, body);
    if (endpoint.right !== "public" && !holds.includes("committee")) expect(answer.statusCode).toBe(403);
    expect(answer.statusCode).toBeLessThan(500);
    expect(named(answer.body, url)).toEqual([]);
    expect(await everything()).toBe(before);
  },
);

test.each(endpoints.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  "another country's office, with this country's ids, and %s",
  async (name, endpoint) => {
    const url = addressOf(endpoint, endpoint.method === "GET" ? QUERY : "");
    const body = endpoint.method === "GET" ? {} : { body: BODIES[name] ?? {} };
    const asked = url + JSON.stringify(body);
    const answer = await service.ask(null, endpoint.method, url, { ...body, headers: { cookie: foreign } });
    // What is theirs to read is empty; what is another's is not there, or was not asked for in a way that is understood.
    if (Object.hasOwn(BODIES, name)) expect([403, 404, 422]).toContain(answer.statusCode);
    expect(answer.statusCode).toBeLessThan(500);
    expect(named(answer.body, asked)).toEqual([]);
    expect(await everything()).toBe(before);
  },
);
