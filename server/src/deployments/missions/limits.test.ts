import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../../tests/database.ts";
import { changeMission, readMission, recordMissionEnd, undoMissionChange } from "../../missions/actions.ts";
import type { ChangeBody } from "../../missions/schema.ts";
import { CURRENT } from "../../missions/store.ts";
import type { Context } from "../../platform/context.ts";
import type { Day } from "../../platform/days.ts";
import { sql } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Outcome } from "../../platform/outcome.ts";
import { anyone, ok, smallCountry } from "../fixtures.ts";
import { cancelTour, recordApprovedTours } from "../tours/tour-actions.ts";
import { peopleImpact } from "./impact.ts";
import { listStays, moveLimits } from "./store.ts";

const db = await testDatabase();
const ctx: Context = { ...db.context("planner", "2024-06-30"), actor: anyone("clerk") };
const { people, posts } = await smallCountry(ctx, 80);
let clock = 0;
let free = 0;

function later(): Context {
  clock += 1;
  return { ...ctx, now: new Date(Date.UTC(2024, 5, 30, 12) + clock * 1000).toISOString() };
}

function order(
  from: Day,
  to: Day,
  kind: keyof typeof posts = "staff",
): Promise<Outcome<{ tourIds: readonly string[] }>> {
  const personId = people[free] ?? "";
  free += 1;
  const tours = [{ personId, postId: posts[kind][free % 6] ?? "", from, to }];
  return recordApprovedTours(later(), { planId: newId(), proposedBy: "a", approvedBy: "b", tours });
}

const fact = { source: "test", confidence: "verified" } as const;
const terminate = (operations: Day, withdrawal: Day | null = null): ChangeBody => ({
  what: "termination",
  resolution: "",
  adoptedOn: "2024-06-30",
  operations,
  withdrawal,
  liquidation: null,
  note: "",
  ...fact,
  reason: "",
});
const StandingRow = z.object({ from: z.string(), to: z.string(), marked: z.boolean(), limit: z.string() });
const standing = () =>
  ctx.db.many(
    StandingRow,
    sql`
      select from_day as "from", to_day as "to", past_end_by is not null as marked, mission_to as "limit" from presences
      where contributor = 'KAZ' and mission = 'UNDOF' and superseded_at is null order by from_day, to_day
    `,
  );
const codes = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code));

beforeEach(async () => {
  for (const { id } of await ctx.db.many(
    z.object({ id: z.uuid() }),
    sql`select distinct tour_id as id from presences where contributor = 'KAZ' and superseded_at is null`,
  )) {
    ok(await cancelTour(later(), id, { cause: "next test", source: "test" }));
  }
  const { ends } = await readMission(later(), "UNDOF", {});
  for (const kind of ["operations", "withdrawal"] as const) {
    if (ends[kind] === null) continue;
    ok(
      await changeMission(
        later(),
        "UNDOF",
        { what: "end_withdrawn", kind, source: "test", reason: "" },
        undefined,
        moveLimits,
      ),
    );
  }
});

