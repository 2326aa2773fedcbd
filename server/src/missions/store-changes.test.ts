import { describe, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../tests/database.ts";
import { sql } from "../platform/db.ts";
import { Conflict } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import {
  addNewMission,
  changeMission,
  readMission,
  readMissionHistory,
  readMissions,
  undoMissionChange,
} from "./actions.ts";
import type { ChangeBody } from "./changes.ts";
import { loadMissionsDemo } from "./demo.ts";
import { lastDayFor, nextOrderStates } from "./rules.ts";
import { type Mission, OrderState } from "./schema.ts";
import { CURRENT, listMissions } from "./store.ts";

const TODAY = "2026-06-30";
const db = await testDatabase();
const office = db.context("planner", TODAY);
await loadMissionsDemo(db.context("administrator", TODAY));
const fact = { source: "test", confidence: "verified" } as const;

/** The office `minutes` after noon: what is recorded later has a later moment. */
const at = (minutes: number) => ({
  ...office,
  now: new Date(Date.parse(`${TODAY}T12:00:00.000Z`) + minutes * 60_000).toISOString(),
});

async function changed(minutes: number, id: string, change: ChangeBody): Promise<Mission> {
  const outcome = await changeMission(at(minutes), id, change);
  if (!outcome.ok) throw new Error(outcome.refusals.map((refusal) => refusal.message).join(" "));
  return outcome.value;
}

const ceiling = (people: number, from = "2026-07-01"): ChangeBody => ({
  what: "strength",
  strength: { series: "authorised", category: "military", people, resolution: "", from, to: null, note: "", ...fact },
  reason: "",
});

const resolution: ChangeBody = {
  what: "resolution",
  mandate: {
    kind: "renewal",
    resolution: "S/RES/9990 (2026)",
    adoptedOn: "2026-06-29",
    from: "2026-07-01",
    to: "2027-06-30",
    note: "",
    ...fact,
  },
  strengths: [
    {
      series: "authorised",
      category: "military",
      people: 1100,
      resolution: "S/RES/9990 (2026)",
      from: "2026-07-01",
      to: null,
      note: "",
      ...fact,
    },
  ],
  ends: [],
  reason: "renewed with fewer",
};

describe("a change", () => {
  test("is one version, one row and one audit event, and says what it replaced", async () => {
    const before = await readMission(office, "UNDOF", {});
    const after = await changed(1, "UNDOF", resolution);
    expect(after.version).toBe(before.version + 1);
    const { items, mayUndo } = await readMissionHistory(at(2), "UNDOF", undefined);
    expect(mayUndo).toBe(true);
    expect(items[0]).toMatchObject({
      kind: "resolution",
      version: after.version,
      by: "test-planner",
      reason: "renewed with fewer",
    });
    expect(items[0]?.recorded.map((told) => told.fact).sort()).toEqual(["mandate", "strength", "strength"]);
    expect(items[0]?.ended).toMatchObject([{ fact: "strength", strength: { people: 1250, to: null } }]);
    expect(items.at(-1)?.kind).toBe("shipped");
  });

  test("leaves what was believed answerable, by record time and by valid time", async () => {
    const then = await readMission(at(9), "UNDOF", { knownAt: at(0).now });
    expect(then.strengths.filter((line) => line.series === "authorised").slice(-1)).toMatchObject([
      { people: 1250, to: null },
    ]);
    const lines = await readMissions(at(9), { asOf: "2026-06-30" });
    expect(lines.find((line) => line.id === "UNDOF")?.authorised).toBe(1250);
    const later = await readMissions(at(9), { asOf: "2026-07-01" });
    expect(later.find((line) => line.id === "UNDOF")?.authorised).toBe(1100);
  });

  test("can be taken back, and the taking back too", async () => {
    const start = await readMission(at(10), "UNDOF", {});
    await changed(10, "UNDOF", ceiling(900, "2026-09-01"));
    const undone = await undoMissionChange(at(11), "UNDOF", "typed the wrong number");
    const bare = ({ strengths }: Mission) => strengths.map(({ id: _, ...line }) => line);
    if (!undone.ok) throw new Error("refused");
    expect(bare(undone.value)).toEqual(bare(start));
    const again = await undoMissionChange(at(12), "UNDOF", "it was right after all");
    if (!again.ok) throw new Error("refused");
    expect(again.value.strengths.filter((line) => line.people === 900)).toHaveLength(1);
    const { items } = await readMissionHistory(at(13), "UNDOF", undefined);
    expect(items.slice(0, 3).map((item) => [item.kind, item.undoes, item.undoneBy])).toEqual([
      ["undone", items[1]?.version, null],
      ["undone", items[2]?.version, items[0]?.version],
      ["strength", null, items[1]?.version],
    ]);
  });

  test("of what came with the product cannot be taken back", async () => {
    expect(await undoMissionChange(at(14), "UNMISS", "no reason")).toMatchObject({
      ok: false,
      refusals: [{ code: "nothing-to-undo" }],
    });
  });

  test("of a name is known from its moment on", async () => {
    const { kind, area, headquarters, started, note, source, confidence, name } = await readMission(
      office,
      "UNIIMOG",
      {},
    );
    const profile = {
      kind,
      area,
      headquarters,
      started,
      note,
      source,
      confidence,
      name: { ...name, fr: "Groupe d’observateurs" },
    };
    await changed(20, "UNIIMOG", { what: "profile", profile, reason: "" });
    expect((await readMission(at(21), "UNIIMOG", {})).name.fr).toBe("Groupe d’observateurs");
    expect((await readMission(at(21), "UNIIMOG", { knownAt: at(19).now })).name.fr).toBe(name.fr);
    await undoMissionChange(at(22), "UNIIMOG", "as it was");
    expect((await readMission(at(23), "UNIIMOG", {})).name.fr).toBe(name.fr);
  });

  test("needs the right, and the mission", async () => {
    await expect(changeMission(db.context("committee"), "UNDOF", ceiling(1))).rejects.toThrow();
    await expect(changeMission(office, "UNNEVER", ceiling(1))).rejects.toThrow(/no mission/);
  });

  test("by eight people at once who saw the same version is recorded for exactly one, each time", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { version } = await readMission(at(30), "UNMISS", {});
      const results = await Promise.allSettled(
        Array.from({ length: 8 }, (_, n) =>
          changeMission(at(30 + n), "UNMISS", ceiling(100 + n, `2027-0${round + 1}-01`), version),
        ),
      );
      const won = results.filter((result) => result.status === "fulfilled" && result.value.ok);
      const lost = results.filter((result) => result.status === "rejected" && result.reason instanceof Conflict);
      expect([won.length, lost.length]).toEqual([1, 7]);
      expect((await readMission(at(60), "UNMISS", {})).version).toBe(version + 1);
    }
  });
});

