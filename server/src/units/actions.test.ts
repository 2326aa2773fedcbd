import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { loadMissionsDemo } from "../missions/demo.ts";
import { adoptTemplates } from "./actions.ts";
import { loadUnitsDemo } from "./demo.ts";
import { countPosts, listPosts, listTemplates, listUnits, listWantedTours } from "./store.ts";

const db = await testDatabase();
const planner = db.context("planner", "2026-11-23");
await loadMissionsDemo(planner);
await loadUnitsDemo(planner);

test("the reserve company stands with 139 posts made from its template", async () => {
  const units = await listUnits(planner.db);
  expect(units.find(({ code }) => code === "UNDOF/reserve-company")).toMatchObject({ posts: 139, templateVersion: 1 });
  expect(await countPosts(planner.db, { unit: "UNDOF/reserve-company" })).toBe(139);
  expect((await listTemplates(planner.db)).map(({ strength }) => strength)).toEqual([120, 139, 6]);
});

test("each post that goes on has one tour agreed for the coming year", async () => {
  const tours = await listWantedTours(planner.db, { from: "2026-11-23", to: "2027-11-22", starting: true });
  const posts = (await listPosts(planner.db)).filter(({ mission }) => mission !== "UNIFIL");
  expect(tours.map(({ post }) => post).toSorted()).toEqual(posts.map(({ code }) => code).toSorted());
  expect(tours.filter(({ mission }) => mission === "MINURSO")).toHaveLength(6);
});

test("nothing is agreed for a mission past its last day of operations", async () => {
  const tours = await listWantedTours(planner.db, { from: "2026-11-23", to: "2030-01-01", mission: "UNIFIL" });
  expect(tours).toEqual([]);
  const posts = await listPosts(planner.db, { mission: "UNIFIL", on: "2026-12-31" });
  expect(posts).toHaveLength(9);
  expect(await listPosts(planner.db, { mission: "UNIFIL", on: "2027-01-01" })).toEqual([]);
});

test("a template whose lines do not add up is refused with both numbers", async () => {
  const [template] = await listTemplates(planner.db);
  if (template === undefined) throw new Error("no template");
  const answer = await adoptTemplates(planner, [], [{ ...template, version: 2, strength: template.strength + 1 }]);
  expect(answer).toMatchObject({ ok: false, refusals: [{ code: "template.sum", facts: { sum: 120, strength: 121 } }] });
});
