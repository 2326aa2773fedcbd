/** The demonstration's own history goes out as a workbook and comes into an empty country: the same figures, to the digit. */
import { beforeAll, expect, test } from "vitest";
import { loadAuthorisationsDemo } from "../../src/authorisations/demo.ts";
import { recount } from "../../src/deployments/fixtures.ts";
import { importOnce, rehearseFile } from "../../src/deployments/history/actions.ts";
import type { HistoryFile } from "../../src/deployments/history/check-actions.ts";
import { exportHistory } from "../../src/deployments/history/export-actions.ts";
import { HistoryOptions } from "../../src/deployments/history/schema.ts";
import { undoImport } from "../../src/deployments/history/undo-actions.ts";
import { readFigures } from "../../src/figures/actions.ts";
import { loadMissionsDemo } from "../../src/missions/demo.ts";
import { actorWith } from "../../src/platform/access.ts";
import type { Context } from "../../src/platform/context.ts";
import type { Moment } from "../../src/platform/days.ts";
import { rights } from "../../src/roles.ts";
import { loadUnitsDemo } from "../../src/units/demo.ts";
import { testDatabase } from "../database.ts";
import { demonstrationDatabase } from "../demonstration.ts";

const TODAY = "2026-11-23";
const database = await demonstrationDatabase(TODAY);
const other = await testDatabase();
const everything = actorWith(rights, { id: "loader", name: "Loader", roles: ["administrator", "planner", "approver"] });
const full: Context = { ...database.context("administrator", TODAY), actor: everything };
const empty: Context = { ...full, db: other.as("KAZ") };
const at = (ctx: Context, now: Moment): Context => ({ ...ctx, now });
const nothing = () => undefined;
let file: HistoryFile;

beforeAll(async () => {
  for (const load of [loadMissionsDemo, loadAuthorisationsDemo, loadUnitsDemo]) await load(empty);
  const { bytes } = await exportHistory(full, "ru");
  file = { fileName: "history.xlsx", content: bytes, options: HistoryOptions.parse({}) };
});

const DAYS = ["2021-03-20", "2022-06-30", "2024-01-19", "2026-06-30"];

async function figuresOf(ctx: Context, knownAt?: Moment) {
  const told = [];
  for (const asOf of DAYS) {
    const { items } = await readFigures(ctx, { asOf, knownAt });
    told.push(
      items.map(({ definition, value, parts }) => [
        asOf,
        definition.id,
        value,
        parts.map((part) => [part.key, part.value]),
      ]),
    );
  }
  return told;
}

test("an empty country that imports the export says the same numbers, and its books are right", async () => {
  const before = await figuresOf(empty);
  const imported = await importOnce(at(empty, `${TODAY}T13:00:00.000Z`), file, nothing);
  if (!imported.ok) throw new Error(JSON.stringify(imported.refusals));
  const { checked, became } = imported.value;
  expect(became?.state).toBe("committed");
  expect(checked.kept.report.counts).toMatchObject({ errors: 0, questions: 0, breaches: 0 });
  const after = at(empty, `${TODAY}T14:00:00.000Z`);
  expect(await figuresOf(after)).toEqual(await figuresOf(full));
  expect(JSON.stringify(before)).not.toBe(JSON.stringify(await figuresOf(after)));
  expect(await recount(empty.db)).toBe(0);

  const again = await rehearseFile(after, file, nothing);
  if (!again.ok) throw new Error("the file can be read");
  const { added, changed } = again.value.kept.report.changes.tours;
  expect([added, changed, again.value.kept.lines.length, again.value.corrections]).toEqual([0, 0, 0, 0]);

  const undone = await undoImport(at(empty, `${TODAY}T15:00:00.000Z`), became?.importId ?? "", "A test");
  expect(undone.ok).toBe(true);
  const later = at(empty, `${TODAY}T16:00:00.000Z`);
  expect(await figuresOf(later)).toEqual(before);
  expect(await figuresOf(later, `${TODAY}T14:00:00.000Z`)).toEqual(await figuresOf(full));
  expect(await figuresOf(later, `${TODAY}T12:30:00.000Z`)).toEqual(before);
  expect(await recount(empty.db)).toBe(0);

  const anew = await importOnce(at(empty, `${TODAY}T17:00:00.000Z`), file, nothing);
  expect(anew).toMatchObject({ ok: true, value: { became: { state: "committed" } } });
  expect(await figuresOf(at(empty, `${TODAY}T18:00:00.000Z`))).toEqual(await figuresOf(full));
});
