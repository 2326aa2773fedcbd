import fc from "fast-check";
import { expect, test } from "vitest";
import { aMission, anEnd } from "../missions/fixtures.ts";
import { addDays } from "../platform/days.ts";
import { type PlannedStay, plansBroken } from "./mission-plans.ts";

const runs = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`);
const day = fc.integer({ min: 0, max: 100 }).map((n) => addDays("2026-01-01", n));
const aStay = fc.record({ run: fc.nat(2), tour: fc.nat(99), from: day, length: fc.nat(60) }).map(
  ({ run, tour, from, length }): PlannedStay => ({
    run: runs[run] ?? "",
    title: `Plan ${run}`,
    state: (["draft", "proposed", "approved"] as const)[run] ?? "draft",
    tour: `W-${tour}`,
    post: `post-${tour}`,
    person: `P-${tour}`,
    from,
    to: addDays(from, length),
  }),
);
const end = fc.option(day, { nil: null });
const mission = (on: string | null) =>
  aMission({ ends: { operations: on === null ? null : anEnd(on), withdrawal: null, liquidation: null } });

test("a plan breaks by exactly its assignments with a day past the operations, and names people only to those who may see them", () => {
  fc.assert(
    fc.property(fc.array(aStay, { maxLength: 25 }), end, end, fc.boolean(), (stays, was, is, named) => {
      const plans = plansBroken(stays, mission(was), mission(is), named);
      const broken = stays.filter((stay) => is !== null && stay.to > is);
      expect(plans.reduce((sum, plan) => sum + plan.broken, 0)).toBe(broken.length);
      for (const plan of plans) {
        const own = stays.filter((stay) => stay.run === plan.run);
        const mine = broken.filter((stay) => stay.run === plan.run);
        expect([plan.inMission, plan.broken]).toEqual([own.length, mine.length]);
        expect(plan.newly).toBe(mine.filter((stay) => was === null || stay.to <= was).length);
        expect(plan.assignments?.length ?? null).toBe(named ? mine.length : null);
        for (const one of plan.assignments ?? []) expect(one.cannotBegin).toBe(one.from > (is ?? ""));
      }
    }),
  );
});
