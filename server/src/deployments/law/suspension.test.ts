import { describe, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../../tests/database.ts";
import { readAuthorisation, recordStep } from "../../authorisations/actions.ts";
import type { Context } from "../../platform/context.ts";
import { addDays, type Day } from "../../platform/days.ts";
import { sql } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { anyone, ok, smallCountry } from "../fixtures.ts";
import { recordApprovedTours, recordArrival, recordDeparture } from "../tours/tour-actions.ts";
import { readyToTravel } from "../tours/tour-fixtures.ts";

/** A small country with one person there since 1 July and one planned from 1 August, and its law suspended on 15 July. */
async function suspended() {
  const db = await testDatabase();
  const ctx: Context = { ...db.context("planner", "2024-06-30"), actor: anyone("clerk") };
  const { people, posts } = await smallCountry(ctx, 4);
  let clock = 0;
  const on = (today: Day, who = "clerk"): Context => {
    clock += 1;
    const now = new Date(Date.parse(`${today}T12:00:00Z`) + clock * 1000).toISOString();
    return { ...ctx, actor: anyone(who), today, now };
  };
  const order = async (n: number, from: Day, to: Day) => {
    const tours = [{ personId: people[n] ?? "", postId: posts.staff[n] ?? "", from, to }];
    const given = { planId: newId(), proposedBy: "a", approvedBy: "b", tours };
    const [tour] = ok(await recordApprovedTours(on("2024-06-30"), given)).tourIds;
    await readyToTravel(on("2024-06-30"), [tour ?? ""]);
    return tour ?? "";
  };
  const arrive = (tour: string, day: Day, breachReason: string | null = null) =>
    recordArrival(on(day), tour, { day, source: "test", breachReason });
  const step = async (kind: "suspended" | "resumed", day: Day) => {
    const { id } = await readAuthorisation(on("2026-01-01"), "T-1", {});
    ok(await recordStep(on(day, "approver"), id, { kind, day, note: "looked into", source: "test", votes: [] }));
  };
  const there = await order(0, "2024-07-01", "2024-12-31");
  const planned = await order(1, "2024-08-01", "2024-12-31");
  ok(await arrive(there, "2024-07-01"));
  await step("suspended", "2024-07-15");
  return { db: ctx.db, on, arrive, step, there, planned };
}

describe("while a decision is suspended", () => {
  test("who was planned does not set out, unless it happened and is named as a breach; after it is resumed they do", async () => {
    const { arrive, step, planned } = await suspended();
    const refused = await arrive(planned, "2024-08-01");
    expect(refused.ok ? [] : refused.refusals.map((refusal) => refusal.code)).toContain("not-granted");
    await step("resumed", "2024-08-02");
    ok(await arrive(planned, "2024-08-03"));
  });

  test("an arrival that was already a fact is kept as a named breach", async () => {
    const { db, arrive, planned } = await suspended();
    ok(await arrive(planned, "2024-08-01", "They were on the aircraft."));
    const Row = z.object({ breached: z.boolean() });
    const row = sql`select breach_id is not null as breached from presences
      where contributor = 'KAZ' and tour_id = ${planned} and superseded_at is null`;
    expect(await db.many(Row, row)).toEqual([{ breached: true }]);
  });

  test("an arrival of before the suspension is recorded late, and who is there may leave", async () => {
    const { arrive, on, there, planned } = await suspended();
    ok(await arrive(planned, "2024-07-14"));
    const leaving = { kind: "left", day: "2024-09-01", cause: null, payer: null, source: "test", breachReason: null };
    ok(await recordDeparture(on("2024-09-01"), there, { ...leaving, kind: "left" }));
  });

  test("the database refuses somebody new, whoever writes, and lets those who are there be set down again", async () => {
    const { db, step, there, planned } = await suspended();
    const write = (tour: string, standing: "planned" | "actual", from: Day) =>
      db.transaction((tx) =>
        tx.run(sql`
          insert into presences (contributor, id, tour_id, person_id, mission, role, mode, partner, from_day, to_day, standing, permit_id,
            permit_partner, permit_from, permit_to, ceilings, last_ord, last_to, mission_to, source, confidence, recorded_at, recorded_by)
          select contributor, ${newId()}::uuid, tour_id, person_id, mission, role, mode, partner, ${from}::date, ${addDays(from, 9)}::date,
            ${standing}, permit_id, permit_partner, permit_from, permit_to, ceilings, last_ord, ${addDays(from, 9)}::date, mission_to,
            'sql', 'verified', now(), 'sql'
          from presences where contributor = 'KAZ' and tour_id = ${tour} and superseded_at is null
        `),
      );
    // Outside the days that stand, so that nothing else than the suspension, or the missing places at the end, can refuse it.
    await expect(write(planned, "actual", "2025-02-01")).rejects.toThrow(/nobody_new_while_suspended/);
    await expect(write(planned, "planned", "2025-02-01")).rejects.toThrow(/presences_places/);
    await expect(write(there, "actual", "2025-02-01")).rejects.toThrow(/presences_places/);
    await step("resumed", "2024-07-20");
    await expect(write(planned, "actual", "2025-02-01")).rejects.toThrow(/presences_places/);
  });
});
