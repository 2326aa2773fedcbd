/**
 * One real decision of each of six countries, typed into the form that the page shows, kept, proposed and decided: the model must hold
 * what each country's law says. What was not read is marked unverified in the form itself.
 */
import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { changeDraft, readAuthorisation } from "../../authorisations/actions.ts";
import { recordSittings } from "../../authorisations/actions-packs.ts";
import { fulfilDuty } from "../../authorisations/actions-papers.ts";
import { draftOfForm } from "../../authorisations/form.ts";
import { formOfDraft } from "../../authorisations/form-of-draft.ts";
import { DecisionForm } from "../../authorisations/schema.ts";
import type { Day } from "../../platform/days.ts";
import { ok } from "../fixtures.ts";
import { aCountry, codesOf, scope, vote } from "./fixtures-six-countries.ts";

const db = await testDatabase();

describe("Germany: UNIFIL, consent of the Bundestag for a year", () => {
  const germany = (
    reference: string,
    from: Day,
    to: Day,
    replaces: string | null,
  ): Partial<Record<keyof DecisionForm, unknown>> => ({
    reference,
    title: "UNIFIL, maritime part",
    procedure: "bundestag",
    proposer: "Federal Government",
    proposedOn: replaces === null ? "2020-05-20" : "2021-05-12",
    source:
      "Number, money and debate: bundestag.de, 21 May 2021 (printed paper 19/29626); days, votes and the scope’s words recalled",
    confidence: "unverified",
    costAmount: "29000000",
    costCurrency: "EUR",
    costPeriod: "whole",
    coversRotations: "yes",
    relations: replaces === null ? [] : [{ to: replaces, kind: "replaces" }],
    ceilings: [
      {
        code: `${reference}/all`,
        label: "Soldiers",
        kind: "at_any_time",
        people: "300",
        source: "bundestag.de, 21 May 2021",
        confidence: "verified",
        overlapPercent: "100",
        overlapDays: "14",
        overlapInferred: true,
        overlapSource:
          "The text lets the number be passed for a time during a change of contingent and names neither heads nor days.",
      },
    ],
    scopes: [
      scope({
        label: "Coast of Lebanon",
        missions: ["UNIFIL"],
        roles: ["contingent_member", "staff_officer"],
        validFrom: from,
        validTo: to,
        ceilings: [`${reference}/all`],
      }),
    ],
    interpretations: [
      {
        about: "overlap",
        ceiling: `${reference}/all`,
        question: "By how many, and for how long, may the number be passed during a change of contingent?",
        chosen: "By as many again, for at most 14 days",
        reason: "The text gives no numbers; a whole contingent relieves a whole contingent.",
        chosenBy: "Test",
        chosenOn: "2020-05-20",
      },
    ],
  });

  test("holds to its last day, may be passed while contingents change, and is carried over by its renewal", async () => {
    const { on, keep, step, status, ask } = await aCountry(db, "DEU", "UNIFIL", "1978-03-19");
    const first = await keep("2020-05-20", germany("DE-2020", "2020-07-01", "2021-06-30", null));
    ok(await step(first, "proposed", "2020-05-20"));
    ok(await step(first, "granted", "2020-06-17", { votes: [vote("Bundestag", "2020-06-17")] }));
    const next = await keep("2021-05-12", germany("DE-2021", "2021-07-01", "2022-06-30", "DE-2020"));
    ok(await step(next, "proposed", "2021-05-12"));
    ok(await step(next, "debated", "2021-05-21"));
    const { draft } = draftOfForm(formOfDraft(await readAuthorisation(on("2021-05-21"), next, {})));
    expect(codesOf(await changeDraft(on("2021-05-22"), next, { ...draft, title: "Fewer" }))).toEqual(["not-a-draft"]);
    const lost = vote("Bundestag", "2021-06-24", { inFavour: 127, against: 468, abstained: 3, present: 598 });
    expect(codesOf(await step(next, "granted", "2021-06-24", { votes: [lost] }))).toEqual(["vote-insufficient"]);
    const won = vote("Bundestag", "2021-06-24", { inFavour: 468, against: 127, abstained: 3, present: 598 });
    ok(await step(next, "granted", "2021-06-24", { votes: [won] }));
    expect(await status(first, "2021-06-23")).toBe("granted");
    expect([await status(first, "2021-07-01"), await status(next, "2021-07-01")]).toEqual(["superseded", "granted"]);
    const unit = { role: "contingent_member", from: "2021-08-01" } as const;
    expect(await ask("2021-07-10", { ...unit, people: 300, to: "2021-12-31" })).toBe("allow");
    expect(await ask("2021-07-10", { ...unit, people: 340, to: "2021-08-14" })).toBe("allow");
    expect(await ask("2021-07-10", { ...unit, people: 340, to: "2021-08-15" })).toBe("deny");
    // Whoever goes in spring and comes home in autumn stands under one mandate after the other.
    expect(await ask("2021-06-25", { ...unit, from: "2021-06-26", people: 100, to: "2021-09-30" })).toBe("allow");
    expect(await ask("2021-07-10", { ...unit, people: 1, to: "2022-07-01" })).toBe("deny");
    expect(await status(next, "2022-07-01")).toBe("expired");
  });

  test("lives on for two sitting days when its renewal was asked for in time, and not where the calendar is unknown", async () => {
    const { on, keep, step, status, ask } = await aCountry(db, "DEU", "UNMISS", "2011-07-09");
    const renewal = (reference: string, replaces: string | null, from: Day, to: Day, proposed: Day) => ({
      ...germany(reference, from, to, replaces),
      proposedOn: proposed,
      scopes: [
        scope({
          label: "South Sudan",
          missions: ["UNMISS"],
          roles: ["staff_officer"],
          validFrom: from,
          validTo: to,
          ceilings: [`${reference}/all`],
        }),
      ],
    });
    const first = await keep("2024-03-01", renewal("DE-S1", null, "2024-04-01", "2025-03-31", "2024-03-01"));
    ok(await step(first, "proposed", "2024-03-01"));
    ok(await step(first, "granted", "2024-03-20", { votes: [vote("Bundestag", "2024-03-20")] }));
    const unknown = await keep("2025-03-26", renewal("DE-S2", "DE-S1", "2025-04-01", "2025-10-31", "2025-03-26"));
    ok(await step(unknown, "proposed", "2025-03-26"));
    const asked = { role: "staff_officer", people: 5, from: "2025-04-01" } as const;
    expect(await ask("2025-03-27", { ...asked, to: "2025-04-08" })).toBe("deny");
    ok(await step(unknown, "lapsed", "2025-03-27", { note: "Withdrawn to be put again once the calendar is known." }));
    const body = (day: Day) => ({ body: "Bundestag", day, source: "test", confidence: "unverified" as const });
    await recordSittings(on("2025-03-28"), [body("2025-04-07"), body("2025-04-08"), body("2025-04-09")]);
    const again = await keep("2025-03-28", renewal("DE-S3", "DE-S1", "2025-04-01", "2025-10-31", "2025-03-28"));
    ok(await step(again, "proposed", "2025-03-28"));
    expect(await status(first, "2025-04-08")).toBe("granted");
    expect(await ask("2025-03-29", { ...asked, to: "2025-04-08" })).toBe("allow");
    expect(await ask("2025-03-29", { ...asked, to: "2025-04-09" })).toBe("deny");
    expect(await status(first, "2025-04-09")).toBe("expired");
  });

  test("may be given by silence or after the fact, each by its own guards", async () => {
    const { keep, step, status, ask } = await aCountry(db, "DEU", "MINURSO", "1991-04-29");
    const small = (reference: string, procedure: string) => ({
      ...germany(reference, "2023-05-01", "2024-04-30", null),
      procedure,
      proposedOn: "2023-03-01",
      scopes: [
        scope({
          label: "Observers",
          missions: ["MINURSO"],
          roles: ["unmo"],
          validFrom: "2023-03-05",
          validTo: "2024-04-30",
          ceilings: [`${reference}/all`],
        }),
      ],
    });
    const silent = await keep("2023-03-01", small("DE-M1", "bundestag-simplified"));
    ok(await step(silent, "proposed", "2023-03-01"));
    expect(codesOf(await step(silent, "deemed_granted", "2023-03-08", { objectors: 3 }))).toEqual(["silence-not-over"]);
    expect(codesOf(await step(silent, "deemed_granted", "2023-03-09", { objectors: 37 }))).toEqual(["silence-broken"]);
    ok(await step(silent, "deemed_granted", "2023-03-09", { objectors: 36 }));
    expect(await ask("2023-03-09", { role: "unmo", people: 3, from: "2023-05-01", to: "2023-12-31" })).toBe("allow");
    const urgent = await keep("2023-03-01", { ...small("DE-M2", "bundestag-urgent"), reference: "DE-M2" });
    expect(codesOf(await step(urgent, "acted", "2023-03-05"))).toEqual(["ratify-by-missing"]);
    ok(await step(urgent, "acted", "2023-03-05", { ratifyBy: "2023-03-31" }));
    expect([await status(urgent, "2023-03-31"), await status(urgent, "2023-04-01")]).toEqual([
      "acting",
      "must_withdraw",
    ]);
    expect(codesOf(await step(urgent, "granted", "2023-04-02", { votes: [vote("Bundestag", "2023-04-02")] }))).toEqual([
      "ratification-late",
    ]);
    ok(await step(urgent, "lapsed", "2023-04-02", { note: "The Bundestag did not decide in time." }));
    expect(await status(urgent, "2023-04-02")).toBe("must_withdraw");
  });
});

