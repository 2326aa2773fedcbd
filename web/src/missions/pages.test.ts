import { ChangeBody, type Mission, type MissionLine } from "@contingent/server/missions/schema";
import { describe, expect, test } from "vitest";
import { formOf } from "./form-of.ts";
import { faultsOf } from "./forms.ts";
import { lanesOf, spanOf } from "./life.ts";
import { placesOf } from "./places.ts";
import { bandsOf, isShown, type MissionRow, rowsOf } from "./rows.ts";

const TODAY = "2026-06-30";
const fact = { source: "test", confidence: "verified" } as const;
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const line = (given: Partial<MissionLine>): MissionLine => ({
  id: "UNDOF",
  kind: "peacekeeping",
  name: { en: "A mission" },
  area: { en: "An area" },
  headquarters: { place: "A camp", lat: 33, lon: 36 },
  confidence: "verified",
  state: "active",
  started: "1974-05-31",
  operationsEnd: null,
  withdrawalEnd: null,
  mandateTo: null,
  mandate: null,
  daysLeft: null,
  alert: null,
  authorised: null,
  planned: null,
  reported: null,
  openOrders: 0,
  ...given,
});
const row = (given: Partial<MissionRow>): MissionRow => ({
  ...line(given),
  ours: 0,
  oursPlanned: 0,
  tours: 0,
  ...given,
});

const mission: Mission = {
  id: "UNDOF",
  kind: "peacekeeping",
  name: { en: "A mission" },
  area: { en: "An area" },
  headquarters: { place: "A camp", lat: 33, lon: 36 },
  started: { day: "1974-05-31", precision: "day", ...fact },
  ends: {
    operations: { day: "2026-12-31", precision: "day", ...fact },
    withdrawal: { day: "2027-06-30", precision: "day", ...fact },
    liquidation: null,
  },
  mandates: [
    {
      id: id(1),
      kind: "final",
      resolution: "S/RES/1 (2026)",
      adoptedOn: TODAY,
      from: "2026-06-01",
      to: "2026-12-31",
      note: "",
      ...fact,
    },
  ],
  strengths: [
    {
      id: id(2),
      series: "authorised",
      category: "military",
      people: 900,
      resolution: "",
      from: "2020-01-01",
      to: null,
      note: "",
      ...fact,
    },
  ],
  orders: [
    {
      id: id(3),
      addressee: "us",
      category: "military",
      people: 20,
      percent: null,
      leaveBy: "2026-12-31",
      document: "",
      note: "",
      ...fact,
      events: [{ id: id(4), state: "ordered", day: TODAY, people: null, note: "", ...fact }],
    },
  ],
  note: "",
  ...fact,
  version: 3,
};
const copy = (): Mission => structuredClone(mission);

describe("the list", () => {
  test("joins our people and filters by state, by whether we serve there, and by kind", () => {
    const rows = rowsOf(
      [line({}), line({ id: "ISAF", kind: "other", state: "ended" })],
      [{ mission: "ISAF", present: 0, planned: 0, tours: 4, firstDay: null, lastDay: null }],
    );
    const ids = (show: "active" | "ours" | "closed" | "all", kind?: string) =>
      rows.filter((one) => isShown(one, show, kind)).map((one) => one.id);
    expect(ids("active")).toEqual(["UNDOF"]);
    expect(ids("ours")).toEqual(["ISAF"]);
    expect(ids("closed")).toEqual(["ISAF"]);
    expect(ids("all", "peacekeeping")).toEqual(["UNDOF"]);
  });

  test("puts every active mission of the UN into exactly one band, the nearest end first", () => {
    const rows = [
      row({ id: "A", mandate: "", daysLeft: -3, alert: 0 }),
      row({ id: "B", mandate: "", daysLeft: 170, alert: 180 }),
      row({ id: "C", mandate: "", daysLeft: 100, alert: 180 }),
      row({ id: "D", mandate: "", daysLeft: 400, alert: null }),
      row({ id: "E", mandate: "S/RES/50 (1948)" }),
      row({ id: "F" }),
      row({ id: "G", kind: "other" }),
      row({ id: "H", state: "ended" }),
    ];
    expect(bandsOf(rows).map((band) => [band.key, band.rows.map((one) => one.id)])).toEqual([
      ["0", ["A"]],
      ["180", ["C", "B"]],
      ["later", ["D"]],
      ["open", ["E"]],
      ["unknown", ["F"]],
    ]);
  });
});

