import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../../tests/database.ts";
import type { Context } from "../../platform/context.ts";
import { sql } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Outcome } from "../../platform/outcome.ts";
import { enterContribution } from "../contributions/contribution-actions.ts";
import { assignRoll, planRotation } from "../contributions/rotation-actions.ts";
import { anyone, ok, recount, smallCountry } from "../fixtures.ts";
import { standingPresencesOf, supersedeBecause } from "../ledger/store-presence.ts";
import { rehearse } from "../rehearsal-actions.ts";
import type { TourStep } from "../schema.ts";
import { listTours } from "../store.ts";
import { approveChange, readChange, rejectChange, withdrawChange } from "./change-actions.ts";
import { type Eligible, everybodyEligible } from "./eligible.ts";
import { overrideTour, readTour, recordSteps } from "./step-actions.ts";
import { recordApprovedTours, recordArrival, recordArrivals, recordDeparture } from "./tour-actions.ts";
import { correctTour, proposeShift, recordExtension, transferTour, undoEvent } from "./tour-change-actions.ts";
import { approved, correctNow, declareEverybody, extendNow, readyToTravel, stepsBefore } from "./tour-fixtures.ts";

const db = await testDatabase();
const ctx: Context = { ...db.context("planner", "2024-06-30"), actor: anyone("clerk") };
const { people, posts } = await smallCountry(ctx, 80);
let seconds = 0;
let free = 0;
const later = (actor = "clerk"): Context => {
  seconds += 1;
  return { ...ctx, actor: anyone(actor), now: new Date(Date.UTC(2024, 5, 30, 12) + seconds * 1000).toISOString() };
};
const codes = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code));
/** Codes of the ways out of a refusal, with their facts. */
const waysOut = (outcome: Outcome<unknown>) =>
  outcome.ok
    ? []
    : (outcome.refusals[0]?.remedies ?? []).map(({ code, facts }) => [code, ...Object.values(facts)].join(" "));
const what = { source: "test", breachReason: null };
const paper = { reference: "NV 1", day: "2024-06-30" };

async function ordered(kind: keyof typeof posts, from: string, to: string, count = 1): Promise<string[]> {
  const tours = Array.from({ length: count }, (_, n) => ({
    personId: people[free++] ?? "",
    postId: posts[kind][n] ?? "",
    from,
    to,
  }));
  return [
    ...ok(await recordApprovedTours(later(), { planId: newId(), proposedBy: "a", approvedBy: "b", tours })).tourIds,
  ];
}
const one = async (kind: keyof typeof posts, from: string, to: string) => (await ordered(kind, from, to))[0] ?? "";
async function present(kind: keyof typeof posts, from: string, to: string): Promise<string> {
  const id = await one(kind, from, to);
  await readyToTravel(later(), [id]);
  ok(await recordArrival(later(), id, { day: from, ...what }));
  return id;
}
const stateOf = async (id: string) => (await readTour(later(), id, {})).state;
const gone = async (...ids: string[]) => {
  for (const id of ids)
    ok(await recordDeparture(later(), id, { kind: "left", day: "2024-06-29", cause: null, payer: null, ...what }));
};

/** Everything that stands is taken away, so that each test begins with empty missions. */
beforeEach(async () => {
  const why = { kind: "restood", day: "2024-06-30", cause: "test", source: "test" } as const;
  const ids = (await listTours(ctx.db)).map((tour) => tour.id);
  const { now: at } = later();
  await ctx.db.transaction(async (tx) =>
    supersedeBecause(tx, await standingPresencesOf(tx, ids), why, { by: "test", at }),
  );
  await ctx.db.run(sql`delete from overlap_windows where contributor = 'KAZ'`);
});

