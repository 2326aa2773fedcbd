import fc from "fast-check";
import { expect, test } from "vitest";
import { aCeiling } from "../../authorisations/fixtures.ts";
import { judgeCeiling } from "../../authorisations/rules.ts";
import { addDays, type Day } from "../../platform/days.ts";
import { type Covered, settledOf } from "./restand.ts";
import { type Room, type Taken, type Wanting, withRoom } from "./restand-room.ts";

const day = (n: number): Day => addDays("2030-01-01", n);
const daysOf = ({ from, to }: { from: Day; to: Day }) => {
  const days: Day[] = [];
  for (let each = from; each <= to; each = addDays(each, 1)) days.push(each);
  return days;
};

const anyStay = fc
  .tuple(fc.nat(30), fc.nat(14), fc.nat(20), fc.constantFrom("planned" as const, "actual" as const))
  .map(([from, length, cut, standing]): Wanting => {
    const to = from + length;
    const turn = from + (cut % (length + 1));
    const stay = { from: day(from), to: day(to), standing, partner: "", unitType: null };
    const parts: Covered[] =
      turn === from
        ? [{ permit: "b", from: day(from), to: day(to) }]
        : [
            { permit: "a", from: day(from), to: day(turn - 1) },
            { permit: "b", from: day(turn), to: day(to) },
          ];
    return { stay, parts, gaps: [] };
  });
const anyTaken = fc
  .tuple(fc.constantFrom("one", "all"), fc.nat(40), fc.nat(10), fc.integer({ min: 1, max: 2 }))
  .map(([ceilingId, from, length, people]): Taken => ({ ceilingId, from: day(from), to: day(from + length), people }));
const anyRoom = (ceilingId: string, overlap: boolean) =>
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 4 })).map(
    ([people, more, days]): Room => ({
      ceilingId,
      people,
      overlapPeople: overlap ? more : 0,
      overlapDays: overlap ? days : 0,
    }),
  );

test("each keeps exactly the days on which there is room after those before, as far as a stay has no hole", () => {
  fc.assert(
    fc.property(
      fc.array(anyStay, { minLength: 1, maxLength: 7 }),
      fc.array(anyTaken, { maxLength: 4 }),
      anyRoom("one", false),
      anyRoom("all", false),
      fc.nat(45),
      (wanting, taken, one, all, n) => {
        const rooms = new Map([
          ["a", [all]],
          ["b", [one, all]],
        ]);
        const seated = new Map<string, number>();
        const key = (room: Room, on: Day) => `${room.ceilingId} ${on}`;
        const take = (room: Room, on: Day, people: number) =>
          seated.set(key(room, on), (seated.get(key(room, on)) ?? 0) + people);
        for (const each of taken)
          for (const on of daysOf(each)) take(each.ceilingId === "one" ? one : all, on, each.people);
        const roomed = withRoom(wanting, rooms, taken, day(n));
        for (const [at, { stay, parts, gaps }] of roomed.entries()) {
          const without = new Set(gaps.flatMap(daysOf));
          for (const part of wanting[at]?.parts ?? []) {
            for (const on of daysOf(part)) {
              const full = (rooms.get(part.permit) ?? []).some(
                (room) => (seated.get(key(room, on)) ?? 0) >= room.people,
              );
              expect(without.has(on)).toBe(full);
            }
          }
          expect(parts.flatMap(daysOf).length + without.size).toBe(daysOf(stay).length);
          for (const part of settledOf(stay, parts, gaps, day(n)).kept)
            for (const on of daysOf(part)) for (const room of rooms.get(part.permit) ?? []) take(room, on, 1);
        }
      },
    ),
  );
});

test("an allowance for changeovers is used as the law reads it", () => {
  fc.assert(
    fc.property(
      fc.array(anyStay, { minLength: 1, maxLength: 6 }),
      fc.array(anyTaken, { maxLength: 3 }),
      anyRoom("all", true),
      (wanting, taken, room) => {
        const rooms = new Map([
          ["a", [room]],
          ["b", [room]],
        ]);
        const own = taken.filter(({ ceilingId }) => ceilingId === "all");
        const overlap = { people: room.overlapPeople, days: room.overlapDays, inferred: false, source: "" };
        const ceiling = aCeiling({ people: room.people, overlap });
        const present = own.map(({ from, to, people }) => ({ from, to, people }));
        const [first] = withRoom(wanting, rooms, taken, day(0));
        const stay = wanting[0]?.stay ?? { from: day(0), to: day(0) };
        const asked = { people: 1, fresh: 1, from: stay.from, to: stay.to };
        const failing = judgeCeiling(ceiling, { present, ever: 0 }, asked).failing.flatMap(daysOf);
        // Also where the stay turns from one permit to another under the same ceiling.
        expect(first?.gaps.flatMap(daysOf)).toEqual(failing);
      },
    ),
  );
});
