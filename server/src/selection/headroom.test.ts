import { describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { anyone, ok, smallCountry } from "../deployments/fixtures.ts";
import { readHeadroom } from "../deployments/law/headroom-actions.ts";
import { askMayDeploy } from "../deployments/law/may-deploy-actions.ts";
import { supposeLaw } from "../deployments/law/what-if-actions.ts";
import { recordApprovedTours } from "../deployments/tours/tour-actions.ts";
import { declareEverybody } from "../deployments/tours/tour-fixtures.ts";
import type { Context } from "../platform/context.ts";
import { addDays } from "../platform/days.ts";
import { newId } from "../platform/ids.ts";
import { Malformed } from "../platform/problem.ts";
import { expectedStays } from "./headroom-actions.ts";

const db = await testDatabase();
const ctx: Context = { ...db.context("planner", "2024-06-30"), actor: anyone("clerk"), today: "2024-06-30" };
const { people, posts } = await smallCountry(ctx, 30);
await declareEverybody(ctx);

const STAYS = [
  ["2024-07-01", "2024-08-31", 2],
  ["2024-08-15", "2024-12-31", 3],
  ["2024-10-01", "2024-10-31", 1],
] as const;
let next = 0;
for (const [from, to, count] of STAYS) {
  const tours = Array.from({ length: count }, (_, n) => {
    next += 1;
    return { personId: people[next] ?? "", postId: posts.staff[n] ?? "", from, to };
  });
  ok(await recordApprovedTours(ctx, { planId: newId(), proposedBy: "a", approvedBy: "b", tours }));
}
const plannedOn = (day: string) =>
  STAYS.reduce((sum, [from, to, count]) => (from <= day && day <= to ? sum + count : sum), 0);

describe("from the records", () => {
  test("a curve is what counting each day gives, whichever days are asked for", async () => {
    for (const [from, to] of [
      ["2024-01-01", "2025-01-31"],
      ["2024-08-20", "2024-10-10"],
    ] as const) {
      const { items } = await readHeadroom(ctx, { from, to, authorisation: "T-1" }, expectedStays);
      const total = items.find((curve) => curve.ceiling.code === "T-1/total");
      for (let day: string = from; day <= to; day = addDays(day, 1)) {
        const steps = total?.steps.filter((step) => step.from <= day && day <= step.to) ?? [];
        expect(steps.map((step) => [step.present, step.planned])).toEqual([[0, plannedOn(day)]]);
        const [step] = steps;
        if (step?.ceiling !== null) expect(step?.free).toBe(6 - plannedOn(day));
      }
    }
  });

  test("supposing nothing is the official position", async () => {
    const answer = await supposeLaw(ctx, {}, expectedStays);
    expect(answer).toMatchObject({ official: false, firstBreach: null, mustLeave: 0, broken: [], contributions: [] });
    expect(answer.supposedCurves).toEqual(answer.officialCurves);
    const { items } = await readHeadroom(ctx, {}, expectedStays);
    expect(answer.officialCurves).toEqual(items);
  });

  test("a lapse breaks what lasts longer, names its people to who may see them, and to others in numbers", async () => {
    const asked = { lapse: "T-1:2024-09-15" };
    const answer = await supposeLaw(ctx, asked, expectedStays);
    expect(answer.broken.map((each) => [each.kind, each.people, each.lastDay, each.of.length])).toEqual([
      ["planned", 3, "2024-09-14", 3],
      ["planned", 1, null, 1],
    ]);
    expect(answer.firstBreach).toBe("2024-09-15");
    const committee = { ...ctx, actor: { ...anyone("committee"), can: () => false } };
    const shown = await supposeLaw(committee, asked, expectedStays);
    expect(shown.broken.map((each) => [each.people, each.of])).toEqual([
      [3, []],
      [1, []],
    ]);
  });

  test("what cannot be read is bad input that names the thing", async () => {
    const faults = await supposeLaw(
      ctx,
      { cut: "T-9/total:3", close: "ATLANTIS:2024-12-31", lapse: "T-1" },
      expectedStays,
    ).catch((error: unknown) => (error instanceof Malformed ? error.faults.map((fault) => fault.path) : error));
    expect(faults).toEqual(["lapse", "cut", "close"]);
    const common = { role: "staff_officer", mode: "self", people: 1 } as const;
    const asked = { ...common, mission: "ATLANTIS", from: "2024-08-01", to: "2024-07-01" };
    const wrong = await askMayDeploy(ctx, asked, {}).catch((error: unknown) =>
      error instanceof Malformed ? error.faults.map((fault) => fault.path) : error,
    );
    expect(wrong).toEqual(["to", "mission"]);
  });

  test("a named person who is elsewhere on these days cannot go; the others may be asked for alone", async () => {
    const [, busy, , , , , , free] = people;
    const asked = {
      mission: "UNDOF",
      role: "staff_officer",
      mode: "self",
      from: "2024-08-01",
      to: "2024-08-10",
    } as const;
    const answer = await askMayDeploy(ctx, { ...asked, persons: `${busy},${free}` }, {});
    expect(answer).toMatchObject({
      verdict: "deny",
      question: { people: 2 },
      refusals: [{ code: "already-deployed" }],
    });
    expect(answer.remedies.map((remedy) => [remedy.code, remedy.facts.people])).toEqual([["without-persons", 1]]);
    expect(await askMayDeploy(ctx, { ...asked, persons: String(free) }, {})).toMatchObject({ verdict: "allow" });
  });
});
