import { describe, expect, test } from "vitest";
import { superuserOf, testDatabase } from "../../tests/database.ts";
import { rawFacts, rowsByHand } from "../../tests/figures/by-hand.ts";
import { askAll, askBridge, askOne, bridgeFaults } from "../../tests/figures/cases.ts";
import { addTours, momentAt, newWorld, randomOf, withoutRules } from "../../tests/figures/random-history.ts";
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { readFigures } from "./actions.ts";
import { readBridge } from "./actions-bridge.ts";
import { allVersions, findDefinition } from "./definitions.ts";

const db = await testDatabase();
await withoutRules(superuserOf(db.url));
const planner = db.context("planner", "2030-01-01");
const random = randomOf(11);
const world = await newWorld(planner.db, random, 14);
await addTours(planner.db, world, random, 70);
const facts = await rawFacts(planner.db);

/** Marks that something was written, as every change of the program does. */
const noteChange = (ctx: Context) => ctx.db.transaction((tx) => record(tx, ctx.actor, "test.written", {}));

describe("figures against a count by hand", () => {
  test("agree for every definition on 140 days, each with the knowledge of another moment", async () => {
    let [asked, people] = [0, 0];
    for (let at = 0; at < 140; at += 1) {
      const answer = await askAll(planner, facts, random, world.minutes);
      expect(answer.faults).toEqual([]);
      asked += answer.asked;
      people += answer.people;
    }
    expect(asked).toBeGreaterThan(2000);
    expect(people).toBeGreaterThan(10_000);
  });

  test("agree in every version with their rows, parts, wholes and courses, in 90 questions", async () => {
    for (let at = 0; at < 90; at += 1) expect(await askOne(planner, facts, random, world.minutes)).toEqual([]);
  });

  test("are bridged to the last person, in 150 pairs of days, moments and definitions", async () => {
    for (let at = 0; at < 150; at += 1) expect(await askBridge(planner, facts, random, world.minutes)).toEqual([]);
  });

  test("agree inside a transaction, whose rows nobody else sees yet", async () => {
    const asked = { asOf: "2024-02-15", knownAt: momentAt(world.minutes + 900) };
    const before = (await readFigures(planner, asked)).items.map(({ value }) => value);
    const undone = new Error("undone");
    const inside = planner.db.transaction(async (tx) => {
      const ctx = { ...planner, db: tx };
      const copy = { ...world, minutes: world.minutes };
      await addTours(tx, copy, randomOf(5), 30);
      const [own, hand] = [await readFigures(ctx, asked), await rawFacts(tx)];
      for (const figure of own.items) {
        const definition = findDefinition(figure.definition.id);
        if (definition?.measure !== "count") continue;
        expect(figure.value).toBe(rowsByHand(hand, definition.counting, asked.asOf, asked.knownAt).length);
      }
      expect(own.items.map(({ value }) => value)).not.toEqual(before);
      throw undone;
    });
    await expect(inside).rejects.toThrow(undone);
    expect((await readFigures(planner, asked)).items.map(({ value }) => value)).toEqual(before);
  });
});

describe("what is recorded later", () => {
  test("does not move a figure known before, and the bridge explains the whole difference", async () => {
    const knownAt = momentAt(world.minutes);
    const asked = { asOf: "2024-03-15", knownAt };
    const before = (await readFigures(planner, asked)).items;
    world.minutes += 5;
    await addTours(planner.db, world, random, 40);
    await noteChange(planner);
    expect((await readFigures(planner, asked)).items).toEqual(before);
    const now = await rawFacts(planner.db);
    const later = momentAt(world.minutes + 5);
    let corrected = 0;
    for (const { id, version, measure, counting } of allVersions()) {
      if (measure !== "count") continue;
      const sides = { from: asked.asOf, knownFrom: knownAt, to: asked.asOf, knownTo: later };
      const outcome = await readBridge(planner, { definition: id, version, ...sides });
      if (!outcome.ok) throw new Error("refused");
      const bridge = outcome.value;
      const hands = [knownAt, later].map((moment) => rowsByHand(now, counting, asked.asOf, moment));
      expect(bridgeFaults(bridge, hands[0] ?? [], hands[1] ?? [])).toEqual([]);
      expect([bridge.joined, bridge.left, bridge.definition_in, bridge.definition_out]).toEqual([0, 0, 0, 0]);
      corrected += bridge.corrected_in + bridge.corrected_out;
    }
    expect(corrected).toBeGreaterThan(20);
  });

  test("is noticed even when it carries an earlier moment of record", async () => {
    const asked = { asOf: "2024-01-20", knownAt: momentAt(world.minutes + 100) };
    await readFigures(planner, asked);
    const early = { ...world, minutes: 3 };
    await addTours(planner.db, early, random, 20);
    await noteChange(planner);
    const hand = await rawFacts(planner.db);
    for (const figure of (await readFigures(planner, asked)).items) {
      const definition = findDefinition(figure.definition.id);
      if (definition?.measure !== "count") continue;
      expect(figure.value).toBe(rowsByHand(hand, definition.counting, asked.asOf, asked.knownAt).length);
    }
  });
});

test("units are never added across: a bridge between them, or from a share, is refused with every reason", async () => {
  const outcome = await readBridge(planner, {
    definition: "women-share",
    toDefinition: "persons-served",
    from: "2024-01-01",
    to: "2024-06-01",
  });
  expect(outcome).toMatchObject({
    ok: false,
    refusals: [{ code: "bridge-units-differ" }, { code: "bridge-not-a-count" }],
  });
});
