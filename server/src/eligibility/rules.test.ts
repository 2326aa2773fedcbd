import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aPerson, someEvidence } from "../people/fixtures.ts";
import type { Person } from "../people/schema.ts";
import { addDays, dayFromNumber } from "../platform/days.ts";
import { newId } from "../platform/ids.ts";
import { aPlace, aRule, shippedRules } from "./fixtures.ts";
import {
  askedFor,
  complement,
  firstGap,
  holdsOn,
  intersection,
  mayHold,
  type Place,
  reaches,
  reasonsAgainstWaiver,
  standsAlone,
  stepsAbove,
  union,
  verdictOf,
} from "./rules.ts";
import type { Rule, Verdict, Waiver } from "./schema.ts";

const TOUR = { from: "2026-09-01", to: "2027-09-03" };
const TODAY = "2026-06-30";

function judged(
  person: Person,
  part: {
    place?: Place;
    rules?: readonly Rule[];
    history?: { from: string; to: string }[];
    waivers?: Waiver[];
    tour?: { from: string; to: string };
  } = {},
): Verdict {
  const { place = aPlace(), rules = shippedRules, history = [], waivers = [], tour = TOUR } = part;
  return verdictOf(askedFor(place, rules, tour.from), { person, history, waivers, tour, decision: TODAY });
}
const word = (verdict: Verdict, rule: string) => verdict.hits.find((hit) => hit.rule === rule)?.result;

describe("a captain with a complete file", () => {
  test("is eligible for an observer's post, by every rule that speaks", () => {
    const verdict = judged(aPerson());
    expect(verdict.verdict).toBe("eligible");
    expect(verdict.hits.map(({ result }) => result)).toEqual(verdict.hits.map(() => "met"));
    expect(verdict.hits.length).toBeGreaterThan(14);
    for (const hit of verdict.hits) expect(hit.source).not.toBe("");
  });

  test("is too low in rank for a post of lieutenant colonels", () => {
    const verdict = judged(aPerson(), { place: aPlace({ gradeMin: "OF-4", gradeMax: "OF-4" }) });
    expect(verdict.verdict).toBe("not_eligible");
    expect(standsAlone(verdict)).toBe("un-grade");
  });
});

describe("missing and stale evidence is unknown and never yes", () => {
  const kinds = ["medical", "conduct", "passport", "driving", "language", "course"] as const;
  test.each(kinds)("without any %s on file nobody is eligible", (kind) => {
    const person = aPerson();
    const verdict = judged({ ...person, evidence: person.evidence.filter((each) => each.kind !== kind) });
    expect(verdict.verdict).toBe("unknown");
    expect(verdict.hits[0]?.result).toBe("unknown");
  });

  test("without birth date, posting, declaration or availability the verdict is unknown", () => {
    expect(judged(aPerson({ birthDate: null })).verdict).toBe("unknown");
    expect(judged(aPerson({ postings: [] })).verdict).toBe("unknown");
    expect(judged(aPerson({ declarations: [] })).verdict).toBe("unknown");
    expect(judged(aPerson({ available: [] })).verdict).toBe("unknown");
    expect(judged(aPerson({ officerSince: null })).verdict).toBe("unknown");
  });

  test("an examination counts for twelve months and not on the day after", () => {
    const examined = (issued: string) => {
      const { evidence } = aPerson();
      return judged(
        aPerson({
          evidence: [
            ...evidence.filter(({ kind }) => kind !== "medical"),
            someEvidence({ kind: "medical", result: "fit", issued }),
          ],
        }),
      );
    };
    expect(examined("2025-07-01").verdict).toBe("eligible");
    expect(examined("2025-06-30").verdict).toBe("unknown");
  });

  test("a language proof that runs out before the first day is unknown, on its last day it still counts", () => {
    const proved = (expires: string) => {
      const { evidence } = aPerson();
      return judged(
        aPerson({
          evidence: [
            ...evidence.filter(({ kind }) => kind !== "language"),
            someEvidence({ kind: "language", subject: "english", issuer: "IELTS", result: "5.5", expires }),
          ],
        }),
      );
    };
    expect(proved("2026-09-01").verdict).toBe("eligible");
    expect(proved("2026-08-31").verdict).toBe("unknown");
  });

  test("a passport must last 180 days beyond the end of the tour", () => {
    const with_ = (expires: string) => {
      const { evidence } = aPerson();
      return judged(
        aPerson({
          evidence: [
            ...evidence.filter(({ kind }) => kind !== "passport"),
            someEvidence({ kind: "passport", result: "valid", expires }),
          ],
        }),
      );
    };
    expect(with_(addDays(TOUR.to, 180)).verdict).toBe("eligible");
    expect(with_(addDays(TOUR.to, 179)).verdict).toBe("unknown");
  });
});

