/** What random commands found, each told as a story of its own. */
import { expect, test } from "vitest";
import { draftAuthorisation, recordStep } from "../../src/authorisations/actions.ts";
import { readEffects } from "../../src/authorisations/actions-steps.ts";
import { getAuthorisation } from "../../src/authorisations/store.ts";
import { confirmReading, proposeReading, refuseReading } from "../../src/deployments/law/reading-actions.ts";
import { standingInLedger } from "../../src/deployments/law/restand-actions.ts";
import { moveLimits } from "../../src/deployments/missions/store.ts";
import { approveChange } from "../../src/deployments/tours/change-actions.ts";
import { everybodyEligible } from "../../src/deployments/tours/eligible.ts";
import {
  cancelTour,
  recordApprovedTours,
  recordArrival,
  recordDeparture,
} from "../../src/deployments/tours/tour-actions.ts";
import { correctTour, rescheduleTour } from "../../src/deployments/tours/tour-change-actions.ts";
import { changeMission } from "../../src/missions/change-actions.ts";
import { newId } from "../../src/platform/ids.ts";
import type { Outcome } from "../../src/platform/outcome.ts";
import { testDatabase } from "../database.ts";
import { draftOf, stepOf, terminationOn } from "./commands-law.ts";
import { readStays } from "./facts.ts";
import { contextOf, dayOf, makeWorld, type World } from "./world.ts";

const database = await testDatabase();

function ok<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.refusals.map(({ message }) => message).join(" "));
}

function codes(outcome: Outcome<unknown>): readonly string[] {
  return outcome.ok ? [] : outcome.refusals.map(({ code }) => code);
}

/** A granted decision on so many staff officers in UNDOF; its id. */
async function granted(world: World, reference: string, from: number, to: number, people = 5): Promise<string> {
  const ceiling = { code: `${reference}/0`, people, reading: "present" as const, overlap: null };
  const state = { state: "drafted" as const, endedOn: null, ceilings: [ceiling] };
  const drafted = draftOf({ id: "", reference, mission: "UNDOF", roles: ["staff_officer"], from, to, ...state });
  const { id } = ok(await draftAuthorisation(contextOf(world, "clerk"), drafted));
  ok(await recordStep(contextOf(world, "clerk"), id, stepOf(world, "proposed")));
  ok(await recordStep(contextOf(world, "chief"), id, stepOf(world, "granted"), undefined, standingInLedger));
  return id;
}

async function ordered(world: World, from: number, to: number, who = 0): Promise<string> {
  const postId = world.posts.get("UNDOF/staff_officer") ?? "";
  const tour = { personId: world.people[who] ?? "", postId, from: dayOf(from), to: dayOf(to) };
  const plan = { planId: newId(), proposedBy: "clerk", approvedBy: "chief", tours: [tour] };
  return ok(await recordApprovedTours(contextOf(world, "chief"), plan)).tourIds[0] ?? "";
}

test("days corrected from before a suspension go on under no decision that was suspended since: refused, or a named breach", async () => {
  const world = await makeWorld(database, "SUS");
  await granted(world, "P", 0, 30);
  const later = await granted(world, "Q", 31, 90);
  const tour = await ordered(world, 20, 25);
  world.today = 25;
  const source = "test";
  ok(await recordArrival(contextOf(world, "clerk"), tour, { day: dayOf(20), source, breachReason: "no papers" }));
  const left = { kind: "left" as const, day: dayOf(25), cause: null, payer: null, source, breachReason: null };
  ok(await recordDeparture(contextOf(world, "clerk"), tour, left));
  world.today = 31;
  ok(await recordStep(contextOf(world, "chief"), later, stepOf(world, "suspended"), undefined, standingInLedger));
  world.today = 40;
  const correction = { from: dayOf(20), to: dayOf(35), cause: "seen late", source };
  const propose = (breachReason: string | null) =>
    correctTour(contextOf(world, "clerk"), tour, { ...correction, breachReason });
  expect(codes(await propose(null))).toContain("suspended-since");
  const { id } = ok(await propose("they stayed"));
  ok(await approveChange(contextOf(world, "chief"), id, "", everybodyEligible));
  expect(await readStays(world.db)).toMatchObject([{ from: 20, to: 35, standing: "actual", decision: null }]);
});