describe("the path of an individual", () => {
  test("is taken step by step, each refused without its paper", async () => {
    const id = await one("staff", "2024-06-01", "2024-06-29");
    const without: readonly TourStep[] = [
      { step: "screened", day: "2024-05-01", vetting: null, source: "t" },
      {
        step: "medically_cleared",
        day: "2024-05-01",
        medical: { reference: "M", day: "2024-05-01", validTo: "2024-05-31" },
        source: "t",
      },
      { step: "selected", day: "2024-05-01", acceptance: { reference: "A", day: "2024-05-02" }, source: "t" },
      {
        step: "travelling",
        day: "2024-05-01",
        order: null,
        papers: { passportTo: "2024-06-28", visaTo: "2024-06-29", vaccinationTo: "2024-06-29" },
        source: "t",
      },
    ];
    const guards = [["vetting"], ["medical"], ["acceptance"], ["not-declared", "travel-order", "travel-papers"]];
    for (const [n, step] of stepsBefore(later(), "2024-06-01", "2024-06-29").entries()) {
      const lacking = without[n];
      if (lacking === undefined) throw new Error("no step");
      expect(codes(await recordSteps(later(), [id], lacking))).toEqual(guards[n]);
      if (n < 3)
        expect(
          codes(
            await recordSteps(later(), [id], { ...step, step: "travelling", order: paper, papers: null } as TourStep),
          ),
        ).toContain("wrong-state");
      if (n === 3) await declareEverybody(later());
      ok(await recordSteps(later(), [id], step));
    }
    ok(await recordArrival(later(), id, { day: "2024-06-01", ...what }));
    await gone(id);
    expect(await stateOf(id)).toBe("repatriating");
    ok(await recordSteps(later(), [id], { step: "home", day: "2024-06-30", source: "t" }));
    const closing = {
      step: "closed" as const,
      day: "2024-06-30",
      debriefOn: "2024-06-30",
      medicalOn: null,
      claimsOn: "2024-07-01",
      source: "t",
    };
    expect(codes(await recordSteps(later(), [id], closing))).toEqual(["medical-after", "claims-settled"]);
    ok(await recordSteps(later(), [id], { ...closing, medicalOn: "2024-06-30", claimsOn: "2024-06-30" }));
    const whole = await readTour(later(), id, {});
    expect(whole.events.map((event) => event.toState)).toEqual([
      "nominated",
      "screened",
      "medically_cleared",
      "selected",
      "travelling",
      "in_mission",
      "repatriating",
      "returned",
      "closed",
    ]);
    expect(whole.events.find((event) => event.kind === "left")?.facts).toMatchObject({ gap: "UNDOF/staff-1" });
  });

  test("without a declaration nobody travels, and no authority lifts that", async () => {
    const id = await one("staff", "2024-07-10", "2024-07-31");
    const { personId } = (await listTours(ctx.db, { ids: [id] }))[0] ?? { personId: "" };
    for (const step of stepsBefore(later(), "2024-07-10", "2024-07-31").slice(0, 3))
      ok(await recordSteps(later(), [id], step));
    await ctx.db.run(
      sql`update declarations set withdrawn = '2024-06-30', withdrawn_recorded_at = now() where contributor = 'KAZ' and person_id = ${personId}`,
    );
    const travel = stepsBefore(later(), "2024-07-10", "2024-07-31")[3];
    if (travel === undefined) throw new Error("no step");
    expect(codes(await recordSteps(later(), [id], travel))).toEqual(["not-declared"]);
    const next = (await readTour(later(), id, {})).next.find((each) => each.step === "travelling");
    expect(next?.guards.map(({ code, hard, met }) => [code, hard, met])).toEqual([
      ["not-declared", true, false],
      ["travel-order", false, false],
      ["travel-papers", false, false],
    ]);
  });

  test("a guard is lifted by somebody else; an arrival that came without steps is kept with its reason", async () => {
    const id = await one("staff", "2024-06-30", "2024-07-31");
    const lift = {
      step: "screened",
      guard: "vetting" as const,
      authority: "un_force_generation" as const,
      reason: "Vetted by fax.",
      day: "2024-06-30",
      source: "t",
    };
    ok(await overrideTour(later("second"), id, lift));
    ok(await recordSteps(later(), [id], { step: "screened", day: "2024-06-30", vetting: null, source: "t" }));
    expect(codes(await recordArrival(later(), id, { day: "2024-06-30", ...what }))).toEqual(["steps-missing"]);
    ok(
      await recordArrival(later(), id, {
        day: "2024-06-30",
        source: "t",
        breachReason: "Flown in at an hour's notice.",
      }),
    );
    const whole = await readTour(later(), id, {});
    expect(whole).toMatchObject({ state: "in_mission", overrides: 2, breach: null });
    expect(whole.overridden.map(({ guard, kind, reason }) => [guard, kind, reason])).toEqual([
      ["vetting", "lifted", "Vetted by fax."],
      ["steps-missing", "happened", "Flown in at an hour's notice."],
    ]);
    ok(
      await recordDeparture(later(), id, {
        kind: "check_in_failed",
        day: "2024-06-30",
        cause: "driving test",
        payer: "national",
        ...what,
      }),
    );
    expect(await stateOf(id)).toBe("repatriating");
  });

  test("a rejected person returns to the pool and the place is free", async () => {
    const [id = ""] = await ordered("unit", "2024-08-01", "2024-08-31", 4);
    expect(
      (
        await recordApprovedTours(later(), {
          planId: newId(),
          proposedBy: "a",
          approvedBy: "b",
          tours: [
            { personId: people[free++] ?? "", postId: posts.unit[4] ?? "", from: "2024-08-01", to: "2024-08-31" },
          ],
        })
      ).ok,
    ).toBe(false);
    ok(await recordSteps(later(), [id], { step: "rejected", day: "2024-06-30", cause: "language", source: "t" }));
    await ordered("unit", "2024-08-01", "2024-08-31");
  });
});