describe("a new mission", () => {
  const given = {
    id: "UNNEW",
    kind: "political",
    name: { en: "A new mission" },
    area: { en: "Somewhere" },
    headquarters: { place: "A town", lat: 10, lon: 20 },
    started: { day: "2026-06-01", precision: "day", ...fact },
    note: "",
    ...fact,
  } as const;

  test("is added once, with its history, and is no peacekeeping operation unless it is said to be one", async () => {
    expect(await addNewMission(at(40), given)).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await addNewMission(at(41), given)).toMatchObject({ ok: false, refusals: [{ code: "mission-known" }] });
    expect((await readMissions(at(42), { kind: "peacekeeping" })).map((line) => line.id)).not.toContain("UNNEW");
    const { items, mayUndo } = await readMissionHistory(at(42), "UNNEW", undefined);
    expect([items.map((item) => item.kind), mayUndo]).toEqual([["added"], false]);
    expect(items[0]?.recorded).toMatchObject([{ fact: "profile", profile: { name: given.name } }]);
  });
});

describe("a reduction of us", () => {
  const event = (state: OrderState, day: string) => ({ state, day, people: null, note: "", ...fact });
  const order = {
    addressee: "us",
    category: "military",
    people: 20,
    percent: null,
    leaveBy: "2026-12-31",
    document: "NV/1",
    note: "",
    ...fact,
  } as const;

  test("goes through its states, and a wrong step is taken back", async () => {
    const made = await changed(50, "UNDOF", {
      what: "reduction",
      order,
      event: event("ordered", "2026-06-25"),
      reason: "",
    });
    const id = made.orders.at(-1)?.id ?? "";
    await changed(51, "UNDOF", { what: "reduction_event", id, event: event("executing", "2026-06-28"), reason: "" });
    const next = await changed(52, "UNDOF", {
      what: "reduction_event",
      id,
      event: event("executed", "2026-06-29"),
      reason: "",
    });
    expect(next.orders.at(-1)?.events.map((one) => one.state)).toEqual(["ordered", "executing", "executed"]);
    await undoMissionChange(at(53), "UNDOF", "not done yet");
    const back = await changed(54, "UNDOF", {
      what: "reduction_event",
      id,
      event: event("withdrawn", "2026-06-30"),
      reason: "",
    });
    expect(back.orders.at(-1)?.events.map((one) => one.state)).toEqual(["ordered", "executing", "withdrawn"]);
    const then = await readMission(at(55), "UNDOF", { knownAt: at(52).now });
    expect(then.orders.at(-1)?.events.map((one) => one.state)).toEqual(["ordered", "executing", "executed"]);
  });

  test("that was taken back whole comes back with its first step", async () => {
    const before = await readMission(at(60), "MINURSO", {});
    await changed(60, "MINURSO", { what: "reduction", order, event: event("announced", "2026-06-25"), reason: "" });
    await undoMissionChange(at(61), "MINURSO", "wrong mission");
    expect((await readMission(at(62), "MINURSO", {})).orders).toHaveLength(before.orders.length);
    await undoMissionChange(at(62), "MINURSO", "it was this one");
    const again = await readMission(at(63), "MINURSO", {});
    expect(again.orders.at(-1)).toMatchObject({ people: 20, events: [{ state: "announced" }] });
  });

  test("follows in the database exactly the states that the rules let follow", async () => {
    const states = OrderState.options;
    const raw = async (id: string, state: OrderState, previous: { id: string; state: OrderState } | null) => {
      const own = newId();
      await db.as("KAZ").run(sql`
        insert into reduction_order_events (contributor, id, mission, order_id, state, previous_id, previous_state, day, source, confidence,
          recorded_at, recorded_by)
        values ('KAZ', ${own}, 'UNDOF', ${id}, ${state}, ${previous?.id ?? null}, ${previous?.state ?? null}, '2026-06-30', 'sql',
          'verified', now(), 'sql')
      `);
      return own;
    };
    const paths: Record<OrderState, readonly OrderState[]> = {
      announced: ["announced"],
      ordered: ["ordered"],
      executing: ["ordered", "executing"],
      executed: ["ordered", "executing", "executed"],
      withdrawn: ["ordered", "withdrawn"],
    };
    const orderTo = async (path: readonly OrderState[]) => {
      const id = newId();
      await db.as("KAZ").run(sql`
        insert into reduction_orders (contributor, id, mission, addressee, category, people, source, confidence, recorded_at, recorded_by)
        values ('KAZ', ${id}, 'UNDOF', 'mission', 'military', 1, 'sql', 'verified', now(), 'sql')
      `);
      let last: { id: string; state: OrderState } | null = null;
      for (const state of path) last = { id: await raw(id, state, last), state };
      return { id, last };
    };
    for (const from of [null, ...states]) {
      for (const to of states) {
        const { id, last } = await orderTo(from === null ? [] : paths[from]);
        const accepted = await raw(id, to, last).then(
          () => true,
          () => false,
        );
        expect([from, to, accepted]).toEqual([from, to, nextOrderStates(from).includes(to)]);
      }
    }
    const { id, last } = await orderTo(["ordered"]);
    await raw(id, "executing", last);
    await expect(raw(id, "withdrawn", last)).rejects.toThrow(/one_next/);
  });
});

test("the days that bind presence are those of the rules, for every mission", async () => {
  const Row = z.object({ mission: z.string(), purpose: z.enum(["service", "withdrawal"]), last: z.string() });
  const rows = await db
    .as("KAZ")
    .many(Row, sql`select mission, purpose, last_day as last from mission_limits where contributor = 'KAZ'`);
  const missions = await listMissions(db.as("KAZ"), CURRENT);
  expect(rows).toHaveLength(2 * missions.length);
  for (const { mission, purpose, last } of rows) {
    const found = missions.find((one) => one.id === mission);
    if (found === undefined) throw new Error(mission);
    expect([mission, purpose, last]).toEqual([mission, purpose, lastDayFor(found, purpose) ?? "9999-12-31"]);
  }
});

test("the database refuses two ceilings of one category on one day", async () => {
  await expect(
    db.as("KAZ").run(sql`
      insert into mission_strengths (contributor, id, mission, series, category, people, valid_from, source, confidence, recorded_at, recorded_by)
      values ('KAZ', ${newId()}, 'MINUSCA', 'authorised', 'military', 1, '2026-01-01', 'sql', 'verified', now(), 'sql')
    `),
  ).rejects.toThrow(/one_at_a_time/);
});
