/** One example for each endpoint that changes something, on the demonstration country. Later ones build on earlier ones. */
import { z } from "zod";
import type { Role } from "../src/platform/context.ts";
import { type Db, sql } from "../src/platform/db.ts";
import { newId } from "../src/platform/ids.ts";
import { jobsOf } from "../src/platform/job-queue.ts";
import { hashPassword } from "../src/platform/passwords.ts";
import { openSession, tokenText } from "../src/platform/sessions.ts";
import { rights } from "../src/roles.ts";
import { registerTestKinds } from "./jobs/kinds.ts";
import type { TestService } from "./service.ts";

export interface Surroundings {
  readonly service: TestService;
  readonly db: Db;
  /** Makes something once and finds it again: an example is asked twice. */
  once<T>(name: string, make: () => Promise<T>): Promise<T>;
}

export interface Request {
  readonly as: Role | null;
  /** What stands in the address's places. */
  readonly places?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly cookie?: string;
}

/** Finds what the demonstration has to offer and makes a request of it; what the request would change it leaves alone. */
export type Example = (surroundings: Surroundings) => Promise<Request>;

/** Endpoints that are asked with a body but change nothing. */
export const READING: readonly string[] = [];

const Id = z.object({ id: z.string() });
const PASSWORD = "correct horse battery";
const NOW = "2026-06-30T12:00:00.000Z";
const source = { source: "Invented for this test", confidence: "inferred" };

const aVolunteer = async (db: Db) =>
  (await db.one(Id, sql`select id from people where contributor = ${db.contributor} order by number limit 1`)).id;

/** By method and path, in the order in which they are made. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  "POST /api/demo/sign-in": async () => ({ as: null, body: { login: "planner" } }),
  "POST /api/session": async ({ db, once }) => {
    await once("password", async () => {
      const hash = await hashPassword(PASSWORD);
      await db.run(
        sql`update users set password_hash = ${hash} where contributor = ${db.contributor} and login = 'committee'`,
      );
    });
    return { as: null, body: { login: "committee", password: PASSWORD } };
  },
  "DELETE /api/session": async ({ service, db, once }) => {
    const token = await once("session", () => openSession(db, service.accounts.committee, rights, NOW));
    return { as: null, cookie: `contingent_session=${tokenText(token)}` };
  },
  "POST /api/jobs/:id/cancel": async ({ service, db, once }) => {
    registerTestKinds();
    const actor = { ...service.accounts.planner, must: () => undefined, can: () => true };
    const id = await once("job", () => db.transaction((tx) => jobsOf(actor).enqueue(tx, "test.wait", {})));
    return { as: "planner", places: { id } };
  },

  "POST /api/missions/:id/ends": async () => ({
    as: "planner",
    places: { id: "MINURSO" },
    body: { kind: "operations", day: "2027-10-31", precision: "day", ...source },
  }),
  "POST /api/missions/:id/mandates": async () => ({
    as: "planner",
    places: { id: "MINURSO" },
    body: {
      kind: "renewal",
      resolution: "S/RES/9999 (2026)",
      adoptedOn: "2026-06-29",
      from: "2026-11-01",
      to: "2027-10-31",
      note: "",
      ...source,
    },
  }),

  "POST /api/authorisations": async () => ({ as: "planner", body: DRAFT }),
  "POST /api/authorisations/:id/steps": async ({ db }) => {
    const { id } = await db.one(
      Id,
      sql`select id from authorisations where contributor = ${db.contributor} and reference = 'A-TEST'`,
    );
    return {
      as: "approver",
      places: { id },
      body: { kind: "proposed", day: "2026-06-30", note: "", source: source.source, votes: [] },
    };
  },

  "POST /api/people/:id/declarations": async ({ db }) => ({
    as: "planner",
    places: { id: await aVolunteer(db) },
    body: { track: "both", given: "2026-06-30", expires: null },
  }),
  "POST /api/people/:id/declarations/:declarationId/withdraw": async ({ db, service, once }) => {
    const id = await aVolunteer(db);
    const declarationId = await once("declaration", async () => {
      const { declarations } = z
        .object({ declarations: Id.extend({ withdrawn: z.string().nullable() }).array() })
        .parse((await service.ask("planner", "GET", `/api/people/${id}`)).json());
      return declarations.findLast(({ withdrawn }) => withdrawn === null)?.id ?? newId();
    });
    return { as: "planner", places: { id, declarationId }, body: { withdrawn: "2026-06-30" } };
  },
  "POST /api/people/:id/evidence": async ({ db }) => ({
    as: "planner",
    places: { id: await aVolunteer(db) },
    body: {
      kind: "course",
      subject: "UNMOC",
      issuer: "Training centre",
      result: "passed",
      issued: "2026-06-01",
      expires: null,
    },
  }),
  "POST /api/eligibility/waivers": async ({ db }) => ({
    as: "approver",
    body: {
      personId: await aVolunteer(db),
      rule: "un-observer-course",
      authority: "UN Force Generation Service",
      reason: "Course is booked.",
      validFrom: "2026-06-30",
      validTo: null,
    },
  }),
};

const DRAFT = {
  reference: "A-TEST",
  title: "Observers to a mission",
  procedure: "joint-session",
  proposer: "Head of State",
  proposedOn: "2026-06-30",
  proposal: {},
  outcome: "",
  relations: [],
  ceilings: [
    {
      code: "A-TEST/total",
      label: "All",
      kind: "total_granted",
      people: 10,
      reading: "present",
      overlap: null,
      excludes: [],
      note: "",
      ...source,
    },
  ],
  scopes: [
    {
      label: "Observers",
      missions: ["MINURSO"],
      roles: ["unmo"],
      unitTypes: [],
      modes: ["self"],
      partner: null,
      validFrom: "2026-08-01",
      validTo: null,
      endsWithMandate: true,
      coversWithdrawal: true,
      ceilings: ["A-TEST/total"],
      caveats: "",
      note: "",
      ...source,
    },
  ],
  conditions: [],
  duties: [],
  papers: [],
  interpretations: [],
  ...source,
};