describe("many at once", () => {
  test("a lot arrives with one command and one event of audit, or not at all with every reason", async () => {
    const lot = await ordered("unit", "2024-06-02", "2024-06-29", 3);
    const refused = await recordArrivals(later(), lot, { day: "2024-06-02", ...what });
    expect(codes(refused)).toEqual(["steps-missing", "steps-missing", "steps-missing"]);
    await readyToTravel(later(), lot.slice(1));
    expect(codes(await recordArrivals(later(), lot, { day: "2024-06-02", ...what }))).toEqual(["steps-missing"]);
    await readyToTravel(later(), lot.slice(0, 1));
    const events = async () =>
      (await ctx.db.one(z.object({ n: z.number() }), sql`select count(*) as n from audit_events`)).n;
    const before = await events();
    expect(ok(await recordArrivals(later(), lot, { day: "2024-06-02", ...what }))).toEqual({ tours: 3 });
    expect(await events()).toBe(before + 1);
    await gone(...lot);
  });

  test("what is tried leaves nothing behind, and answers as the command would", async () => {
    const id = await one("unit", "2024-06-03", "2024-07-01");
    const tried = await rehearse(later(), "true", (inner) =>
      recordArrival(inner, id, { day: "2024-06-03", source: "t", breachReason: "tried" }),
    );
    expect(tried).toMatchObject({ ok: true, value: { state: "in_mission" } });
    expect(await stateOf(id)).toBe("nominated");
    expect(
      codes(await rehearse(later(), "true", (inner) => recordArrival(inner, id, { day: "2024-07-03", ...what }))),
    ).toEqual(["in-the-future", "arrival-after-end", "steps-missing"]);
  });
});

