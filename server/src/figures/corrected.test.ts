/** What two people correct, through the doors of an office: what was known stays counted as it was, and the bridge says why it differs. */
import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { readTour } from "../deployments/actions.ts";
import { anyone, ok, smallCountry } from "../deployments/fixtures.ts";
import { recordApprovedTours, recordArrival, recordDeparture } from "../deployments/tours/tour-actions.ts";
import { undoEvent } from "../deployments/tours/tour-change-actions.ts";
import { approved, correctNow, readyToTravel } from "../deployments/tours/tour-fixtures.ts";
import { changeMission, readMission } from "../missions/actions.ts";
import type { Context } from "../platform/context.ts";
import { newId } from "../platform/ids.ts";
import { readFigure } from "./actions.ts";
import { issueFigure, prepareIssue, verifyIssue } from "./actions-issued.ts";
import type { BridgeRow, Issue } from "./schema.ts";

const asOf = "2024-06-25";
const source = { source: "test", breachReason: null };
const db = await testDatabase();
const office: Context = { ...db.context("planner", "2024-06-30"), actor: anyone("clerk") };
const { people, posts } = await smallCountry(office, 8);
let seconds = 0;
let next = 0;

/** The office one second later; `actor` is who acts. */
function later(actor = "clerk"): Context {
  seconds += 1;
  return { ...office, actor: anyone(actor), now: new Date(Date.UTC(2024, 5, 30, 12) + seconds * 1000).toISOString() };
}

async function arrived(kind: keyof typeof posts, at: number): Promise<string> {
  const days = { from: "2024-06-10", to: "2024-07-31" };
  const tours = [{ personId: people[next++] ?? "", postId: posts[kind][at] ?? "", ...days }];
  const [id = ""] = ok(
    await recordApprovedTours(later(), { planId: newId(), proposedBy: "a", approvedBy: "b", tours }),
  ).tourIds;
  await readyToTravel(later(), [id]);
  ok(await recordArrival(later(), id, { day: days.from, ...source }));
  return id;
}

async function departed(id: string, kind: "repatriated" | "died", day: string): Promise<void> {
  const payer = kind === "died" ? null : "national";
  ok(await recordDeparture(later(), id, { kind, day, cause: "test", payer, ...source }));
}

async function takenBack(id: string): Promise<void> {
  const last = (await readTour(later(), id, {})).events.at(-1);
  const asked = { eventId: last?.id ?? "", reason: "It was somebody else.", source: "test" };
  ok(await approved(later(), await undoEvent(later(), id, asked)));
}

async function issued(definition: string): Promise<Issue> {
  const { value } = await readFigure(later(), definition, { asOf });
  const words = { language: "en", text: `There were ${value}.`, occasion: "Answer 1" } as const;
  const { id } = ok(await prepareIssue(later("first"), { definition, asOf, ...words }));
  return ok(await issueFigure(later("second"), id, {}));
}

/** The figure computed again now: identical at its moment, its new value, and who makes the difference and why. */
async function recomputed(issue: Issue): Promise<{ value: number; why: string[] }> {
  const check = await verifyIssue(later(), issue.id);
  expect(check.again).toEqual({ value: issue.value, digest: issue.digest, same: true });
  expect([check.missing, check.added, check.hashHolds]).toEqual([[], [], true]);
  const rows: readonly BridgeRow[] = check.bridge?.rows ?? [];
  const sum = rows.reduce((total, { step }) => total + (step === "corrected_in" ? 1 : -1), issue.value);
  expect(sum).toBe(check.now.value);
  return { value: check.now.value, why: rows.map(({ step, why }) => `${step}: ${why}`).sort() };
}

test("issued figures stay as they were said after additions and corrections by two people, and each difference has its reason", async () => {
  const [staff, home, dead] = [await arrived("staff", 0), await arrived("unit", 0), await arrived("unit", 1)];
  await departed(home, "repatriated", "2024-06-20");
  await departed(dead, "died", "2024-06-21");
  const issues = {
    present: await issued("in-service"),
    died: await issued("died-in-service"),
    home: await issued("repatriated-early"),
    sent: await issued("unit-members-sent-since-2018"),
  };
  expect(Object.values(issues).map(({ value }) => value)).toEqual([1, 1, 1, 2]);

  await arrived("unit", 2);
  ok(await correctNow(later(), staff, { from: "2024-06-10", to: "2024-06-24", cause: "Found in the log", ...source }));
  await takenBack(dead);
  await takenBack(home);

  expect(await recomputed(issues.present)).toEqual({
    value: 3,
    why: [
      "corrected_in: days_corrected",
      "corrected_in: days_corrected",
      "corrected_in: recorded_late",
      "corrected_out: days_corrected",
    ],
  });
  expect(await recomputed(issues.died)).toMatchObject({ value: 0, why: ["corrected_out: days_corrected"] });
  expect(await recomputed(issues.home)).toMatchObject({ value: 0, why: ["corrected_out: days_corrected"] });
  expect(await recomputed(issues.sent)).toEqual({ value: 3, why: ["corrected_in: recorded_late"] });
});

test("a corrected kind of mission is knowledge too: what was said before stands, and the bridge names the mission", async () => {
  const said = await issued("in-service");
  expect(said.value).toBe(3);
  const { name, area, headquarters, started, note, confidence } = await readMission(later(), "UNDOF", {});
  const profile = { name, area, headquarters, started, note, confidence, source: "test", kind: "political" } as const;
  ok(await changeMission(later(), "UNDOF", { what: "profile", profile, reason: "It never was one" }));
  expect(await recomputed(said)).toEqual({ value: 0, why: Array(3).fill("corrected_out: mission_corrected") });
});
