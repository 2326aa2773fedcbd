import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day } from "../platform/days.ts";
import type { ChangeBody, NewMandate, NewStrength } from "./changes.ts";
import { aMission, anEnd } from "./fixtures.ts";
import { applied, editOf, mandateOn, nextOrderStates, reasonsAgainstChange, strengthOn } from "./rules.ts";
import type { Mission, Strength } from "./schema.ts";

const TODAY = "2026-06-30";
const fact = { source: "test", confidence: "verified" } as const;
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

const mandate = (given: Partial<NewMandate> = {}): NewMandate => ({
  kind: "renewal",
  resolution: "S/RES/1 (2026)",
  adoptedOn: "2026-06-20",
  from: "2026-07-01",
  to: "2026-12-31",
  note: "",
  ...fact,
  ...given,
});
const strength = (given: Partial<NewStrength> = {}): NewStrength => ({
  series: "authorised",
  category: "military",
  people: 1000,
  resolution: "",
  from: "2020-01-01",
  to: null,
  note: "",
  ...fact,
  ...given,
});
const line = (n: number, given: Partial<NewStrength> = {}): Strength => ({ id: id(n), ...strength(given) });
const resolution = (given: Partial<Extract<ChangeBody, { what: "resolution" }>> = {}): ChangeBody => ({
  what: "resolution",
  mandate: mandate(),
  strengths: [],
  ends: [],
  reason: "",
  ...given,
});
const codes = (mission: Mission, change: ChangeBody) => reasonsAgainstChange(mission, change, TODAY).map((r) => r.code);
const after = (mission: Mission, change: ChangeBody) => applied(mission, editOf(mission, change));

const running = aMission({
  mandates: [
    {
      id: id(1),
      ...mandate({ resolution: "S/RES/0 (2025)", from: "2026-01-01", to: "2026-06-30", adoptedOn: "2025-12-30" }),
    },
  ],
  strengths: [line(2), line(3, { category: "police", people: 50 })],
});

describe("a resolution", () => {
  test("with new terms closes the number that held on the day before", () => {
    const change = resolution({ strengths: [strength({ people: 800, from: "2026-07-01" })] });
    expect(codes(running, change)).toEqual([]);
    const next = after(running, change);
    expect(strengthOn(next, "authorised", "2026-06-30")).toBe(1050);
    expect(strengthOn(next, "authorised", "2026-07-01")).toBe(850);
    expect(mandateOn(next, "2026-12-31")?.resolution).toBe("S/RES/1 (2026)");
  });

  test("that rolls a mandate over keeps its terms and leaves no gap", () => {
    const rollover = (given: Partial<NewMandate>) => mandate({ kind: "rollover", to: "2026-07-09", ...given });
    expect(codes(running, resolution({ mandate: rollover({}) }))).toEqual([]);
    expect(codes(running, resolution({ mandate: rollover({ from: "2026-07-02" }) }))).toEqual([
      "rollover-without-mandate",
    ]);
    expect(
      codes(running, resolution({ mandate: rollover({}), strengths: [strength({ from: "2026-07-01" })] })),
    ).toEqual(["rollover-changes-terms"]);
  });

  test("is recorded once, when it is adopted, with its days in order", () => {
    const known = after(running, resolution());
    expect(codes(known, resolution())).toEqual(["resolution-known"]);
    expect(codes(running, resolution({ mandate: mandate({ adoptedOn: "2026-07-01", to: "2026-06-01" }) }))).toEqual([
      "mandate-ends-before-it-begins",
      "not-adopted-yet",
    ]);
  });

  test("does not last past the end of operations unless it moves that too", () => {
    const closing = { ...running, ends: { ...running.ends, operations: anEnd("2026-10-31") } };
    expect(codes(closing, resolution())).toEqual(["mandate-past-operations"]);
    const end = { kind: "operations", precision: "day", day: "2027-06-30", ...fact } as const;
    expect(codes(closing, resolution({ ends: [end] }))).toEqual([]);
  });
});

describe("a termination", () => {
  const terminate = (given: Partial<Extract<ChangeBody, { what: "termination" }>> = {}): ChangeBody => ({
    what: "termination",
    resolution: "S/RES/2 (2026)",
    adoptedOn: TODAY,
    operations: TODAY,
    withdrawal: "2026-12-31",
    liquidation: null,
    note: "",
    ...fact,
    reason: "",
    ...given,
  });

  test("at a day's notice ends the mandate, the operations and the ceilings on that day, and opens the way home", () => {
    const longer = after(running, resolution());
    expect(codes(longer, terminate())).toEqual([]);
    const next = after(longer, terminate());
    expect(next.ends).toMatchObject({
      operations: { day: TODAY },
      withdrawal: { day: "2026-12-31" },
      liquidation: null,
    });
    expect(mandateOn(next, "2026-07-01")).toBeNull();
    expect(mandateOn(next, TODAY)?.kind).toBe("termination");
    expect(strengthOn(next, "authorised", TODAY)).toBe(1050);
    expect(strengthOn(next, "authorised", "2026-07-01")).toBeNull();
  });

  test("does not end operations before it was decided, nor close accounts before the withdrawal", () => {
    expect(codes(running, terminate({ operations: "2026-06-29" }))).toEqual(["terminated-before-decided"]);
    expect(codes(running, terminate({ liquidation: "2026-12-30" }))).toEqual(["liquidation-before-withdrawal"]);
    expect(codes(running, terminate({ adoptedOn: "2026-07-01", operations: "2026-07-01" }))).toEqual([
      "not-adopted-yet",
    ]);
  });
});