describe("an end that is moved over people who were planned past it", () => {
  test("marks exactly them, changes nobody's days, and names them as those who must leave", async () => {
    ok(await order("2024-08-01", "2024-10-15"));
    ok(await order("2024-08-01", "2024-12-31"));
    ok(await order("2024-11-15", "2024-12-31"));
    const before = await readMission(later(), "UNDOF", {});
    const after = ok(
      await changeMission(later(), "UNDOF", terminate("2024-10-31", "2024-11-30"), undefined, moveLimits),
    );
    expect((await standing()).map(({ to, marked }) => [to, marked])).toEqual([
      ["2024-10-15", false],
      ["2024-12-31", true],
      ["2024-12-31", true],
    ]);
    const stays = await listStays(ctx.db, "UNDOF", "2024-06-30", CURRENT);
    const impact = peopleImpact({ before, after, stays, law: [], day: "2024-06-30", named: true });
    expect(impact).toMatchObject({ people: 2, newly: 2, freed: 0, overdue: 0 });
    expect(impact.mustLeave.map((group) => [group.people, group.cannotBegin, group.leaveBy]).sort()).toEqual([
      [1, 0, "2024-11-30"],
      [1, 1, "2024-11-30"],
    ]);
  });

  test("frees them again when the end is taken back or moved later", async () => {
    ok(await order("2024-08-01", "2024-12-31"));
    ok(await changeMission(later(), "UNDOF", terminate("2024-10-31"), undefined, moveLimits));
    ok(await undoMissionChange(later(), "UNDOF", "not adopted", undefined, moveLimits));
    expect(await standing()).toMatchObject([{ marked: false, limit: "9999-12-31" }]);
    ok(await changeMission(later(), "UNDOF", terminate("2024-10-31"), undefined, moveLimits));
    const end = { kind: "operations", day: "2025-01-31", precision: "day", ...fact } as const;
    ok(await recordMissionEnd(later(), "UNDOF", end, undefined, moveLimits));
    expect(await standing()).toMatchObject([{ marked: false, limit: "2025-01-31" }]);
  });

  test("is refused by the database when nobody marks them", async () => {
    ok(await order("2024-08-01", "2024-12-31"));
    await expect(changeMission(later(), "UNDOF", terminate("2024-10-31"))).rejects.toThrow(/presences_mission_limit/);
    expect((await readMission(later(), "UNDOF", {})).ends.operations).toBeNull();
    expect(await standing()).toMatchObject([{ marked: false, limit: "9999-12-31" }]);
  });
});

describe("past a mission's end", () => {
  test("nothing is planned any more, by the rules", async () => {
    ok(await changeMission(later(), "UNDOF", terminate("2024-10-31", "2024-12-31"), undefined, moveLimits));
    expect(codes(await order("2024-08-01", "2024-11-01"))).toContain("past-mission-end");
    expect(codes(await order("2024-08-01", "2024-10-31"))).toEqual([]);
  });

  test("nothing can be written, by the database, with an old end or without its mark", async () => {
    const tour = ok(await order("2024-08-01", "2024-10-31")).tourIds[0] ?? "";
    ok(await changeMission(later(), "UNDOF", terminate("2024-10-31", "2024-12-31"), undefined, moveLimits));
    const longer = (limit: Day) =>
      ctx.db.transaction((tx) =>
        tx.run(sql`
          insert into presences (contributor, id, tour_id, person_id, mission, role, mode, partner, from_day, to_day, standing, permit_id,
            permit_partner, permit_from, permit_to, ceilings, last_ord, last_to, mission_to, source, confidence, recorded_at, recorded_by)
          select contributor, ${newId()}::uuid, tour_id, person_id, mission, role, mode, partner, '2024-11-01', '2024-11-30', standing,
            permit_id, permit_partner, permit_from, permit_to, ceilings, last_ord, '2024-11-30', ${limit}::date, 'sql', 'verified', now(),
            'sql'
          from presences where contributor = 'KAZ' and tour_id = ${tour} and superseded_at is null
        `),
      );
    await expect(longer("2024-10-31")).rejects.toThrow(/presences_within_mission/);
    await expect(longer("9999-12-31")).rejects.toThrow(/presences_(mission_limit|places)/);
  });

  test("nobody is planned unmarked, however orders and the end race each other", async () => {
    for (let round = 0; round < 3; round += 1) {
      const end = `2024-10-1${round}`;
      const racers = [
        ...Array.from({ length: 5 }, (_, n) => order(`2024-09-0${n + 1}`, "2024-10-25", "staff")),
        changeMission(later(), "UNDOF", terminate(end), undefined, moveLimits),
      ];
      const results = await Promise.allSettled(racers);
      expect(results.filter((result) => result.status === "rejected")).toEqual([]);
      const rows = await standing();
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every(({ to, marked, limit }) => limit === end && marked === to > end)).toBe(true);
      ok(await undoMissionChange(later(), "UNDOF", "next round", undefined, moveLimits));
      expect((await standing()).some(({ marked }) => marked)).toBe(false);
    }
  });
});