test("who stayed past the mission's end and is given earlier days is asked about them like anybody", async () => {
  const world = await makeWorld(database, "PST");
  await granted(world, "P", 10, 60);
  const tour = await ordered(world, 12, 35);
  world.today = 12;
  const arrival = { day: dayOf(12), source: "test", breachReason: "no papers" };
  ok(await recordArrival(contextOf(world, "clerk"), tour, arrival));
  world.today = 20;
  ok(await changeMission(contextOf(world, "clerk"), "UNDOF", terminationOn(world, 33), undefined, moveLimits));
  expect(await readStays(world.db)).toMatchObject([{ to: 35, pastEnd: true }]);
  world.today = 46;
  const correction = { from: dayOf(8), to: dayOf(36), cause: "seen late", source: "test" };
  const propose = (breachReason: string | null) =>
    correctTour(contextOf(world, "clerk"), tour, { ...correction, breachReason });
  expect(codes(await propose(null))).toEqual(expect.arrayContaining(["before-validity", "past-withdrawal"]));
  const { id } = ok(await propose("they were there"));
  ok(await approveChange(contextOf(world, "chief"), id, "", everybodyEligible));
  const stays = await readStays(world.db);
  expect(stays.map(({ from, to, decision }) => [from, to, decision])).toEqual([
    [8, 33, null],
    [34, 36, null],
  ]);
});

test("a decision is recalled also where the only other one is full on all the days of those who stood under it", async () => {
  const world = await makeWorld(database, "FUL");
  const first = await granted(world, "P", 0, 90);
  await granted(world, "Q", 0, 90, 1);
  const stays = await ordered(world, 20, 25);
  await ordered(world, 20, 25, 1);
  expect((await readStays(world.db)).map(({ decision }) => decision).sort()).toEqual(["P", "Q"]);
  const recall = stepOf(world, "recalled", { withdrawalUntil: null, breachReason: "test" });
  ok(await recordStep(contextOf(world, "chief"), first, recall, undefined, standingInLedger));
  expect(await readStays(world.db)).toMatchObject([{ tour: stays, decision: "Q" }]);
});

test.each([
  ["planned", "cut", null],
  ["actual", "must_leave", 14],
] as const)(
  "a tour under two decisions, %s, keeps no days beyond the hole that the recall of one leaves: %s",
  async (standing, kind, leaveBy) => {
    const world = await makeWorld(database, standing === "planned" ? "HOP" : "HOA");
    const first = await granted(world, "P", 0, 25);
    await granted(world, "Q", 26, 90);
    const tour = await ordered(world, 12, 40);
    expect((await readStays(world.db)).map(({ from, decision }) => [from, decision])).toEqual([
      [12, "P"],
      [26, "Q"],
    ]);
    world.today = 14;
    const arrival = { day: dayOf(12), source: "test", breachReason: "no papers" };
    if (standing === "actual") ok(await recordArrival(contextOf(world, "clerk"), tour, arrival));
    const recall = stepOf(world, "recalled", { withdrawalUntil: null, breachReason: "test" });
    ok(await recordStep(contextOf(world, "chief"), first, recall, undefined, standingInLedger));
    expect(await readStays(world.db)).toMatchObject([{ from: 12, to: 14, standing }]);
    const effects = await readEffects(contextOf(world, "clerk"), first);
    const lost = { kind, from: dayOf(26), to: dayOf(40), leaveBy: leaveBy === null ? null : dayOf(leaveBy) };
    expect(effects).toContainEqual(expect.objectContaining(lost));
  },
);

test("another reading of a ceiling that went with its decision is refused in words, and can be turned down", async () => {
  const world = await makeWorld(database, "CEI");
  const id = await granted(world, "P", 40, 90);
  const { now, today } = contextOf(world, "clerk");
  const ceiling = (await getAuthorisation(world.db, id, today, now)).ceilings[0]?.id ?? "";
  const words = { question: "?", reason: "test", source: "test", overlap: null };
  const proposed = ok(await proposeReading(contextOf(world, "clerk"), ceiling, { reading: "persons", ...words }));
  const recall = stepOf(world, "recalled", { withdrawalUntil: null, breachReason: "test" });
  ok(await recordStep(contextOf(world, "chief"), id, recall, undefined, standingInLedger));
  expect(codes(await confirmReading(contextOf(world, "chief"), proposed.id))).toEqual(["ceiling-gone"]);
  ok(await refuseReading(contextOf(world, "chief"), proposed.id, "it is gone"));
  expect(codes(await refuseReading(contextOf(world, "chief"), proposed.id, "again"))).toEqual(["reading-decided"]);
});

test("a change of a tour that was cancelled meanwhile is refused with what can be done about it", async () => {
  const world = await makeWorld(database, "GON");
  await granted(world, "P", 0, 90);
  const tour = await ordered(world, 20, 25);
  const asked = { from: dayOf(20), to: dayOf(30), reason: "later", source: "test" };
  const { change } = ok(await rescheduleTour(contextOf(world, "clerk"), tour, asked, everybodyEligible));
  ok(await cancelTour(contextOf(world, "clerk"), tour, { cause: "not needed", source: "test" }));
  const outcome = await approveChange(contextOf(world, "chief"), change?.id ?? "", "", everybodyEligible);
  expect(codes(outcome)).toEqual(["tour-gone"]);
});
