import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCeiling, anAuthorisation, aScope, nth } from "../../authorisations/fixtures.ts";
import type { Authorisation } from "../../authorisations/schema.ts";
import { readSuppositions, type Supposition, supposedLaw, writeSuppositions } from "../../authorisations/what-if.ts";
import { aMission } from "../../missions/fixtures.ts";
import { addDays, daysBetween } from "../../platform/days.ts";
import { brokenByChange, firstDayBroken, replay, type Situation, type StayGroup, supposedMissions } from "./what-if.ts";

const mission = aMission();
const ceiling = aCeiling({ code: "A-1/total", people: 12 });
const decision = anAuthorisation({
  reference: "A-1",
  ceilings: [ceiling],
  scopes: [aScope({ missions: ["UNDOF"], ceilings: [ceiling.id], validFrom: nth(-30), coversWithdrawal: false })],
});
const asOf = nth(10);

function aGroup(given: Partial<StayGroup> = {}): StayGroup {
  return {
    kind: "present",
    mission: "UNDOF",
    role: "unmo",
    mode: "self",
    partner: null,
    unitType: null,
    purpose: "service",
    reference: "A-1",
    contribution: null,
    from: nth(0),
    to: nth(60),
    people: 4,
    of: [],
    ...given,
  };
}

function situation(groups: readonly StayGroup[], changes: readonly Supposition[] = [], law = [decision]): Situation {
  return {
    asOf,
    knownAt: `${asOf}T00:00:00.000Z`,
    law: supposedLaw(law, changes),
    missions: supposedMissions(new Map([[mission.id, mission]]), changes),
    procedures: [],
    groups,
    everBefore: () => 0,
  };
}

const differs = (groups: readonly StayGroup[], changes: readonly Supposition[], law?: Authorisation[]) =>
  brokenByChange(replay(situation(groups, changes, law)), replay(situation(groups, [], law)));

describe("supposing another law", () => {
  test("a decision that lapses sends everybody home by the day before", () => {
    const broken = differs([aGroup()], [{ what: "lapse", reference: "A-1", day: nth(40) }]);
    expect(broken).toMatchObject([{ people: 4, lastDay: nth(39), refusals: [{ code: "after-validity" }] }]);
    expect(firstDayBroken(broken, asOf)).toBe(nth(40));
  });

  test("a ceiling that is cut lets those stay who came first", () => {
    const first = aGroup({ people: 5, from: nth(0) });
    const second = aGroup({ people: 6, from: nth(5), to: nth(50) });
    const broken = differs([second, first], [{ what: "cut", ceiling: "A-1/total", people: 7 }]);
    expect(broken).toMatchObject([{ group: { from: nth(5) }, people: 4, lastDay: null }]);
    expect(firstDayBroken(broken, asOf)).toBe(asOf);
  });

  test("a mission that closes breaks what lasts longer, planned and proposed alike", () => {
    const plan = aGroup({ kind: "planned", from: nth(30), to: nth(80), people: 2 });
    const proposed = aGroup({ kind: "proposed", reference: null, from: nth(50), to: nth(70), people: 3 });
    const broken = differs(
      [plan, proposed, aGroup({ to: nth(20) })],
      [{ what: "close", mission: "UNDOF", day: nth(45) }],
    );
    expect(broken.map((each) => [each.group.kind, each.people, each.lastDay])).toEqual([
      ["planned", 2, nth(45)],
      ["proposed", 3, null],
    ]);
  });

  test("a vote that slips leaves uncovered who was to go before it", () => {
    const plan = aGroup({ kind: "planned", from: nth(30), to: nth(80), people: 2 });
    expect(differs([plan], [{ what: "slip", reference: "A-1", day: nth(40) }])).toMatchObject([{ lastDay: null }]);
    expect(differs([plan], [{ what: "slip", reference: "A-1", day: nth(30) }])).toEqual([]);
  });

  test("people stay under another decision where it covers them", () => {
    const other = anAuthorisation({
      reference: "A-2",
      decidedOn: nth(-5),
      ceilings: [aCeiling({ people: 3 })],
      scopes: [aScope({ missions: ["UNDOF"], validFrom: nth(20) })],
    });
    const scope = other.scopes[0];
    const under = {
      ...other,
      scopes: scope === undefined ? [] : [{ ...scope, ceilings: other.ceilings.map((c) => c.id) }],
    };
    const changes: Supposition[] = [{ what: "lapse", reference: "A-1", day: nth(40) }];
    expect(differs([aGroup()], changes, [decision, under])).toMatchObject([{ people: 1, lastDay: nth(39) }]);
  });

  const anyGroup = fc
    .record({
      kind: fc.constantFrom<StayGroup["kind"][]>("present", "planned", "proposed", "negotiated"),
      from: fc.nat(50),
      length: fc.nat(40),
      people: fc.integer({ min: 1, max: 6 }),
    })
    .map(({ from, length, kind, people }) =>
      aGroup({
        kind,
        people,
        from: nth(kind === "present" ? from % 10 : from),
        to: nth(from + length + 10),
        reference: kind === "present" ? "A-1" : null,
      }),
    );

  test("without a change nothing differs from the official position", () => {
    fc.assert(
      fc.property(fc.array(anyGroup, { maxLength: 6 }), (groups) => {
        expect(differs(groups, [])).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("who is not broken fits under the supposed ceiling on every day; a last day is the last", () => {
    const seen = { broken: 0, whole: 0 };
    fc.assert(
      fc.property(fc.array(anyGroup, { maxLength: 6 }), fc.nat(12), (groups, people) => {
        const broken = replay(situation(groups, [{ what: "cut", ceiling: "A-1/total", people }]));
        seen[broken.length > 0 ? "broken" : "whole"] += 1;
        const left = groups.flatMap((group) => {
          const part = broken.find((each) => each.group === group);
          if (part === undefined) return [{ ...group }];
          const until = part.lastDay === null ? [] : [{ ...group, people: part.people, to: part.lastDay }];
          return [{ ...group, people: group.people - part.people }, ...until];
        });
        for (let day = nth(0); day <= nth(100); day = addDays(day, 1)) {
          const there = left.filter((g) => g.from <= day && day <= g.to).reduce((sum, g) => sum + g.people, 0);
          expect(there).toBeLessThanOrEqual(people);
        }
        for (const part of broken) {
          const day = part.lastDay === null ? part.group.from : addDays(part.lastDay, 1);
          expect(daysBetween(part.group.from, day)).toBeGreaterThanOrEqual(0);
          expect(day <= part.group.to).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(Math.min(seen.broken, seen.whole)).toBeGreaterThan(30);
  });
});

test("suppositions are written as they are read, and what cannot be read is named", () => {
  const changes: Supposition[] = [
    { what: "slip", reference: "A-2026", day: "2026-09-01" },
    { what: "lapse", reference: "A-2024", day: "2026-12-31" },
    { what: "cut", ceiling: "A-2024/total@2026-09-01", people: 0 },
    { what: "close", mission: "UNDOF", day: "2026-12-31" },
  ];
  expect(readSuppositions(writeSuppositions(changes))).toEqual({ changes, faults: [] });
  expect(readSuppositions({ cut: "A-2024/total:-1,x", lapse: "A:2026-02-30" }).faults.map((f) => f.path)).toEqual([
    "lapse",
    "cut",
    "cut",
  ]);
});