describe("language proofs stand beside each other and are never converted", () => {
  const proofs = [
    { test: "IELTS", atLeast: "4.5" },
    { test: "STANAG 6001", atLeast: "3333" },
    { test: "TOEFL iBT", atLeast: "86" },
  ];
  test.each([
    ["IELTS", "4.5", true],
    ["IELTS", "4.0", false],
    ["IELTS", "10", true],
    ["STANAG 6001", "3333", true],
    ["STANAG 6001", "3332", false],
    ["STANAG 6001", "4323", false],
    ["STANAG 6001", "333", null],
    ["TOEFL iBT", "86", true],
    ["TOEFL iBT", "85", false],
    ["TOEFL PBT", "600", null],
    ["IELTS", "good", null],
  ])("%s %s: %s", (test, result, answer) => expect(reaches(test, result, proofs)).toBe(answer));

  test("a low result in one test does not spoil a good one in another", () => {
    const low = someEvidence({ kind: "language", subject: "english", issuer: "IELTS", result: "4.0" });
    const good = someEvidence({ kind: "language", subject: "english", issuer: "STANAG 6001", result: "3333" });
    const others = aPerson().evidence.filter(({ kind }) => kind !== "language");
    expect(judged(aPerson({ evidence: [...others, low, good] })).verdict).toBe("eligible");
    expect(judged(aPerson({ evidence: [...others, low] })).verdict).toBe("not_eligible");
  });

  test("steps above are counted on the test's own scale", () => {
    expect(stepsAbove("IELTS", "6.0", proofs)).toBe(3);
    expect(stepsAbove("STANAG 6001", "4433", proofs)).toBe(2);
    expect(stepsAbove("IELTS", "4.0", proofs)).toBe(0);
  });
});

describe("not yet", () => {
  test("who turns 25 in October may go from that day", () => {
    const verdict = judged(
      aPerson({ birthDate: "2001-10-05", serviceStart: "2019-01-01", officerSince: "2020-01-01" }),
    );
    expect(verdict).toMatchObject({ verdict: "not_yet", from: "2026-10-05" });
  });

  test("who rests may go after 365 whole days at home", () => {
    const history = [{ from: "2025-01-01", to: "2025-12-31" }];
    expect(judged(aPerson(), { history })).toMatchObject({ verdict: "not_yet", from: "2027-01-01" });
    expect(judged(aPerson(), { history, tour: { from: "2027-01-01", to: "2027-06-30" } }).verdict).toBe("eligible");
    expect(judged(aPerson(), { history, tour: { from: "2026-12-31", to: "2027-06-30" } }).verdict).toBe("not_yet");
  });

  test("who is unfit until a day may be examined again from the next", () => {
    const { evidence } = aPerson();
    const unfit = someEvidence({ kind: "medical", result: "unfit", issued: "2026-06-01", expires: "2026-10-31" });
    expect(judged(aPerson({ evidence: [...evidence, unfit] }))).toMatchObject({
      verdict: "not_yet",
      from: "2026-11-01",
    });
  });

  test("the days of several rules come together to the latest of them", () => {
    const history = [{ from: "2025-06-01", to: "2026-01-31" }];
    const available = [{ from: "2027-04-01", to: null }];
    expect(judged(aPerson({ available }), { history })).toMatchObject({ verdict: "not_yet", from: "2027-04-01" });
  });

  test("days that never come together are a no: free only after turning 56", () => {
    const person = aPerson({ birthDate: "1971-03-01", available: [{ from: "2027-01-01", to: null }] });
    expect(judged(person).verdict).toBe("not_eligible");
  });
});

