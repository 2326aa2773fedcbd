import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type Day, daysBetween } from "../platform/days.ts";
import { aMission, anEnd } from "./fixtures.ts";
import { alertFor, horizonOn, mandateOn, strengthOn, strengthSteps } from "./rules.ts";
import type { Mandate, Strength } from "./schema.ts";

const START = "2026-01-01";
const fact = { note: "", source: "test", confidence: "verified" } as const;
const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays(START, n));
let next = 0;
const id = () => {
  next += 1;
  return `00000000-0000-7000-8000-${String(next).padStart(12, "0")}`;
};

const aMandate = fc
  .record({
    from: day,
    length: fc.option(fc.nat(90), { nil: null }),
    adoptedBefore: fc.nat(20),
    kind: fc.constantFrom("renewal" as const, "rollover" as const, "termination" as const),
  })
  .map(
    ({ from, length, adoptedBefore, kind }): Mandate => ({
      id: id(),
      kind,
      resolution: `S/RES/${next} (2026)`,
      adoptedOn: addDays(from, -adoptedBefore),
      from,
      to: length === null ? null : addDays(from, length),
      ...fact,
    }),
  );
const anyMission = fc
  .record({ mandates: fc.array(aMandate, { maxLength: 6 }), operations: fc.option(day, { nil: null }) })
  .map(({ mandates, operations }) =>
    aMission({
      started: { day: START, precision: "day", source: "test", confidence: "verified" },
      mandates: mandates.toSorted((a, b) => (a.from + a.adoptedOn < b.from + b.adoptedOn ? -1 : 1)),
      ends: { operations: operations === null ? null : anEnd(operations), withdrawal: null, liquidation: null },
    }),
  );

/** Whether a mandate holds on a day, said once more in the plainest way. */
function holds(mandates: readonly Mandate[], one: Mandate, on: Day, operations: Day | null): boolean {
  const terminated = mandates.some(
    (other) =>
      other !== one &&
      other.kind === "termination" &&
      other.adoptedOn >= one.adoptedOn &&
      other.to !== null &&
      on > other.to,
  );
  return (
    one.from <= on && (one.to === null || on <= one.to) && !terminated && (operations === null || on <= operations)
  );
}

test("the mandate of a day is one that holds then, and none that was adopted later does", () => {
  fc.assert(
    fc.property(anyMission, day, (mission, on) => {
      const operations = mission.ends.operations?.day ?? null;
      const holding = mission.mandates.filter((one) => holds(mission.mandates, one, on, operations));
      const found = mandateOn(mission, on);
      if (holding.length === 0) expect(found).toBeNull();
      else {
        expect(holding).toContain(found);
        expect(holding.every((one) => one.adoptedOn <= (found?.adoptedOn ?? ""))).toBe(true);
      }
    }),
  );
});

test("the horizon is the last day on which any known mandate holds, and no mandate holds after it", () => {
  fc.assert(
    fc.property(anyMission, day, (mission, on) => {
      const operations = mission.ends.operations?.day ?? null;
      const last = addDays(START, 400);
      const covered: Day[] = [];
      for (let one = addDays(START, -30); one <= last; one = addDays(one, 1)) {
        if (mission.mandates.some((each) => holds(mission.mandates, each, one, operations))) covered.push(one);
      }
      const horizon = horizonOn(mission, on);
      const first = covered[0];
      const open = covered.at(-1) === last;
      if (horizon === null) {
        expect(first === undefined || first > on).toBe(true);
        return;
      }
      expect(horizon.to).toBe(open ? null : covered.at(-1));
      expect(horizon.daysLeft).toBe(open ? null : daysBetween(on, covered.at(-1) ?? on));
      expect(horizon.alert).toBe(alertFor(horizon.daysLeft));
    }),
  );
});

test("an alert is raised at the horizon passed last, and never goes back as the end comes nearer", () => {
  fc.assert(
    fc.property(fc.integer({ min: -40, max: 400 }), (left) => {
      const urgency = (days: number) => [null, 180, 90, 30, 0].indexOf(alertFor(days));
      expect(urgency(left - 1)).toBeGreaterThanOrEqual(urgency(left));
      expect(alertFor(left) === null).toBe(left > 180);
      expect(alertFor(left) === 0).toBe(left < 0);
    }),
  );
});

test("steps of a strength say on every day what the day's own question says", () => {
  const aLine = fc
    .record({
      from: day,
      length: fc.option(fc.nat(60), { nil: null }),
      people: fc.nat(9000),
      series: fc.constantFrom("authorised" as const, "planned" as const, "reported" as const),
      category: fc.constantFrom(
        "military" as const,
        "observers_staff" as const,
        "police" as const,
        "uniformed" as const,
      ),
    })
    .map(
      ({ from, length, ...rest }): Strength => ({
        id: id(),
        ...rest,
        from,
        to: rest.series === "reported" ? from : length === null ? null : addDays(from, length),
        resolution: "",
        ...fact,
      }),
    );
  fc.assert(
    fc.property(fc.array(aLine, { maxLength: 10 }), day, day, (strengths, a, b) => {
      const mission = aMission({ strengths });
      const [from, to] = a <= b ? [a, b] : [b, a];
      for (const series of ["authorised", "planned", "reported"] as const) {
        const steps = strengthSteps(mission, series, from, to);
        expect(steps[0]?.from).toBe(from);
        expect(steps.at(-1)?.to).toBe(to);
        for (const [index, step] of steps.entries()) {
          for (let on = step.from; on <= step.to; on = addDays(on, 1)) {
            expect(strengthOn(mission, series, on)).toBe(step.value);
          }
          const before = steps[index - 1];
          if (before !== undefined) expect(addDays(before.to, 1)).toBe(step.from);
        }
      }
    }),
  );
});
