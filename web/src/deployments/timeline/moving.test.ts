import { addDays, dayFromNumber, daysBetween } from "@contingent/server/platform/days";
import fc from "fast-check";
import { expect, test } from "vitest";
import { gripAt, gripsOf, movedDays } from "./moving.ts";

const bar = (given: object) => ({
  from: "2026-03-01",
  to: "2026-08-31",
  people: 1,
  standing: "planned" as const,
  state: "planned" as const,
  mission: "UNDOF",
  role: "staff_officer" as const,
  mode: "self" as const,
  unit: "UNDOF/staff",
  rotation: null,
  rotationId: null,
  contributionId: null,
  authorisation: "A-1",
  breach: null,
  confidence: "verified" as const,
  tourId: "t",
  person: "P-1",
  name: null,
  post: null,
  ...given,
});

test("a planned tour moves whole or by an edge, a planned rotation whole, somebody there only by a later end, the past not at all", () => {
  expect(gripsOf(bar({}))).toEqual(["shift", "start", "end"]);
  expect(gripsOf(bar({ tourId: null, people: 60, rotationId: "r" }))).toEqual(["shift"]);
  expect(gripsOf(bar({ tourId: null, people: 3 }))).toEqual([]);
  expect(gripsOf(bar({ standing: "actual", state: "in_mission" }))).toEqual(["end"]);
  expect(gripsOf(bar({ standing: "actual", state: "returned" }))).toEqual([]);
});

test("a bar keeps at least one day and its other end, whichever way it is pulled", () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(200), fc.integer({ min: -500, max: 500 }), (first, length, days) => {
      const from = dayFromNumber(20_000 + first);
      const own = { from, to: addDays(from, length), standing: "planned" as const };
      const shifted = movedDays(own, "shift", days);
      expect(daysBetween(shifted.from, shifted.to)).toBe(length);
      expect(daysBetween(own.from, shifted.from)).toBe(days);
      const start = movedDays(own, "start", days);
      expect(start.to).toBe(own.to);
      expect(start.from <= start.to).toBe(true);
      const end = movedDays(own, "end", days);
      expect(end.from).toBe(own.from);
      expect(end.from <= end.to).toBe(true);
      const there = movedDays({ ...own, standing: "actual" }, "end", days);
      expect(there.to >= own.to).toBe(true);
    }),
  );
});

test("the pointer takes a wide bar at its edge or its middle, and a narrow one still has a middle", () => {
  expect(gripAt(bar({}), 2, 100)).toBe("start");
  expect(gripAt(bar({}), 50, 100)).toBe("shift");
  expect(gripAt(bar({}), 97, 100)).toBe("end");
  expect(gripAt(bar({}), 4, 8)).toBe("shift");
  expect(gripAt(bar({ standing: "actual", state: "in_mission" }), 50, 100)).toBe("end");
  expect(gripAt(bar({ standing: "actual", state: "returned" }), 50, 100)).toBeNull();
});
