import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aMission, anEnd } from "../missions/fixtures.ts";
import { addDays, daysBetween } from "../platform/days.ts";
import { aCeiling, anAuthorisation, aQuestion, aScope, nth } from "./fixtures.ts";
import { isLawful, judge, type Knowledge, mayDeploy } from "./rules.ts";
import type { Authorisation, Ceiling, MayDeployQuestion } from "./schema.ts";

/** A small world: decisions with one or two scopes each, people under their ceilings, a mission that may end. */
interface World {
  readonly law: readonly Authorisation[];
  readonly use: ReadonlyMap<string, readonly { from: string; to: string; people: number }[]>;
  readonly missionEnd: string | null;
  readonly withOverlap: boolean;
}

const roles = ["unmo", "contingent_member"] as const;
const ROLE_SETS: readonly (readonly (typeof roles)[number][])[] = [["unmo"], ["contingent_member"], roles, roles];
const MODE_SETS: readonly (readonly ("self" | "embedded")[])[] = [["self"], ["self", "embedded"]];
const anyStay = fc.tuple(fc.nat(45), fc.nat(15), fc.integer({ min: 1, max: 4 }));
const anyDecision = (withOverlap: boolean) =>
  fc.record({
    from: fc.nat(25),
    length: fc.option(fc.integer({ min: 3, max: 25 })),
    people: fc.integer({ min: 2, max: 12 }),
    overlap: withOverlap
      ? fc.option(fc.record({ people: fc.integer({ min: 1, max: 4 }), days: fc.integer({ min: 1, max: 5 }) }))
      : fc.constant(null),
    roles: fc.constantFrom(...ROLE_SETS),
    modes: fc.constantFrom(...MODE_SETS),
    stays: fc.array(anyStay, { maxLength: 5 }),
    secondScope: fc.option(
      fc.record({ from: fc.nat(45), people: fc.nat(10), stays: fc.array(anyStay, { maxLength: 3 }) }),
    ),
  });

function worldOf(
  decisions: readonly (ReturnType<typeof anyDecision> extends fc.Arbitrary<infer D> ? D : never)[],
  missionEnd: number | null,
  withOverlap: boolean,
): World {
  const use = new Map<string, { from: string; to: string; people: number }[]>();
  const law = decisions.map((d, index) => {
    const overlap = d.overlap === null ? null : { ...d.overlap, inferred: false, source: "test" };
    const ceiling = aCeiling({ code: `A-${index}/total`, people: d.people, overlap });
    const put = (id: string, stays: readonly (readonly [number, number, number])[]) =>
      use.set(
        id,
        stays.map(([from, length, people]) => ({ from: nth(from), to: nth(from + length), people })),
      );
    put(ceiling.id, d.stays);
    const given = { missions: ["UNDOF" as const], roles: [...d.roles], modes: [...d.modes] };
    const validTo = d.length === null ? null : nth(d.from + d.length);
    const scopes = [aScope({ ...given, validFrom: nth(d.from), validTo, ceilings: [ceiling.id] })];
    const ceilings: Ceiling[] = [ceiling];
    if (d.secondScope !== null) {
      const second = aCeiling({ code: `A-${index}/second`, people: d.secondScope.people });
      put(second.id, d.secondScope.stays);
      ceilings.push(second);
      scopes.push(aScope({ ...given, validFrom: nth(d.secondScope.from), ceilings: [second.id] }));
    }
    return anAuthorisation({ reference: `A-${index}`, decidedOn: nth(index), ceilings, scopes });
  });
  return { law, use, missionEnd: missionEnd === null ? null : nth(missionEnd), withOverlap };
}

const anyWorld = (withOverlap: boolean) =>
  fc
    .tuple(
      fc.array(anyDecision(withOverlap), { minLength: 1, maxLength: 4 }),
      fc.option(fc.integer({ min: 20, max: 60 })),
    )
    .map(([decisions, end]) => worldOf(decisions, end, withOverlap));

const anyQuestion = fc
  .record({
    role: fc.constantFrom(...roles),
    mode: fc.constantFrom("self" as const, "self" as const, "embedded" as const),
    people: fc.integer({ min: 1, max: 7 }),
    from: fc.nat(45),
    length: fc.nat(20),
  })
  .map(({ from, length, ...rest }) => aQuestion({ ...rest, from: nth(from), to: nth(from + length) }));