describe("no", () => {
  test("who turns 56 during the tour is not eligible, who does so the day after it is", () => {
    expect(judged(aPerson({ birthDate: "1971-09-03" })).verdict).toBe("not_eligible");
    expect(judged(aPerson({ birthDate: "1971-09-04" })).verdict).toBe("eligible");
  });

  test("who withdrew is not eligible, and one day of consent before it changes nothing", () => {
    const declarations = [
      { id: newId(), track: "both" as const, given: "2026-02-01", expires: null, withdrawn: "2026-03-01" },
    ];
    const verdict = judged(aPerson({ declarations }));
    expect(verdict.verdict).toBe("not_eligible");
    expect(standsAlone(verdict)).toBe("un-declaration");
  });

  test("a declaration for units does not serve for an observer's post", () => {
    const declarations = [
      { id: newId(), track: "contingent" as const, given: "2026-02-01", expires: null, withdrawn: null },
    ];
    expect(judged(aPerson({ declarations })).verdict).toBe("unknown");
    const inUnit = aPlace({ role: "contingent_member" });
    expect(judged(aPerson({ declarations }), { place: inUnit }).verdict).toBe("eligible");
  });

  test("barred stays barred whatever was attested before", () => {
    const { evidence } = aPerson();
    const barred = someEvidence({ kind: "conduct", result: "barred", issued: "2026-03-01" });
    expect(judged(aPerson({ evidence: [...evidence, barred] })).verdict).toBe("not_eligible");
  });

  test("a failing hard rule outweighs an unknown one", () => {
    const verdict = judged(
      aPerson({
        birthDate: null,
        ranks: [{ rank: "leitenant", grade: "OF-1", validFrom: "2020-01-01", validTo: null }],
      }),
    );
    expect(verdict.verdict).toBe("not_eligible");
    expect(word(verdict, "un-age-observer")).toBe("unknown");
  });
});

describe("waivers", () => {
  const person = aPerson({ evidence: aPerson().evidence.filter(({ subject }) => subject !== "UNMOC") });
  const waiver = {
    id: newId(),
    personId: person.id,
    rule: "un-observer-course",
    authority: "UN Force Generation Service",
    reason: "course in August",
    validFrom: "2026-06-01",
    validTo: null,
  };

  test("lift a waivable rule, and the verdict says so", () => {
    expect(judged(person).verdict).toBe("unknown");
    expect(judged(person, { waivers: [waiver] }).verdict).toBe("eligible_with_waiver");
    expect(word(judged(person, { waivers: [waiver] }), "un-observer-course")).toBe("waived");
    expect(judged(person, { waivers: [{ ...waiver, validTo: "2026-08-31" }] }).verdict).toBe("unknown");
  });

  test("never lift a hard rule", () => {
    expect(judged(aPerson({ birthDate: null }), { waivers: [{ ...waiver, rule: "un-age-observer" }] }).verdict).toBe(
      "unknown",
    );
  });

  test("are refused for hard rules and by the wrong authority", () => {
    const codes = (part: Partial<Waiver>) =>
      reasonsAgainstWaiver({ ...waiver, ...part }, shippedRules).map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ rule: "un-conduct" })).toEqual(["waiver.hard"]);
    expect(codes({ authority: "the battalion" })).toEqual(["waiver.authority"]);
    expect(codes({ rule: "no-such" })).toEqual(["waiver.no-rule"]);
  });
});