describe("Ireland: UNDOF 2013, the triple lock", () => {
  test("asks the Dáil for more than twelve, and answers with the conditions that stay", async () => {
    const { keep, step, status, ask } = await aCountry(db, "IRL", "UNDOF", "1974-05-31");
    const undof = (reference: string, procedure: string, people: string) => ({
      reference,
      title: "A contingent to UNDOF",
      procedure,
      proposer: "Minister for Defence",
      proposedOn: "2013-07-16",
      source: "Oireachtas, debate of 18 July 2013; Irish Times, 18 July 2013",
      confidence: "verified",
      costAmount: "5000000",
      costCurrency: "EUR",
      costPeriod: "year",
      costSourceLine: "About 75 % is paid back by the UN",
      ceilings: [{ code: `${reference}/all`, label: "Personnel", kind: "total_granted", people }],
      scopes: [
        scope({
          label: "Golan",
          missions: ["UNDOF"],
          roles: ["contingent_member", "staff_officer"],
          validFrom: "2013-07-18",
          validTo: "2014-07-17",
          ceilings: [`${reference}/all`],
        }),
      ],
      conditions: [
        {
          kind: "precondition",
          text: "The mission has a mandate of the Security Council in force (most recently S/RES/2108).",
          check: "Mandate on the day of departure",
          consequence: "withdraw",
        },
        {
          kind: "precondition",
          text: "The Government has decided (16 July 2013).",
          check: "Decision of the Government",
          consequence: "suspend",
        },
        { kind: "caveat", text: "Up to twelve people may be sent by the Government alone.", consequence: "none" },
      ],
    });
    const id = await keep("2013-07-16", undof("IE-2013", "dail-resolution", "114"));
    ok(await step(id, "proposed", "2013-07-16"));
    expect(codesOf(await step(id, "granted", "2013-07-18"))).toEqual(["vote-missing"]);
    ok(
      await step(id, "granted", "2013-07-18", {
        votes: [vote("Dáil Éireann", "2013-07-18", { inFavour: 95, against: 17 })],
      }),
    );
    expect([await status(id, "2013-07-17"), await status(id, "2013-07-18"), await status(id, "2014-07-18")]).toEqual([
      "proposed",
      "granted",
      "expired",
    ]);
    const asked = { role: "contingent_member", from: "2013-09-10", to: "2014-03-31" } as const;
    expect(await ask("2013-08-01", { ...asked, people: 114 })).toBe("allow_with_condition");
    expect(await ask("2013-08-01", { ...asked, people: 115 })).toBe("deny");
    expect(await ask("2013-07-17", { ...asked, people: 12 })).toBe("deny");
  });
});