function knowing(world: World): Knowledge {
  const ends = {
    operations: world.missionEnd === null ? null : anEnd(world.missionEnd),
    withdrawal: null,
    liquidation: null,
  };
  return {
    asOf: nth(0),
    knownAt: `${nth(0)}T00:00:00.000Z`,
    law: world.law,
    mission: aMission({ ends }),
    procedures: world.law.map((a) => a.procedure).slice(0, 1),
    useOf: (id) => ({ present: world.use.get(id) ?? [], ever: 0 }),
  };
}

/** Whether a scope lets all of the people be there on one day, counting heads only. */
function coversDay(
  world: World,
  a: Authorisation,
  scope: Authorisation["scopes"][number],
  q: MayDeployQuestion,
  day: string,
) {
  if (!scope.roles.includes(q.role) || !scope.modes.includes(q.mode)) return false;
  if (day < scope.validFrom || (scope.validTo !== null && day > scope.validTo)) return false;
  return scope.ceilings.every((id) => {
    const ceiling = a.ceilings.find((c) => c.id === id);
    const used = (world.use.get(id) ?? []).reduce((n, s) => (s.from <= day && day <= s.to ? n + s.people : n), 0);
    return used + q.people <= (ceiling?.people ?? 0);
  });
}

/** Every day by itself: some decision covers it and the mission works. True only where no allowance is in play. */
function plainly(world: World, q: MayDeployQuestion): { lawful: boolean; firstFailing: string | null } {
  for (let day = q.from; day <= q.to; day = addDays(day, 1)) {
    const open = world.missionEnd === null || day <= world.missionEnd;
    if (!open || !world.law.some((a) => a.scopes.some((s) => coversDay(world, a, s, q, day)))) {
      return { lawful: false, firstFailing: day };
    }
  }
  return { lawful: true, firstFailing: null };
}

