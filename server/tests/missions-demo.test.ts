/** Missions on the demonstration country, across features: what a closing mission does to people and plans, and what is never counted. */
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { moveLimits } from "../src/deployments/missions/store.ts";
import { readFigure } from "../src/figures/actions.ts";
import { changeMission, readMission, undoMissionChange } from "../src/missions/actions.ts";
import type { ChangeBody } from "../src/missions/schema.ts";
import { actorWith } from "../src/platform/access.ts";
import { sql } from "../src/platform/db.ts";
import { rights } from "../src/roles.ts";
import { runNow } from "../src/selection/actions-run.ts";
import { previewMissionChange, readMissionImpact } from "../src/selection/mission-actions.ts";
import { demonstrationDatabase } from "./demonstration.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const TODAY = "2026-06-30";
const db = await demonstrationDatabase(TODAY);
const everything = actorWith(rights, { id: "loader", name: "Loader", roles: ["administrator", "planner", "approver"] });
const loader = { ...db.context("administrator", TODAY), actor: everything };
const run = await runNow(
  loader,
  { title: "Golan", from: "2026-07-01", to: "2027-06-30", missions: ["UNDOF"] },
  // Any plan with people on these posts will do here: the first one that is found.
  { progress: () => undefined, shouldStop: () => true },
);
if (!run.ok) throw new Error(run.refusals.map(({ message }) => message).join(" "));
const office = { ...db.context("planner", TODAY), now: `${TODAY}T18:00:00.000Z` };
const committee = { ...db.context("committee", TODAY), now: `${TODAY}T18:00:00.000Z` };
const Count = z.object({ count: z.number() });
const END = "2026-09-30";
const HOME = "2026-11-30";

const terminate: ChangeBody = {
  what: "termination",
  resolution: "S/RES/9990 (2026)",
  adoptedOn: TODAY,
  operations: END,
  withdrawal: HOME,
  liquidation: null,
  note: "",
  source: "Invented for this test",
  confidence: "inferred",
  reason: "",
};

describe("a mission that is to be closed", () => {
  test("shows before anything is recorded who must leave and which plans break, as a count by SQL has it", async () => {
    const preview = await previewMissionChange(office, "UNDOF", terminate);
    const people = await office.db.one(
      Count,
      sql`
        select count(distinct tour_id) as count from presences
        where contributor = 'KAZ' and mission = 'UNDOF' and superseded_at is null and to_day > ${END}::date
      `,
    );
    expect(people.count).toBeGreaterThan(100);
    expect(preview.people).toMatchObject({ people: people.count, newly: people.count });
    expect(preview.people.mustLeave.every((group) => group.leaveBy === HOME && group.tours !== null)).toBe(true);
    const broken = await office.db.one(
      Count,
      sql`
        select count(*) as count from selection_assignments a
        join selection_runs r on r.contributor = a.contributor and r.id = a.run_id
        join posts o on o.contributor = a.contributor and o.id = a.post_id
        where a.contributor = 'KAZ' and o.mission = 'UNDOF' and r.state in ('planned', 'proposed') and a.last_day > ${END}::date
      `,
    );
    expect(broken.count).toBeGreaterThan(0);
    const drafts = preview.plans.filter((plan) => plan.state !== "approved");
    expect(drafts.reduce((sum, plan) => sum + plan.broken, 0)).toBe(broken.count);
    expect(preview.people.scopes.some((scope) => scope.after === HOME)).toBe(true);
    expect((await readMission(office, "UNDOF", {})).ends.operations).toBeNull();
  });

  test("names nobody to the committee", async () => {
    const preview = await previewMissionChange(committee, "UNDOF", terminate);
    expect(preview.people.people).toBeGreaterThan(100);
    expect(preview.people.mustLeave.every((group) => group.tours === null)).toBe(true);
    expect(preview.plans.every((plan) => plan.assignments === null)).toBe(true);
    expect(JSON.stringify(preview)).not.toMatch(/P-\d{5}/);
  });

  test("says the same after it is recorded as before, and nothing once it is taken back", async () => {
    const preview = await previewMissionChange(office, "UNDOF", terminate);
    expect(await changeMission(office, "UNDOF", terminate, preview.version, moveLimits)).toMatchObject({ ok: true });
    const after = await readMissionImpact(office, "UNDOF", {});
    expect(after.people.people).toBe(preview.people.people);
    expect(after.plans.map((plan) => [plan.run, plan.broken])).toEqual(
      preview.plans.map((plan) => [plan.run, plan.broken]),
    );
    expect(await undoMissionChange(office, "UNDOF", "not adopted", undefined, moveLimits)).toMatchObject({ ok: true });
    expect((await readMissionImpact(office, "UNDOF", {})).people.people).toBe(0);
  });

  test("that has ended already refuses what does not follow, and says so without recording", async () => {
    const preview = await previewMissionChange(office, "UNIFIL", { ...terminate, operations: "2026-06-29" });
    expect(preview.refusals.map((refusal) => refusal.code)).toEqual(["terminated-before-decided"]);
    expect(preview.after).toEqual(preview.before);
  });
});

test("people in a mission that is not a peacekeeping operation count in no figure", async () => {
  const id = "in-service";
  const before = await readFigure(office, id, { asOf: "2022-06-30" });
  const own = before.parts.find((part) => part.key === "MINURSO")?.value ?? 0;
  expect(own).toBe(6);
  const {
    kind: _,
    name,
    area,
    headquarters,
    started,
    note,
    source,
    confidence,
  } = await readMission(office, "MINURSO", {});
  const profile = { kind: "political" as const, name, area, headquarters, started, note, source, confidence };
  expect(await changeMission(office, "MINURSO", { what: "profile", profile, reason: "" })).toMatchObject({ ok: true });
  const after = await readFigure({ ...office, now: `${TODAY}T19:00:00.000Z` }, id, { asOf: "2022-06-30" });
  expect(after.parts.map((part) => part.key)).not.toContain("MINURSO");
  expect(after.value).toBe(before.value - own);
});
