import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../../tests/database.ts";
import type { Context } from "../../platform/context.ts";
import type { Day } from "../../platform/days.ts";
import { sql } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Outcome } from "../../platform/outcome.ts";
import { askMayDeploy, readBreaches, readTour } from "../actions.ts";
import { planningLaw } from "../actions-planning.ts";
import { anyone, ok, recount, smallCountry } from "../fixtures.ts";
import type { Change } from "../schema.ts";
import { listTours } from "../store.ts";
import { everybodyEligible } from "../tours/eligible.ts";
import { cancelTour, recordApprovedTours, recordArrival, recordDeparture } from "../tours/tour-actions.ts";
import { rescheduleTour } from "../tours/tour-change-actions.ts";
import { approved, correctNow, extendNow, readyToTravel } from "../tours/tour-fixtures.ts";
import { standingPresences, supersedeBecause } from "./store-presence.ts";

const PermitRow = z.object({ id: z.uuid(), from: z.string(), to: z.string(), ceilings: z.number() });

const db = await testDatabase();
const ctx: Context = { ...db.context("planner", "2024-06-30"), actor: anyone("clerk") };
const { people, posts } = await smallCountry(ctx, 120);
let clock = 0;
let free = 0;

/** Another moment, later than all before. */
function later(today: Day = "2024-06-30"): Context {
  clock += 1;
  return { ...ctx, today, now: new Date(Date.UTC(2024, 5, 30, 12) + clock * 1000).toISOString() };
}

/** Somebody who has never been anywhere. */
function somebody(): string {
  const person = people[free];
  free += 1;
  if (person === undefined) throw new Error("the small country has run out of people");
  return person;
}

async function order(
  kind: keyof typeof posts,
  from: Day,
  to: Day,
  count = 1,
  given: readonly string[] = [],
): Promise<Outcome<{ tourIds: readonly string[] }>> {
  const tours = Array.from({ length: count }, (_, n) => ({
    personId: given[n] ?? somebody(),
    postId: posts[kind][n % 6] ?? "",
    from,
    to,
  }));
  return recordApprovedTours(later(), { planId: newId(), proposedBy: "a", approvedBy: "b", tours });
}

const codes = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code));
const what = { source: "test", breachReason: null };

/** Everything that stands is cancelled, so that each test begins with empty missions. */
beforeEach(async () => {
  for (const tour of await listTours(ctx.db)) {
    await ctx.db.transaction(async (tx) => {
      const why = { kind: "restood", day: "2024-06-30", cause: "test", source: "test" } as const;
      await supersedeBecause(tx, await standingPresences(tx, tour.id), why, { by: "test", at: later().now });
    });
  }
  await ctx.db.run(sql`delete from overlap_windows where contributor = 'KAZ'`);
});

