import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../../tests/database.ts";
import { draftAuthorisation, previewStep, readAuthorisation, recordStep } from "../../authorisations/actions.ts";
import type { Change, Draft, Step } from "../../authorisations/schema.ts";
import type { Context } from "../../platform/context.ts";
import { addDays, type Day } from "../../platform/days.ts";
import { sql } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { askMayDeploy } from "../actions.ts";
import { anyone, ok, recount, smallCountry, smallLaw } from "../fixtures.ts";
import { recordApprovedTours, recordArrival } from "../tours/tour-actions.ts";
import { readyToTravel } from "../tours/tour-fixtures.ts";
import { type Left, type Lifted, settledOf, underPermits } from "./restand.ts";
import { standingInLedger } from "./restand-actions.ts";

const DaysRow = z.object({ from: z.string(), to: z.string(), standing: z.string(), reference: z.string().nullable() });

/** A small country of its own, with people planned and present under T-1. */
async function world() {
  const db = await testDatabase();
  const ctx: Context = { ...db.context("planner", "2024-06-30"), actor: anyone("clerk") };
  const { people, posts } = await smallCountry(ctx, 40);
  let clock = 0;
  let free = 0;
  const later = (today: Day = "2024-06-30", who = "clerk"): Context => {
    clock += 1;
    return {
      ...ctx,
      actor: anyone(who),
      today,
      now: new Date(Date.parse(`${today}T12:00:00Z`) + clock * 1000).toISOString(),
    };
  };
  const order = async (kind: keyof typeof posts, from: Day, to: Day, count = 1, today: Day = "2024-06-30") => {
    const tours = Array.from({ length: count }, (_, n) => {
      free += 1;
      return { personId: people[free] ?? "", postId: posts[kind][n % 6] ?? "", from, to };
    });
    return ok(await recordApprovedTours(later(today), { planId: newId(), proposedBy: "a", approvedBy: "b", tours }))
      .tourIds;
  };
  const arrive = async (tours: readonly string[], day: Day) => {
    await readyToTravel(later(day), tours);
    for (const tour of tours) {
      ok(await recordArrival(later(day), tour, { day, source: "test", breachReason: null }));
    }
  };
  const daysOf = (tour: string) =>
    db.as("KAZ").many(
      DaysRow,
      sql`
        select p.from_day as "from", p.to_day as "to", p.standing, a.reference
        from presences p
        left join authorisation_permits m on m.contributor = p.contributor and m.id = p.permit_id
        left join authorisations a on a.contributor = m.contributor and a.id = m.authorisation_id
        where p.contributor = 'KAZ' and p.tour_id = ${tour} and p.superseded_at is null
        order by p.from_day
      `,
    );
  const step = (id: string, given: Partial<Step> & Pick<Step, "kind" | "day">, today = given.day) =>
    recordStep(
      later(today, "approver"),
      id,
      { note: "as told", source: "test", votes: [], ...given },
      undefined,
      standingInLedger,
    );
  const law = async () => (await readAuthorisation(later("2026-01-01"), "T-1", {})).id;
  const decide = async (draft: Draft, day: Day) => {
    const drafted = ok(await draftAuthorisation(later(day, "drafter"), draft));
    ok(await step(drafted.id, { kind: "proposed", day }));
    return step(drafted.id, { kind: "granted", day });
  };
  return { ctx, later, order, arrive, daysOf, step, law, decide };
}

const amendment = (changes: Change[]): Draft => ({
  ...smallLaw,
  reference: "T-1/amended",
  relations: [{ to: "T-1", kind: "amends", source: "test", changes }],
  scopes: [],
  ceilings: [],
});