describe("four eyes", () => {
  test("a correction is nothing until somebody else approves it", async () => {
    const id = await present("unit", "2024-06-10", "2024-06-29");
    const asked = { from: "2024-06-11", to: "2024-06-29", cause: "wrong day", ...what };
    const change = ok(await correctTour(later(), id, asked));
    expect(change).toMatchObject({ state: "pending", kind: "correction", proposedBy: "clerk" });
    expect((await readTour(later(), id, {})).from).toBe("2024-06-10");
    expect(codes(await approveChange(later(), change.id, "", everybodyEligible))).toEqual(["own-change"]);
    expect(codes(await rejectChange(later(), change.id, "no"))).toEqual(["own-change"]);
    expect(codes(await withdrawChange(later("second"), change.id, ""))).toEqual(["not-the-proposer"]);
    expect((await readChange(later("second"), change.id, everybodyEligible)).refusals).toEqual([]);
    ok(await approveChange(later("second"), change.id, "seen", everybodyEligible));
    expect((await readTour(later(), id, {})).from).toBe("2024-06-11");
    expect(codes(await approveChange(later("third"), change.id, "", everybodyEligible))).toEqual(["decided-already"]);
    await gone(id);
  });

  test("a correction gives nobody days that are still to come: who is there is extended, who has not set out gets other days", async () => {
    const id = await present("unit", "2024-06-10", "2024-07-10");
    const asked = { from: "2024-06-10", cause: "c", ...what };
    const longer = await correctTour(later(), id, { ...asked, to: "2024-07-11" });
    expect(longer.ok ? [] : longer.refusals).toMatchObject([
      { code: "extension-instead", facts: { to: "2024-07-11", until: "2024-07-10", today: "2024-06-30" } },
    ]);
    const reason = { ...asked, to: "2024-07-11", breachReason: "It came out so." };
    expect(codes(await correctTour(later(), id, reason))).toEqual(["extension-instead"]);
    expect(codes(await correctNow(later(), id, { ...asked, to: "2024-07-09" }))).toEqual([]);
    const waiting = ok(await correctTour(later(), id, { ...asked, to: "2024-07-09", from: "2024-06-11" }));
    ok(await withdrawChange(later(), waiting.id, ""));
    await gone(id);
    expect(codes(await correctTour(later(), id, { ...asked, to: "2024-07-05" }))).toEqual(["left-before"]);
    expect(codes(await correctNow(later(), id, { ...asked, to: "2024-06-30" }))).toEqual([]);
    const ahead = await one("unit", "2024-09-01", "2024-09-30");
    const other = { ...asked, from: "2024-08-31", to: "2024-09-30" };
    expect(codes(await correctTour(later(), ahead, other))).toEqual(["reschedule-instead"]);
    expect(codes(await correctNow(later(), ahead, { ...other, from: "2024-09-02" }))).toEqual([]);
  });

  test("of two who decide at once one does", async () => {
    const id = await present("unit", "2024-06-10", "2024-06-29");
    const change = ok(await correctTour(later(), id, { from: "2024-06-12", to: "2024-06-29", cause: "c", ...what }));
    const race = await Promise.allSettled(
      ["x", "y", "z"].map((who) => approveChange(later(who), change.id, "", everybodyEligible)),
    );
    expect(race.filter((each) => each.status === "fulfilled" && each.value.ok)).toHaveLength(1);
    expect((await readTour(later(), id, {})).events.filter((event) => event.kind === "corrected")).toHaveLength(1);
    await gone(id);
  });

  test("the database refuses approving one's own, a correction nobody approved, and presence replaced without a fact", async () => {
    const id = await present("unit", "2024-06-10", "2024-06-29");
    const change = ok(await correctTour(later(), id, { from: "2024-06-12", to: "2024-06-29", cause: "c", ...what }));
    const decide = (by: string) =>
      ctx.db.run(sql`
      insert into tour_change_decisions (contributor, change_id, proposed_by, decision, decided_by, recorded_at)
      values ('KAZ', ${change.id}, 'clerk', 'approved', ${by}, now())`);
    await expect(decide("clerk")).rejects.toThrow(/tour_change_decisions_four_eyes/);
    const event = (given: { change: string | null; kind: string; to: string }) =>
      ctx.db.run(sql`
      insert into tour_events (contributor, id, tour_id, kind, day, cause, payer, source, seq, previous_seq, from_state, to_state, change_id, change_decision, recorded_at, recorded_by)
      select 'KAZ', ${newId()}, ${id}, ${given.kind}, '2024-06-30', 'c', 'un', 'sql', seq + 1, seq, to_state, ${given.to}, ${given.change}::uuid,
        case when ${given.change}::uuid is null then null else 'approved' end, now(), 'sql'
      from tour_events where contributor = 'KAZ' and tour_id = ${id} order by seq desc limit 1`);
    await expect(event({ change: null, kind: "corrected", to: "in_mission" })).rejects.toThrow(/tour_events_four_eyes/);
    await expect(event({ change: change.id, kind: "corrected", to: "in_mission" })).rejects.toThrow(
      /tour_events_change/,
    );
    await expect(event({ change: null, kind: "home", to: "returned" })).rejects.toThrow(/tour_events_machine/);
    await expect(
      ctx.db.run(
        sql`update presences set superseded_at = now(), last_ord = null, last_to = null where contributor = 'KAZ' and tour_id = ${id} and superseded_at is null`,
      ),
    ).rejects.toThrow(/presences_ended_by_fact/);
    ok(await withdrawChange(later(), change.id, ""));
    await gone(id);
  });

  test("an extension needs consent, approval, room, eligibility and a second person", async () => {
    const id = await present("unit", "2024-06-10", "2024-07-10");
    const bare = { to: "2024-07-20", purpose: undefined, source: "t" };
    expect(codes(await recordExtension(later(), id, bare))).toEqual(["consent", "un-approval"]);
    const asked = { ...bare, consent: paper, approval: paper };
    const ineligible: Eligible = async (_ctx, added) =>
      added.map(({ person, from, to }) => ({
        code: "not-eligible-for-days",
        message: `${person} ${from} ${to}`,
        facts: {},
        source: "t",
      }));
    const refused = await recordExtension(later(), id, asked, ineligible);
    expect(refused.ok ? [] : refused.refusals.map((each) => each.message.slice(-21))).toEqual([
      "2024-07-11 2024-07-20",
    ]);
    const others = await ordered("unit", "2024-07-11", "2024-07-31", 4);
    const long = await recordExtension(later(), id, { ...asked, to: "2024-07-31" });
    expect(codes(long)).toEqual(["over-ceiling"]);
    expect(waysOut(long)).toEqual([
      "extend-so-far 2024-07-15",
      expect.stringMatching(/^needs-higher-ceiling T-1 T-1\/unit \+1/),
    ]);
    expect(codes(await recordExtension(later(), id, { ...asked, to: "2024-07-16" }))).toEqual(["over-ceiling"]);
    const unpapered = await recordExtension(later(), id, { ...bare, to: "2024-07-31" });
    expect(codes(unpapered)).toEqual(["consent", "un-approval", "over-ceiling"]);
    expect(waysOut(unpapered)[0]).toBe("extend-so-far 2024-07-15");
    const change = ok(await recordExtension(later(), id, { ...asked, to: "2024-07-13" }));
    expect((await readTour(later(), id, {})).to).toBe("2024-07-10");
    ok(await approveChange(later("second"), change.id, "", everybodyEligible));
    expect((await readTour(later(), id, {})).to).toBe("2024-07-13");
    for (const other of others)
      ok(await recordSteps(later(), [other], { step: "rejected", day: "2024-06-30", cause: "c", source: "t" }));
    await gone(id);
  });

  test("the last event is taken back: presence and state are as they were, and both stay in the record", async () => {
    const id = await present("unit", "2024-06-10", "2024-07-31");
    ok(
      await recordDeparture(later(), id, {
        kind: "repatriated",
        day: "2024-06-20",
        cause: "family",
        payer: "national",
        ...what,
      }),
    );
    const known = later().now;
    const events = (await readTour(later(), id, {})).events;
    const first = events[1]?.id ?? "";
    expect(codes(await undoEvent(later(), id, { eventId: first, reason: "r", source: "t" }))).toEqual([
      "not-the-last-event",
    ]);
    const change = await undoEvent(later(), id, {
      eventId: events.at(-1)?.id ?? "",
      reason: "It was somebody else.",
      source: "t",
    });
    ok(await approved(later(), change));
    expect(await readTour(later(), id, {})).toMatchObject({ state: "in_mission", to: "2024-07-31" });
    expect(await readTour(later(), id, { knownAt: known })).toMatchObject({ state: "repatriating", to: "2024-06-20" });
    expect(await recount(ctx.db)).toBe(0);
    await gone(id);
  });

  test("a move ends one tour and begins another, in the mission that the law covers", async () => {
    const id = await present("unit", "2024-06-10", "2024-07-31");
    const asked = {
      on: "2024-06-20",
      postId: posts.staff[2] ?? "",
      to: "2024-07-31",
      approval: paper,
      reason: "needed there",
      source: "t",
    };
    expect(codes(await transferTour(later(), id, { ...asked, approval: null }, everybodyEligible))).toEqual([
      "un-approval",
    ]);
    expect(codes(await transferTour(later(), id, { ...asked, on: "2024-08-05" }, everybodyEligible))).toEqual([
      "move-outside-tour",
      "days-reversed",
    ]);
    expect(
      codes(
        await transferTour(
          later(),
          id,
          { ...asked, postId: posts.observer[0] ?? "", to: "2025-01-31" },
          everybodyEligible,
        ),
      ),
    ).toEqual(["past-mission-end"]);
    ok(await approved(later(), await transferTour(later(), id, asked, everybodyEligible)));
    const { personId } = await readTour(later(), id, {});
    const tours = await listTours(ctx.db, { personIds: [personId], asOf: "2024-06-30" });
    expect(tours.map(({ role, from, to, state }) => [role, from, to, state])).toEqual([
      ["contingent_member", "2024-06-10", "2024-06-19", "closed"],
      ["staff_officer", "2024-06-20", "2024-07-31", "in_mission"],
    ]);
    await gone(tours[1]?.id ?? "");
  });
});

