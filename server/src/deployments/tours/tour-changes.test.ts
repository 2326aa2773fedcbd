import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { sql } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { enterContribution } from "../contributions/contribution-actions.ts";
import { assignRoll, planRotation } from "../contributions/rotation-actions.ts";
import { ok, recount } from "../fixtures.ts";
import { listTours } from "../store.ts";
import { approveChange, readChange, rejectChange, withdrawChange } from "./change-actions.ts";
import { type Eligible, everybodyEligible } from "./eligible.ts";
import { readTour, recordSteps } from "./step-actions.ts";
import { recordDeparture } from "./tour-actions.ts";
import { correctTour, proposeShift, recordExtension, transferTour, undoEvent } from "./tour-change-actions.ts";
import { approved, correctNow, extendNow } from "./tour-fixtures.ts";
import { codes, paper, tourWorld, waysOut, what } from "./tour-world-fixtures.ts";

const db = await testDatabase();
const world = await tourWorld(db.context("planner", "2024-06-30"));
const { ctx, posts, later, ordered, one, present, gone } = world;
beforeEach(world.emptied);

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

  test("the database refuses presence of a tour without an event, and presence that names another tour's", async () => {
    const id = await present("unit", "2024-06-10", "2024-06-29");
    const presence = (event: "none" | "own" | "other") =>
      ctx.db.transaction(async (tx) => {
        const [tour, own, breach] = [newId(), newId(), newId()];
        const { now: at } = later();
        await tx.run(sql`
          insert into tours (contributor, id, person_id, mission, role, mode, partner, source, confidence, recorded_at, recorded_by)
          select contributor, ${tour}, ${world.nextPerson()}, mission, role, mode, partner, 'sql', 'verified', ${at}, 'sql'
          from tours where contributor = 'KAZ' and id = ${id}`);
        await tx.run(sql`
          insert into breaches (contributor, id, code, mission, from_day, to_day, reason, facts, confidence, recorded_at, recorded_by)
          values ('KAZ', ${breach}, 'sql', 'UNDOF', '2024-06-01', '2024-06-09', 'sql', '{}', 'verified', ${at}, 'sql')`);
        const named =
          event === "none"
            ? null
            : event === "own"
              ? own
              : sql`(select id from tour_events
          where contributor = 'KAZ' and tour_id = ${id} and seq = 1)`;
        await tx.run(sql`
          insert into presences (contributor, id, tour_id, person_id, mission, role, mode, partner, from_day, to_day, standing, breach_id,
            breach_from, breach_to, mission_to, event_id, source, confidence, recorded_at, recorded_by)
          select t.contributor, ${newId()}, t.id, t.person_id, t.mission, t.role, t.mode, t.partner, '2024-06-01', '2024-06-09', 'actual',
            ${breach}, '2024-06-01', '2024-06-09', l.last_day, ${named}, 'sql', 'verified', ${at}, 'sql'
          from tours t join mission_limits l on l.contributor = t.contributor and l.mission = t.mission and l.purpose = 'service'
          where t.contributor = 'KAZ' and t.id = ${tour}`);
        if (event === "none") return;
        await tx.run(sql`
          insert into tour_events (contributor, id, tour_id, kind, day, source, seq, to_state, recorded_at, recorded_by)
          values ('KAZ', ${own}, ${tour}, 'arrived', '2024-06-01', 'sql', 1, 'in_mission', ${at}, 'sql')`);
      });
    await expect(presence("none")).rejects.toThrow(/presences_of_begun_tour/);
    await expect(presence("other")).rejects.toThrow(/presences_written_by_own/);
    await presence("own");
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
