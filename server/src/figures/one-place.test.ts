/** There is one place where a figure is counted: what else reads the ledger of presence is named here with what it is for. */
import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { superuserOf, testDatabase } from "../../tests/database.ts";
import { addTours, FIRST_DAY, momentAt, newWorld, randomOf, withoutRules } from "../../tests/figures/random-history.ts";
import { addDays } from "../platform/days.ts";
import { readFigures } from "./actions.ts";
import { readToday } from "./today-actions.ts";

const source = new URL("../", import.meta.url);

/** Outside of deployments, who writes the ledger and answers questions of law about it. */
const READS_PRESENCE: Readonly<Record<string, string>> = {
  "figures/store-facts.ts": "the copy that figures are counted over",
  "figures/store.ts": "what people call rows that were counted",
};

test("nothing but the copy of the ledger is counted for figures", async () => {
  const files = (await readdir(source, { recursive: true })).filter(
    (file) => file.endsWith(".ts") && !/\.test\.ts$|generated/.test(file),
  );
  expect(files.length).toBeGreaterThan(150);
  const reading: string[] = [];
  for (const file of files) {
    const text = await readFile(new URL(file, source), "utf8");
    if (file.startsWith("figures/") && /(from|join) presences\b/.test(text)) reading.push(file);
  }
  expect(reading.toSorted()).toEqual(Object.keys(READS_PRESENCE).toSorted());
});

test("the page Today says the same number as the figure, and its missions are the figure's parts", async () => {
  const db = await testDatabase();
  await withoutRules(superuserOf(db.url));
  const planner = db.context("planner", "2030-01-01");
  const random = randomOf(41);
  const world = await newWorld(planner.db, random, 12);
  await addTours(planner.db, world, random, 60);
  let people = 0;
  for (let at = 0; at < 25; at += 1) {
    const asked = { asOf: addDays(FIRST_DAY, random(200)), knownAt: momentAt(random(world.minutes)) };
    const today = await readToday(planner, asked);
    const [figure] = (await readFigures(planner, { ...asked, definition: "in-service" })).items;
    expect(today.present.people).toBe(figure?.value);
    const missions = today.missions.map(({ id, people: count }) => [id, count] as const).toSorted();
    expect(missions).toEqual(figure?.parts.map(({ key, value }) => [key, value]));
    people += today.present.people;
  }
  expect(people).toBeGreaterThan(40);
}, 60_000);