describe("orders under ceilings", () => {
  test("fill a ceiling to the last place and not beyond", async () => {
    expect(codes(await order("unit", "2024-07-01", "2024-12-31", 4))).toEqual([]);
    const fifth = await order("unit", "2024-12-01", "2025-03-31");
    expect(codes(fifth)).toEqual(["over-ceiling"]);
    expect(fifth.ok ? null : fifth.refusals[0]?.facts).toMatchObject({
      ceiling: "T-1/unit",
      people: 4,
      used: 4,
      free: 0,
    });
    expect(codes(await order("staff", "2024-07-01", "2024-12-31", 2))).toEqual([]);
    expect(codes(await order("unit", "2025-01-01", "2025-06-30", 4))).toEqual([]);
    expect(await recount(ctx.db)).toBe(0);
  });

  test("may pass a ceiling while one rotation relieves another, as far and as long as its allowance goes", async () => {
    ok(await order("unit", "2024-07-01", "2024-12-31", 4));
    expect(codes(await order("unit", "2024-12-28", "2025-06-30", 4))).toEqual(["over-ceiling"]);
    expect(codes(await order("unit", "2024-12-27", "2025-06-30", 3))).toEqual([]);
    expect(codes(await order("unit", "2024-12-29", "2025-06-30", 1))).toEqual(["over-ceiling"]);
    expect(await recount(ctx.db)).toBe(0);
  });

  test("may not pass it a day longer than the allowance", async () => {
    ok(await order("unit", "2024-07-01", "2024-12-31", 4));
    expect(codes(await order("unit", "2024-12-26", "2025-06-30", 1))).toEqual(["over-ceiling"]);
    expect(codes(await order("unit", "2024-12-27", "2025-06-30", 1))).toEqual([]);
  });

  test("count different persons and tours where a ceiling says so: who went before may go again", async () => {
    const five = Array.from({ length: 5 }, () => somebody());
    ok(await order("observer", "2024-07-01", "2024-07-31", 5, five));
    expect(codes(await order("observer", "2024-08-01", "2024-08-31", 1))).toEqual(["over-ceiling"]);
    ok(await order("observer", "2024-08-01", "2024-08-31", 2, five));
    const eighth = await order("observer", "2024-09-01", "2024-09-30", 1, five);
    expect(eighth.ok ? null : eighth.refusals[0]?.facts).toMatchObject({
      ceiling: "T-1/tours",
      reading: "tours",
      used: 7,
    });
    expect(await recount(ctx.db)).toBe(0);
  });

  test("end with the mission, and nobody is in two places on one day", async () => {
    expect(codes(await order("observer", "2024-12-01", "2025-01-01"))).toEqual(["past-mission-end"]);
    const person = somebody();
    ok(await order("unit", "2024-07-01", "2024-12-31", 1, [person]));
    const again = await order("staff", "2024-12-31", "2025-01-31", 1, [person]);
    expect(codes(again)).toEqual(["already-deployed"]);
    expect(codes(await order("staff", "2025-01-01", "2025-01-31", 2, [person, person]))).toEqual(["two-tours-at-once"]);
  });

  test("leave nothing behind when one of them is refused, and need two persons", async () => {
    const before = (await listTours(ctx.db)).length;
    const tours = [
      { personId: somebody(), postId: posts.unit[0] ?? "", from: "2024-07-01", to: "2024-08-31" },
      { personId: somebody(), postId: posts.observer[0] ?? "", from: "2024-07-01", to: "2025-08-31" },
    ];
    expect(
      codes(await recordApprovedTours(later(), { planId: newId(), proposedBy: "a", approvedBy: "b", tours })),
    ).toEqual(["past-mission-end"]);
    expect(await listTours(ctx.db)).toHaveLength(before);
    expect(
      codes(await recordApprovedTours(later(), { planId: newId(), proposedBy: "a", approvedBy: "a", tours })),
    ).toEqual(["same-person"]);
  });
});

