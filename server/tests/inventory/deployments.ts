/** Examples for the endpoints of deployments; see `examples.ts`. */
import { z } from "zod";
import { addDays } from "../../src/platform/days.ts";
import { type Db, sql } from "../../src/platform/db.ts";
import { type Example, Id, INVENTED, REASON, type Request, type Surroundings } from "./surroundings.ts";

const Tours = z.object({ items: z.array(Id.extend({ from: z.string(), to: z.string() })) });

/** The `index`th tour of that standing with a day from `from` to `to`. */
async function aTour({ service, once }: Surroundings, name: string, query: string, index = 0) {
  return once(name, async () => {
    const { items } = Tours.parse((await service.ask("planner", "GET", `/api/tours?${query}`)).json());
    const tour = items.at(index);
    if (tour === undefined) throw new Error(`The demonstration has no tour ${index} with ${query}.`);
    return tour;
  });
}

const PRESENT = "standing=actual&from=2026-06-30&to=2026-06-30";
const PLANNED = "standing=planned&from=2026-07-01";
const TERMS = {
  title: REASON,
  people: 2,
  unitType: null,
  mode: "self",
  partner: null,
  hostContingent: "",
  nationalCommand: "",
  tacticalControl: "",
  from: "2027-01-01",
  to: null,
  transport: null,
  transportPayer: null,
  agreementKind: null,
  agreement: "",
  agreementSignedOn: null,
  note: "",
  ...INVENTED,
};

const aContribution = async (db: Db, code: string) =>
  (await db.one(Id, sql`select id from contributions where contributor = ${db.contributor} and code = ${code}`)).id;

/** A rotation of one, in a year of its own. */
const aRotationPlan = (number: number) => {
  const year = 2100 + number;
  const lot = { part: "main", arriveOn: `${year}-01-01`, leaveOn: `${year}-06-30`, heads: 1, note: "" };
  return { number, lots: [lot], transferOn: null, note: "", ...INVENTED };
};

async function aRotation({ service, db, once }: Surroundings, name: string, number: number): Promise<string> {
  return once(name, async () => {
    const id = await aContribution(db, "UNDOF/reserve-company");
    const path = `/api/deployments/contributions/${id}/rotations`;
    return Id.parse((await service.ask("planner", "POST", path, { body: aRotationPlan(number) })).json()).id;
  });
}

/** A change of the invented planner that nobody has decided on: one day less for the `index`th person present. */
async function aChange(all: Surroundings, name: string, index: number): Promise<string> {
  const { id, from, to } = await aTour(all, `tour of ${name}`, PRESENT, index);
  return all.once(name, async () => {
    const body = { from, to: addDays(to, -1), cause: REASON, source: REASON, breachReason: REASON };
    const answer = await all.service.ask("planner", "POST", `/api/tours/${id}/correction`, { body });
    if (answer.statusCode !== 200) throw new Error(answer.body + String(all.service.log.slice(-2)));
    return Id.parse(answer.json()).id;
  });
}

/** A move that nothing stands against: of the volunteer who arrived before, to another post of the mission. */
async function aTransfer(all: Surroundings): Promise<Request> {
  const { service, db } = all;
  const { id } = await aTour(all, "arrivals", PLANNED, -1);
  const approval = { reference: REASON, day: "2026-06-30" };
  const posts = await db.many(
    Id,
    sql`
      select o.id from tours t
      join posts o on o.contributor = t.contributor and o.mission = t.mission and o.role = t.role and o.id <> t.post_id
      where t.contributor = ${db.contributor} and t.id = ${id}
      order by o.code
    `,
  );
  for (const post of posts) {
    const body = { on: "2026-07-01", to: "2026-07-20", postId: post.id, approval, reason: REASON, source: REASON };
    const tried = await service.ask("planner", "POST", `/api/tours/${id}/transfer?dryRun=true`, { body });
    if (tried.statusCode === 200) return { as: "planner", places: { id }, body };
  }
  throw new Error("Nobody of the demonstration may move.");
}