describe("a decision that ends", () => {
  test("cancels what is planned after it, and who is there must leave by the day the way home is covered", async () => {
    const { ctx, order, arrive, daysOf, step, law } = await world();
    const there = await order("unit", "2024-07-01", "2024-12-31", 2);
    const planned = await order("unit", "2024-10-01", "2025-03-31", 1);
    const early = await order("staff", "2024-07-10", "2024-10-31", 1);
    await arrive(there, "2024-07-01");
    const recalled = await step(await law(), { kind: "recalled", day: "2024-09-15", withdrawalUntil: "2024-10-15" });
    expect(ok(recalled).status).toBe("recalled");
    expect(await daysOf(there[0] ?? "")).toEqual([
      { from: "2024-07-01", to: "2024-10-15", standing: "actual", reference: "T-1" },
    ]);
    expect(await daysOf(planned[0] ?? "")).toEqual([]);
    expect(await daysOf(early[0] ?? "")).toMatchObject([{ from: "2024-07-10", to: "2024-09-15" }]);
    const Row = z.object({ kind: z.string(), leaveBy: z.string().nullable(), count: z.number() });
    const effects = await ctx.db.many(
      Row,
      sql`select kind, leave_by as "leaveBy", count(*) as count from authorisation_effects where contributor = 'KAZ' group by 1, 2 order by 1`,
    );
    expect(effects).toEqual([
      { kind: "cancelled", leaveBy: null, count: 1 },
      { kind: "cut", leaveBy: null, count: 1 },
      { kind: "must_leave", leaveBy: "2024-10-15", count: 2 },
    ]);
    expect(await recount(ctx.db)).toBe(0);
  });

  test("is refused where people were there without cover, and recorded as a breach with the reason that is given", async () => {
    const { ctx, order, arrive, daysOf, step, law, later } = await world();
    const there = await order("unit", "2024-07-01", "2024-12-31", 2);
    await arrive(there, "2024-07-01");
    const id = await law();
    const late = await step(id, { kind: "recalled", day: "2024-09-15" }, "2024-09-20");
    expect(late).toMatchObject({ ok: false, refusals: [{ code: "present-without-cover", facts: { people: 2 } }] });
    expect(await daysOf(there[0] ?? "")).toMatchObject([{ to: "2024-12-31" }]);
    const tried = await previewStep(
      later("2024-09-20", "approver"),
      id,
      { kind: "recalled", day: "2024-09-15", note: "n", source: "test", votes: [], breachReason: "News came late" },
      standingInLedger,
    );
    expect(
      ok(tried)
        .effects.map((effect) => effect.kind)
        .sort(),
    ).toEqual(["breach", "breach", "must_leave", "must_leave"]);
    expect(await daysOf(there[0] ?? "")).toMatchObject([{ to: "2024-12-31" }]);
    ok(await step(id, { kind: "recalled", day: "2024-09-15", breachReason: "News came late" }, "2024-09-20"));
    expect(await daysOf(there[0] ?? "")).toEqual([
      { from: "2024-07-01", to: "2024-09-15", standing: "actual", reference: "T-1" },
      { from: "2024-09-16", to: "2024-09-20", standing: "actual", reference: null },
    ]);
    expect(await recount(ctx.db)).toBe(0);
  });

  test("cannot be ended past the rules: the database lets no permit go under which somebody stands", async () => {
    const { ctx, order } = await world();
    await order("unit", "2024-07-01", "2024-12-31");
    await expect(
      ctx.db.run(
        sql`update authorisation_permits set live = null, withdrawn_at = now(), withdrawn_by = 'x' where contributor = 'KAZ'`,
      ),
    ).rejects.toThrow(/presences_live_permit/);
  });

  test("hands people over to the decision that replaces it, day by day", async () => {
    const { order, arrive, daysOf, decide, law, later } = await world();
    const there = await order("unit", "2024-07-01", "2024-12-31", 2);
    await arrive(there, "2024-07-01");
    const rename = (code: string) => code.replace("T-1", "T-2");
    ok(
      await decide(
        {
          ...smallLaw,
          reference: "T-2",
          relations: [{ to: "T-1", kind: "replaces", source: "test" }],
          ceilings: smallLaw.ceilings.map((c) => ({ ...c, code: rename(c.code) })),
          scopes: smallLaw.scopes.map((s) => ({ ...s, validFrom: "2024-10-01", ceilings: s.ceilings.map(rename) })),
        },
        "2024-09-10",
      ),
    );
    const statusOn = async (day: Day) => (await readAuthorisation(later(day), await law(), {})).status;
    expect([await statusOn("2024-09-30"), await statusOn("2024-10-01")]).toEqual(["granted", "superseded"]);
    expect(await daysOf(there[1] ?? "")).toMatchObject([
      { to: "2024-09-30", reference: "T-1" },
      { from: "2024-10-01", to: "2024-12-31", reference: "T-2" },
    ]);
  });
});