describe("what happened", () => {
  const begun = async (from: Day = "2024-05-01", to: Day = "2024-12-31") => {
    const id = ok(await order("unit", from, to)).tourIds[0] ?? "";
    await readyToTravel(later(), [id]);
    ok(await recordArrival(later(), id, { day: from, ...what }));
    return id;
  };

  test("goes from order to arrival, extension and return, each with its event, and keeps what was known", async () => {
    const id = await begun();
    const known = later().now;
    expect(await readTour(later(), id, {})).toMatchObject({
      state: "in_mission",
      standing: "actual",
      from: "2024-05-01",
      to: "2024-12-31",
      authorisation: "T-1",
    });
    ok(await extendNow(later(), id, { to: "2025-02-28", purpose: undefined, source: "test" }));
    ok(
      await recordDeparture(later(), id, {
        kind: "repatriated",
        day: "2024-06-20",
        cause: "medical",
        payer: "un",
        ...what,
      }),
    );
    const tour = await readTour(later(), id, {});
    expect(tour).toMatchObject({ state: "repatriating", to: "2024-06-20" });
    expect(tour.events.map((event) => event.kind)).toEqual([
      "approved",
      "travelling",
      "arrived",
      "extended",
      "repatriated",
    ]);
    expect(await readTour(later(), id, { knownAt: known })).toMatchObject({ to: "2024-12-31" });
    expect(await recount(ctx.db)).toBe(0);
  });

  test("is refused out of order, each with its reason", async () => {
    const planned = ok(await order("unit", "2024-05-01", "2024-12-31")).tourIds[0] ?? "";
    expect(
      codes(
        await recordDeparture(later(), planned, { kind: "left", day: "2024-06-01", cause: null, payer: null, ...what }),
      ),
    ).toEqual(["not-arrived"]);
    expect(codes(await recordArrival(later(), planned, { day: "2024-07-01", ...what }))).toEqual([
      "in-the-future",
      "steps-missing",
    ]);
    await readyToTravel(later(), [planned]);
    ok(await recordArrival(later(), planned, { day: "2024-05-03", ...what }));
    expect(codes(await recordArrival(later(), planned, { day: "2024-05-04", ...what }))).toEqual(["arrived-already"]);
    expect(codes(await cancelTour(later(), planned, { cause: "test", source: "test" }))).toEqual(["begun-already"]);
    expect(
      codes(
        await recordDeparture(later(), planned, {
          kind: "repatriated",
          day: "2024-05-01",
          cause: null,
          payer: null,
          ...what,
        }),
      ),
    ).toEqual(["departure-before-arrival", "repatriation-needs-cause"]);
    expect(codes(await extendNow(later(), planned, { to: "2024-12-31", purpose: undefined, source: "test" }))).toEqual([
      "not-an-extension",
    ]);
  });

  test("planned is given days beyond those approved only by a second person", async () => {
    const planned = ok(await order("unit", "2024-07-01", "2024-12-31")).tourIds[0] ?? "";
    const reschedule = (from: string, to: string) =>
      rescheduleTour(later(), planned, { from, to, reason: "shift", source: "test" }, everybodyEligible);
    expect(ok(await reschedule("2024-07-02", "2024-12-30"))).toMatchObject({
      change: null,
      tour: { from: "2024-07-02" },
    });
    const { tour, change } = ok(await reschedule("2024-07-02", "2025-01-01"));
    expect([tour.to, change?.state]).toEqual(["2024-12-30", "pending"]);
    expect(codes(await reschedule("2024-07-01", "2024-12-30"))).toEqual(["change-pending"]);
    expect(await readTour(later(), planned, {})).toMatchObject({ to: "2024-12-30" });
    ok(await approved(later(), { ok: true, value: change as Change }));
    expect(await readTour(later(), planned, {})).toMatchObject({ to: "2025-01-01", state: "nominated" });
  });

  test("gives its place back when a tour is cancelled or ends early", async () => {
    const four = ok(await order("unit", "2024-07-01", "2024-12-31", 4)).tourIds;
    expect(codes(await order("unit", "2024-08-01", "2024-09-30"))).toEqual(["over-ceiling"]);
    ok(await cancelTour(later(), four[0] ?? "", { cause: "withdrew", source: "test" }));
    expect(codes(await order("unit", "2024-08-01", "2024-09-30"))).toEqual([]);
    expect(await recount(ctx.db)).toBe(0);
  });

  test("that broke the law is refused without a reason and kept as a named breach with one", async () => {
    for (let n = 0; n < 4; n += 1) await begun("2024-05-01", "2024-06-30");
    const late = ok(await order("unit", "2024-07-01", "2024-12-31")).tourIds[0] ?? "";
    const early = { from: "2024-05-20", to: "2024-12-31", cause: "arrived early", ...what };
    await readyToTravel(later("2024-07-02"), [late]);
    ok(await recordArrival(later("2024-07-02"), late, { day: "2024-07-01", ...what }));
    expect(codes(await correctNow(later("2024-07-02"), late, early))).toEqual(["over-ceiling"]);
    ok(await correctNow(later("2024-07-02"), late, { ...early, breachReason: "The aircraft came five weeks early." }));
    expect(await readTour(later("2024-07-02"), late, {})).toMatchObject({
      from: "2024-05-20",
      authorisation: null,
      breach: "over-ceiling",
    });
    expect(await readBreaches(later("2024-07-02"), {})).toMatchObject([
      {
        code: "over-ceiling",
        people: 1,
        reason: "The aircraft came five weeks early.",
        facts: { ceiling: "T-1/unit" },
      },
    ]);
    ok(
      await recordDeparture(later("2024-07-02"), late, {
        kind: "left",
        day: "2024-07-02",
        cause: null,
        payer: null,
        ...what,
      }),
    );
    expect(await recount(ctx.db)).toBe(0);
  });

  test("after the end of operations is the way home, to the day by which all must have left", async () => {
    const id = ok(await order("observer", "2024-05-01", "2024-12-31")).tourIds[0] ?? "";
    await readyToTravel(later(), [id]);
    ok(await recordArrival(later(), id, { day: "2024-05-01", ...what }));
    expect(codes(await extendNow(later(), id, { to: "2025-03-31", purpose: undefined, source: "test" }))).toEqual([
      "past-mission-end",
    ]);
    expect(codes(await extendNow(later(), id, { to: "2025-07-01", purpose: "withdrawal", source: "test" }))).toEqual([
      "past-withdrawal",
    ]);
    ok(await extendNow(later(), id, { to: "2025-03-31", purpose: "withdrawal", source: "test" }));
    expect(await readTour(later(), id, {})).toMatchObject({ from: "2024-05-01", to: "2025-03-31" });
  });
});

