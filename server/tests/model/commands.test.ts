import { expect, test } from "vitest";
import { testDatabase } from "../database.ts";
import { newHoles, surprises } from "./effects.ts";
import { type ModelDecision, type ModelStay, roomFor, unlawful } from "./ledger.ts";
import { runCommands } from "./run.ts";
import { count, emptyToll, sumTolls, tellToll } from "./toll.ts";

const db = await testDatabase();

test("random commands leave nothing unlawful unmarked, refuse nothing for which there is room, and lead to what they should", async () => {
  const toll = await runCommands(db, 160, 20_260_630, 2);
  expect(toll.faults).toEqual([]);
  expect(toll.commands).toBeGreaterThanOrEqual(150);
  expect(toll.done.order).toBeGreaterThan(20);
  // Of most there is something that is done, and of orders something that is refused.
  expect(Object.keys(toll.done).length).toBeGreaterThan(14);
  expect(Object.keys(toll.refused.order ?? {}).length).toBeGreaterThan(3);
  expect(Object.keys(toll.refused.smuggle ?? {}).some((code) => code.startsWith("presences_"))).toBe(true);
  expect(toll.done["grant alone"] ?? 0).toBe(0);
}, 120_000);

const decision: ModelDecision = {
  id: "1",
  reference: "D",
  mission: "UNDOF",
  roles: ["staff_officer"],
  from: 0,
  to: 100,
  state: "granted",
  endedOn: null,
  ceilings: [{ code: "D/0", people: 1, reading: "present", overlap: { people: 1, days: 2 } }],
};
const stay = (given: Partial<ModelStay>): ModelStay => ({
  tour: `tour ${given.person ?? "a"}`,
  person: "a",
  mission: "UNDOF",
  role: "staff_officer",
  from: 10,
  to: 20,
  standing: "planned",
  decision: "D",
  pastEnd: false,
  ...given,
});
const law = (given: Partial<ModelDecision> = {}, ends: readonly (readonly [string, number])[] = []) => ({
  decisions: [{ ...decision, ...given }],
  ends: new Map(ends),
});

// The reference ledger itself: each thing that it must see, alone.
test.each([
  ["a ceiling", law(), [stay({}), stay({ person: "b", from: 15 })], "D/0"],
  [
    "more than the allowance",
    law(),
    [stay({}), stay({ person: "b", from: 20 }), stay({ person: "c", from: 20 })],
    "D/0",
  ],
  ["days beyond the decision", law({ to: 19 }), [stay({})], "covers"],
  ["days after a recall", law({ state: "recalled", endedOn: 15 }), [stay({})], "covers"],
  ["a decision that was not granted", law({ state: "proposed" }), [stay({})], "covers"],
  ["another mission", law(), [stay({ mission: "UNIFIL" })], "another mission"],
  ["the mission's end", law({}, [["UNDOF", 19]]), [stay({})], "ends on"],
  ["a plan in breach", law(), [stay({ decision: null })], "a plan in breach"],
  ["two places at once", law({ ceilings: [] }), [stay({}), stay({ from: 20, tour: "other" })], "two places"],
])("the reference ledger sees %s", (_, given, stays, says) => {
  expect(unlawful(given, stays).join(" ")).toContain(says);
});

test("the reference ledger sees nothing in what is lawful, and room where there is some", () => {
  const stays = [stay({}), stay({ person: "b", from: 19, to: 30 })];
  expect(unlawful(law(), stays)).toEqual([]);
  expect(roomFor(law(), stays, stay({ person: "c", from: 40, to: 50 }))).toBe("D");
  expect(roomFor(law(), stays, stay({ person: "c", from: 18, to: 25 }))).toBeNull();
});

test("who is there stays covered while a decision is suspended, and nobody new finds room under it", () => {
  const suspended = law({ state: "suspended" });
  expect(unlawful(suspended, [stay({ standing: "actual" })])).toEqual([]);
  expect(roomFor(suspended, [], stay({}))).toBeNull();
});

const done = (given: object) => ({ outcome: { ok: true as const, value: null }, ...given });
const wanted = { from: 10, to: 15, standing: "actual" as const };

// What a command led to, held against what it should have led to: each thing that it must see, alone.
test.each([
  [
    "days that were not asked for",
    "leave",
    done({ tour: "tour a", wanted }),
    [stay({})],
    [stay({ to: 16 })],
    "should be",
  ],
  ["a tour that stands", "cancel", done({ tour: "tour a", wanted: "gone" }), [stay({})], [stay({})], "gone"],
  [
    "days it never had",
    "undo",
    done({ tour: "tour a", wanted: "as before" }),
    [stay({})],
    [stay({ to: 3 })],
    "never was",
  ],
  [
    "another's days",
    "cancel",
    done({ tour: "tour a", wanted: "gone" }),
    [stay({}), stay({ person: "b" })],
    [stay({ person: "b", to: 19 })],
    "nobody spoke",
  ],
  ["somebody new", "recall", done({}), [], [stay({})], "is new"],
  ["days that a recall gives", "recall", done({}), [stay({})], [stay({ to: 21 })], "was planned 10–20"],
  ["somebody moved by a grant", "grant", done({}), [stay({})], [], "1 tours are gone"],
])("%s is a surprise", (_, name, given, before, after, says) => {
  expect(surprises(name, given, before, after, new Map()).join(" ")).toContain(says);
});

test("a tour that has come to have a hole is counted once", () => {
  const [whole, torn] = [[stay({})], [stay({ to: 11 }), stay({ from: 13, to: 15 })]];
  expect([newHoles(whole, torn), newHoles(torn, torn), newHoles(torn, whole)]).toEqual([1, 0, 0]);
});

test("what was asked for is none", () => {
  const after = [stay({ to: 12, standing: "actual" }), stay({ from: 13, to: 15, standing: "actual", decision: "E" })];
  expect(surprises("leave", done({ tour: "tour a", wanted }), [stay({})], after, new Map())).toEqual([]);
});

test("tolls of shares add up, and say what was refused for which reason", () => {
  const one = emptyToll();
  count(one, "order", null);
  count(one, "order", "over-ceiling");
  const sum = sumTolls([one, one]);
  expect(sum).toMatchObject({ commands: 4, done: { order: 2 }, refused: { order: { "over-ceiling": 2 } } });
  expect(tellToll(sum)).toMatch(/order +done +2 +refused +2 +over-ceiling 2/);
});
