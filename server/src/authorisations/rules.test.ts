import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aMission, anEnd } from "../missions/fixtures.ts";
import { addDays, type Day } from "../platform/days.ts";
import { aCeiling, anAuthorisation, anySmallCeiling, anyUse, aQuestion, aScope, nth } from "./fixtures.ts";
import { type CeilingUse, judgeCeiling, type Knowledge, mayDeploy, NOBODY, runsOf } from "./rules.ts";
import type { Authorisation, Ceiling } from "./schema.ts";

function knowing(law: readonly Authorisation[], given: Partial<Knowledge> = {}): Knowledge {
  const procedures = law.map((authorisation) => authorisation.procedure);
  return {
    asOf: "2024-01-19",
    knownAt: "2024-01-19T23:59:59.999Z",
    law,
    mission: aMission(),
    procedures,
    useOf: () => NOBODY,
    ...given,
  };
}

describe("may deploy", () => {
  test("names the decision, the ceiling and the head-room of every day", () => {
    const answer = mayDeploy(aQuestion(), knowing([anAuthorisation({ reference: "A-2024" })]));
    expect(answer).toMatchObject({
      verdict: "allow",
      cover: { reference: "A-2024", ceilings: [{ code: "A-1/total", least: 430 }] },
    });
    expect(answer.cover?.ceilings[0]?.runs).toEqual([
      { from: "2024-03-14", to: "2025-03-13", used: 0, free: 430, fits: true },
    ]);
  });

  test("is denied where no decision names the mission, however much room is free", () => {
    const other = anAuthorisation({ reference: "A-2022", scopes: [aScope({ missions: ["MINUSCA", "UNIFIL"] })] });
    const answer = mayDeploy(aQuestion(), knowing([other]));
    expect(answer).toMatchObject({ verdict: "deny", cover: null, firstFailingDay: "2024-03-14" });
    expect(answer.refusals).toMatchObject([
      { code: "mission-not-permitted", facts: { reference: "A-2022", permitted: "MINUSCA, UNIFIL" } },
    ]);
    expect(answer.remedies.map((remedy) => remedy.code)).toEqual(["needs-decision"]);
  });

  test("is denied where nothing was ever decided, and says so", () => {
    expect(mayDeploy(aQuestion(), knowing([])).refusals.map((r) => r.code)).toEqual(["nothing-granted"]);
  });

  test("holds role, mode, partner and unit type against the scope", () => {
    const law = [
      anAuthorisation({
        scopes: [aScope({ roles: ["unmo"], modes: ["embedded"], partner: "IND", unitTypes: ["INF_COY"] })],
      }),
    ];
    const codes = (given: Parameters<typeof aQuestion>[0]) =>
      mayDeploy(aQuestion(given), knowing(law)).refusals.map((r) => r.code);
    expect(codes({})).toEqual(["role-not-permitted", "mode-not-permitted"]);
    expect(codes({ role: "unmo", mode: "embedded", partner: "TUR" })).toEqual(["partner-not-permitted"]);
    expect(codes({ role: "unmo", mode: "embedded", partner: "IND", unitType: "ENG" })).toEqual(["unit-not-permitted"]);
    expect(codes({ role: "unmo", mode: "embedded", partner: "IND", unitType: "INF_COY" })).toEqual([]);
  });

  test("covers the first and the last day of a decision and no other", () => {
    const law = [anAuthorisation({ scopes: [aScope({ validFrom: "2024-02-01", validTo: "2024-06-30" })] })];
    const ask = (from: Day, to: Day) => mayDeploy(aQuestion({ from, to, people: 1 }), knowing(law));
    expect(ask("2024-02-01", "2024-06-30").verdict).toBe("allow");
    expect(ask("2024-01-31", "2024-06-30")).toMatchObject({
      verdict: "deny",
      firstFailingDay: "2024-01-31",
      refusals: [{ code: "before-validity" }],
    });
    expect(ask("2024-02-01", "2024-07-01")).toMatchObject({
      verdict: "deny",
      firstFailingDay: "2024-07-01",
      refusals: [{ code: "after-validity" }],
    });
    expect(ask("2024-02-01", "2024-07-01").remedies[0]).toMatchObject({
      code: "end-with-decision",
      facts: { validTo: "2024-06-30" },
    });
  });

  test("is denied past the mission's end of operations, and names the last day", () => {
    const mission = aMission({
      ends: { operations: anEnd("2024-12-31"), withdrawal: anEnd("2025-12-31"), liquidation: null },
    });
    const answer = mayDeploy(aQuestion(), knowing([anAuthorisation()], { mission }));
    expect(answer).toMatchObject({
      verdict: "deny",
      firstFailingDay: "2025-01-01",
      refusals: [{ code: "past-mission-end" }],
    });
    expect(answer.remedies).toMatchObject([{ code: "end-with-mission", facts: { to: "2024-12-31" } }]);
  });

  test("says how many may go, from when, and until when, where a ceiling is in the way", () => {
    const ceiling = aCeiling({ people: 430 });
    const use: CeilingUse = { present: [{ from: "2024-06-01", to: "2024-06-30", people: 391 }], ever: 0 };
    const answer = mayDeploy(
      aQuestion({ people: 60 }),
      knowing([anAuthorisation({ ceilings: [ceiling] })], { useOf: () => use }),
    );
    expect(answer).toMatchObject({ verdict: "deny", firstFailingDay: "2024-06-01" });
    expect(answer.refusals[0]?.message).toContain(
      "allows 430 people on 2024-06-01: 391 are present or planned, 60 more were asked for, 39 may go.",
    );
    expect(answer.remedies.map((r) => [r.code, r.question?.people, r.question?.from, r.question?.to])).toEqual([
      ["fewer-people", 39, "2024-03-14", "2025-03-13"],
      ["later-start", 60, "2024-07-01", "2025-03-13"],
      ["earlier-end", 60, "2024-03-14", "2024-05-31"],
      ["shift-later", 60, "2024-07-01", "2025-06-30"],
      ["needs-higher-ceiling", undefined, undefined, undefined],
    ]);
    expect(answer.remedies.at(-1)?.facts).toMatchObject({ ceilings: "A-1/total +21 = 451" });
  });

  test("does not add up two decisions that name the mission: the room of one must do for all", () => {
    const first = anAuthorisation({ reference: "A-1", decidedOn: "2022-06-30", ceilings: [aCeiling({ people: 100 })] });
    const second = anAuthorisation({
      reference: "A-2",
      ceilings: [aCeiling({ people: 100 })],
      relations: [{ to: first.id, toReference: "A-1", kind: "unknown", changes: [], source: "" }],
    });
    expect(mayDeploy(aQuestion({ people: 150 }), knowing([first, second])).verdict).toBe("deny");
    const fits = mayDeploy(aQuestion({ people: 100 }), knowing([first, second]));
    expect(fits).toMatchObject({
      verdict: "allow",
      cover: { reference: "A-2" },
      remarks: [{ code: "not-added-up", facts: { other: "A-1" } }],
    });
  });

  test("falls back on the earlier decision only where the later does not replace it", () => {
    const first = anAuthorisation({
      reference: "A-1",
      decidedOn: "2022-06-30",
      scopes: [aScope({ validFrom: "2022-06-30" })],
    });
    const small = (kind: "replaces" | "unknown") => {
      const ceiling = aCeiling({ people: 10 });
      return anAuthorisation({
        reference: "A-2",
        ceilings: [ceiling],
        relations: [{ to: first.id, toReference: "A-1", kind, changes: [], source: "" }],
      });
    };
    expect(mayDeploy(aQuestion(), knowing([first, small("unknown")]))).toMatchObject({
      verdict: "allow",
      cover: { reference: "A-1" },
    });
    expect(mayDeploy(aQuestion(), knowing([first, small("replaces")]))).toMatchObject({ verdict: "deny" });
  });

  test("a decision that was rejected, recalled or is a draft permits nothing", () => {
    for (const status of [
      "draft",
      "proposed",
      "in_debate",
      "rejected",
      "recalled",
      "expired",
      "superseded",
      "lapsed",
    ] as const) {
      const answer = mayDeploy(aQuestion(), knowing([anAuthorisation({ status })]));
      expect(
        answer.refusals.map((r) => r.code),
        status,
      ).toEqual(["not-granted"]);
    }
    expect(mayDeploy(aQuestion(), knowing([anAuthorisation({ status: "deemed_granted" })])).verdict).toBe("allow");
  });

  test("a precondition makes the answer conditional, a continuing duty is only shown", () => {
    const condition = {
      id: "00000000-0000-7000-8000-00000000c001",
      text: "Settled with the Secretariat",
      check: "",
      consequence: "suspend",
      source: "test",
    } as const;
    const law = (kind: "precondition" | "continuing") => [anAuthorisation({ conditions: [{ ...condition, kind }] })];
    expect(mayDeploy(aQuestion(), knowing(law("precondition"))).verdict).toBe("allow_with_condition");
    expect(mayDeploy(aQuestion(), knowing(law("continuing")))).toMatchObject({
      verdict: "allow",
      conditions: [{ kind: "continuing" }],
    });
  });

  test("a ceiling that leaves a role out does not count it", () => {
    const ceiling = aCeiling({ people: 5, excludes: ["staff_officer"] });
    const law = [anAuthorisation({ ceilings: [ceiling] })];
    expect(mayDeploy(aQuestion({ role: "staff_officer", people: 50 }), knowing(law)).verdict).toBe("allow");
    expect(mayDeploy(aQuestion({ role: "unmo", people: 50 }), knowing(law)).verdict).toBe("deny");
  });

  test("a cumulative ceiling counts those who ever went, and asks only who is new", () => {
    const ceiling = aCeiling({ people: 100, reading: "persons" });
    const use = () => ({ present: [], ever: 90 });
    const ask = (people: number, fresh: number) =>
      mayDeploy(
        aQuestion({ people }),
        knowing([anAuthorisation({ ceilings: [ceiling] })], { useOf: use, freshOf: () => fresh }),
      );
    expect(ask(10, 10).verdict).toBe("allow");
    expect(ask(11, 11)).toMatchObject({ verdict: "deny", refusals: [{ facts: { used: 90, asked: 11, free: 10 } }] });
    expect(ask(30, 10).verdict).toBe("allow");
  });
});