describe("Italy: UNIFIL 2020, resolutions of both Chambers for the year", () => {
  test("needs both Chambers, ends with the year, and owes a report by 31 December", async () => {
    const { on, keep, step, status, ask } = await aCountry(db, "ITA", "UNIFIL", "1978-03-19");
    const id = await keep("2020-05-21", {
      reference: "IT-2020/UNIFIL",
      title: "UNIFIL for the year 2020",
      procedure: "yearly-resolutions",
      proposer: "Council of Ministers",
      proposedOn: "2020-05-21",
      source: "Law No 145/2016, Article 2; numbers of 2020 not read again",
      confidence: "unverified",
      proposal: {
        ...DecisionForm.parse({}).proposal,
        area: "Lebanon",
        number: "1,076 at most",
        financing: "Fund for missions, Article 4",
      },
      costAmount: "150000000",
      costCurrency: "EUR",
      costPeriod: "year",
      costSourceLine: "Fund of Article 4 of law 145/2016; the sum is unverified",
      ceilings: [
        { code: "IT-2020/people", label: "Greatest number", kind: "per_mission", people: "1076" },
        { code: "IT-2020/helicopters", label: "Helicopters", kind: "at_any_time", people: "6", unit: "assets" },
      ],
      scopes: [
        scope({
          label: "UNIFIL",
          missions: ["UNIFIL"],
          roles: ["contingent_member", "staff_officer", "unmo"],
          validFrom: "2020-01-01",
          validTo: "2020-12-31",
          ceilings: ["IT-2020/people"],
        }),
      ],
      duties: [
        {
          text: "Report on the missions of the year",
          to: "Both Chambers",
          by: "Government",
          content: "Course of each mission, money, for its continuation",
          frequency: "yearly",
          dueOn: "2020-12-31",
          public: true,
        },
      ],
    });
    ok(await step(id, "proposed", "2020-05-21"));
    const senate = vote("Senato della Repubblica", "2020-07-07");
    expect(codesOf(await step(id, "granted", "2020-07-16", { votes: [senate] }))).toEqual(["vote-missing"]);
    const granted = ok(
      await step(id, "granted", "2020-07-16", { votes: [senate, vote("Camera dei deputati", "2020-07-16")] }),
    );
    expect(granted.cost).toMatchObject({ minor: 15_000_000_000, currency: "EUR", period: "year" });
    expect(
      await ask("2020-07-20", { role: "contingent_member", people: 1076, from: "2020-08-01", to: "2020-12-31" }),
    ).toBe("allow");
    expect(
      await ask("2020-07-20", { role: "contingent_member", people: 1, from: "2020-08-01", to: "2021-01-01" }),
    ).toBe("deny");
    expect(await status(id, "2021-01-01")).toBe("expired");
    const duty = async (day: Day) => (await readAuthorisation(on("2021-02-01"), id, { asOf: day })).duties[0];
    expect((await duty("2020-12-31"))?.occurrences[0]).toMatchObject({ dueOn: "2020-12-31", state: "due" });
    expect((await duty("2021-01-01"))?.occurrences[0]).toMatchObject({ state: "overdue" });
    const report = { dueOn: "2020-12-31", doneOn: "2021-01-30", paperId: null, note: "", source: "test" };
    ok(await fulfilDuty(on("2021-02-01"), id, (await duty("2021-02-01"))?.id ?? "", report));
    expect((await duty("2021-02-01"))?.occurrences[0]).toMatchObject({ state: "done", doneOn: "2021-01-30" });
  });
});

