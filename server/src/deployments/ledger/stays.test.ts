import { expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../../tests/database.ts";
import type { Context } from "../../platform/context.ts";
import { addDays, Day, earlierDay, type Moment } from "../../platform/days.ts";
import { type Db, sql } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { anyone, ok, smallCountry } from "../fixtures.ts";
import { breachedInMissions } from "../law/store-reckoning.ts";
import { presentUnderCeilings } from "../law/store-use.ts";
import { cancelTour, recordApprovedTours, recordArrival, recordDeparture } from "../tours/tour-actions.ts";
import { readyToTravel } from "../tours/tour-fixtures.ts";
import { readTours } from "../tours/tour-reading-actions.ts";
import { staysKnown } from "./stays-copy-store.ts";
import { peopleByDecision } from "./stays-decisions.ts";

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

const People = z.object({ under: z.string(), first: Day, on: z.number(), from: z.number() });

/** People under each decision on a day and from it on, as the alarms count them, against the database. */
async function underDecisions(day: Day, knownAt: Moment | null) {
  const counted = new Map<string, z.infer<typeof People>>();
  for (const { reference, mission, role, mode, standing, ...some } of peopleByDecision(
    await staysKnown(ctx.db, knownAt),
  )) {
    const under = [reference, mission, role, mode, standing].join(" ");
    const before = counted.get(under) ?? { under, first: some.first, on: 0, from: 0 };
    const first = earlierDay(some.first, before.first);
    counted.set(under, { under, first, on: before.on + some.on(day), from: before.from + some.from(day) });
  }
  const believed =
    knownAt === null
      ? sql`p.superseded_at is null`
      : sql`p.recorded_at <= ${knownAt} and (p.superseded_at is null or p.superseded_at > ${knownAt})`;
  const there = await ctx.db.many(
    People,
    sql`
      select concat_ws(' ', a.reference, p.mission, p.role, p.mode, p.standing) as under, min(p.from_day) as first,
        count(*) filter (where ${day} between p.from_day and p.to_day) as "on", count(*) filter (where p.to_day >= ${day}) as "from"
      from presences p
      join authorisation_permits m on m.contributor = p.contributor and m.id = p.permit_id
      join authorisations a on a.contributor = m.contributor and a.id = m.authorisation_id
      where p.contributor = ${ctx.db.contributor} and ${believed} group by 1
    `,
  );
  return { copy: sorted([...counted.values()]), database: sorted(there) };
}

/** Pages of tours by the copy and, within a transaction, by the database. */
async function pagesOfTours(filter: Parameters<typeof readTours>[1]) {
  const pages = async (db: Db) => {
    const found = [];
    let after: { from: Day; id: string } | undefined;
    for (;;) {
      const { items, count } = await readTours({ ...ctx, db }, { ...filter, after, limit: 2 });
      found.push({ count, items: items.map(({ id, from, to, standing }) => [id, from, to, standing]) });
      const last = items.at(-1);
      if (last === undefined) return found;
      after = { from: last.from, id: last.id };
    }
  };
  return { copy: await pages(ctx.db), database: await ctx.db.transaction(pages) };
}

/** What the copy counts, and what a transaction, which never uses the copy, has the database count. */
async function both(from: Day, to: Day, knownAt: Moment | null, only?: readonly string[]) {
  const ask = async (from_: Context["db"]) => ({
    present: [...(await presentUnderCeilings(from_, from, to, knownAt, only))],
    breached: sorted(await breachedInMissions(from_, from, to, knownAt)),
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
  let listed = 0;
  const alike = async (from: Day, to: Day, knownAt: Moment | null) => {
    const under = await underDecisions(from, knownAt);
    expect(under.copy).toEqual(under.database);
    const known = knownAt === null ? {} : { knownAt };
    const filters = [{ from, to }, { from }, { to, standing: "planned" as const }, { personIds: people.slice(0, 2) }];
    for (const filter of filters) {
      const pages = await pagesOfTours({ ...filter, ...known, mission: "UNDOF" });
      expect(pages.copy).toEqual(pages.database);
      listed += pages.copy.length - 1;
    }
  };
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
    const [from, to] = WINDOWS[moments.length % 3] ?? WINDOWS[0];
    for (const knownAt of [null, moments[0] ?? null, moments.at(-2) ?? null]) await alike(from, to, knownAt);
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
  expect(listed).toBeGreaterThan(15);
});
