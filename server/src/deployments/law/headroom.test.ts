import fc from "fast-check";
import { expect, test } from "vitest";
import { aCeiling, anAuthorisation, aScope, nth } from "../../authorisations/fixtures.ts";
import type { Ceiling } from "../../authorisations/schema.ts";
import { aMission, anEnd } from "../../missions/fixtures.ts";
import type { Mission } from "../../missions/schema.ts";
import { addDays } from "../../platform/days.ts";
import { curveOf } from "./headroom.ts";

const ceiling = aCeiling({ people: 10 });
const nobody = { present: [], breached: [], ever: 0 };
const days = { from: nth(0), to: nth(60), asOf: nth(10) };
const held = (mission: Mission, validTo: string | null = null, of: Ceiling = ceiling) => {
  const scope = aScope({ missions: [mission.id], ceilings: [of.id], validFrom: nth(5), validTo });
  const authorisation = anAuthorisation({ ceilings: [of], scopes: [scope] });
  const law = { authorisations: [authorisation], missions: new Map([[mission.id, mission]]) };
  return curveOf(authorisation, of, law, nobody, days).steps.filter((step) => step.ceiling !== null);
};

test("a ceiling holds from its decision's first day to its last", () => {
  expect(held(aMission(), nth(20))).toMatchObject([{ from: nth(5), to: nth(20), free: 10 }]);
  expect(held(aMission())).toMatchObject([{ from: nth(5), to: nth(60) }]);
});

test("a ceiling of a mission that has ended is no room, but for the way home", () => {
  const ended = aMission({ ends: { operations: anEnd(nth(15)), withdrawal: anEnd(nth(25)), liquidation: null } });
  expect(held(ended)).toMatchObject([{ from: nth(5), to: nth(25) }]);
});

const anyStay = fc.tuple(
  fc.integer({ min: -10, max: 60 }),
  fc.nat(30),
  fc.integer({ min: 1, max: 5 }),
  fc.constantFrom("planned" as const, "actual" as const),
);

test("every step is what counting its days gives, and the tightest day is the tightest", () => {
  fc.assert(
    fc.property(fc.array(anyStay, { maxLength: 8 }), (stays) => {
      const present = stays.map(([from, length, people, standing]) => ({
        from: nth(from),
        to: nth(from + length),
        people,
        standing,
      }));
      const scope = aScope({ ceilings: [ceiling.id], validFrom: nth(5) });
      const authorisation = anAuthorisation({ ceilings: [ceiling], scopes: [scope] });
      const law = { authorisations: [authorisation], missions: new Map() };
      const curve = curveOf(authorisation, ceiling, law, { present, breached: [], ever: 0 }, days);
      const on = (day: string, standing: string) =>
        present.reduce((sum, p) => (p.standing === standing && p.from <= day && day <= p.to ? sum + p.people : sum), 0);
      let least = Number.POSITIVE_INFINITY;
      for (let n = 0; n <= 60; n += 1) {
        const step = curve.steps.filter((each) => each.from <= nth(n) && nth(n) <= each.to);
        expect(step).toHaveLength(1);
        const counted = { present: on(nth(n), "actual"), planned: on(nth(n), "planned") };
        const free = n < 5 ? null : 10 - counted.present - counted.planned;
        expect(step[0]).toMatchObject({ ...counted, free });
        if (n >= 10 && free !== null) least = Math.min(least, free);
      }
      expect(curve.tightest?.free).toBe(least);
      for (const [index, step] of curve.steps.slice(1).entries())
        expect(step.from).toBe(addDays(curve.steps[index]?.to ?? "", 1));
    }),
  );
});
