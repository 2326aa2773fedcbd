import { readProblem } from "@contingent/planner";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedFor, mayHold, verdictOf } from "../eligibility/rules.ts";
import { aPerson, someEvidence } from "../people/fixtures.ts";
import { addDays } from "../platform/days.ts";
import { newId } from "../platform/ids.ts";
import { readOwn } from "./digest.ts";
import { agreedTours, permissiveLaw, someRecords, someVolunteers } from "./fixtures.ts";
import { compileProblem, labelsOf, type PlanningLaw, scoresOf } from "./problem.ts";
import { partsFor } from "./scores.ts";
import { worldOf } from "./world.ts";

const decision = "2026-11-23";

describe("records become a problem", () => {
  const records = someRecords();
  const compiled = compileProblem(records);

  test("that the planner reads without a fault, the same bytes for the same records", () => {
    expect(readProblem(compiled.problem)).toMatchObject({ ok: true });
    expect(
      JSON.stringify(compileProblem(someRecords({ wanted: records.wanted, volunteers: records.volunteers })).problem),
    ).toBe(JSON.stringify(compiled.problem));
  });

  test("in which a person meets the needs of a tour exactly when the verdict lets them go", () => {
    const world = worldOf(readOwn(compiled), []);
    let both = 0;
    for (const { person, away, waivers } of records.volunteers) {
      for (const { tour, post } of records.wanted) {
        const verdict = verdictOf(askedFor(post, records.rules, tour.firstDay), {
          person,
          history: away,
          waivers,
          tour: { from: tour.firstDay, to: tour.lastDay },
          decision,
        });
        const [inProblem, asTour] = [world.person(person.number), world.tour(tour.code)];
        if (inProblem === null || asTour === null) throw new Error("not in the problem");
        const meets = world.unmet(inProblem, asTour).length === 0;
        if (meets !== mayHold(verdict))
          throw new Error(`${person.number} on ${tour.code}: ${verdict.verdict}, needs met ${meets}`);
        if (meets) both += 1;
      }
    }
    expect(both).toBeGreaterThan(100);
  });

  test("and points that add up from their parts", () => {
    const world = worldOf(readOwn(compiled), []);
    for (const volunteer of records.volunteers.slice(0, 30))
      for (const { tour, post } of records.wanted) {
        const [person, asTour] = [world.person(volunteer.person.number), world.tour(tour.code)];
        if (person === null || asTour === null) throw new Error("not in the problem");
        const bands = [
          ...new Set(records.wanted.map(({ post: { gradeMin, gradeMax } }) => `${gradeMin}..${gradeMax}`)),
        ];
        const parts = partsFor(scoresOf(volunteer, records, bands), labelsOf(post, "A-TEST"));
        expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(world.scoreOf(person, asTour));
      }
  });
});

test("verdict and needs agree whatever the dates of the evidence", () => {
  const [wanted] = agreedTours(decision, false).filter(({ post }) => post.code === "MINURSO/mo-2");
  if (wanted === undefined) throw new Error("no tour");
  const days = fc.integer({ min: -1500, max: 1500 }).map((count) => addDays(decision, count));
  const life = fc.tuple(days, fc.option(fc.integer({ min: 0, max: 1500 })));
  fc.assert(
    fc.property(life, life, life, fc.option(days), fc.option(life), (passport, english, medical, withdrawn, away) => {
      const span = ([issued, length]: [string, number | null]) => ({
        issued,
        expires: length === null ? null : addDays(issued, length),
      });
      const others = aPerson().evidence.filter(({ kind }) => !["passport", "language", "medical"].includes(kind));
      const given = "2025-01-01";
      const person = aPerson({
        evidence: [
          ...others.map((each) => ({ ...each, issued: "2026-01-10" })),
          someEvidence({ kind: "passport", result: "valid", ...span(passport) }),
          someEvidence({ kind: "language", subject: "english", issuer: "IELTS", result: "5.0", ...span(english) }),
          someEvidence({ kind: "medical", result: "fit", ...span(medical) }),
        ],
        declarations: [
          {
            id: newId(),
            track: "both",
            given,
            expires: null,
            withdrawn: withdrawn === null || withdrawn < given ? null : withdrawn,
          },
        ],
      });
      const stay = away === null ? [] : [{ mission: "UNDOF", from: away[0], to: addDays(away[0], away[1] ?? 365) }];
      const records = someRecords({ wanted: [wanted], volunteers: [{ person, away: stay, waivers: [] }] });
      const world = worldOf(readOwn(compileProblem(records)), []);
      const [inProblem, tour] = [world.person(person.number), world.tour(wanted.tour.code)];
      if (inProblem === null || tour === null) throw new Error("not in the problem");
      const verdict = verdictOf(askedFor(wanted.post, records.rules, tour.from), {
        person,
        history: stay,
        waivers: [],
        tour: { from: tour.from, to: tour.to },
        decision,
      });
      expect(world.unmet(inProblem, tour).length === 0).toBe(mayHold(verdict));
    }),
    { numRuns: 400 },
  );
});

