import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../tests/database.ts";
import { addDays, type Day } from "../platform/days.ts";
import { sql } from "../platform/db.ts";
import { draftAuthorisation, recordStep } from "./actions.ts";
import { loadPack } from "./actions-packs.ts";
import { anAuthorisation, anId, aScope } from "./fixtures.ts";
import { draftOfForm } from "./form.ts";
import { LIFE, type StepKind } from "./life.ts";
import { shippedPacks } from "./reference.ts";
import { type Authorisation, CountryPack, DecisionForm, type Procedure, type Step, type Vote } from "./schema.ts";
import { statusOn, withTime } from "./status.ts";
import { reasonsAgainstStep, type StepContext } from "./step-guards.ts";

const TODAY: Day = "2024-06-30";
const NO_SITTINGS = { bodies: [], days: [] };
const given: StepContext = { actor: "decider", today: TODAY, sittings: NO_SITTINGS, law: [] };

const voting: Procedure = {
  ...anAuthorisation().procedure,
  rules: [
    { body: "First chamber", members: 100, quorum: "half", majority: "members" },
    { body: "Second chamber", members: null, quorum: "none", majority: "cast" },
  ],
  sitsAs: "Joint session",
};

const vote = (body: string, more: Partial<Vote> = {}): Vote => ({
  body,
  heldOn: "2024-02-01",
  inFavour: 60,
  against: 20,
  abstained: 0,
  present: 80,
  result: "approved",
  source: "test",
  ...more,
});

const step = (kind: StepKind, more: Partial<Step> = {}): Step => ({
  kind,
  day: "2024-02-01",
  note: "told",
  source: "test",
  votes: [],
  ...more,
});

/** A decision in a state, with an event that led there on 2024-01-19. */
function standing(status: Authorisation["status"], more: Partial<Authorisation> = {}): Authorisation {
  const event = (kind: StepKind, state: Authorisation["status"], day: Day) => ({
    id: anId(),
    kind,
    day,
    state,
    facts: {},
    note: "",
    source: "test",
    recordedAt: `${day}T08:00:00.000Z`,
    recordedBy: "x",
  });
  const events = [event("drafted", "draft", "2024-01-01"), event("proposed", "proposed", "2024-01-02")];
  return anAuthorisation({
    status,
    events: [...events, event("debated", status, "2024-01-19")],
    draftedBy: "drafter",
    ...more,
  });
}

const codes = (decision: Authorisation, wanted: Step, context: Partial<StepContext> = {}) =>
  reasonsAgainstStep(decision, wanted, { ...given, ...context }).map((refusal) => refusal.code);

const KINDS = [...new Set(Object.values(LIFE).flatMap((next) => Object.keys(next)))] as StepKind[];

describe("the life of a decision", () => {
  test("only goes where its table leads, whatever is tried in whatever order", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...KINDS), fc.nat(3)), { maxLength: 12 }), (tries) => {
        let decision = standing("draft", { events: [], procedure: { ...voting, rules: [] } });
        let day: Day = "2024-01-01";
        for (const [kind, days] of tries) {
          day = addDays(day, days);
          const wanted = step(kind, { day, ratifyBy: addDays(day, 5), validTo: null, objectors: 0 });
          const allowed = reasonsAgainstStep(decision, wanted, given).length === 0;
          const leads = LIFE[decision.status][kind];
          if (leads === undefined) expect(allowed).toBe(false);
          if (!allowed || leads === undefined) continue;
          const event = {
            id: anId(),
            kind,
            day,
            state: leads,
            facts: {},
            note: "",
            source: "test",
            recordedAt: `${day}T08:00:00.000Z`,
            recordedBy: "decider",
          };
          const events = [...decision.events, event];
          decision = { ...decision, events, status: statusOn(events, "9999-12-31") ?? "draft" };
          expect(decision.status).toBe(leads);
        }
        // Nothing is granted that was not proposed, or ordered in urgency.
        const kinds = decision.events.map((event) => event.kind);
        if (kinds.includes("granted")) expect(kinds.includes("proposed") || kinds.includes("acted")).toBe(true);
        // What has ended stays ended.
        const end = kinds.findIndex((kind) =>
          ["recalled", "expired", "superseded", "lapsed", "rejected"].includes(kind),
        );
        if (end >= 0) expect(kinds.length).toBe(end + 1);
      }),
    );
  });

  test("is the same in the database", async () => {
    const db = await testDatabase();
    const Row = z.object({ text: z.string() });
    const { text } = await db
      .as("KAZ")
      .one(
        Row,
        sql`select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'authorisation_events_life'`,
      );
    const held = [...text.matchAll(/'(\w+ \w+ \w+)'/g)].map(([, triple]) => triple ?? "").sort();
    const told = Object.entries(LIFE).flatMap(([from, next]) =>
      Object.entries(next).map(([kind, to]) => `${from} ${kind} ${to}`),
    );
    // Records of the release before led from consent by silence to a grant by an extension.
    expect(held).toEqual([...told, "deemed_granted extended granted"].sort());
  });

  test("lets time do what needs no event: a last day passes, a ratification is missed", () => {
    const scopes = [aScope({ validTo: "2024-05-31" }), aScope({ validTo: "2024-06-30" })];
    const time = (status: Authorisation["status"], day: Day) =>
      withTime(status, { scopes, ratifyBy: "2024-05-01" }, day);
    expect([time("granted", "2024-06-30"), time("granted", "2024-07-01")]).toEqual(["granted", "expired"]);
    expect([time("acting", "2024-05-01"), time("acting", "2024-05-02")]).toEqual(["acting", "must_withdraw"]);
    expect(withTime("granted", { scopes: [aScope(), ...scopes], ratifyBy: null }, "2030-01-01")).toBe("granted");
    expect(time("rejected", "2030-01-01")).toBe("rejected");
  });
});