/** By method and path, in the order in which they are made. */
export const DEPLOYMENT_EXAMPLES: Readonly<Record<string, Example>> = {
  "POST /api/tours/:id/extension": async (all) => {
    const { id, to } = await aTour(all, "extended", `${PRESENT}&mission=UNIFIL`, 0);
    const paper = { reference: REASON, day: "2026-06-30" };
    const body = { to: addDays(to, 1), purpose: "withdrawal", consent: paper, approval: paper, source: REASON };
    return { as: "planner", places: { id }, body };
  },
  "POST /api/tours/:id/correction": async (all) => {
    const { id, from, to } = await aTour(all, "corrected", PRESENT, 1);
    return {
      as: "planner",
      places: { id },
      body: { from: addDays(from, 1), to, cause: REASON, source: REASON, breachReason: REASON },
    };
  },
  "POST /api/tours/:id/departure": async (all) => {
    const { id } = await aTour(all, "departed", PRESENT, 2);
    const body = {
      kind: "repatriated",
      day: "2026-06-30",
      cause: "family",
      payer: "national",
      source: REASON,
      breachReason: REASON,
    };
    return { as: "planner", places: { id }, body };
  },
  "POST /api/tours/:id/cancellation": async (all) => {
    const { id } = await aTour(all, "cancelled", PLANNED, 0);
    return { as: "planner", places: { id }, body: { cause: REASON, source: REASON } };
  },
  "POST /api/tours/:id/reschedule": async (all) => {
    const { id, from, to } = await aTour(all, "rescheduled", PLANNED, 2);
    return { as: "planner", places: { id }, body: { from: addDays(from, 1), to, reason: REASON, source: REASON } };
  },
  "POST /api/tours/steps": async (all) => {
    const { id } = await aTour(all, "screened", PLANNED, 3);
    const vetting = { reference: REASON, day: "2026-06-30" };
    const step = { step: "screened", day: "2026-06-30", vetting, source: REASON };
    return { as: "planner", body: { tourIds: [id], step } };
  },
  "POST /api/tours/:id/overrides": async (all) => {
    const { id } = await aTour(all, "lifted", PLANNED, 4);
    const about = { step: "screened", guard: "vetting", authority: "un_force_generation" };
    return { as: "approver", places: { id }, body: { ...about, reason: REASON, day: "2026-06-30", source: REASON } };
  },
  "POST /api/tours/arrivals": async (all) => {
    const { id } = await aTour(all, "arrivals", PLANNED, -1);
    return { as: "planner", body: { tourIds: [id], day: "2026-06-30", source: REASON, breachReason: REASON } };
  },
  "POST /api/tours/departures": async (all) => {
    const { id } = await aTour(all, "departures", PRESENT, 3);
    const last = { kind: "left", day: "2026-06-30", cause: null, payer: null, breachReason: REASON };
    return { as: "planner", body: { tourIds: [id], source: REASON, ...last } };
  },
  "POST /api/tours/:id/undo": async (all) => {
    const { id } = await aTour(all, "undone", PRESENT, 4);
    const eventId = await all.once("event to undo", async () => {
      const body = { kind: "left", day: "2026-06-30", cause: null, payer: null, source: REASON, breachReason: REASON };
      await all.service.ask("planner", "POST", `/api/tours/${id}/departure`, { body });
      const last = sql`select id from tour_events where contributor = ${all.db.contributor} and tour_id = ${id} order by seq desc limit 1`;
      return (await all.db.one(Id, last)).id;
    });
    return { as: "planner", places: { id }, body: { eventId, reason: REASON, source: REASON } };
  },
  "POST /api/tours/:id/transfer": async (all) => all.once("transfer", () => aTransfer(all)),
  "POST /api/deployments/changes/:id/approve": async (all) => ({
    as: "approver",
    places: { id: await aChange(all, "approved change", 5) },
    body: {},
  }),
  "POST /api/deployments/changes/:id/reject": async (all) => ({
    as: "approver",
    places: { id: await aChange(all, "rejected change", 6) },
    body: { reason: REASON },
  }),
  "POST /api/deployments/changes/:id/withdraw": async (all) => ({
    as: "planner",
    places: { id: await aChange(all, "withdrawn change", 7) },
    body: {},
  }),
  "POST /api/deployments/contributions": async () => ({
    as: "planner",
    body: {
      ...TERMS,
      code: "UNMISS/test",
      mission: "UNMISS",
      kind: "individual_posts",
      role: "unmo",
      state: "requested",
      stateSince: "2026-06-30",
    },
  }),
  "PUT /api/deployments/contributions/:id/terms": async (all) => ({
    as: "planner",
    places: { id: await aContribution(all.db, "UNTSO/observers") },
    body: { ...TERMS, from: "2024-11-05" },
  }),
  "POST /api/deployments/contributions/:id/steps": async (all) => ({
    as: "planner",
    places: { id: await aContribution(all.db, "UNTSO/observers") },
    body: {
      step: "repatriation_ordered",
      day: "2026-06-30",
      papers: ["note_verbale", "repatriation_plan"].map((kind) => ({ kind, reference: REASON, day: "2026-06-30" })),
      source: REASON,
    },
  }),
  "POST /api/deployments/contributions/:id/papers": async (all) => ({
    as: "planner",
    places: { id: await aContribution(all.db, "UNDOF/staff") },
    body: { kind: "resolution", reference: REASON, day: "2026-06-30" },
  }),
  "POST /api/deployments/contributions/:id/duties": async (all) => ({
    as: "planner",
    places: { id: await aContribution(all.db, "UNDOF/staff") },
    body: { kind: "report", text: REASON, owedTo: REASON, dueOn: "2026-12-31", doneOn: null, source: REASON },
  }),
  "POST /api/deployments/contributions/:id/duties/:dutyId/done": async (all) => {
    const id = await aContribution(all.db, "UNDOF/reserve-company");
    const { id: dutyId } = await all.db.one(
      Id,
      sql`select duty_id as id from contribution_duties where contributor = ${all.db.contributor} and contribution_id = ${id} limit 1`,
    );
    return { as: "planner", places: { id, dutyId }, body: { doneOn: "2026-06-30", source: REASON } };
  },
  "POST /api/deployments/contributions/:id/overrides": async (all) => ({
    as: "approver",
    places: { id: await aContribution(all.db, "UNDOF/staff") },
    body: {
      step: "extended",
      guard: "renewal-paper",
      authority: "minister_of_defence",
      reason: REASON,
      day: "2026-06-30",
      source: REASON,
    },
  }),
  "POST /api/deployments/contributions/:id/rotations": async (all) => ({
    as: "planner",
    places: { id: await aContribution(all.db, "UNDOF/reserve-company") },
    body: aRotationPlan(90),
  }),
  "PUT /api/deployments/rotations/:id": async (all) => ({
    as: "planner",
    places: { id: await aRotation(all, "changed rotation", 91) },
    body: aRotationPlan(91),
  }),
  "POST /api/deployments/rotations/:id/shift": async (all) => ({
    as: "planner",
    places: { id: await aRotation(all, "shifted rotation", 92) },
    body: { days: 7, reason: REASON, source: REASON },
  }),
  "POST /api/deployments/rotations/:id/roll-certificate": async (all) => {
    const { id } = await all.db.one(
      Id,
      sql`select r.id from rotations r join contributions c on c.contributor = r.contributor and c.id = r.contribution_id
        where r.contributor = ${all.db.contributor} and c.code = 'UNDOF/reserve-company' and r.number = 2`,
    );
    return { as: "planner", places: { id }, body: { day: "2026-06-30", reference: REASON, source: REASON } };
  },
  "POST /api/deployments/rotations/:id/roll": async (all) => {
    const member = await all.db.one(
      Id,
      sql`select t.id from tours t where t.contributor = ${all.db.contributor} and t.mission = 'UNDOF' and t.role = 'contingent_member'
        and t.mode = 'self' limit 1`,
    );
    return {
      as: "planner",
      places: { id: await aRotation(all, "filled rotation", 93) },
      body: { lot: 1, tourIds: [member.id], source: REASON },
    };
  },
  "POST /api/deployments/lead-times": async () => ({
    as: "planner",
    body: {
      role: "unmo",
      contributionId: null,
      days: { select: 40, train: 30, clear: 30, visa: 20, fly: 5 },
      validFrom: "2026-06-30",
      source: REASON,
      confidence: "inferred",
    },
  }),
  "POST /api/tours/:id/arrival": async (all) => {
    const { id } = await aTour(all, "arrived", PLANNED, 1);
    return { as: "planner", places: { id }, body: { day: "2026-06-30", source: REASON, breachReason: REASON } };
  },
};