describe("Netherlands: MINUSMA 2013, a letter under Article 100", () => {
  test("informs before it goes ahead, and asks for no consent", async () => {
    const { keep, step, status, ask } = await aCountry(db, "NLD", "MINUSMA", "2013-04-25");
    const id = await keep("2013-11-01", {
      reference: "NL-2013/MINUSMA",
      title: "A contribution to MINUSMA",
      procedure: "article-100",
      proposer: "Government",
      proposedOn: "2013-11-01",
      source: "Parliamentary paper 29 521, No 213 (1 November 2013); numbers not read again",
      confidence: "unverified",
      ceilings: [{ code: "NL-2013/all", label: "Military", kind: "at_any_time", people: "368" }],
      scopes: [
        scope({
          label: "Mali",
          missions: ["MINUSMA"],
          roles: ["contingent_member", "staff_officer"],
          validFrom: "2013-12-17",
          validTo: "2015-12-31",
          ceilings: ["NL-2013/all"],
        }),
      ],
      duties: [
        {
          text: "Interim evaluation of the mission",
          to: "House of Representatives",
          by: "Government",
          frequency: "yearly",
          dueOn: "2014-05-21",
          public: true,
        },
      ],
    });
    ok(await step(id, "proposed", "2013-11-01"));
    expect(codesOf(await step(id, "granted", "2013-12-17"))).toEqual(["information-missing"]);
    ok(await step(id, "information", "2013-11-01", { note: "Letter 29 521, No 213" }));
    ok(await step(id, "debated", "2013-12-11"));
    const decided = ok(await step(id, "granted", "2013-12-17"));
    expect(decided.procedure).toMatchObject({ requiresConsent: false, kind: "information_only" });
    expect(await status(id, "2013-12-16")).toBe("in_debate");
    expect(
      await ask("2014-01-10", { role: "contingent_member", people: 368, from: "2014-02-01", to: "2014-12-31" }),
    ).toBe("allow");
    expect(await ask("2014-01-10", { role: "unmo", people: 1, from: "2014-02-01", to: "2014-12-31" })).toBe("deny");
  });
});

