import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCeiling, nth } from "../../authorisations/fixtures.ts";
import { judgeCeiling } from "../../authorisations/rules.ts";
import { addDays } from "../../platform/days.ts";
import { crowdedDays, type Link, placeWithin, type Stay, settle, settleWithin, wholeWindows } from "./places.ts";

const anyStays: fc.Arbitrary<Stay[]> = fc
  .array(fc.tuple(fc.nat(30), fc.nat(12)), { maxLength: 14 })
  .map((list) =>
    list.map(([from, length], index) => ({ presenceId: `p${index}`, from: nth(from), to: nth(from + length) })),
  );

const presentOn = (stays: readonly Stay[], n: number) => stays.filter((s) => s.from <= nth(n) && nth(n) <= s.to).length;

/** Whether the links give each stay one place on each of its days, and no place two stays. */
function expectWhole(stays: readonly Stay[], links: readonly Link[]): void {
  for (const stay of stays) {
    const own = links.filter((link) => link.presenceId === stay.presenceId).sort((a, b) => (a.from < b.from ? -1 : 1));
    expect(own[0]?.from).toBe(stay.from);
    expect(own.at(-1)?.to).toBe(stay.to);
    for (const [index, link] of own.slice(1).entries()) expect(link.from).toBe(addDays(own[index]?.to ?? "", 1));
  }
  for (let n = 0; n <= 45; n += 1) {
    const places = links.filter((link) => link.from <= nth(n) && nth(n) <= link.to).map((link) => link.place);
    expect(new Set(places).size).toBe(places.length);
  }
}

describe("places under a ceiling", () => {
  test("are found exactly when no day has more people than places", () => {
    const seen = { found: 0, refused: 0 };
    fc.assert(
      fc.property(anyStays, fc.integer({ min: 0, max: 6 }), (stays, people) => {
        const room = Array.from({ length: 45 }, (_, n) => presentOn(stays, n)).every((present) => present <= people);
        const links = placeWithin(people, [], stays);
        seen[links === null ? "refused" : "found"] += 1;
        expect(links !== null).toBe(room);
        if (links !== null) expectWhole(stays, links);
      }),
      { numRuns: 300 },
    );
    expect(Math.min(seen.found, seen.refused)).toBeGreaterThan(50);
  });

  test("are found beside those already taken, whatever gaps these left", () => {
    fc.assert(
      fc.property(anyStays, anyStays, fc.integer({ min: 1, max: 8 }), (first, more, people) => {
        const taken = placeWithin(people, [], first);
        if (taken === null) return;
        const added = more.map((stay) => ({ ...stay, presenceId: `q${stay.presenceId}` }));
        const room = Array.from({ length: 45 }, (_, n) => presentOn([...first, ...added], n)).every(
          (present) => present <= people,
        );
        const links = placeWithin(people, taken, added);
        expect(links !== null).toBe(room);
        if (links !== null) expectWhole([...first, ...added], [...taken, ...links]);
      }),
    );
  });

  test("with an overlap allowance are found exactly when the rule of the ceiling lets them be", () => {
    const seen = { found: 0, refused: 0, beyond: 0 };
    fc.assert(
      fc.property(
        anyStays,
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 6 }),
        (stays, people, overlapPeople, overlapDays) => {
          const settled = settle({ people, overlapPeople, overlapDays }, stays);
          const ceiling = aCeiling({
            people,
            overlap: { people: overlapPeople, days: overlapDays, inferred: false, source: "" },
          });
          const present = stays.map(({ from, to }) => ({ from, to, people: 1 }));
          const whole = { people: 0, fresh: 0, from: nth(0), to: nth(45) };
          const lawful = judgeCeiling(ceiling, { present, ever: 0 }, whole).failing.length === 0;
          seen[settled === null ? "refused" : "found"] += 1;
          expect(settled !== null).toBe(lawful);
          if (settled === null) return;
          expectWhole(stays, settled.links);
          for (let n = 0; n <= 45; n += 1) {
            const beyond = settled.links.filter((l) => l.from <= nth(n) && nth(n) <= l.to && l.place > people).length;
            expect(beyond).toBe(Math.max(0, presentOn(stays, n) - people));
            expect(settled.windows.filter((w) => w.from <= nth(n) && nth(n) <= w.to)).toHaveLength(beyond > 0 ? 1 : 0);
            seen.beyond += beyond > 0 ? 1 : 0;
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(Math.min(seen.found, seen.refused, seen.beyond)).toBeGreaterThan(50);
  });
});

describe("places of a changeover worked out near it", () => {
  test("are found exactly when working out everything finds them, and other days stay as they are", () => {
    const seen = { found: 0, refused: 0, stayed: 0 };
    const ceiling = fc.record({
      people: fc.integer({ min: 1, max: 5 }),
      overlapPeople: fc.integer({ min: 1, max: 4 }),
      overlapDays: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(anyStays, anyStays, ceiling, (first, more, held) => {
        const before = settle(held, first);
        const added = more.slice(0, 2).map((stay) => ({ ...stay, presenceId: `q${stay.presenceId}` }));
        if (before === null || added.length === 0) return;
        const crowded = crowdedDays(held.people, first, added);
        if (crowded === null) return;
        const days = wholeWindows(crowded, before.windows);
        const whole = settle(held, [...first, ...added]);
        const near = settleWithin(held, days, [...first, ...added], before.links);
        seen[near === null ? "refused" : "found"] += 1;
        expect(near !== null).toBe(whole !== null);
        if (near === null) return;
        expectWhole([...first, ...added], near.links);
        const outside = before.links.filter((link) => link.to < days.from || link.from > days.to);
        for (const link of outside) expect(near.links).toContainEqual(link);
        seen.stayed += outside.length;
      }),
      { numRuns: 600 },
    );
    expect(Math.min(seen.found, seen.refused, seen.stayed)).toBeGreaterThan(30);
  });
});
