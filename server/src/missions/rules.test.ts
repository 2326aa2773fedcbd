import { describe, expect, test } from "vitest";
import { aMission, anEnd } from "./fixtures.ts";
import {
  alertFor,
  horizonOn,
  lastWithdrawalDay,
  mandateOn,
  reasonsAgainstDays,
  reasonsAgainstEnd,
  stateOn,
} from "./rules.ts";
import type { Mandate } from "./schema.ts";

const closing = aMission({
  ends: { operations: anEnd("2026-12-31"), withdrawal: anEnd("2027-12-31"), liquidation: anEnd("2028-06-30") },
});

describe("a mission's end of operations", () => {
  test("is the last day that may be planned", () => {
    expect(reasonsAgainstDays(closing, "2026-01-01", "2026-12-31")).toEqual([]);
    expect(reasonsAgainstDays(closing, "2026-01-01", "2027-01-01").map((r) => r.code)).toEqual(["past-mission-end"]);
  });

  test("begins the withdrawal, which begins the liquidation", () => {
    expect(stateOn(closing, "1974-05-30")).toBe("not_begun");
    expect(stateOn(closing, "2026-12-31")).toBe("active");
    expect(stateOn(closing, "2027-01-01")).toBe("withdrawing");
    expect(stateOn(closing, "2027-12-31")).toBe("withdrawing");
    expect(stateOn(closing, "2028-06-30")).toBe("liquidating");
    expect(stateOn(closing, "2028-07-01")).toBe("ended");
  });

  test("leaves the way home no longer than the operations when uniformed people had to go before", () => {
    const unoci = aMission({
      ends: { operations: anEnd("2017-06-30"), withdrawal: anEnd("2017-04-30"), liquidation: null },
    });
    expect(lastWithdrawalDay(unoci)).toBe("2017-06-30");
    expect(lastWithdrawalDay(closing)).toBe("2027-12-31");
    expect(lastWithdrawalDay(aMission())).toBeNull();
  });

  test("cannot lie before the mission's beginning, nor the closing of accounts before the withdrawal", () => {
    expect(reasonsAgainstEnd(closing, "operations", "1970-01-01").map((r) => r.code)).toEqual(["end-before-start"]);
    expect(reasonsAgainstEnd(closing, "liquidation", "2027-12-30").map((r) => r.code)).toEqual([
      "liquidation-before-withdrawal",
    ]);
    expect(reasonsAgainstEnd(closing, "operations", "2026-06-30")).toEqual([]);
  });
});

describe("a mandate", () => {
  const mandate = (given: Partial<Mandate>): Mandate => ({
    id: "00000000-0000-7000-8000-000000000001",
    kind: "renewal",
    resolution: "S/RES/1 (2026)",
    adoptedOn: "2025-12-30",
    from: "2026-01-01",
    to: "2026-06-30",
    note: "",
    source: "test",
    confidence: "verified",
    ...given,
  });

  test("holds on its first and last day, and the later adopted one wins", () => {
    const rollover = mandate({
      resolution: "S/RES/2 (2026)",
      kind: "rollover",
      adoptedOn: "2026-06-28",
      from: "2026-06-29",
      to: "2026-07-09",
    });
    const mission = aMission({ mandates: [mandate({}), rollover] });
    expect(mandateOn(mission, "2025-12-31")).toBeNull();
    expect(mandateOn(mission, "2026-01-01")?.resolution).toBe("S/RES/1 (2026)");
    expect(mandateOn(mission, "2026-06-30")?.resolution).toBe("S/RES/2 (2026)");
    expect(mandateOn(mission, "2026-07-10")).toBeNull();
    expect(horizonOn(mission, "2026-06-29")).toMatchObject({ to: "2026-07-09", daysLeft: 10, alert: 30 });
  });

  test("warns at 180, 90 and 30 days and says when it has run out", () => {
    expect([181, 180, 91, 90, 31, 30, 0, -1].map((days) => alertFor(days))).toEqual([
      null,
      180,
      180,
      90,
      90,
      30,
      30,
      0,
    ]);
    expect(alertFor(null)).toBeNull();
    expect(horizonOn(aMission({ mandates: [mandate({ to: null })] }), "2030-01-01")).toMatchObject({
      daysLeft: null,
      alert: null,
    });
    expect(horizonOn(aMission(), "2030-01-01")).toBeNull();
  });
});