describe("Japan: UNMISS, an implementation plan and five principles", () => {
  test("is changed by another plan, lets units and staff end on different days, and is suspended when a principle is lost", async () => {
    const { on, keep, step, status, ask } = await aCountry(db, "JPN", "UNMISS", "2011-07-09");
    const principles = [
      "A cease-fire holds",
      "The parties consent",
      "The operation is impartial",
      "Japan may suspend or end",
      "Weapons only as far as needed",
    ];
    const plan = {
      reference: "JP-2011",
      title: "Engineers and staff in South Sudan",
      procedure: "implementation-plan",
      proposer: "Prime Minister",
      proposedOn: "2011-12-20",
      source: "Ministry of Foreign Affairs, 20 December 2011 and 28 March 2017",
      confidence: "verified",
      ceilings: [
        { code: "JP-2011/engineers", label: "Engineer unit", kind: "per_role", people: "330" },
        { code: "JP-2011/staff", label: "Staff officers", kind: "per_role", people: "4" },
      ],
      scopes: [
        scope({
          label: "Engineers",
          missions: ["UNMISS"],
          roles: ["contingent_member"],
          validFrom: "2012-01-01",
          validTo: "2017-03-31",
          ceilings: ["JP-2011/engineers"],
        }),
        scope({
          label: "Staff",
          missions: ["UNMISS"],
          roles: ["staff_officer"],
          validFrom: "2011-12-20",
          validTo: "2017-03-31",
          ceilings: ["JP-2011/staff"],
        }),
      ],
      conditions: principles.map((text) => ({
        kind: "continuing",
        text,
        check: "Government's assessment",
        consequence: "suspend",
      })),
    };
    const id = await keep("2011-12-20", plan);
    ok(await step(id, "proposed", "2011-12-20"));
    ok(await step(id, "granted", "2011-12-20", { votes: [vote("Cabinet", "2011-12-20")] }));
    const unit = { role: "contingent_member", people: 330, from: "2016-08-01", to: "2016-12-31" } as const;
    ok(
      await step(id, "suspended", "2016-07-11", {
        note: "Fighting in Juba: whether a cease-fire holds is being looked into (a variation on what happened).",
      }),
    );
    expect([await ask("2016-07-12", unit), await status(id, "2016-07-12")]).toEqual(["deny", "suspended"]);
    ok(await step(id, "resumed", "2016-07-20", { note: "The principles are held to be kept." }));
    expect(await ask("2016-07-21", unit)).toBe("allow");
    const revision = await keep("2017-03-24", {
      ...plan,
      reference: "JP-2017",
      title: "Revision of 24 March 2017",
      proposedOn: "2017-03-24",
      ceilings: [],
      scopes: [],
      conditions: [],
      relations: [
        {
          to: "JP-2011",
          kind: "amends",
          changes: [
            { what: "validity", scope: "Engineers", to: "2017-05-31" },
            { what: "validity", scope: "Staff", to: "2018-02-28" },
          ],
        },
      ],
    });
    ok(await step(revision, "proposed", "2017-03-24"));
    ok(await step(revision, "granted", "2017-03-24", { votes: [vote("Cabinet", "2017-03-24")] }));
    const on31May = { role: "contingent_member", people: 330, from: "2017-04-01", to: "2017-05-31" } as const;
    expect(await ask("2017-03-25", on31May)).toBe("allow");
    expect(await ask("2017-03-25", { ...on31May, to: "2017-06-01" })).toBe("deny");
    expect(await ask("2017-03-25", { role: "staff_officer", people: 4, from: "2017-06-01", to: "2018-02-28" })).toBe(
      "allow",
    );
    const whole = await readAuthorisation(on("2017-03-25"), id, {});
    expect(whole.events.map((event) => event.kind)).toEqual([
      "drafted",
      "proposed",
      "granted",
      "suspended",
      "resumed",
      "amended",
    ]);
    expect(whole.conditions).toHaveLength(5);
  });
});

