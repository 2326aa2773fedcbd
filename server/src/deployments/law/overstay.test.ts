import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../../tests/database.ts";
import { changeMission } from "../../missions/actions.ts";
import type { Context } from "../../platform/context.ts";
import { addDays, type Day, daysBetween, laterDay } from "../../platform/days.ts";
import { sql } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { anyone, ok, smallCountry } from "../fixtures.ts";
import { moveLimits } from "../missions/store.ts";
import { recordApprovedTours, recordArrival, recordDeparture } from "../tours/tour-actions.ts";
import { readyToTravel } from "../tours/tour-fixtures.ts";
import { splitAtEnd } from "./overstay.ts";

describe("the days of a stay by what its mission allows", () => {
  test("are the same days, each once, and none is service after the operations or covered after the withdrawal", () => {
    const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays("2024-06-01", n));
    fc.assert(
      fc.property(day, day, day, day, fc.constantFrom("service", "withdrawal"), (a, b, c, d, purpose) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const limits = { service: c, withdrawal: laterDay(c, d) };
        const parts = splitAtEnd({ from, to, purpose }, limits);
        const days = parts.flatMap((part) =>
          Array.from({ length: daysBetween(part.from, part.to) + 1 }, (_, n) => addDays(part.from, n)),
        );
        expect(days).toEqual(Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n)));
        expect(parts.every((part) => part.asks || part.to <= limits[purpose])).toBe(true);
        const crossing = parts.some((part) => part.from <= limits.withdrawal && part.to > limits.withdrawal);
        expect(crossing).toBe(false);
      }),
    );
  });
});

describe("a departure that is recorded late, after the mission's end", () => {
  const DaysRow = z.object({ from: z.string(), to: z.string(), purpose: z.string(), as: z.string() });

  /** Somebody in the Golan until the end of the year, whose mission ends on 31 October, with or without days for the way home. */
  async function overstayed(withdrawal: Day | null) {
    const db = await testDatabase();
    const ctx: Context = { ...db.context("planner", "2024-06-30"), actor: anyone("clerk") };
    const { people, posts } = await smallCountry(ctx, 2);
    let clock = 0;
    const on = (today: Day): Context => {
      clock += 1;
      return { ...ctx, today, now: new Date(Date.parse(`${today}T12:00:00Z`) + clock * 1000).toISOString() };
    };
    const tours = [{ personId: people[0] ?? "", postId: posts.staff[0] ?? "", from: "2024-07-01", to: "2024-12-31" }];
    const order = { planId: newId(), proposedBy: "a", approvedBy: "b", tours };
    const tour = ok(await recordApprovedTours(on("2024-06-30"), order)).tourIds[0] ?? "";
    await readyToTravel(on("2024-06-30"), [tour]);
    ok(await recordArrival(on("2024-07-01"), tour, { day: "2024-07-01", source: "test", breachReason: null }));
    const fact = { note: "", source: "test", confidence: "verified", reason: "" } as const;
    const end = { what: "termination", resolution: "", adoptedOn: "2024-08-01", operations: "2024-10-31" } as const;
    const change = { ...end, withdrawal, liquidation: null, ...fact };
    ok(await changeMission(on("2024-08-01"), "UNDOF", change, undefined, moveLimits));
    const leave = (day: Day, breachReason: string | null) =>
      recordDeparture(on(day), tour, { kind: "left", day, cause: null, payer: null, source: "test", breachReason });
    const days = () =>
      ctx.db.many(
        DaysRow,
        sql`
          select from_day as "from", to_day as "to", purpose,
            case when breach_id is not null then 'breach' when past_end_by is not null then 'marked' else 'covered' end as "as"
          from presences where contributor = 'KAZ' and tour_id = ${tour} and superseded_at is null order by from_day
        `,
      );
    return { leave, days };
  }

  test("keeps the way home as such where the decision covers it", async () => {
    const { leave, days } = await overstayed("2024-12-15");
    expect(await days()).toMatchObject([{ as: "marked" }]);
    ok(await leave("2024-12-10", null));
    expect(await days()).toEqual([
      { from: "2024-07-01", to: "2024-10-31", purpose: "service", as: "covered" },
      { from: "2024-11-01", to: "2024-12-10", purpose: "withdrawal", as: "covered" },
    ]);
  });

  test("names the days after the last allowed one as a breach, asked for with a reason", async () => {
    const { leave, days } = await overstayed("2024-11-15");
    const refused = await leave("2024-12-31", null);
    expect(refused.ok ? [] : refused.refusals.map((refusal) => refusal.code)).toEqual(["past-withdrawal"]);
    expect(await days()).toMatchObject([{ as: "marked" }]);
    ok(await leave("2024-12-31", "The road to the airport was closed."));
    expect(await days()).toEqual([
      { from: "2024-07-01", to: "2024-10-31", purpose: "service", as: "covered" },
      { from: "2024-11-01", to: "2024-11-15", purpose: "withdrawal", as: "covered" },
      { from: "2024-11-16", to: "2024-12-31", purpose: "withdrawal", as: "breach" },
    ]);
  });

  test("is one breach from the day after operations where no days for the way home were set", async () => {
    const { leave, days } = await overstayed(null);
    ok(await leave("2024-12-01", "No aircraft before."));
    expect(await days()).toEqual([
      { from: "2024-07-01", to: "2024-10-31", purpose: "service", as: "covered" },
      { from: "2024-11-01", to: "2024-12-01", purpose: "withdrawal", as: "breach" },
    ]);
  });
});
