import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import type { Context } from "../../platform/context.ts";
import { addDays, type Day, type Moment } from "../../platform/days.ts";
import { newId } from "../../platform/ids.ts";
import { anyone, ok, smallCountry } from "../fixtures.ts";
import { countStays } from "../law/alarm-store.ts";
import { breachedInMissions } from "../law/store-reckoning.ts";
import { presentUnderCeilings } from "../law/store-use.ts";
import { cancelTour, recordApprovedTours, recordArrival, recordDeparture } from "../tours/tour-actions.ts";
import { readyToTravel } from "../tours/tour-fixtures.ts";

const db = await testDatabase();
const ctx: Context = { ...db.context("planner", "2024-06-30"), actor: anyone("clerk") };
const { people, posts } = await smallCountry(ctx, 30);
let clock = 0;
const later = (today: Day = "2024-06-30"): Context => {
  clock += 1;
  return { ...ctx, today, now: new Date(Date.UTC(2024, 5, 30, 12) + clock * 1000).toISOString() };
};

async function order(person: number, from: Day, to: Day) {
  const tours = [{ personId: people[person] ?? "", postId: posts.unit[0] ?? "", from, to }];
  const made = ok(await recordApprovedTours(later(), { planId: newId(), proposedBy: "a", approvedBy: "b", tours }));
  return made.tourIds[0] ?? "";
}

/** What the copy counts, and what a transaction, which never uses the copy, has the database count. */
async function both(from: Day, to: Day, knownAt: Moment | null, only?: readonly string[]) {
  const ask = async (from_: Context["db"]) => ({
    present: [...(await presentUnderCeilings(from_, from, to, knownAt, only))],
    breached: sorted(await breachedInMissions(from_, from, to, knownAt)),
    stays: sorted(await countStays(from_, from, knownAt ?? "9999-12-31T00:00:00.000Z")),
  });
  return { copy: await ask(ctx.db), database: await ctx.db.transaction(ask) };
}

function sorted(rows: readonly object[]): readonly string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted();
}

const WINDOWS = [
  ["2024-01-01", "2025-12-31"],
  ["2024-07-10", "2024-07-20"],
  ["2024-07-15", "2024-07-15"],
  ["0001-01-01", "9999-12-31"],
] as const;

test("the copy counts what the database counts, after every change and as known before it", async () => {
  const moments: Moment[] = [];
  let counted = 0;
  const same = async () => {
    moments.push(new Date(Date.UTC(2024, 5, 30, 12) + clock * 1000 + 500).toISOString());
    for (const [from, to] of WINDOWS)
      for (const knownAt of [null, ...moments]) {
        const { copy, database } = await both(from, to, knownAt);
        expect(copy).toEqual(database);
        counted += copy.present.length;
        const [first] = copy.present[0] ?? [];
        if (first === undefined) continue;
        const one = await both(from, to, knownAt, [first]);
        expect(one.copy).toEqual(one.database);
      }
  };
  await same();
  const a = await order(0, "2024-07-01", "2024-07-20");
  const b = await order(1, "2024-07-10", "2024-08-31");
  await same();
  const c = await order(2, "2024-07-21", "2024-08-31");
  ok(await cancelTour(later(), c, { cause: "not needed", source: "order" }));
  await same();
  await readyToTravel(later(), [a, b]);
  ok(await recordArrival(later("2024-07-02"), a, { day: "2024-07-02", source: "report", breachReason: null }));
  await same();
  ok(
    await recordDeparture(later("2024-07-18"), a, {
      kind: "left",
      day: "2024-07-18",
      cause: null,
      payer: null,
      source: "report",
      breachReason: null,
    }),
  );
  await order(3, addDays("2024-07-18", 1), "2024-09-01");
  await same();
  expect(counted).toBeGreaterThan(50);
});
