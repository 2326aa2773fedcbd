import { describe, expect, test } from "vitest";
import { daysBetween } from "../platform/days.ts";
import { isOfficer } from "../units/grades.ts";
import { type Group, invent } from "./invent.ts";
import { rankOn } from "./rules.ts";

const group: Group = {
  key: "test",
  kind: "reserve",
  count: 400,
  women: 48,
  asOf: "2026-06-30",
  firstNumber: 1,
  gaps: true,
};

describe("invented people", () => {
  const people = invent(group);

  test("are the same for the same key and others for another", () => {
    expect(invent(group)).toEqual(people);
    expect(invent({ ...group, key: "other" })).not.toEqual(people);
  });

  test("are as many women as was asked for, spread evenly", () => {
    expect(people.filter(({ sex }) => sex === "woman")).toHaveLength(48);
    expect(people.slice(0, 100).filter(({ sex }) => sex === "woman")).toHaveLength(12);
  });

  test("have numbers of their own in a row", () => {
    expect(new Set(people.map(({ number }) => number)).size).toBe(400);
    expect(people[0]?.number).toBe("P-00001");
  });

  test("hold one rank on every day since their commission, and none in the future", () => {
    for (const person of people) {
      expect(rankOn(person, group.asOf)).not.toBeNull();
      for (const [index, held] of person.ranks.entries()) {
        const next = person.ranks[index + 1];
        expect(held.validFrom <= group.asOf).toBe(true);
        if (next !== undefined) expect(daysBetween(held.validTo ?? "", next.validFrom)).toBe(1);
      }
    }
  });

  test("were at least seventeen when they began to serve", () => {
    for (const { birthDate, serviceStart } of people)
      if (birthDate !== null && serviceStart !== null)
        expect(daysBetween(birthDate, serviceStart)).toBeGreaterThan(17 * 365);
  });

  test("have gaps in their files: some without examination, some unfit until a day, some who withdrew", () => {
    const medical = people.map(({ evidence }) => evidence.find(({ kind }) => kind === "medical"));
    expect(medical.filter((exam) => exam === undefined).length).toBeGreaterThan(3);
    expect(medical.filter((exam) => exam?.result === "unfit" && exam.expires !== null).length).toBeGreaterThan(3);
    expect(
      people.filter(({ declarations }) => declarations.some(({ withdrawn }) => withdrawn !== null)).length,
    ).toBeGreaterThan(3);
  });

  test("never reach French B2", () => {
    const french = people.flatMap(({ evidence }) =>
      evidence.filter(({ kind, subject }) => kind === "language" && subject === "french"),
    );
    expect(french.length).toBeGreaterThan(5);
    expect(french.every(({ result }) => ["A1", "A2", "B1"].includes(result))).toBe(true);
  });

  test("who served have complete files and a declaration on the day they were chosen", () => {
    const served = invent({ ...group, kind: "company", count: 120, women: 2, gaps: false });
    expect(served.filter((person) => isOfficer(rankOn(person, group.asOf)?.grade ?? "OR-1"))).toHaveLength(15);
    for (const { evidence, declarations, available } of served) {
      expect(evidence.some(({ kind, result }) => kind === "medical" && result === "fit")).toBe(true);
      expect(declarations).toHaveLength(1);
      expect(available).toHaveLength(1);
    }
  });
});
