import { describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { readHorizons, readMission, readMissions, recordMandate, recordMissionEnd } from "./actions.ts";
import { loadMissionsDemo } from "./demo.ts";
import { shippedMissions } from "./reference.ts";

const db = await testDatabase();
const office = db.context("planner", "2026-11-23");
const loader = db.context("administrator", "2026-11-23");
await loadMissionsDemo(loader);

describe("the shipped missions", () => {
  test("are the seventy operations of the UN's list and the four others that are kept for history", async () => {
    const shipped = await shippedMissions();
    expect(shipped.filter((m) => m.kind === "peacekeeping")).toHaveLength(70);
    expect(
      shipped
        .filter((m) => m.kind !== "peacekeeping")
        .map((m) => m.id)
        .sort(),
    ).toEqual(["ISAF", "MFO", "MNF-I", "UNMIN"]);
    expect(new Set(shipped.map((m) => m.id)).size).toBe(shipped.length);
    for (const mission of shipped) {
      const end = mission.ends.operations?.day;
      if (end !== undefined) expect(end >= mission.started.day, mission.id).toBe(true);
    }
  });

  test("come back from the database whole", async () => {
    const unifil = await readMission(office, "UNIFIL", {});
    expect(unifil).toMatchObject({
      ends: {
        operations: { day: "2026-12-31", source: "S/RES/2790 (2025)" },
        withdrawal: { day: "2027-12-31" },
        liquidation: null,
      },
      started: { day: "1978-03-19", precision: "day" },
    });
    expect(
      unifil.strengths.filter((line) => line.series === "authorised").map((line) => [line.people, line.to]),
    ).toEqual([
      [6000, "2001-01-31"],
      [4500, "2002-01-31"],
      [2000, "2006-08-10"],
      [15000, null],
    ]);
    expect(unifil.orders).toMatchObject([{ percent: 25, events: [{ state: "announced" }, { state: "ordered" }, {}] }]);
    expect(await readMissions(office, { kind: "peacekeeping" })).toHaveLength(70);
  });

  test("are known as of the moment asked for: in 2023 nobody knew that UNIFIL would end", async () => {
    const before = await readMission(office, "UNIFIL", { knownAt: "2025-08-27T12:00:00.000Z" });
    expect(before.ends.operations).toBeNull();
    const mali = await readMission(office, "MINUSMA", { knownAt: "2023-06-29T12:00:00.000Z" });
    expect(mali.ends.operations).toBeNull();
    const active = await readMissions(office, {
      active: "true",
      kind: "peacekeeping",
      asOf: "2022-06-30",
      knownAt: "2022-06-30T12:00:00.000Z",
    });
    expect(active.map((m) => m.id)).toContain("MINUSMA");
  });

  test("belong to the country that loaded them", async () => {
    const nepal = { ...office, db: db.as("NPL") };
    expect(await readMissions(nepal, {})).toEqual([]);
  });
});

describe("a change of a mission", () => {
  test("supersedes the end that was believed, which stays known at its time", async () => {
    const later = { ...office, now: "2026-11-23T13:00:00.000Z" };
    const end = {
      kind: "operations",
      day: "2027-03-31",
      precision: "day",
      source: "S/RES/9999 (2026)",
      confidence: "verified",
    } as const;
    const outcome = await recordMissionEnd(later, "UNIFIL", end, 1);
    expect(outcome).toMatchObject({ ok: true, value: { version: 2, ends: { operations: { day: "2027-03-31" } } } });
    expect((await readMission(office, "UNIFIL", { knownAt: "2026-11-23T12:59:59.000Z" })).ends.operations?.day).toBe(
      "2026-12-31",
    );
    await expect(recordMissionEnd(later, "UNIFIL", end, 1)).rejects.toThrow(/changed by somebody else/);
  });

  test("is refused with its reason, and needs the right", async () => {
    const end = {
      kind: "operations",
      day: "1970-01-01",
      precision: "day",
      source: "none",
      confidence: "verified",
    } as const;
    expect(await recordMissionEnd(office, "UNDOF", end)).toMatchObject({
      ok: false,
      refusals: [{ code: "end-before-start" }],
    });
    await expect(recordMissionEnd(db.context("committee"), "UNDOF", end)).rejects.toThrow();
  });

  test("of a mandate moves the horizon", async () => {
    const before = await readHorizons(office, { asOf: "2026-11-23" });
    expect(before.find((h) => h.mission === "UNISFA")).toMatchObject({ to: "2026-11-15", daysLeft: -8, alert: 0 });
    const mandate = {
      kind: "renewal",
      resolution: "S/RES/9998 (2026)",
      adoptedOn: "2026-11-14",
      from: "2026-11-16",
      to: "2027-11-15",
      note: "",
      source: "test",
      confidence: "verified",
    } as const;
    expect((await recordMandate(office, "UNISFA", mandate)).ok).toBe(true);
    const after = await readHorizons(office, { asOf: "2026-11-23" });
    expect(after.find((h) => h.mission === "UNISFA")).toMatchObject({ to: "2027-11-15", alert: null });
  });
});
