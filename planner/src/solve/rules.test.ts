import fc from "fast-check";
import { expect, test } from "vitest";
import { eachClique } from "./cliques.ts";
import { needed, shareCuts } from "./rules.ts";

const anyShare = fc
  .record({ num: fc.nat(9), den: fc.integer({ min: 1, max: 9 }), capacity: fc.nat(40) })
  .filter(({ num, den }) => num <= den)
  .map((one) => ({ ...one, id: "s", index: 0, group: {}, tag: "w", hard: true, classes: Int32Array.of() }));

test("a cut of a share holds wherever the share holds", () => {
  fc.assert(
    fc.property(anyShare, (share) => {
      for (const { a, b, c } of shareCuts(share)) {
        for (let filled = 0; filled <= share.capacity; filled++) {
          expect(a * needed(share, filled)).toBeGreaterThanOrEqual(b * filled - c);
        }
      }
    }),
  );
});

test("the cuts of a share and the share itself leave no fraction at any corner", () => {
  fc.assert(
    fc.property(anyShare, (share) => {
      const edges = [{ a: share.den, b: share.num, c: 0 }, ...shareCuts(share)];
      const least = (filled: number) => Math.max(0, ...edges.map(({ a, b, c }) => (b * filled - c) / a));
      expect(least(share.capacity)).toBeCloseTo(needed(share, share.capacity), 9);
    }),
  );
});

test("with 15 of 100 in a unit of six, one is needed as soon as one tour is filled: the cut says a sixth each", () => {
  const share = { id: "s", index: 0, group: {}, tag: "w", hard: true, num: 15, den: 100, capacity: 6 };
  expect(shareCuts({ ...share, classes: Int32Array.of() })).toEqual([{ a: 6, b: 1, c: 0 }]);
});

test("every two intervals that share a day meet in a clique, and every clique shares its day", () => {
  const anyIntervals = fc
    .array(fc.tuple(fc.nat(30), fc.nat(10)), { maxLength: 12 })
    .map((list) => list.map(([from, length]) => [from, from + length] as const).sort((a, b) => a[0] - b[0]));
  fc.assert(
    fc.property(anyIntervals, (intervals) => {
      const cliques: number[][] = [];
      const from = intervals.map((one) => one[0]);
      const to = intervals.map((one) => one[1]);
      eachClique(from, to, (members, day) => {
        expect(members.every((m) => (from[m] ?? 0) <= day && day <= (to[m] ?? 0))).toBe(true);
        cliques.push([...members]);
      });
      for (const [i, a] of intervals.entries()) {
        for (const [k, b] of intervals.entries()) {
          const meet = a[0] <= b[1] && b[0] <= a[1];
          expect(cliques.some((clique) => clique.includes(i) && clique.includes(k))).toBe(meet);
        }
      }
    }),
  );
});