describe("the guards of its steps: each refuses, and lets pass what it asks for", () => {
  const proposed = standing("proposed", { procedure: voting, votes: [], proposedOn: "2024-01-02" });
  const approved = [vote("First chamber"), vote("Second chamber")];

  test("order, days and people", () => {
    expect(codes(standing("rejected"), step("granted"))).toContain("step-out-of-order");
    expect(codes(proposed, step("granted", { day: "2024-01-18", votes: [] }))).toContain("step-before-last");
    expect(codes(proposed, step("debated", { day: "2024-07-01" }))).toEqual(["step-in-future"]);
    expect(codes(proposed, step("granted", { votes: approved }), { actor: "drafter" })).toEqual(["same-person"]);
    expect(codes(proposed, step("granted", { votes: approved }))).toEqual([]);
    expect(codes(standing("granted"), step("amended"))).toContain("step-by-itself");
    expect(codes(standing("draft", { scopes: [] }), step("proposed"))).toEqual(["nothing-to-permit"]);
  });

  test("bodies that sit and procedures that the law knows", () => {
    const bodies = [
      {
        name: "First chamber",
        members: 90,
        sitsFrom: "2000-01-01",
        sitsTo: "2024-01-31",
        note: "",
        source: "t",
        confidence: "verified" as const,
      },
      {
        name: "First chamber",
        members: 90,
        sitsFrom: "2024-03-01",
        sitsTo: null,
        note: "",
        source: "t",
        confidence: "inferred" as const,
      },
    ];
    const sittings = { bodies, days: [] };
    expect(codes(proposed, step("granted", { votes: approved }), { sittings })).toEqual(["no-deciding-body"]);
    expect(codes(proposed, step("debated", { day: "2024-03-01" }), { sittings })).toEqual([]);
    expect(codes(proposed, step("debated"), { sittings: { bodies: bodies.slice(0, 1), days: [] } })).toEqual([
      "no-deciding-body-known",
    ]);
    const ended = { ...proposed, procedure: { ...voting, validTo: "2024-01-31" } };
    expect(codes(ended, step("debated"))).toEqual(["procedure-not-known"]);
  });

  test("votes: of every body, approved, enough, with a quorum, on a day between proposal and step", () => {
    const grant = (...votes: Vote[]) => codes(proposed, step("granted", { votes }));
    const second = vote("Second chamber");
    expect(grant(second)).toEqual(["vote-missing"]);
    expect(grant(vote("First chamber", { result: "rejected" }), second)).toEqual(["vote-rejected"]);
    expect(grant(vote("First chamber", { inFavour: 50 }), second)).toEqual(["vote-insufficient"]);
    expect(grant(vote("First chamber", { inFavour: 51, against: 0, present: 51 }), second)).toEqual([]);
    expect(grant(vote("First chamber", { inFavour: 49, against: 0, present: 49 }), second)).toEqual([
      "quorum-missing",
      "vote-insufficient",
    ]);
    expect(grant(vote("First chamber"), vote("Second chamber", { inFavour: 20, against: 20 }))).toEqual([
      "vote-insufficient",
    ]);
    expect(grant(vote("First chamber", { heldOn: "2024-01-01" }), second)).toEqual(["vote-outside-days"]);
    expect(grant(vote("First chamber", { heldOn: "2024-02-02" }), second)).toEqual(["vote-outside-days"]);
    expect(grant(vote("First chamber", { present: 70 }), second)).toEqual(["votes-beyond-present"]);
    expect(grant(vote("First chamber"), second, vote("Third chamber"))).toEqual(["vote-of-another-body"]);
    // What was not published is not held against the result, and one vote of both together does.
    const silent = { inFavour: null, against: null, abstained: null, present: null };
    expect(grant(vote("First chamber", silent), vote("Second chamber", silent))).toEqual([]);
    expect(grant(vote("Joint session", silent))).toEqual([]);
    expect(codes(proposed, step("rejected", { note: "" }))).toEqual(["rejection-unexplained"]);
    expect(
      codes(proposed, step("rejected", { note: "", votes: [vote("First chamber", { result: "rejected" })] })),
    ).toEqual([]);
  });

  test("silence, urgency and information", () => {
    const silence = {
      ...voting,
      kind: "simplified_silence" as const,
      rules: [],
      terms: { silenceDays: 7, objectors: 5 },
    };
    const silent = standing("proposed", { procedure: silence, events: standing("proposed").events.slice(0, 2) });
    expect(codes(proposed, step("deemed_granted", { objectors: 0 }))).toEqual(["no-silence"]);
    expect(codes(silent, step("deemed_granted", { day: "2024-01-09", objectors: 0 }))).toEqual(["silence-not-over"]);
    expect(codes(silent, step("deemed_granted", { day: "2024-01-10" }))).toEqual(["objectors-unknown"]);
    expect(codes(silent, step("deemed_granted", { day: "2024-01-10", objectors: 5 }))).toEqual(["silence-broken"]);
    expect(codes(silent, step("deemed_granted", { day: "2024-01-10", objectors: 4 }))).toEqual([]);
    const urgent = standing("proposed", { procedure: { ...voting, rules: [], kind: "urgent_ex_post" } });
    expect(codes(proposed, step("acted", { ratifyBy: "2024-03-01" }))).toEqual(["not-urgent"]);
    expect(codes(urgent, step("acted"))).toEqual(["ratify-by-missing"]);
    expect(codes(urgent, step("acted", { ratifyBy: "2024-02-01" }))).toEqual(["ratify-by-too-early"]);
    expect(codes(urgent, step("acted", { ratifyBy: "2024-02-02" }))).toEqual([]);
    const acting = { ...urgent, status: "acting" as const, ratifyBy: "2024-01-31" };
    expect(codes(acting, step("granted"))).toEqual(["ratification-late"]);
    expect(codes(acting, step("granted", { day: "2024-01-31" }))).toEqual([]);
    const letter = standing("proposed", {
      procedure: { ...voting, rules: [], kind: "information_only", requiresConsent: false },
    });
    expect(codes(letter, step("granted"))).toEqual(["information-missing"]);
  });

  test("extension, recall, suspension, expiry and replacement", () => {
    const open = standing("granted", { procedure: { ...voting, rules: [] } });
    const fixed = { ...open, scopes: [aScope({ validTo: "2024-12-31" })] };
    expect(codes(open, step("extended", { validTo: "2025-01-01" }))).toEqual(["no-end-to-extend"]);
    expect(codes(fixed, step("extended"))).toEqual(["extension-without-day"]);
    expect(codes(fixed, step("extended", { validTo: "2024-12-31" }))).toEqual(["not-later"]);
    expect(codes(fixed, step("extended", { validTo: "2025-01-01" }))).toEqual([]);
    expect(codes(open, step("recalled", { note: "" }))).toEqual(["step-unexplained"]);
    expect(codes(open, step("recalled", { withdrawalUntil: "2024-01-31" }))).toEqual(["withdrawal-before-step"]);
    expect(codes(open, step("suspended", { note: "" }))).toEqual(["step-unexplained"]);
    expect(codes(open, step("resumed"))).toEqual(["step-out-of-order"]);
    expect(codes(open, step("expired"))).toEqual(["no-end-to-expire"]);
    expect(codes(fixed, step("expired"))).toEqual(["not-expired"]);
    const past = { ...fixed, scopes: [aScope({ validTo: "2024-01-31" })] };
    expect(codes(past, step("expired"))).toEqual([]);
    expect(codes(open, step("superseded"))).toEqual(["nothing-replaces"]);
    const later = anAuthorisation({
      relations: [{ to: open.id, toReference: "A-1", kind: "replaces", changes: [], source: "t" }],
      decidedOn: "2024-01-31",
    });
    expect(codes(open, step("superseded"), { law: [later] })).toEqual([]);
  });
});

