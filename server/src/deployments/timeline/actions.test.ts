import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import type { Context } from "../../platform/context.ts";
import { addDays, type Day } from "../../platform/days.ts";
import { Forbidden } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { Malformed } from "../../platform/problem.ts";
import { anyone, ok, smallCountry } from "../fixtures.ts";
import { TimelineAnswer, TimelineQuery, unfolded } from "../schema.ts";
import { listTours } from "../store.ts";
import { cancelTour, recordApprovedTours, recordArrival, recordDeparture } from "../tours/tour-actions.ts";
import { readyToTravel } from "../tours/tour-fixtures.ts";
import { readTimeline } from "./actions.ts";

const db = await testDatabase();
const ctx: Context = { ...db.context("planner", "2024-06-30"), actor: anyone("clerk") };
const { people, posts } = await smallCountry(ctx, 30);
const moments: string[] = [];

/** Another moment, later than all before; it is remembered. */
function later(today: Day = "2024-06-30"): Context {
  const now = new Date(Date.UTC(2024, 5, 30, 12) + moments.length * 60_000).toISOString();
  moments.push(now);
  return { ...ctx, today, now };
}

async function order(kind: keyof typeof posts, from: Day, to: Day, persons: readonly number[]) {
  const tours = persons.map((n) => ({ personId: people[n] ?? "", postId: posts[kind][n % 6] ?? "", from, to }));
  return ok(await recordApprovedTours(later(), { planId: newId(), proposedBy: "a", approvedBy: "b", tours })).tourIds;
}

/** What happens in the small country: planned, arrived, left early, cancelled. */
async function live(): Promise<void> {
  const staff = await order("staff", "2024-06-01", "2024-12-31", [0, 1]);
  const unit = await order("unit", "2024-06-20", "2024-11-30", [2, 3, 4]);
  await order("observer", "2024-07-15", "2024-12-20", [5]);
  await readyToTravel(later(), [...staff, ...unit]);
  for (const id of [...staff, ...unit].slice(0, 4))
    ok(await recordArrival(later(), id, { day: "2024-06-20", source: "test", breachReason: null }));
  const leaving = {
    kind: "left" as const,
    day: "2024-06-28",
    cause: null,
    payer: null,
    source: "test",
    breachReason: null,
  };
  ok(await recordDeparture(later(), staff[0] ?? "", leaving));
  ok(await cancelTour(later(), unit[2] ?? "", { cause: "not needed", source: "test" }));
}

await live();
const ask = async (extra: object, who: Context = ctx) =>
  unfolded(TimelineAnswer.parse(await readTimeline(who, TimelineQuery.parse(extra))));

test("at every moment the timeline has the tours that a list of tours has, with their days and decisions", async () => {
  for (const knownAt of [...moments, undefined]) {
    const timeline = await ask({ by: "person", each: "true", ...(knownAt ? { knownAt } : {}) });
    const tours = await listTours(ctx.db, { knownAt, asOf: "2024-06-30" });
    const line = (tour: { from: Day; to: Day; standing: string; authorisation: string | null }) =>
      `${tour.from} ${tour.to} ${tour.standing} ${tour.authorisation}`;
    const bars = timeline.rows.flatMap((row) => row.bars);
    expect(bars.map((bar) => `${bar.tourId} ${bar.person} ${bar.post} ${line(bar)}`).sort()).toEqual(
      tours.map((tour) => `${tour.id} ${tour.person} ${tour.post} ${line(tour)}`).sort(),
    );
  }
});

test("what is recorded is there at the next reading, without waiting", async () => {
  const before = await ask({ by: "mission" });
  await order("staff", "2024-08-01", "2024-09-30", [9]);
  const after = await ask({ by: "mission" });
  expect(after.tours).toBe(before.tours + 1);
  expect(after.on.planned).toBe(before.on.planned + 1);
});

test("a mission's ends are those known at the moment", async () => {
  const row = (await ask({ by: "mission", mission: "UNIFIL" })).rows[0];
  expect(row?.ends).toEqual({ operations: "2024-12-31", withdrawal: "2025-06-30" });
});

test("the committee reads numbers and no persons, whatever it asks for", async () => {
  const committee = db.context("committee", "2024-06-30");
  for (const by of ["mission", "unit", "authorisation"]) {
    const timeline = await ask({ by, each: "true", find: "" }, committee);
    expect(timeline.withheld).toBe(true);
    expect(timeline.rows.length).toBeGreaterThan(0);
    expect(timeline.rows.every((row) => row.bars.length === 0 && row.steps !== null)).toBe(true);
    expect(JSON.stringify(timeline)).not.toMatch(/P-\d{5}/);
  }
  const named = await ask({ by: "mission" });
  const numbers = await ask({ by: "mission" }, committee);
  expect(numbers.on).toEqual(named.on);
  expect((await ask({ by: "mission", find: "P-00001" }, committee)).tours).toBe(0);
  await expect(ask({ by: "person" }, committee)).rejects.toThrow(Forbidden);
  await expect(ask({ by: "post" }, committee)).rejects.toThrow(Forbidden);
});

test("another country's rows are not there", async () => {
  const abroad: Context = { ...ctx, db: db.as("NPL") };
  const timeline = await ask({}, abroad);
  expect(timeline).toMatchObject({ tours: 0, count: 0, extent: null, missions: [] });
  expect(timeline.from < addDays(timeline.to, 1)).toBe(true);
});

test("days in the wrong order are refused, also where numbers are told; an end that is not given never lies before the other", async () => {
  for (const who of [ctx, db.context("committee", "2024-06-30")]) {
    await expect(ask({ from: "2024-08-30", to: "2024-08-01" }, who)).rejects.toThrow(Malformed);
    expect(await ask({ from: "2150-01-01" }, who)).toMatchObject({ from: "2150-01-01", to: "2150-01-01", count: 0 });
    expect(await ask({ to: "1850-01-01" }, who)).toMatchObject({ from: "1850-01-01", to: "1850-01-01", count: 0 });
  }
});
