import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { loadAuthorisationsDemo } from "../authorisations/demo.ts";
import { loadMissionsDemo } from "../missions/demo.ts";
import { loadPeopleDemo } from "../people/demo.ts";
import { loadUnitsDemo } from "../units/demo.ts";
import { loadDeploymentsDemo } from "./demo.ts";

const db = await testDatabase();
const loader = db.context("administrator", "2026-11-23");
const all = { ...loader, actor: { ...loader.actor, must: () => undefined, can: () => true } };
const started = performance.now();
const lap = (what: string) => console.log(what, Math.round(performance.now() - started));
await loadMissionsDemo(all);
lap("missions");
await loadAuthorisationsDemo(all);
lap("law");
await loadUnitsDemo(all);
lap("units");
await loadPeopleDemo(all);
lap("people");
await loadDeploymentsDemo(all);
lap("deployments");
test("loads", () => {
  expect(1).toBe(1);
});