describe("an amendment", () => {
  test("that lowers a ceiling from a day on leaves the days before, and cuts the last planned who no longer fit", async () => {
    const { ctx, order, arrive, daysOf, decide } = await world();
    const there = await order("unit", "2024-07-01", "2024-12-31", 2);
    const planned = await order("unit", "2024-08-01", "2025-01-31", 2);
    await arrive(there, "2024-07-01");
    ok(
      await decide(
        amendment([{ what: "ceiling", ceiling: "T-1/unit", people: 3, overlap: null, from: "2024-10-01" }]),
        "2024-09-10",
      ),
    );
    for (const tour of there) expect((await daysOf(tour)).at(-1)?.to).toBe("2024-12-31");
    const ends = await Promise.all(planned.map(async (tour) => (await daysOf(tour)).at(-1)?.to));
    expect(ends.sort()).toEqual(["2024-09-30", "2025-01-31"]);
    expect(await recount(ctx.db)).toBe(0);
  });

  test("that lowers a ceiling leaves everybody the days that have room", async () => {
    const { ctx, order, arrive, daysOf, decide } = await world();
    const there = await order("unit", "2024-07-01", "2024-12-31", 2);
    const [before = ""] = await order("unit", "2024-08-01", "2025-01-31");
    const [after = ""] = await order("unit", "2024-10-01", "2025-03-31");
    await arrive(there, "2024-07-01");
    const granted = ok(
      await decide(
        amendment([{ what: "ceiling", ceiling: "T-1/unit", people: 3, overlap: null, from: "2024-10-15" }]),
        "2024-09-10",
      ),
    );
    // Two weeks before the change have room, and all days from the new year on have; a tour without a hole keeps the first.
    expect((await daysOf(after)).map(({ from, to }) => [from, to])).toEqual([["2024-10-01", "2024-10-14"]]);
    expect((await daysOf(before)).at(-1)?.to).toBe("2025-01-31");
    expect(granted.status).toBe("granted");
    expect(await recount(ctx.db)).toBe(0);
  });

  test("that lowers a ceiling lets a tour begin later where its first days alone have no room", async () => {
    const { ctx, order, arrive, daysOf, decide } = await world();
    const there = await order("unit", "2024-07-01", "2024-12-31", 2);
    await order("unit", "2024-08-01", "2025-01-31");
    const [after = ""] = await order("unit", "2024-11-01", "2025-03-31");
    await arrive(there, "2024-07-01");
    ok(
      await decide(
        amendment([{ what: "ceiling", ceiling: "T-1/unit", people: 3, overlap: null, from: "2024-10-15" }]),
        "2024-09-10",
      ),
    );
    expect((await daysOf(after)).map(({ from, to }) => [from, to])).toEqual([["2025-01-01", "2025-03-31"]]);
    expect(await recount(ctx.db)).toBe(0);
  });

  test("that raises a ceiling makes room from that day on and not before", async () => {
    const { ctx, order, decide, later } = await world();
    await order("unit", "2024-07-01", "2025-06-30", 4);
    const raise = [
      { what: "ceiling" as const, ceiling: "T-1/unit", people: 6, from: "2024-10-01" },
      { what: "ceiling" as const, ceiling: "T-1/total", people: 8, from: "2024-10-01" },
    ];
    ok(await decide(amendment(raise), "2024-09-10"));
    const asked = { mission: "UNDOF", role: "contingent_member", mode: "self", people: 2 } as const;
    const now = later("2024-09-11");
    expect((await askMayDeploy(now, { ...asked, from: "2024-10-01", to: "2025-03-31" }, {})).verdict).toBe("allow");
    expect((await askMayDeploy(now, { ...asked, from: "2024-09-15", to: "2025-03-31" }, {})).verdict).toBe("deny");
    await order("unit", "2024-10-01", "2025-03-31", 2, "2024-09-11");
    expect(await recount(ctx.db)).toBe(0);
  });

  test("that extends or adds a scope is open to be used, and one over time keeps whom it counted", async () => {
    const { order, decide, later, step, law } = await world();
    await order("observer", "2024-07-01", "2024-07-31", 5);
    const added = {
      ...smallLaw.scopes[0],
      label: "Lebanon, staff",
      missions: ["UNIFIL"],
      roles: ["staff_officer" as const],
    };
    const scope = { ...(added as Draft["scopes"][number]), ceilings: ["T-1/total"] };
    ok(
      await decide(
        amendment([
          { what: "scope", scope },
          { what: "ceiling", ceiling: "T-1/persons", people: 6, from: "2024-10-01" },
        ]),
        "2024-09-10",
      ),
    );
    const asked = { mode: "self", from: "2024-10-01", to: "2024-11-30" } as const;
    const now = later("2024-09-11");
    const ask = (people: number, role: "unmo" | "staff_officer") =>
      askMayDeploy(now, { ...asked, mission: "UNIFIL", role, people }, {}).then((answer) => answer.verdict);
    expect(await ask(1, "staff_officer")).toBe("allow");
    expect([await ask(1, "unmo"), await ask(2, "unmo")]).toEqual(["allow", "deny"]);
    expect(await step(await law(), { kind: "extended", day: "2024-09-12", validTo: "2025-01-01" })).toMatchObject({
      ok: false,
      refusals: [{ code: "no-end-to-extend" }],
    });
    const lowered = await decide(
      {
        ...amendment([{ what: "ceiling", ceiling: "T-1/persons", people: 4, from: "2024-10-01" }]),
        reference: "T-1/lower",
      },
      "2024-09-13",
    );
    expect(lowered).toMatchObject({ ok: false, refusals: [{ code: "cumulative-below-counted" }] });
  });
});

