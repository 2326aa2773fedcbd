import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import unitTemplates from "../../../data/unit-templates.json" with { type: "json" };
import { GRADES, gradeOrdinal, inBand, postsOf, reasonsAgainstTour, strengthOf, toursOfRotation } from "./rules.ts";
import { UnitId, UnitTemplate } from "./schema.ts";

const templates = z.array(UnitTemplate.omit({ id: true })).parse(unitTemplates);
const reserve = templates.find(({ unitType }) => unitType === "INF_COY_RES");
if (reserve === undefined) throw new Error("no template of the reserve company");

describe("templates", () => {
  test.each(templates)("$title adds up to its strength and puts no band upside down", (template) => {
    expect(strengthOf(template.lines)).toBe(template.strength);
    for (const line of template.lines)
      expect(gradeOrdinal(line.gradeMin)).toBeLessThanOrEqual(gradeOrdinal(line.gradeMax));
  });

  test("the reserve company has the parts and strengths that were published or assumed: 11, 6, 3 × 27, 9, 6, 11, 5, 10", () => {
    const blocks = Map.groupBy(reserve.lines, ({ block }) => block);
    expect([...blocks.values()].map(strengthOf)).toEqual([11, 6, 27, 27, 27, 9, 6, 11, 5, 10]);
  });
});

test("a unit gets one post for each place, numbered in the order of the table", () => {
  const unit = {
    id: UnitId.parse("0192f0c0-0000-7000-8000-000000000001"),
    code: "UNDOF/reserve-company",
    mission: "UNDOF",
    mode: "self",
    partner: null,
    validFrom: "2024-02-22",
    validTo: null,
  } as const;
  const posts = postsOf(reserve, unit);
  expect(posts).toHaveLength(139);
  expect(new Set(posts.map(({ code }) => code)).size).toBe(139);
  expect(posts[0]).toMatchObject({
    code: "UNDOF/reserve-company/001",
    title: "Contingent commander",
    role: "contingent_member",
  });
  expect(posts.every((post) => !("count" in post))).toBe(true);
});

describe("rotations", () => {
  test("a yearly rotation starts once within a year and ends with its handover", () => {
    expect(toursOfRotation({ month: 4, day: 10, months: 12 }, 3, "2026-11-23", "2027-11-22")).toEqual([
      { firstDay: "2027-04-10", lastDay: "2028-04-12" },
    ]);
  });

  test("a rotation of six months starts twice within a year", () => {
    const stays = toursOfRotation({ month: 11, day: 1, months: 6 }, 3, "2026-07-01", "2027-06-30");
    expect(stays.map(({ firstDay }) => firstDay)).toEqual(["2026-11-01", "2027-05-01"]);
  });

  test("tours of one rotation share only the handover, whatever the day", () => {
    const month = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(month, fc.integer({ min: 1, max: 28 }), fc.constantFrom(6, 12), (m, d, months) => {
        const stays = toursOfRotation({ month: m, day: d, months }, 3, "2026-01-01", "2029-12-31");
        const post = { code: "X/1", mission: "X", validFrom: "2020-01-01", validTo: null };
        for (const [index, stay] of stays.entries()) {
          const others = stays.filter((_, i) => i !== index).map((each, i) => ({ ...each, code: String(i) }));
          const facts = { tour: { ...stay, code: "t" }, post, missionLastDay: null, others };
          expect(reasonsAgainstTour({ ...facts, handoverDays: 3 })).toEqual([]);
          const touching = others.some((other) => other.firstDay <= stay.lastDay && stay.firstDay <= other.lastDay);
          expect(reasonsAgainstTour({ ...facts, handoverDays: 2 }).length > 0).toBe(touching);
        }
      }),
      { numRuns: 50 },
    );
  });
});

test("a tour past its mission's end and outside its post's days is refused with both reasons", () => {
  const reasons = reasonsAgainstTour({
    tour: { code: "UNIFIL/so-1/2026-11", firstDay: "2026-11-01", lastDay: "2027-05-03" },
    post: { code: "UNIFIL/so-1", mission: "UNIFIL", validFrom: "2018-10-01", validTo: "2026-12-31" },
    missionLastDay: "2026-12-31",
    others: [],
    handoverDays: 3,
  });
  expect(reasons.map(({ code }) => code)).toEqual(["tour.outside-post", "tour.past-mission-end"]);
});

test("every grade lies in the band that holds it alone, and officers come after other ranks", () => {
  for (const grade of GRADES) expect(inBand(grade, grade, grade)).toBe(true);
  expect(inBand("OF-1", "OR-5", "OF-1")).toBe(true);
  expect(inBand("OF-2", "OR-5", "OF-1")).toBe(false);
});