/** The law day by day, as plainly as it can be said. */
function plainly(ceiling: Ceiling, use: CeilingUse, people: number, from: number, to: number): boolean {
  const total = Array.from({ length: 80 }, (_, n) => {
    const present = use.present.filter((i) => i.from <= nth(n) && nth(n) <= i.to).reduce((sum, i) => sum + i.people, 0);
    return present + (from <= n && n <= to ? people : 0);
  });
  const over = total.map((count) => count > ceiling.people);
  for (let n = from; n <= to; n += 1) {
    if ((total[n] ?? 0) > ceiling.people + (ceiling.overlap?.people ?? 0)) return false;
    if (!over[n]) continue;
    let [first, last] = [n, n];
    while (over[first - 1]) first -= 1;
    while (over[last + 1]) last += 1;
    if (last - first + 1 > (ceiling.overlap?.days ?? 0)) return false;
  }
  return true;
}

describe("head-room", () => {
  test("agrees with counting day by day, overlap allowance and its length included", () => {
    const seen = { fits: 0, breaks: 0 };
    fc.assert(
      fc.property(
        anySmallCeiling,
        anyUse,
        fc.nat(39),
        fc.nat(20),
        fc.integer({ min: 1, max: 6 }),
        (ceiling, use, from, length, people) => {
          const asked = { people, fresh: people, from: nth(from), to: nth(from + length) };
          const { answer, failing } = judgeCeiling(ceiling, use, asked);
          const fits = plainly(ceiling, use, people, from, from + length);
          seen[fits ? "fits" : "breaks"] += 1;
          expect(failing.length === 0).toBe(fits);
          expect(answer.runs[0]?.from).toBe(asked.from);
          expect(answer.runs.at(-1)?.to).toBe(asked.to);
          for (const [index, run] of answer.runs.slice(1).entries())
            expect(run.from).toBe(addDays(answer.runs[index]?.to ?? "", 1));
          for (const run of answer.runs) expect(run.free).toBe(ceiling.people - run.used);
        },
      ),
      { numRuns: 3000 },
    );
    expect(Math.min(seen.fits, seen.breaks)).toBeGreaterThan(300);
  });

  test("runs of days are what counting each day gives", () => {
    fc.assert(
      fc.property(anyUse, fc.nat(39), fc.nat(30), ({ present }, from, length) => {
        const runs = runsOf(present, nth(from), nth(from + length));
        for (let n = from; n <= from + length; n += 1) {
          const people = present
            .filter((i) => i.from <= nth(n) && nth(n) <= i.to)
            .reduce((sum, i) => sum + i.people, 0);
          expect(runs.filter((run) => run.from <= nth(n) && nth(n) <= run.to).map((run) => run.people)).toEqual([
            people,
          ]);
        }
        for (const [index, run] of runs.slice(1).entries()) expect(run.people).not.toBe(runs[index]?.people);
      }),
    );
  });

  test("two changeovers with a day between them are two, without it one that is too long", () => {
    const ceiling = aCeiling({ people: 120, overlap: { people: 120, days: 31, inferred: true, source: "test" } });
    const use: CeilingUse = { present: [{ from: nth(0), to: nth(40), people: 120 }], ever: 0 };
    const ask = (from: number, to: number, people = 28) =>
      judgeCeiling(ceiling, use, { people, fresh: people, from: nth(from), to: nth(to) }).failing.length === 0;
    expect(ask(10, 90)).toBe(true);
    expect(ask(9, 90)).toBe(false);
    expect(ask(10, 90, 121)).toBe(false);
  });
});
