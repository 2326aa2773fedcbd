/** Examples for the endpoints of authorisations, their ceilings, readings, conditions and forms. */
import { type Db, sql } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";
import { type Example, Id, INVENTED, NOW, REASON, type Surroundings } from "./surroundings.ts";

const aReading = {
  reading: "persons",
  overlap: null,
  question: "Present or ever?",
  reason: REASON,
  source: INVENTED.source,
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
  source: INVENTED.source,
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
      ...INVENTED,
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
      ...INVENTED,
    },
  ],
  conditions: [],
  duties: [],
  papers: [],
  interpretations: [],
  ...INVENTED,
};

/** What makes another draft of the same. */
const ANOTHER = {
  reference: "A-TEST-2",
  ceilings: [{ ...DRAFT.ceilings[0], code: "A-TEST-2/total" }],
  scopes: [{ ...DRAFT.scopes[0], ceilings: ["A-TEST-2/total"] }],
};

/** By method and path, in the order in which they are made. */
export const AUTHORISATION_EXAMPLES: Readonly<Record<string, Example>> = {
  "POST /api/authorisations": async () => ({ as: "planner", body: DRAFT }),
  "POST /api/authorisations/:id/steps": async ({ db }) => {
    const { id } = await db.one(
      Id,
      sql`select id from authorisations where contributor = ${db.contributor} and reference = 'A-TEST'`,
    );
    return {
      as: "approver",
      places: { id },
      body: { kind: "proposed", day: "2026-06-30", note: "", source: INVENTED.source, votes: [] },
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
        values (${db.contributor}, ${duty}, ${id}, 'Invented', 'Committee', true, ${INVENTED.source}, ${NOW}, 'test')
      `);
      return duty;
    });
    const body = { dueOn: null, doneOn: "2026-06-30", paperId: null, note: "", source: INVENTED.source };
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
    body: { reason: REASON },
  }),
  "POST /api/withdrawal-lead-times": async () => ({
    as: "planner",
    body: { mission: "MINURSO", days: 45, validFrom: "2026-01-01", ...INVENTED },
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
    body: { checkedOn: "2026-06-30", holds: true, note: "Invented", nextOn: null, source: INVENTED.source },
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
    body: { sittings: [{ body: "Kurultai", day: "2026-10-01", ...INVENTED }] },
  }),
  "POST /api/country-packs/:country/load": async () => ({ as: "planner", places: { country: "KAZ" } }),
};

/** Examples of endpoints that only try: they answer, and leave nothing behind. */
export const AUTHORISATION_TRIALS: Readonly<Record<string, Example>> = {
  "POST /api/authorisations/:id/steps/preview": async ({ db }) => ({
    as: "approver",
    places: { id: await aDecision(db, "A-2024") },
    body: { kind: "suspended", day: "2026-06-30", note: REASON, source: INVENTED.source, votes: [] },
  }),
};