describe("a correction", () => {
  test("names a fact that is on record and changes something", () => {
    const old = running.mandates[0];
    if (old === undefined) throw new Error("no mandate");
    const { id: same, ...given } = old;
    expect(codes(running, { what: "mandate_corrected", id: same, mandate: given, reason: "" })).toEqual([
      "nothing-changes",
    ]);
    expect(codes(running, { what: "mandate_corrected", id: id(9), mandate: given, reason: "" })).toEqual([
      "fact-unknown",
    ]);
    expect(codes(running, { what: "mandate_withdrawn", id: same, source: "test", reason: "" })).toEqual([]);
    expect(codes(running, { what: "end_withdrawn", kind: "operations", source: "test", reason: "" })).toEqual([
      "fact-unknown",
    ]);
  });

  test("of a number does not run into its neighbour", () => {
    const two = { ...running, strengths: [line(2, { to: "2022-12-31" }), line(4, { from: "2023-01-01" })] };
    const corrected = (to: Day) =>
      ({ what: "strength_corrected", id: id(2), strength: strength({ to }), reason: "" }) as const;
    expect(codes(two, corrected("2023-01-01"))).toEqual(["strength-on-record"]);
    expect(codes(two, corrected("2022-11-30"))).toEqual([]);
  });

  test("of a mission's beginning does not lie after its end", () => {
    const ended = aMission({ ends: { operations: anEnd("2020-01-01"), withdrawal: null, liquidation: null } });
    const { kind, name, area, headquarters, note, source, confidence } = ended;
    const started = { ...ended.started, day: "2020-01-02" };
    const profile = { kind, name, area, headquarters, note, source, confidence, started };
    expect(codes(ended, { what: "profile", profile, reason: "" })).toEqual(["start-after-end"]);
    expect(codes(ended, { what: "profile", profile: { ...profile, started: ended.started }, reason: "" })).toEqual([
      "nothing-changes",
    ]);
  });
});

describe("a reduction", () => {
  const order = {
    addressee: "us",
    category: "military",
    people: 30,
    percent: null,
    leaveBy: "2026-12-31",
    document: "note verbale",
    note: "",
    ...fact,
  } as const;
  const event = { state: "ordered", day: "2026-06-25", people: null, note: "", ...fact } as const;

  test("of us says how many and by when, and begins announced or ordered", () => {
    expect(codes(running, { what: "reduction", order, event, reason: "" })).toEqual([]);
    const vague = { ...order, people: null, percent: 25 };
    expect(codes(running, { what: "reduction", order: vague, event, reason: "" })).toEqual(["reduction-needs-people"]);
    expect(codes(running, { what: "reduction", order, event: { ...event, state: "executed" }, reason: "" })).toEqual([
      "reduction-cannot-begin",
    ]);
    expect(
      codes(running, { what: "reduction", order: { ...order, leaveBy: "2026-06-24" }, event, reason: "" }),
    ).toEqual(["reduction-before-it-is-known"]);
  });

  test("goes from announced to ordered to executing to executed, and may be withdrawn until then", () => {
    expect(nextOrderStates(null)).toEqual(["announced", "ordered"]);
    const ordered = { ...running, orders: [{ id: id(7), ...order, events: [{ id: id(8), ...event }] }] };
    const next = (state: "executing" | "executed" | "withdrawn" | "announced", day = "2026-06-30") =>
      codes(ordered, { what: "reduction_event", id: id(7), event: { ...event, state, day }, reason: "" });
    expect(next("executing")).toEqual([]);
    expect(next("withdrawn")).toEqual([]);
    expect(next("executed")).toEqual(["reduction-does-not-follow"]);
    expect(next("announced")).toEqual(["reduction-does-not-follow"]);
    expect(next("executing", "2026-06-24")).toEqual(["reduction-event-too-early"]);
    expect(next("executing", "2026-07-01")).toEqual(["not-yet-happened"]);
  });
});

test("whatever numbers are recorded, one holds for a category on a day", () => {
  const days = fc.integer({ min: 0, max: 60 }).map((n) => addDays("2026-01-01", n));
  const lines = fc.record({
    people: fc.nat(20_000),
    from: days,
    length: fc.option(fc.nat(30), { nil: null }),
    category: fc.constantFrom("military" as const, "police" as const),
    series: fc.constantFrom("authorised" as const, "planned" as const),
  });
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 12 }), (given) => {
      let mission = aMission();
      let n = 0;
      for (const { length, from, ...rest } of given) {
        const to = length === null ? null : addDays(from, length);
        const change: ChangeBody = { what: "strength", strength: strength({ ...rest, from, to }), reason: "" };
        if (codes(mission, change).length > 0) continue;
        const next = after(mission, change);
        const strengths = next.strengths.map((one, index) => ({ ...one, id: id(n + index) }));
        n += strengths.length;
        mission = { ...next, strengths };
      }
      for (let day = "2025-12-31"; day <= "2026-04-15"; day = addDays(day, 1)) {
        const holding = mission.strengths.filter((one) => one.from <= day && (one.to === null || day <= one.to));
        const keys = holding.map((one) => `${one.series} ${one.category}`);
        expect(new Set(keys).size).toBe(keys.length);
      }
    }),
  );
});