describe("Kazakhstan: the summer of 2026", () => {
  test("has no body to decide until the Kurultai sits, and a proposal says until when", async () => {
    const { keep, step } = await aCountry(db, "KAZ", "UNMISS", "2011-07-09");
    const form = (reference: string, procedure: string, day: Day) => ({
      reference,
      title: "A new decision",
      procedure,
      proposer: "President",
      proposedOn: day,
      source: "test",
      scopes: [scope({ label: "South Sudan", missions: ["UNMISS"], roles: ["unmo"], validFrom: "2026-12-01" })],
    });
    const late = await keep("2026-06-20", form("KZ-1", "joint-session", "2026-06-20"));
    ok(await step(late, "proposed", "2026-06-20"));
    const joint = vote("Joint session", "2026-06-20");
    expect(codesOf(await step(late, "granted", "2026-07-02", { votes: [joint] }))).toEqual([
      "procedure-not-known",
      "no-deciding-body-known",
      "no-deciding-body-known",
    ]);
    const early = await keep("2026-08-15", form("KZ-2", "kurultai", "2026-08-15"));
    expect(await step(early, "proposed", "2026-08-15")).toMatchObject({
      ok: false,
      refusals: [
        { code: "no-deciding-body", facts: { body: "Kurultai", until: "2026-09-30", confidence: "inferred" } },
      ],
    });
    ok(await step(early, "proposed", "2026-10-05"));
    const votes = [vote("Kurultai", "2026-10-20", { inFavour: 73, against: 60, abstained: 2, present: 135 })];
    expect(
      codesOf(
        await step(early, "granted", "2026-10-20", { votes: [vote("Kurultai", "2026-10-20", { inFavour: 72 })] }),
      ),
    ).toEqual(["vote-insufficient"]);
    expect(ok(await step(early, "granted", "2026-10-20", { votes })).status).toBe("granted");
  });
});