describe("may deploy, against the law read day by day", () => {
  test("allows exactly what every day allows, and names the first day that fails", () => {
    const seen = { allow: 0, deny: 0, inTurn: 0 };
    fc.assert(
      fc.property(anyWorld(false), anyQuestion, (world, question) => {
        const answer = mayDeploy(question, knowing(world), false);
        const plain = plainly(world, question);
        expect(answer.verdict !== "deny").toBe(plain.lawful);
        expect(answer.firstFailingDay).toBe(plain.firstFailing);
        seen[answer.verdict === "deny" ? "deny" : "allow"] += 1;
        if (answer.parts.length > 1) seen.inTurn += 1;
        if (answer.verdict === "deny") {
          expect(answer.refusals.length).toBeGreaterThan(0);
          return;
        }
        // The parts follow each other without a gap, and each covers its own days.
        expect(answer.parts[0]?.from).toBe(question.from);
        expect(answer.parts.at(-1)?.to).toBe(question.to);
        for (const [index, part] of answer.parts.slice(1).entries())
          expect(part.from).toBe(addDays(answer.parts[index]?.to ?? "", 1));
        for (const part of answer.parts) {
          const a = world.law.find((each) => each.id === part.authorisationId);
          const scope = a?.scopes.find((each) => each.id === part.scopeId);
          for (let day = part.from; day <= part.to; day = addDays(day, 1))
            expect(a !== undefined && scope !== undefined && coversDay(world, a, scope, question, day)).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(seen.allow, seen.deny, seen.inTurn)).toBeGreaterThan(8);
  });

  test("with changeovers, fewer people and fewer days of what is lawful are lawful", () => {
    fc.assert(
      fc.property(anyWorld(true), anyQuestion, fc.nat(15), fc.nat(15), fc.nat(7), (world, question, cut, end, less) => {
        const known = knowing(world);
        if (!isLawful(question, known)) return;
        const length = daysBetween(question.from, question.to);
        const from = addDays(question.from, cut % (length + 1));
        const to = addDays(question.to, -(end % (daysBetween(from, question.to) + 1)));
        const people = Math.max(1, question.people - less);
        expect(isLawful({ ...question, from, to, people }, known)).toBe(true);
      }),
      { numRuns: 800 },
    );
  });
});

describe("ways out of a denial", () => {
  test("each is lawful when it is asked, and the nearest of its kind", () => {
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(fc.boolean().chain(anyWorld), anyQuestion, (world, question) => {
        const known = knowing(world);
        const answer = mayDeploy(question, known);
        if (answer.verdict !== "deny") return;
        // Where allowances could be used in turn, a move is lawful but need not be the nearest.
        const ceilings = world.law.flatMap((a) => a.ceilings);
        const plain = ceilings.length === 1 || ceilings.every((c) => c.overlap === null);
        for (const remedy of answer.remedies) {
          seen[remedy.code] = (seen[remedy.code] ?? 0) + 1;
          const asked = remedy.question;
          if (asked === null) continue;
          expect(isLawful(asked, known)).toBe(true);
          const nearer = plain || !remedy.code.startsWith("shift") ? nearerThan(remedy.code, question, asked) : [];
          for (const one of nearer) expect(isLawful(one, known), `${remedy.code} ${JSON.stringify(one)}`).toBe(false);
        }
        const has = (...codes: string[]) => answer.remedies.some((r) => codes.includes(r.code));
        if (isLawful({ ...question, people: 1 }, known)) expect(has("fewer-people")).toBe(question.people > 1);
        if (isLawful({ ...question, to: question.from }, known) && question.to > question.from)
          expect(has("earlier-end", "end-with-mission", "end-with-decision")).toBe(true);
        if (isLawful({ ...question, from: question.to }, known) && question.to > question.from)
          expect(has("later-start", "begin-with-decision")).toBe(true);
      }),
      { numRuns: 700 },
    );
    for (const code of ["fewer-people", "earlier-end", "later-start", "shift-later", "shift-earlier", "needs-decision"])
      expect(seen[code] ?? 0, code).toBeGreaterThan(5);
    expect(seen["needs-higher-ceiling"] ?? 0).toBeGreaterThan(5);
  });

  /** Every change of the same kind that is smaller. */
  function nearerThan(code: string, from: MayDeployQuestion, to: MayDeployQuestion): readonly MayDeployQuestion[] {
    const between = (a: number, b: number, of: (n: number) => MayDeployQuestion) =>
      Array.from({ length: Math.max(0, b - a - 1) }, (_, n) => of(a + n + 1));
    const length = daysBetween(from.from, from.to);
    const moved = daysBetween(from.from, to.from);
    switch (code) {
      case "fewer-people":
        return between(to.people, from.people, (people) => ({ ...from, people }));
      case "earlier-end":
      case "end-with-mission":
      case "end-with-decision":
        return between(0, daysBetween(to.to, from.to), (n) => ({ ...from, to: addDays(from.to, -n) }));
      case "later-start":
      case "begin-with-decision":
        return between(0, moved, (n) => ({ ...from, from: addDays(from.from, n) }));
      case "shift-later":
        return between(0, moved, (n) => shifted(from, n, length));
      case "shift-earlier":
        return between(0, -moved, (n) => shifted(from, -n, length));
      default:
        return [];
    }
  }

  function shifted(question: MayDeployQuestion, by: number, length: number): MayDeployQuestion {
    const from = addDays(question.from, by);
    return { ...question, from, to: addDays(from, length) };
  }

  test("a ceiling is raised by no more than must be", () => {
    fc.assert(
      fc.property(anyWorld(true), anyQuestion, (world, question) => {
        const known = knowing(world);
        const answer = mayDeploy(question, known);
        for (const remedy of answer.remedies.filter((r) => r.code === "needs-higher-ceiling")) {
          const by = (less: number) => ({
            ...known,
            law: known.law.map((a) => ({
              ...a,
              ceilings: a.ceilings.map((c) => {
                const found = new RegExp(`${c.code} \\+(\\d+) =`).exec(String(remedy.facts.ceilings));
                return found === null ? c : { ...c, people: c.people + Number(found[1]) - less };
              }),
            })),
          });
          const asked = { ...question, under: String(remedy.facts.reference) };
          expect(isLawful(asked, by(0))).toBe(true);
          expect(isLawful(asked, by(1))).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("two decisions may take a part of the people each, and the answer says how many", () => {
    const first = anAuthorisation({ reference: "A-1", decidedOn: "2022-06-30", ceilings: [aCeiling({ people: 100 })] });
    const second = anAuthorisation({ reference: "A-2", ceilings: [aCeiling({ people: 60 })] });
    const known = {
      ...knowing({ law: [], use: new Map(), missionEnd: null, withOverlap: false }),
      law: [first, second],
    };
    const answer = mayDeploy(aQuestion({ people: 150 }), known);
    expect(answer.remedies.find((r) => r.code === "divide-people")?.facts.parts).toBe("100 (A-1) + 50 (A-2)");
  });

  test("asked about one decision only, another that covers is named", () => {
    const first = anAuthorisation({ reference: "A-1", decidedOn: "2022-06-30", ceilings: [aCeiling({ people: 10 })] });
    const second = anAuthorisation({ reference: "A-2" });
    const known = {
      ...knowing({ law: [], use: new Map(), missionEnd: null, withOverlap: false }),
      law: [first, second],
    };
    const answer = mayDeploy(aQuestion({ people: 20, under: "A-1" }), known);
    expect(answer).toMatchObject({ verdict: "deny", others: [{ reference: "A-1" }] });
    expect(answer.remedies.find((r) => r.code === "other-decision")?.facts).toMatchObject({ reference: "A-2" });
  });
});

describe("a decision on its way", () => {
  const none = () => knowing({ law: [], use: new Map(), missionEnd: null, withOverlap: false });
  const remediesOf = (law: readonly Authorisation[], given: Partial<MayDeployQuestion> = {}, known = none()) =>
    mayDeploy(aQuestion(given), { ...known, law }).remedies;
  const codesOf = (remedies: readonly { readonly code: string }[]) => remedies.map(({ code }) => code);
  const told = (remedies: readonly { readonly code: string; readonly message: string }[], code: string) =>
    remedies.find((each) => each.code === code)?.message;

  test("is named with its next step instead of a new one, when it would cover", () => {
    const small = anAuthorisation({ reference: "A-1", scopes: [aScope({ missions: ["UNIFIL"] })] });
    const proposed = anAuthorisation({ reference: "P-1", status: "proposed", decidedOn: null });
    const found = remediesOf([small, proposed]);
    expect(codesOf(found)).toContain("proposed-decision");
    expect(codesOf(found)).not.toContain("needs-decision");
    expect(told(found, "proposed-decision")).toBe(
      "P-1 is before First chamber, Second chamber: its grant would let all 139 go.",
    );
    expect(told(remediesOf([{ ...proposed, status: "in_debate" }]), "proposed-decision")).toMatch(
      /and in debate: its grant/,
    );
    expect(told(remediesOf([{ ...proposed, status: "draft" }]), "drafted-decision")).toMatch(
      /^P-1 is drafted: proposed to/,
    );
    const rejected = remediesOf([{ ...proposed, status: "rejected" }]);
    expect(codesOf(rejected)).toContain("needs-decision");
  });

  test("is not named when it would not cover: too few, too short, or full of those it takes over", () => {
    const proposed = anAuthorisation({ reference: "P-1", status: "proposed", decidedOn: null });
    const few = { ...proposed, ceilings: proposed.ceilings.map((ceiling) => ({ ...ceiling, people: 100 })) };
    const short = { ...proposed, scopes: proposed.scopes.map((scope) => ({ ...scope, validTo: "2024-12-31" })) };
    for (const law of [[few], [short]]) expect(codesOf(remediesOf(law))).toContain("needs-decision");
    const total = aCeiling({ people: 300 });
    const before = anAuthorisation({ reference: "A-1", ceilings: [total], scopes: [aScope({ ceilings: [total.id] })] });
    const kind = "replaces" as const;
    const relation = { to: before.id, toReference: "A-1", kind, changes: [], source: "test" };
    const next = (people: number) => {
      const ceiling = aCeiling({ people });
      return { ...proposed, ceilings: [ceiling], scopes: [aScope({ ceilings: [ceiling.id] })], relations: [relation] };
    };
    const present = [{ from: "2024-01-20", to: "2025-12-31", people: 250 }];
    const known = { ...none(), useOf: (id: string) => ({ present: id === total.id ? present : [], ever: 0 }) };
    expect(codesOf(remediesOf([before, next(300)], {}, known))).not.toContain("proposed-decision");
    expect(codesOf(remediesOf([before, next(400)], {}, known))).toContain("proposed-decision");
  });

  test("that amends is tried with what it changes, and those who count go on counting", () => {
    const ceiling = aCeiling({ code: "A-1/total", people: 200 });
    const before = anAuthorisation({
      reference: "A-1",
      ceilings: [ceiling],
      scopes: [aScope({ ceilings: [ceiling.id] })],
    });
    const raise = (people: number) =>
      anAuthorisation({
        reference: "P-1",
        status: "proposed",
        decidedOn: null,
        scopes: [],
        ceilings: [],
        relations: [
          {
            to: before.id,
            toReference: "A-1",
            kind: "amends",
            changes: [{ what: "ceiling", ceiling: "A-1/total", people, from: "2024-02-01" }],
            source: "test",
          },
        ],
      });
    const present = [{ from: "2024-01-20", to: "2025-12-31", people: 150 }];
    const known = { ...none(), useOf: (id: string) => ({ present: id === ceiling.id ? present : [], ever: 0 }) };
    expect(codesOf(remediesOf([before, raise(288)], {}, known))).not.toContain("proposed-decision");
    expect(codesOf(remediesOf([before, raise(289)], {}, known))).toContain("proposed-decision");
  });

  test("that is suspended is to be resumed, not taken anew", () => {
    const found = remediesOf([anAuthorisation({ reference: "A-1", status: "suspended" })]);
    expect(told(found, "resume-decision")).toBe("A-1 is suspended: once it is resumed, all 139 may go.");
    expect(codesOf(found)).not.toContain("needs-decision");
    const full = anAuthorisation({ reference: "A-1", status: "suspended", ceilings: [aCeiling({ people: 10 })] });
    expect(codesOf(remediesOf([full]))).toContain("needs-decision");
  });

  test("no English sentence of an answer holds a code", () => {
    const small = anAuthorisation({ reference: "A-1", scopes: [aScope({ roles: ["unmo", "staff_officer"] })] });
    const other = anAuthorisation({ reference: "A-2", status: "in_debate", scopes: [aScope({ modes: ["embedded"] })] });
    const answer = mayDeploy(aQuestion(), { ...none(), law: [small, other] });
    const said = [...answer.refusals, ...answer.others.flatMap((option) => option.refusals), ...answer.remedies].map(
      ({ message }) => message,
    );
    expect(said.length).toBeGreaterThan(2);
    for (const sentence of said) expect(sentence).not.toMatch(/[a-z]_[a-z]|\b(unmo|mlo)\b/);
  });
});

test("days may follow each other under two decisions: one ends, the other goes on", () => {
  const first = anAuthorisation({
    reference: "A-1",
    decidedOn: "2022-06-30",
    scopes: [aScope({ validFrom: "2022-06-30", validTo: "2024-06-30" })],
  });
  const second = anAuthorisation({ reference: "A-2", scopes: [aScope({ validFrom: "2024-06-01" })] });
  const known = { ...knowing({ law: [], use: new Map(), missionEnd: null, withOverlap: false }), law: [first, second] };
  expect(mayDeploy(aQuestion(), known)).toMatchObject({
    verdict: "allow",
    cover: null,
    parts: [
      { reference: "A-1", from: "2024-03-14", to: "2024-06-30" },
      { reference: "A-2", from: "2024-07-01", to: "2025-03-13" },
    ],
    remarks: [{ code: "decisions-in-turn" }],
  });
});

test("whether people may go is the same asked by itself as with every reason", () => {
  const seen = { yes: 0, no: 0, inTurn: 0 };
  const use = (known: Knowledge, ever: number): Knowledge => ({
    ...known,
    useOf: (id) => ({ ...known.useOf(id), ever }),
  });
  fc.assert(
    fc.property(
      fc.boolean().chain(anyWorld),
      anyQuestion,
      fc.constantFrom("present", "present", "persons" as const),
      fc.nat(9),
      (world, question, reading, ever) => {
        const law = world.law.map((a, at) => ({
          ...a,
          ceilings: a.ceilings.map((c) => (at % 2 === 0 ? { ...c, reading: reading as Ceiling["reading"] } : c)),
        }));
        const known = use(knowing({ ...world, law }), ever);
        const { parts } = judge(question, known);
        expect(isLawful(question, known)).toBe(parts.length > 0);
        seen[parts.length > 0 ? "yes" : "no"] += 1;
        if (parts.length > 1) seen.inTurn += 1;
      },
    ),
    { numRuns: 3000 },
  );
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(200);
  expect(seen.inTurn).toBeGreaterThan(20);
});