describe("where people stand afterwards", () => {
  const day = (n: number) => addDays("2024-01-01", n);
  const left: fc.Arbitrary<Left> = fc.tuple(fc.nat(40), fc.nat(20), fc.nat(5)).map(([from, length, home]) => ({
    id: `${from}-${length}-${home}`,
    partner: "*",
    unitTypes: [],
    from: day(from),
    serviceTo: day(from + length),
    to: day(from + length + home),
  }));
  const stay: fc.Arbitrary<Lifted> = fc
    .tuple(fc.nat(40), fc.nat(20), fc.constantFrom("planned" as const, "actual" as const))
    .map(([from, length, standing]) => ({
      from: day(from),
      to: day(from + length),
      standing,
      partner: "",
      unitType: null,
    }));
  const count = (spells: readonly { from: Day; to: Day }[]) =>
    spells.reduce((days, spell) => days + (Date.parse(spell.to) - Date.parse(spell.from)) / 86_400_000 + 1, 0);

  test("every day is covered, a breach, or dropped, and nothing that lies ahead is uncovered", () => {
    fc.assert(
      fc.property(stay, fc.array(left, { maxLength: 4 }), fc.nat(60), (given, permits, n) => {
        const today = day(n);
        const { parts, gaps } = underPermits(given, permits);
        expect(count([...parts, ...gaps])).toBe(count([given]));
        const settled = settledOf(given, parts, gaps, today);
        for (const spell of settled.breached) {
          expect(given.standing).toBe("actual");
          expect(spell.to <= today).toBe(true);
        }
        for (const part of settled.kept) {
          const permit = permits.find((each) => each.id === part.permit);
          const last = given.standing === "actual" ? permit?.to : permit?.serviceTo;
          expect(permit !== undefined && permit.from <= part.from && part.to <= (last ?? "")).toBe(true);
        }
        // A plan has no hole in it.
        if (given.standing === "planned") {
          for (const [index, part] of settled.kept.entries()) {
            const before = settled.kept[index - 1];
            if (before !== undefined) expect(part.from).toBe(addDays(before.to, 1));
          }
        }
        if (gaps.length > 0 && settled.dropped.length === 0) expect(gaps.every((gap) => gap.to <= today)).toBe(true);
        // What is planned is kept or dropped, each day once.
        if (given.standing === "planned") expect(count([...settled.kept, ...settled.dropped])).toBe(count([given]));
      }),
    );
  });
});