describe("rules are dated records", () => {
  const grown = aRule({
    code: "age",
    test: { attribute: "age", operator: "between", min: 40, max: 50 },
    effectiveFrom: "2027-01-01",
  });
  test("a rule speaks only of tours that start while it is in force", () => {
    expect(judged(aPerson(), { rules: [grown] }).hits).toEqual([]);
    expect(judged(aPerson(), { rules: [grown], tour: { from: "2027-01-01", to: "2027-12-31" } }).verdict).toBe(
      "not_yet",
    );
  });

  test("a rule speaks only where its scope lies", () => {
    const scoped = (scope: Rule["scope"]) =>
      askedFor(aPlace(), [aRule({ code: "x", test: grown.test, scope })], "2026-09-01").length;
    expect(scoped({ roles: ["unmo"] })).toBe(1);
    expect(scoped({ roles: ["staff_officer"] })).toBe(0);
    expect(scoped({ missions: ["UNDOF"] })).toBe(0);
    expect(scoped({ functions: ["observer"], missions: ["MINURSO"] })).toBe(1);
  });

  test("a desirable rule is shown and never stands in the way", () => {
    const rules = [
      aRule({ code: "old", test: { attribute: "age", operator: "between", min: 60, max: 99 }, severity: "desirable" }),
    ];
    expect(judged(aPerson(), { rules })).toMatchObject({ verdict: "eligible", hits: [{ result: "not_yet" }] });
  });

  test("what a post asks by itself is a rule of its own", () => {
    const french = {
      attribute: "language" as const,
      language: "french",
      anyOf: [{ test: "DELF/DALF", atLeast: "B2" }],
    };
    const asked = aPlace({ requirements: [french] });
    expect(judged(aPerson(), { place: asked }).verdict).toBe("unknown");
    const b1 = someEvidence({ kind: "language", subject: "french", issuer: "DELF/DALF", result: "B1" });
    const verdict = judged(aPerson({ evidence: [...aPerson().evidence, b1] }), { place: asked });
    expect(verdict.verdict).toBe("not_eligible");
    expect(verdict.hits[0]?.message).toContain("B2");
  });
});

describe("sets of days", () => {
  const day = fc.integer({ min: 20_000, max: 20_060 }).map(dayFromNumber);
  const spans = fc.array(
    fc.tuple(day, day).map(([from, to]) => ({ from, to })),
    { maxLength: 6 },
  );
  test("union, complement and intersection say for each day what they should", () => {
    fc.assert(
      fc.property(spans, spans, day, (a, b, on) => {
        const holds = (list: readonly { from: string; to: string }[]) =>
          list.some(({ from, to }) => from <= on && on <= to);
        expect(holdsOn(union(a), on)).toBe(holds(a));
        expect(holdsOn(complement(union(a)), on)).toBe(!holds(a));
        expect(holdsOn(intersection(union(a), union(b)), on)).toBe(holds(a) && holds(b));
      }),
    );
  });

  test("the first gap is the first day that is missing", () => {
    fc.assert(
      fc.property(spans, day, day, (a, x, y) => {
        const wanted = x <= y ? { from: x, to: y } : { from: y, to: x };
        let expected: string | null = null;
        for (let on = wanted.to; on >= wanted.from; on = addDays(on, -1))
          if (!a.some(({ from, to }) => from <= on && on <= to)) expected = on;
        expect(firstGap(union(a), wanted)).toBe(expected);
      }),
    );
  });
});

test("nobody may hold a post by a verdict other than the two that say so", () => {
  const words = ["eligible", "eligible_with_waiver", "not_yet", "not_eligible", "unknown"] as const;
  expect(words.map((verdict) => mayHold({ verdict }))).toEqual([true, true, false, false, false]);
});
