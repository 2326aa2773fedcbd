/** One example for each endpoint that changes something, on the demonstration country. Later ones build on earlier ones. */
import { z } from "zod";
import { actorWith } from "../src/platform/access.ts";
import { type Db, sql } from "../src/platform/db.ts";
import { newId } from "../src/platform/ids.ts";
import { jobsOf } from "../src/platform/job-queue.ts";
import { hashPassword } from "../src/platform/passwords.ts";
import { openSession, tokenText } from "../src/platform/sessions.ts";
import { rights } from "../src/roles.ts";
import { runNow } from "../src/selection/actions-run.ts";
import { DEPLOYMENT_EXAMPLES } from "./inventory-deployments.ts";
import { HISTORY_EXAMPLES } from "./inventory-history.ts";
import type { Example, Surroundings } from "./inventory-surroundings.ts";
import { registerTestKinds } from "./jobs/kinds.ts";

export type { Example } from "./inventory-surroundings.ts";

/** Endpoints that are asked with a body but change nothing. */
export const READING: readonly string[] = [
  "POST /api/authorisations/:id/steps/preview",
  "POST /api/missions/:id/impact",
  "POST /api/selection/runs/:id/edits/check",
];

/** Endpoints that make several changes in one transaction, with the number of their events: the decision, and the tours it records. */
export const SEVERAL: Readonly<Record<string, number>> = { "POST /api/selection/runs/:id/approve": 2 };

const Id = z.object({ id: z.string() });
const PASSWORD = "correct horse battery";
const NOW = "2026-06-30T12:00:00.000Z";
const source = { source: "Invented for this test", confidence: "inferred" };

const aVolunteer = async (db: Db) =>
  (await db.one(Id, sql`select id from people where contributor = ${db.contributor} order by number limit 1`)).id;

const aReading = {
  reading: "persons",
  overlap: null,
  question: "Present or ever?",
  reason: "Invented for this test",
  source: source.source,
};

const aCeiling = async (db: Db, code: string) =>
  (
    await db.one(
      Id,
      sql`select id from authorisation_ceilings where contributor = ${db.contributor} and code = ${code}`,
    )
  ).id;