describe("what no lawful plan may hold is not put to the planner", () => {
  const wanted = agreedTours(decision, false);
  const tourOf = (code: string) => wanted.find(({ post }) => post.code === code)?.tour.code ?? "";

  test("a tour past its mission's end is withheld, with the day", () => {
    const compiled = compileProblem(
      someRecords({ wanted, missionLastDay: (mission) => (mission === "UNTSO" ? "2027-12-31" : null) }),
    );
    expect(compiled.withheld.get(tourOf("UNTSO/mo-1"))).toMatchObject([
      { code: "mission-ends", facts: { lastDay: "2027-12-31" } },
    ]);
    expect(readOwn(compiled).tours.some(({ labels }) => labels.mission === "UNTSO")).toBe(false);
  });

  test("a tour that no authorisation covers is withheld with the law's reasons", () => {
    const law: PlanningLaw = {
      ...permissiveLaw(),
      coverOf: (tour) =>
        tour.mission === "UNISFA"
          ? {
              ok: false,
              refusals: [
                {
                  code: "mission-not-permitted",
                  message: "No decision permits UNISFA.",
                  facts: { mission: "UNISFA" },
                  source: "law",
                },
              ],
            }
          : { ok: true, label: "A-TEST", authorisation: "A-TEST" },
    };
    const compiled = compileProblem(someRecords({ wanted, law }));
    expect(compiled.withheld.get(tourOf("UNISFA/so-1"))).toMatchObject([
      { code: "not-authorised", facts: { law: "mission-not-permitted" } },
    ]);
    expect(compiled.withheld.size).toBe(2);
  });

  test("a tour left open by hand is withheld; pins and bans on known pairs are passed on, others dropped", () => {
    const tour = tourOf("UNDOF/so-1");
    const other = tourOf("UNDOF/so-2");
    const edits = [
      { kind: "leave_open" as const, tour, person: null, reason: "asked to wait" },
      { kind: "pin" as const, tour, person: "P-00003", reason: "no longer possible" },
      { kind: "ban" as const, tour: other, person: "P-00004", reason: "works with the applicant" },
      { kind: "ban" as const, tour: other, person: "P-99999", reason: "has withdrawn" },
    ];
    const compiled = compileProblem(
      someRecords({ wanted, edits, volunteers: someVolunteers("reserve", 120, decision) }),
    );
    expect(compiled.withheld.get(tour)).toMatchObject([{ code: "left-open" }]);
    const problem = readOwn(compiled);
    expect(problem.pins).toEqual([]);
    expect(problem.bans).toEqual([{ tour: other, person: "P-00004", why: "works with the applicant" }]);
  });
});

test("ceilings bind only covers in use, under readable labels, and count those who are there already", () => {
  const others = [{ from: "2026-11-23", to: "2027-04-12", count: 139 }];
  const law: PlanningLaw = {
    coverOf: ({ mission }) => ({ ok: true, label: `permit of ${mission}`, authorisation: "A-2024" }),
    ceilings: [
      {
        id: "A-2024/total",
        where: { cover: ["permit of MINURSO", "permit of UNDOF", "permit of nobody"] },
        atMost: 430,
        measure: "present",
        others,
      },
      { id: "A-1999/total", where: { cover: ["permit of nobody"] }, atMost: 3, measure: "present", others: [] },
    ],
  };
  const problem = readOwn(compileProblem(someRecords({ law })));
  expect(problem.ceilings).toHaveLength(1);
  expect(problem.ceilings[0]).toMatchObject({
    id: "A-2024/total",
    atMost: 430,
    others,
    where: { cover: ["A-2024 MINURSO unmo self", "A-2024 UNDOF staff_officer self"] },
  });
});

test("shares and home caps of the policies in force become soft shares and caps over the roles they name", () => {
  const problem = readOwn(compileProblem(someRecords()));
  expect(problem.shares).toMatchObject([{ id: "women-individuals", atLeast: [23, 100], tag: "woman", hard: false }]);
  expect(problem.homeCaps).toMatchObject([{ id: "officers-at-home", atMost: 8 }]);
  expect(problem.rest.days).toBe(365);
});