test("on the map the mission with our people has its name, and others only where there is room for theirs", () => {
  const rows = Array.from({ length: 30 }, (_, n) => row({ id: `UNMISSION${n}`, ours: n === 7 ? 50 : 0 }));
  const places = placesOf(rows, (one) => [100 + (rows.indexOf(one) % 5) * 6, 100], 600);
  expect(places).toHaveLength(30);
  expect(places[0]).toMatchObject({ row: { id: "UNMISSION7" }, named: true });
  expect(places.filter((place) => place.named).length).toBeLessThan(30);
});

describe("the forms", () => {
  const names = [
    "resolution",
    "termination",
    "end",
    "end_withdrawn",
    "strength",
    "reduction",
    "profile",
    `mandate_corrected:${id(1)}`,
    `mandate_withdrawn:${id(1)}`,
    `strength_corrected:${id(2)}`,
    `strength_withdrawn:${id(2)}`,
    `reduction_event:${id(3)}`,
  ];
  const given = { source: "S", reason: "R", people: "12", leaveBy: "2026-12-31", day: "2026-06-30", to: "2027-06-30" };

  test.each(names)("%s makes a change that the server can read", (name) => {
    const form = formOf(name, copy(), TODAY);
    if (form === null) throw new Error(`There is no form ${name}.`);
    const values = { ...form.start, ...given };
    expect(faultsOf(form.fields, values)).toEqual({});
    const body = ChangeBody.parse(form.body(values));
    expect(body.what).toBe(name.split(":")[0]);
  });

  test("there is none for what is not on record", () => {
    expect(formOf("mandate_corrected:nothing", copy(), TODAY)).toBeNull();
    expect(formOf("no-such-change", copy(), TODAY)).toBeNull();
    const open = copy();
    open.ends = { operations: null, withdrawal: null, liquidation: null };
    expect(formOf("end_withdrawn", open, TODAY)).toBeNull();
  });

  test("a new resolution begins on the day after the last mandate, and says what is missing", () => {
    const form = formOf("resolution", copy(), TODAY);
    expect(form?.start.from).toBe("2027-01-01");
    expect(faultsOf(form?.fields ?? [], { ...form?.start, to: "soon", military: "many" })).toEqual({
      to: "badDay",
      military: "badNumber",
      source: "needed",
    });
  });
});

describe("a mission's life", () => {
  test("shows its phases one after the other, its mandates, reductions and our people", () => {
    const lanes = lanesOf(copy(), {
      from: "2026-01-01",
      to: "2026-12-31",
      present: [{ from: "2026-01-01", to: "2026-12-31", value: 9 }],
      planned: [],
    });
    expect(lanes.map((lane) => [lane.key, lane.bars.map((bar) => [bar.tone, bar.from, bar.to])])).toEqual([
      [
        "life",
        [
          ["operations", "1974-05-31", "2026-12-31"],
          ["withdrawal", "2027-01-01", "2027-06-30"],
        ],
      ],
      ["mandates", [["end", "2026-06-01", "2026-12-31"]]],
      ["reductions", [["reduction", TODAY, "2026-12-31"]]],
      ["ours", [["ours", "2026-01-01", "2026-12-31"]]],
    ]);
  });

  test("is shown whole, for ten years, or for three, always with what is known ahead", () => {
    expect(spanOf(copy(), "all", TODAY).from).toBe("1974-05-31");
    expect(spanOf(copy(), "ten", TODAY)).toEqual({ from: "2016-06-30", to: "2027-07-30" });
    expect(spanOf(copy(), "three", TODAY).from).toBe("2023-06-30");
  });
});