describe("the database refuses by itself", () => {
  const presence = (given: Record<string, unknown>) => {
    const row = {
      id: newId(),
      standing: "actual",
      permit_id: null,
      permit_partner: null,
      permit_from: null,
      permit_to: null,
      ceilings: null,
      breach_id: null,
      last_ord: null,
      last_to: null,
      ...given,
    };
    return ctx.db.run(sql`
      insert into presences (contributor, id, tour_id, person_id, mission, role, mode, partner, from_day, to_day, standing, permit_id,
        permit_partner, permit_from, permit_to, ceilings, breach_id, last_ord, last_to, source, confidence, recorded_at, recorded_by)
      select 'KAZ', r.id, t.id, t.person_id, t.mission, t.role, t.mode, t.partner, r.from_day, r.to_day, r.standing, r.permit_id,
        r.permit_partner, r.permit_from, r.permit_to, r.ceilings, r.breach_id, r.last_ord, r.last_to, 'sql', 'verified', now(), 'sql'
      from jsonb_to_record(${JSON.stringify(row)}::jsonb) as r(id uuid, tour uuid, from_day date, to_day date, standing text, permit_id uuid,
        permit_partner text, permit_from date, permit_to date, ceilings int, breach_id uuid, last_ord int, last_to date)
      join tours t on t.contributor = 'KAZ' and t.id = r.tour
    `);
  };
  const permitOf = async (mission: string, role: string) => {
    const [permit] = await ctx.db.many(
      PermitRow,
      sql`select id, valid_from as "from", valid_to as "to", ceilings from authorisation_permits where contributor = 'KAZ' and mission = ${mission} and role = ${role}`,
    );
    if (permit === undefined) throw new Error("no permit");
    return {
      permit_id: permit.id,
      permit_partner: "*",
      permit_from: permit.from,
      permit_to: permit.to,
      ceilings: permit.ceilings,
    };
  };

  test("presence that is neither covered nor a breach", async () => {
    const tour = ok(await order("unit", "2024-07-01", "2024-08-31")).tourIds[0];
    await expect(presence({ tour, from_day: "2024-09-01", to_day: "2024-09-30" })).rejects.toThrow(
      /presences_covered_or_breach/,
    );
  });

  test("presence under a permit of another mission or role, or outside its days", async () => {
    const tour = ok(await order("unit", "2024-07-01", "2024-08-31")).tourIds[0];
    const days = { tour, from_day: "2024-09-01", to_day: "2024-09-30", last_ord: 2, last_to: "2024-09-30" };
    await expect(presence({ ...days, ...(await permitOf("UNIFIL", "unmo")) })).rejects.toThrow(/presences_permit/);
    await expect(
      presence({ ...days, ...(await permitOf("UNDOF", "contingent_member")), from_day: "2023-09-01" }),
    ).rejects.toThrow(/presences_within_permit/);
  });

  test("presence without a place under every ceiling", async () => {
    const tour = ok(await order("unit", "2024-07-01", "2024-08-31")).tourIds[0];
    const days = {
      tour,
      from_day: "2024-09-01",
      to_day: "2024-09-30",
      ...(await permitOf("UNDOF", "contingent_member")),
    };
    await expect(presence(days)).rejects.toThrow(/presences_needs_places/);
    await expect(presence({ ...days, last_ord: 1, last_to: "2024-09-30" })).rejects.toThrow(/presences_needs_places/);
    await expect(presence({ ...days, last_ord: 2, last_to: "2024-09-30" })).rejects.toThrow(/presences_places/);
  });

  test("taking a place away, a second person on it, or one beyond the ceiling without an allowance", async () => {
    ok(await order("unit", "2024-07-01", "2024-08-31", 2));
    const first = sql`(select ctid from places where contributor = 'KAZ' and ord = 2 order by place limit 1)`;
    await expect(ctx.db.run(sql`delete from places where contributor = 'KAZ' and ord = 2`)).rejects.toThrow(
      /presences_places/,
    );
    await expect(ctx.db.run(sql`update places set place = 2 where ctid = ${first}`)).rejects.toThrow(
      /permission denied/,
    );
    const copy = (place: number) => sql`
      insert into places (contributor, presence_id, ord, from_day, to_day, tour_id, person_id, permit_id, presence_from, presence_to,
        ceiling_id, reading, people, overlap_people, overlap_days, place, previous_ord, previous_to)
      select contributor, presence_id, ord, from_day, to_day - 1, tour_id, person_id, permit_id, presence_from, presence_to,
        ceiling_id, reading, people, overlap_people, overlap_days, ${place}, previous_ord, previous_to
      from gone`;
    const replace = (place: number) =>
      ctx.db.run(
        sql`with gone as (delete from places where contributor = 'KAZ' and ord = 2 and place = 1 returning *) ${copy(place)}`,
      );
    await expect(replace(5)).rejects.toThrow(/places_beyond_need_window/);
    await expect(replace(8)).rejects.toThrow(/places_under_ceiling|places_beyond_need_window/);
  });

  test("a breach of what has not happened, and forgetting by deletion", async () => {
    const tour = ok(await order("unit", "2024-07-01", "2024-08-31")).tourIds[0];
    await expect(
      presence({ tour, from_day: "2024-09-01", to_day: "2024-09-30", standing: "planned", breach_id: newId() }),
    ).rejects.toThrow(/presences_covered_or_breach/);
    for (const table of ["presences", "tours", "tour_events", "breaches"]) {
      await expect(ctx.db.run(sql`delete from ${sql.table(table)} where contributor = 'KAZ'`)).rejects.toThrow(
        /permission denied/,
      );
    }
  });
});