describe("a rotation is moved", () => {
  test("with all its planned tours, or not at all with every reason", async () => {
    const lots = [{ part: "main" as const, arriveOn: "2024-09-01", leaveOn: "2024-09-30", heads: 2, note: "" }];
    const unit = {
      mode: "self" as const,
      partner: null,
      unitType: "INF_COY",
      role: "contingent_member" as const,
      kind: "own_unit" as const,
    };
    const terms = {
      title: "t",
      people: 2,
      hostContingent: "",
      nationalCommand: "",
      tacticalControl: "",
      from: "2024-01-01",
      to: null,
      transport: null,
      transportPayer: null,
      agreementKind: null,
      agreement: "",
      agreementSignedOn: null,
      note: "",
      source: "t",
      confidence: "verified" as const,
    };
    const whole = ok(
      await enterContribution(later(), {
        ...unit,
        ...terms,
        code: "UNDOF/moved",
        mission: "UNDOF",
        state: "deployed",
        stateSince: "2024-01-01",
      }),
    );
    const rotation = ok(
      await planRotation(later(), whole.id, {
        number: 1,
        lots,
        transferOn: null,
        note: "",
        source: "t",
        confidence: "verified",
      }),
    );
    const tours = await ordered("unit", "2024-09-01", "2024-09-30", 2);
    ok(await assignRoll(later(), rotation.id, { lot: 1, tourIds: tours as never, source: "t" }));
    await ordered("unit", "2024-10-20", "2024-10-31", 3);
    const shift = (days: number) =>
      proposeShift(later(), rotation.id, { days, reason: "later flight", source: "t" }, everybodyEligible);
    const far = await shift(40);
    expect(codes(far)).toEqual(["over-ceiling"]);
    expect(waysOut(far)).toEqual([
      "shift-so-far 24 2024-09-25 2024-10-24",
      "fewer-people T-1 1",
      expect.stringMatching(/^needs-higher-ceiling T-1 T-1\/unit \+\d/),
    ]);
    const past = await shift(-100);
    expect(codes(past)).toEqual(["rotation-in-the-past"]);
    expect(waysOut(past)).toEqual(["shift-so-far -63 2024-06-30 2024-07-29"]);
    const change = ok(await shift(7));
    expect(change).toMatchObject({
      tours: 2,
      before: { from: "2024-09-01" },
      after: { from: "2024-09-08", to: "2024-10-07" },
    });
    ok(await approveChange(later("second"), change.id, "", everybodyEligible));
    expect((await listTours(ctx.db, { rotationIds: [rotation.id] })).map(({ from, to }) => [from, to])).toEqual([
      ["2024-09-08", "2024-10-07"],
      ["2024-09-08", "2024-10-07"],
    ]);
    const order = { reference: "O 1", day: "2024-06-30" };
    const travel = { step: "travelling" as const, day: "2024-06-30", order, papers: null, source: "t" };
    expect(codes(await recordSteps(later(), tours, travel))).toEqual(["roll-certified", "roll-certified"]);
  });
});

test("corrections and extensions of the helpers go through the same door", async () => {
  const id = await present("unit", "2024-06-10", "2024-07-10");
  ok(await extendNow(later(), id, { to: "2024-07-12", purpose: undefined, source: "t" }));
  ok(await correctNow(later(), id, { from: "2024-06-11", to: "2024-07-12", cause: "c", ...what }));
  expect(await readTour(later(), id, {})).toMatchObject({ from: "2024-06-11", to: "2024-07-12" });
});