/** A reading put forward by the planner, for another person to decide on. */
const aProposal = ({ service, db, once }: Surroundings, code: string) =>
  once(`reading ${code}`, async () => {
    const answer = await service.ask("planner", "POST", `/api/ceilings/${await aCeiling(db, code)}/readings`, {
      body: aReading,
    });
    return Id.parse(answer.json()).id;
  });

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
  "POST /api/missions": async () => ({
    as: "planner",
    body: {
      id: "UNTEST",
      kind: "peacekeeping",
      name: { en: "A mission" },
      area: { en: "An area" },
      headquarters: null,
      started: { day: "2026-06-01", precision: "day", ...source },
      note: "",
      ...source,
    },
  }),
  "POST /api/missions/:id/changes": async () => ({
    as: "planner",
    places: { id: "UNDOF" },
    body: {
      what: "termination",
      resolution: "S/RES/9997 (2026)",
      adoptedOn: "2026-06-29",
      operations: "2026-06-30",
      withdrawal: "2026-12-31",
      liquidation: null,
      note: "",
      ...source,
    },
  }),
  "POST /api/missions/:id/changes/undo": async () => ({
    as: "planner",
    places: { id: "UNDOF" },
    body: { reason: "Invented for this test" },
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

  "PUT /api/authorisations/:id": async ({ service, db, once }) => {
    const id = await once("changeable", async () => {
      await service.ask("planner", "POST", "/api/authorisations", { body: { ...DRAFT, ...ANOTHER } });
      return aDecision(db, ANOTHER.reference);
    });
    return { as: "planner", places: { id }, body: { ...DRAFT, ...ANOTHER, title: "Fewer observers to a mission" } };
  },
  "POST /api/authorisations/:id/papers": async ({ db }) => ({
    as: "planner",
    places: { id: await aDecision(db, "A-2024") },
    body: {
      title: "Invented resolution",
      language: "kk",
      published: "",
      publicity: "internal",
      file: { name: "resolution.txt", mediaType: "text/plain", content: Buffer.from("Invented").toString("base64") },
    },
  }),
  "POST /api/authorisations/:id/duties/:duty/reports": async ({ db, once }) => {
    const id = await aDecision(db, "A-2024");
    const duty = await once("duty", async () => {
      const duty = newId();
      await db.run(sql`
        insert into authorisation_duties (contributor, id, authorisation_id, text, owed_to, public, source, recorded_at, recorded_by)
        values (${db.contributor}, ${duty}, ${id}, 'Invented', 'Committee', true, ${source.source}, ${NOW}, 'test')
      `);
      return duty;
    });
    const body = { dueOn: null, doneOn: "2026-06-30", paperId: null, note: "", source: source.source };
    return { as: "planner", places: { id, duty }, body };
  },
  "POST /api/ceilings/:id/readings": async ({ db }) => ({
    as: "planner",
    places: { id: await aCeiling(db, "A-2013/UNMIL") },
    body: aReading,
  }),
  "POST /api/readings/:id/confirm": async (all) => ({
    as: "approver",
    places: { id: await aProposal(all, "A-2013/UNOCI") },
  }),
  "POST /api/readings/:id/refuse": async (all) => ({
    as: "approver",
    places: { id: await aProposal(all, "A-2013/MINUSTAH") },
    body: { reason: "Invented for this test" },
  }),
  "POST /api/withdrawal-lead-times": async () => ({
    as: "planner",
    body: { mission: "MINURSO", days: 45, validFrom: "2026-01-01", ...source },
  }),
  "POST /api/conditions/:id/checks": async ({ db }) => ({
    as: "planner",
    places: {
      id: (
        await db.one(
          Id,
          sql`select id from authorisation_conditions where contributor = ${db.contributor} and kind = 'precondition' limit 1`,
        )
      ).id,
    },
    body: { checkedOn: "2026-06-30", holds: true, note: "Invented", nextOn: null, source: source.source },
  }),
  "POST /api/authorisation-forms": async () => ({ as: "planner", body: { authorisation: null, form: null } }),
  "PUT /api/authorisation-forms/:id": async (all) => ({
    as: "planner",
    places: { id: await aForm(all) },
    body: { title: "Half a thought" },
  }),
  "POST /api/authorisation-forms/:id/draft": async (all) => ({ as: "planner", places: { id: await aForm(all, true) } }),
  "POST /api/deciding-bodies/sittings": async () => ({
    as: "planner",
    body: { sittings: [{ body: "Kurultai", day: "2026-10-01", ...source }] },
  }),
  "POST /api/country-packs/:country/load": async () => ({ as: "planner", places: { country: "KAZ" } }),

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

  ...DEPLOYMENT_EXAMPLES,
  ...HISTORY_EXAMPLES,

  "POST /api/issued-figures": async () => ({ as: "planner", body: ISSUE }),
  "POST /api/issued-figures/:id/issue": async (all) => ({
    as: "approver",
    places: { id: await aPreparedFigure(all, "issued figure") },
    body: {},
  }),
  "POST /api/issued-figures/:id/withdraw": async (all) => ({
    as: "approver",
    places: { id: await aPreparedFigure(all, "withdrawn figure") },
    body: { reason: REASON },
  }),

  "POST /api/selection/runs": async () => ({
    as: "planner",
    body: { title: REASON, from: "2026-06-30", to: "2027-06-29", missions: ["MINURSO"] },
  }),
  "POST /api/selection/runs/:id/prove": async (all) => ({
    as: "planner",
    places: { id: await aRun(all) },
    body: { tour: await wantedTour(all) },
  }),
  "POST /api/selection/runs/:id/replay": async (all) => ({ as: "planner", places: { id: await aRun(all) } }),
  "POST /api/selection/runs/:id/edits": async (all) => ({
    as: "planner",
    places: { id: await aRun(all) },
    body: { kind: "leave_open", tour: await wantedTour(all), personId: null, reason: REASON },
  }),
  "POST /api/selection/runs/:id/edits/:editId/withdraw": async (all) => {
    const { id } = await all.db.one(
      Id,
      sql`select id from selection_edits where contributor = ${all.db.contributor} limit 1`,
    );
    return { as: "planner", places: { id: await aRun(all), editId: id } };
  },
  "POST /api/selection/runs/:id/propose": async (all) => ({ as: "planner", places: { id: await aRun(all) } }),
  "POST /api/selection/runs/:id/reject": async (all) => ({
    as: "approver",
    places: { id: await aRun(all) },
    body: { reason: REASON },
  }),
  "POST /api/selection/runs/:id/approve": async (all) => ({
    as: "approver",
    places: { id: await aProposedRun(all) },
    body: {},
  }),
};

const REASON = "Invented for this test";

/** A figure as it is to be said. */
const ISSUE = { definition: "sent-since-2014", asOf: "2014-01-01", language: "en", text: "Before 2014 it was 0." };

async function aPreparedFigure({ service, once }: Surroundings, name: string): Promise<string> {
  return once(
    name,
    async () => Id.parse((await service.ask("planner", "POST", "/api/issued-figures", { body: ISSUE })).json()).id,
  );
}

/** A run of the invented planner that nobody has decided on. */
async function aRun({ service, db, once }: Surroundings): Promise<string> {
  return once("run", async () => {
    const actor = actorWith(rights, service.accounts.planner);
    const ctx = { actor, db, now: NOW, today: "2026-06-30", jobs: jobsOf(actor) };
    const request = { title: REASON, from: "2026-06-30", to: "2027-06-29", missions: ["UNDOF"] };
    const outcome = await runNow(ctx, request, { progress: () => undefined, shouldStop: () => false });
    if (!outcome.ok) throw new Error(outcome.refusals.map(({ message }) => message).join(" "));
    return outcome.value.run;
  });
}

async function aProposedRun({ db, once }: Surroundings): Promise<string> {
  const find = () =>
    db.one(
      Id,
      sql`select id from selection_runs where contributor = ${db.contributor} and state = 'proposed' and title like 'All missions%'`,
    );
  return (await once("proposed", find)).id;
}

async function wantedTour(surroundings: Surroundings): Promise<string> {
  const { service } = surroundings;
  const run = await aRun(surroundings);
  const answer = await service.ask("planner", "GET", `/api/selection/runs/${run}`);
  const { tours } = z.object({ tours: z.array(z.object({ tour: z.string() })).min(1) }).parse(answer.json());
  return tours[0]?.tour ?? "";
}

const aDecision = async (db: Db, reference: string) =>
  (
    await db.one(
      Id,
      sql`select id from authorisations where contributor = ${db.contributor} and reference = ${reference}`,
    )
  ).id;

/** An open form of the invented planner; `whole`: one that can be kept as a draft. */
async function aForm({ service, once }: Surroundings, whole = false): Promise<string> {
  return once(`form ${whole}`, async () => {
    const form = whole ? { ...FORM, title: "From a form" } : null;
    const answer = await service.ask("planner", "POST", "/api/authorisation-forms", {
      body: { authorisation: null, form },
    });
    return Id.parse(answer.json()).id;
  });
}

const FORM = {
  reference: "A-FORM",
  procedure: "joint-session",
  proposer: "Head of State",
  proposedOn: "2026-06-30",
  source: source.source,
  scopes: [
    {
      label: "Observers",
      missions: ["MINURSO"],
      roles: ["unmo"],
      modes: ["self"],
      validFrom: "2026-08-01",
      endsWithMandate: true,
    },
  ],
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

/** What makes another draft of the same. */
const ANOTHER = {
  reference: "A-TEST-2",
  ceilings: [{ ...DRAFT.ceilings[0], code: "A-TEST-2/total" }],
  scopes: [{ ...DRAFT.scopes[0], ceilings: ["A-TEST-2/total"] }],
};

/** Examples of endpoints that only try: they answer, and leave nothing behind. */
export const TRIALS: Readonly<Record<string, Example>> = {
  "POST /api/authorisations/:id/steps/preview": async ({ db }) => ({
    as: "approver",
    places: { id: await aDecision(db, "A-2024") },
    body: { kind: "suspended", day: "2026-06-30", note: "Invented for this test", source: source.source, votes: [] },
  }),
};
