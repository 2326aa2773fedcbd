import { expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../../tests/database.ts";
import { listAuthorisations } from "../../authorisations/store.ts";
import type { Context } from "../../platform/context.ts";
import { sql } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Outcome } from "../../platform/outcome.ts";
import { readBreaches } from "../actions.ts";
import { anyone, ok, recount, smallCountry } from "../fixtures.ts";
import { cancelTour, recordApprovedTours, recordArrivals } from "../tours/tour-actions.ts";
import { declareEverybody, readyToTravel } from "../tours/tour-fixtures.ts";
import { readHeadroom } from "./headroom-actions.ts";
import { confirmReading, proposeReading, readReadings, refuseReading } from "./reading-actions.ts";

const db = await testDatabase();
const ctx: Context = { ...db.context("planner", "2024-06-30"), actor: anyone("clerk") };
const { people, posts } = await smallCountry(ctx, 40);
await declareEverybody(ctx);
let clock = 0;
let free = 0;

function later(today = "2024-06-30", actor = "clerk"): Context {
  clock += 1;
  const now = new Date(Date.UTC(2024, 5, 30, 12) + clock * 1000).toISOString();
  return { ...ctx, actor: anyone(actor), today, now };
}

async function order(from: string, to: string, count: number): Promise<readonly string[]> {
  const tours = Array.from({ length: count }, (_, n) => {
    free += 1;
    return { personId: people[free] ?? "", postId: posts.staff[n % 6] ?? "", from, to };
  });
  return ok(await recordApprovedTours(later(), { planId: newId(), proposedBy: "a", approvedBy: "b", tours })).tourIds;
}

async function arrive(ids: readonly string[], day: string): Promise<void> {
  await readyToTravel(later(day), ids);
  ok(await recordArrivals(later(day), ids, { day, source: "test", breachReason: null }));
}

async function total() {
  const law = await listAuthorisations(ctx.db, "2024-12-31", later().now);
  const found = law.flatMap((a) => a.ceilings).find((c) => c.code === "T-1/total");
  if (found === undefined) throw new Error("no T-1/total");
  return found;
}

const codes = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code));
const reading = {
  reading: "persons",
  overlap: null,
  question: "Present or ever?",
  reason: "The committee reads it so",
  source: "Minutes",
} as const;

test("another reading is shown before it is confirmed, needs a second person, and moves who has no place into a named breach", async () => {
  const first = await order("2024-02-01", "2024-03-31", 4);
  await arrive(first, "2024-02-01");
  const second = await order("2024-05-01", "2024-07-31", 4);
  await arrive(second, "2024-05-01");
  const before = await total();
  const shown = await readReadings(later(), before.id, {});
  expect(shown.effects.map((e) => [e.reading, e.used, e.free, e.breaches, e.plansWithout])).toEqual([
    ["present", 4, 2, 0, 0],
    ["persons", 8, -2, 2, 0],
    ["tours", 8, -2, 2, 0],
  ]);
  expect(shown.effects[1]?.displaced.map((each) => [each.from, each.standing])).toEqual([
    ["2024-05-01", "actual"],
    ["2024-05-01", "actual"],
  ]);

  const proposed = ok(await proposeReading(later(), before.id, reading));
  expect(codes(await proposeReading(later(), before.id, reading))).toEqual(["reading-already-proposed"]);
  expect(codes(await confirmReading(later(), proposed.id))).toEqual(["same-person"]);
  expect((await total()).reading).toBe("present");

  // Somebody planned who would find no place must be dealt with first.
  const planned = await order("2024-07-05", "2024-07-20", 1);
  const refusal = await confirmReading(later("2024-06-30", "second"), proposed.id);
  expect(refusal).toMatchObject({
    ok: false,
    refusals: [{ code: "plans-without-place", facts: { plans: 1, people: 6 } }],
  });
  ok(await cancelTour(later(), planned[0] ?? "", { cause: "test", source: "test" }));

  const known = later().now;
  const confirmed = ok(await confirmReading(later("2024-06-30", "second"), proposed.id));
  expect(confirmed).toMatchObject({
    breaches: 2,
    ceiling: { reading: "persons", overlap: null },
    proposal: { state: "confirmed" },
  });
  expect(await recount(ctx.db)).toBe(0);
  const breaches = await readBreaches(later(), {});
  expect(breaches.map((each) => [each.people, each.mission, each.from])).toEqual([[2, "UNDOF", "2024-05-01"]]);
  expect(breaches[0]?.reason).toContain("is read as persons from 2024-06-30");

  // As known before, it was read otherwise.
  const then = await readHeadroom(later(), { knownAt: known });
  const now = await readHeadroom(later(), {});
  const of = (answer: typeof now) => answer.items.find((curve) => curve.ceiling.code === "T-1/total")?.ceiling;
  expect(of(then)).toMatchObject({ reading: "present", overlap: { people: 4, days: 6 } });
  expect(of(now)).toMatchObject({ reading: "persons", overlap: null });
  const law = await listAuthorisations(ctx.db, "2024-06-30", later().now);
  expect(law[0]?.interpretations).toMatchObject([
    { chosen: "persons", source: "Minutes", confirmedBy: anyone("second").name },
  ]);
});

test("a proposal is refused by another or taken back by its author, once", async () => {
  const ceiling = await total();
  const proposed = ok(await proposeReading(later(), ceiling.id, { ...reading, reading: "tours" }));
  expect(ok(await refuseReading(later(), proposed.id, "Not so"))).toMatchObject({
    state: "refused",
    refusedBecause: "Not so",
  });
  expect(codes(await refuseReading(later(), proposed.id, "Again"))).toEqual(["reading-decided"]);
  expect(codes(await confirmReading(later("2024-06-30", "second"), proposed.id))).toContain("reading-decided");
  expect(codes(await proposeReading(later(), ceiling.id, reading))).toEqual(["reading-is-so"]);
});

test("the database refuses a reading that nobody confirmed, and one confirmed by its author", async () => {
  const ceiling = await total();
  await expect(
    ctx.db.run(sql`
      update authorisation_ceilings set reading = 'tours', terms_id = null
      where contributor = ${ctx.db.contributor} and code = 'T-1/unit'
    `),
  ).rejects.toThrow(/row-level security|violates/);
  const proposed = ok(await proposeReading(later(), ceiling.id, { ...reading, reading: "tours" }));
  const { by } = await ctx.db.one(
    z.object({ by: z.string() }),
    sql`select proposed_by as by from reading_proposals where id = ${proposed.id}`,
  );
  await expect(
    ctx.db.run(sql`
      insert into ceiling_terms (contributor, id, ceiling_id, proposal_id, reading, people, overlap_people, overlap_days, before_reading,
        before_people, before_overlap_people, before_overlap_days, proposed_by, decided_by, recorded_at)
      values (${ctx.db.contributor}, ${newId()}, ${ceiling.id}, ${proposed.id}, 'tours', 6, 0, 0, 'persons', 6, 0, 0, ${by}, ${by}, now())
    `),
  ).rejects.toThrow(/ceiling_terms_four_eyes/);
});
