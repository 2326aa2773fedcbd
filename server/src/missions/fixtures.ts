/** Missions for tests: invented dates unless said. */
import type { Mission } from "./schema.ts";

/** An active peacekeeping operation without a known end; give what matters to the test. */
export function aMission(given: Partial<Mission> = {}): Mission {
  return {
    id: "UNDOF",
    kind: "peacekeeping",
    name: { en: "A mission" },
    area: { en: "An area" },
    headquarters: { place: "A camp", lat: 33.1, lon: 36 },
    started: { day: "1974-05-31", precision: "day", source: "S/RES/350 (1974)", confidence: "verified" },
    ends: { operations: null, withdrawal: null, liquidation: null },
    mandates: [],
    strengths: [],
    orders: [],
    note: "",
    source: "test",
    confidence: "verified",
    version: 1,
    ...given,
  };
}

/** A dated end for `aMission({ ends })`. */
export function anEnd(day: string): NonNullable<Mission["ends"]["operations"]> {
  return { day, precision: "day", source: "S/RES/1 (2000)", confidence: "verified" };
}
