import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../../tests/database.ts";
import { sql } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { ok } from "../fixtures.ts";
import { rehearse } from "../rehearsal-actions.ts";
import type { TourStep } from "../schema.ts";
import { listTours } from "../store.ts";
import { overrideTour, readTour, recordSteps } from "./step-actions.ts";
import { recordApprovedTours, recordArrival, recordArrivals, recordDeparture } from "./tour-actions.ts";
import { declareEverybody, readyToTravel, stepsBefore } from "./tour-fixtures.ts";
import { codes, paper, tourWorld, what } from "./tour-world-fixtures.ts";

const db = await testDatabase();
const world = await tourWorld(db.context("planner", "2024-06-30"));
const { ctx, posts, later, nextPerson, ordered, one, stateOf, gone } = world;
beforeEach(world.emptied);

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
          tours: [{ personId: nextPerson(), postId: posts.unit[4] ?? "", from: "2024-08-01", to: "2024-08-31" }],
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
