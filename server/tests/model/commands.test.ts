import { expect, test } from "vitest";
import { testDatabase } from "../database.ts";
import { type ModelDecision, type ModelStay, roomFor, unlawful } from "./ledger.ts";
import { runCommands } from "./run.ts";

const db = await testDatabase();

test("random commands leave nothing unlawful unmarked, and refuse nothing for which there is room", async () => {
  const toll = await runCommands(db, 240, 20_260_630);
  expect(toll.faults).toEqual([]);
  expect(toll.done.order).toBeGreaterThan(5);
  expect(toll.refused.order).toBeGreaterThan(5);
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