describe("the law for planning", () => {
  test("gives each tour its cover, and each ceiling those who count already", async () => {
    ok(await order("unit", "2024-07-01", "2024-12-31", 3));
    const law = await planningLaw(ctx.db, "2024-06-30", "2024-07-01", "2025-06-30", later().now);
    const cover = law.coverOf({
      mission: "UNDOF",
      role: "contingent_member",
      mode: "self",
      from: "2024-07-01",
      to: "2024-12-31",
    });
    if (!cover.ok) throw new Error("not covered");
    const unit = law.ceilings.find((each) => each.id === "T-1/unit");
    expect(unit).toMatchObject({
      atMost: 4,
      measure: "present",
      overlap: { people: 3, days: 5 },
      others: [{ from: "2024-07-01", to: "2024-12-31", count: 3 }],
    });
    expect(unit?.where.cover).toEqual([cover.label]);
    expect(law.ceilings.find((each) => each.id === "T-1/total")?.where.cover).toContain(cover.label);
    expect(law.ceilings.map((each) => each.measure).sort()).toEqual(["people", "present", "present", "tours"]);
    expect(
      law.coverOf({ mission: "UNIFIL", role: "unmo", mode: "self", from: "2024-12-01", to: "2025-01-31" }),
    ).toMatchObject({ ok: false, refusals: [{ code: "past-mission-end" }] });
  });

  test("agrees with what may be asked", async () => {
    const answer = await askMayDeploy(
      ctx,
      { mission: "UNDOF", role: "contingent_member", mode: "self", people: 5, from: "2024-07-01", to: "2024-12-31" },
      { knownAt: later().now },
    );
    expect(answer).toMatchObject({ verdict: "deny", refusals: [{ facts: { ceiling: "T-1/unit", free: 4 } }] });
  });
});
