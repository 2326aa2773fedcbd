import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aMission, anEnd } from "../../missions/fixtures.ts";
import type { Mission, ReductionOrder } from "../../missions/schema.ts";
import { addDays, type Day } from "../../platform/days.ts";
import { type ImpactQuestion, peopleImpact, type Stay } from "./impact.ts";

const START = "2026-01-01";
const DAY = "2026-03-01";
const day = fc.integer({ min: 0, max: 150 }).map((n) => addDays(START, n));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const endOf = (on: Day | null) => (on === null ? null : anEnd(on));

const aStay = fc
  .record({
    tour: fc.nat(40),
    role: fc.constantFrom("unmo" as const, "staff_officer" as const, "contingent_member" as const),
    rotation: maybe(fc.nat(2)),
    from: day,
    length: fc.nat(80),
    standing: fc.constantFrom("planned" as const, "actual" as const),
    covers: maybe(fc.boolean()),
  })
  .map(
    ({ tour, role, rotation, from, length, standing, covers }): Stay => ({
      tourId: `t${tour}`,
      person: `P-${tour}`,
      role,
      contribution: rotation === null ? null : "UNDOF/company",
      rotation,
      post: rotation === null ? `post-${tour % 3}` : null,
      from,
      to: addDays(from, length),
      standing,
      purpose: "service",
      coversWithdrawal: covers,
    }),
  );

const anOrder = fc
  .record({ people: fc.integer({ min: 1, max: 20 }), at: day, after: fc.nat(90), us: fc.boolean() })
  .map(
    ({ people, at, after, us }): ReductionOrder => ({
      id: "00000000-0000-7000-8000-000000000001",
      addressee: us ? "us" : "mission",
      category: "military",
      people,
      percent: null,
      leaveBy: addDays(at, after),
      document: "NV",
      note: "",
      source: "test",
      confidence: "verified",
      events: [
        {
          id: "00000000-0000-7000-8000-000000000002",
          state: "ordered",
          day: at,
          people: null,
          note: "",
          source: "test",
          confidence: "verified",
        },
      ],
    }),
  );

const question = fc
  .record({
    stays: fc.uniqueArray(aStay, { maxLength: 30, selector: (stay) => stay.tourId }),
    ends: fc.tuple(maybe(day), maybe(day), maybe(day), maybe(day)),
    order: maybe(anOrder),
    named: fc.boolean(),
  })
  .map(({ stays, ends: [o1, w1, o2, w2], order, named }): ImpactQuestion => {
    const started = { ...aMission().started, day: START };
    const mission = (operations: Day | null, withdrawal: Day | null): Mission =>
      aMission({ started, ends: { operations: endOf(operations), withdrawal: endOf(withdrawal), liquidation: null } });
    const before = mission(o1, w1);
    const after = { ...mission(o2, w2), orders: order === null ? [] : [order] };
    return { before, after, stays, law: [], day: DAY, named };
  });

/** Days of the stay after the mission's operations, counted one by one. */
function daysAfter(stay: Stay, mission: Mission): number {
  const last = mission.ends.operations?.day;
  if (last === undefined || stay.coversWithdrawal === null) return 0;
  let count = 0;
  for (let on = stay.from; on <= stay.to; on = addDays(on, 1)) if (on > last) count += 1;
  return count;
}

describe("what a moved end does to people, against a count by hand", () => {
  test("names exactly those with a day after the operations, once each, with the day by which they must be gone", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { before, after, stays, named } = asked;
        const impact = peopleImpact(asked);
        const past = stays.filter((stay) => daysAfter(stay, after) > 0);
        const were = stays.filter((stay) => daysAfter(stay, before) > 0);
        expect(impact.people).toBe(past.length);
        expect(impact.newly).toBe(past.filter((stay) => !were.includes(stay)).length);
        expect(impact.freed).toBe(were.filter((stay) => !past.includes(stay)).length);
        expect(impact.mustLeave.reduce((sum, group) => sum + group.people, 0)).toBe(past.length);
        for (const group of impact.mustLeave) {
          expect(group.tours === null).toBe(!named);
          expect(group.arrived + (group.tours ?? []).filter((tour) => tour.standing === "planned").length).toBe(
            named ? group.people : group.arrived,
          );
          for (const tour of group.tours ?? []) {
            const stay = past.find((one) => one.tourId === tour.tourId);
            if (stay === undefined) throw new Error("not past the end");
            const ends = [
              after.ends.operations?.day ?? "",
              stay.coversWithdrawal ? (after.ends.withdrawal?.day ?? "") : "",
            ];
            expect(group.leaveBy).toBe(ends.toSorted().at(-1));
            expect([group.rotation, group.post, group.role]).toEqual([stay.rotation, stay.post, stay.role]);
            expect(group.recordedTo >= stay.to).toBe(true);
          }
        }
      }),
    );
  });

  test("asks of a reduction so many to go that no more stay than were to be left", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const order = asked.after.orders[0];
        const impact = peopleImpact(asked);
        const open = order !== undefined && order.addressee === "us" && (order.events[0]?.day ?? "") <= DAY;
        expect(impact.reductions).toHaveLength(open ? 1 : 0);
        const reduction = impact.reductions[0];
        if (reduction === undefined || order === undefined || order.leaveBy === null || order.people === null) return;
        const soldiers = asked.stays.filter((stay) => stay.role === "contingent_member");
        const on = (when: Day) => soldiers.filter((stay) => stay.from <= when && when <= stay.to).length;
        const there = on(order.events[0]?.day ?? "");
        const staying = on(addDays(order.leaveBy, 1));
        expect([reduction.there, reduction.staying]).toEqual([there, staying]);
        expect(staying - reduction.mustGo).toBe(Math.min(staying, Math.max(0, there - order.people)));
      }),
    );
  });
});