describe("the database refuses what the rules refuse", async () => {
  const db = await testDatabase();
  const planner = db.context("planner");
  await loadPack(planner, "KAZ");
  const form = DecisionForm.parse({
    reference: "X-1",
    title: "Amendment of nothing",
    procedure: "joint-session",
    proposer: "President",
    proposedOn: "2026-06-01",
    source: "test",
  });
  const { draft } = draftOfForm(form);
  // Kept without a mission: a draft that would amend, so that no mission need be known.
  const target = await draftAuthorisation(planner, { ...draft, reference: "X-0", scopes: [], relations: [] });
  test("drafts without anything to permit", () => {
    expect(target).toMatchObject({ ok: false, refusals: [{ code: "nothing-to-permit" }] });
  });

  const IdRow = z.object({ id: z.uuid() });
  const kept = await planner.db.one(
    IdRow,
    sql`
      insert into authorisations (contributor, id, reference, title, procedure_id, proposer, source, confidence, drafted_by, recorded_at)
      select contributor, gen_random_uuid(), 'X-1', 'X', id, 'P', 'test', 'verified', 'test-planner', now() from procedures
      where contributor = 'KAZ' and code = 'joint-session' returning id
    `,
  );
  const event = (kind: string, state: string, by: string) =>
    planner.db.run(sql`
      insert into authorisation_events (contributor, id, authorisation_id, drafted_by, kind, day, state, source, recorded_at, recorded_by)
      values ('KAZ', gen_random_uuid(), ${kept.id}, 'test-planner', ${kind}, '2026-06-10', ${state}, 'test', now(), ${by})
    `);

  test("a life that begins with anything but a draft, a step that may not follow, and a second step after the same one", async () => {
    await expect(event("granted", "granted", "test-approver")).rejects.toThrow(/authorisation_events_life/);
    await expect(event("drafted", "draft", "somebody")).rejects.toThrow(/authorisation_events_own_draft/);
    await event("drafted", "draft", "test-planner");
    await expect(event("drafted", "draft", "test-planner")).rejects.toThrow(/authorisation_events_one_beginning/);
    const follow = (kind: string, state: string, by: string, day: Day) =>
      planner.db.run(sql`
        insert into authorisation_events (contributor, id, authorisation_id, drafted_by, kind, day, state, previous_id, previous_state,
          previous_day, source, recorded_at, recorded_by)
        select 'KAZ', gen_random_uuid(), e.authorisation_id, e.drafted_by, ${kind}, ${day}, ${state}, e.id, e.state, e.day, 'test', now(), ${by}
        from authorisation_events e
        where e.contributor = 'KAZ' and e.authorisation_id = ${kept.id} and e.state = 'draft'
      `);
    await expect(follow("granted", "granted", "test-approver", "2026-06-11")).rejects.toThrow(
      /authorisation_events_life/,
    );
    await expect(follow("proposed", "granted", "test-planner", "2026-06-11")).rejects.toThrow(
      /authorisation_events_life/,
    );
    await expect(follow("proposed", "proposed", "test-planner", "2026-06-09")).rejects.toThrow(
      /authorisation_events_life/,
    );
    await follow("proposed", "proposed", "test-planner", "2026-06-11");
    await expect(follow("lapsed", "lapsed", "test-planner", "2026-06-12")).rejects.toThrow(
      /authorisation_events_one_after/,
    );
    expect(
      await recordStep(db.context("approver", "2027-01-01"), kept.id, step("rejected", { day: "2026-06-12" })),
    ).toMatchObject({ ok: true });
  });
});

describe("the shipped packs", () => {
  test("are six, whole, and say what was not verified", async () => {
    const packs = await shippedPacks();
    expect(packs.map((pack) => pack.country)).toEqual(["DEU", "IRL", "ITA", "JPN", "KAZ", "NLD"]);
    for (const pack of packs) {
      expect(CountryPack.safeParse(pack).success).toBe(true);
      const bodies = new Set(pack.bodies.map((body) => body.name));
      for (const procedure of pack.procedures) {
        for (const body of procedure.bodies) expect(bodies.has(body), `${pack.country}: ${body}`).toBe(true);
        for (const rule of procedure.rules ?? []) expect(procedure.bodies).toContain(rule.body);
      }
      for (const day of pack.sittingDays) expect(bodies.has(day.body)).toBe(true);
      for (const each of [...pack.procedures, ...pack.bodies]) expect(each.source).not.toBe("");
    }
    const kazakhstan = packs.find((pack) => pack.country === "KAZ");
    expect(kazakhstan?.procedures.find((procedure) => procedure.code === "kurultai")).toMatchObject({
      validFrom: "2026-07-01",
      article: "",
      confidence: "unverified",
    });
  });
});
