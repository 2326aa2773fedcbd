import fc from "fast-check";
import { expect, test } from "vitest";
import { nth } from "../../authorisations/fixtures.ts";
import { type Counted, replaceAll, type Terms } from "./replace-places.ts";

const anyStays = fc
  .array(fc.record({ person: fc.nat(9), from: fc.nat(40), length: fc.nat(20) }), { maxLength: 25 })
  .map((list) =>
    list.map(
      ({ person, from, length }, index): Counted => ({
        presenceId: `p${String(index).padStart(3, "0")}`,
        personId: `person-${person}`,
        tourId: `tour-${index}`,
        from: nth(from),
        to: nth(from + length),
      }),
    ),
  );
const anyTerms: fc.Arbitrary<Terms> = fc.record({
  reading: fc.constantFrom("present", "persons", "tours"),
  people: fc.nat(8),
  overlapPeople: fc.constant(0),
  overlapDays: fc.constant(0),
});

test("nobody shares a place, no place lies beyond the ceiling, and whoever has none could have none", () => {
  const seen = { seated: 0, unseated: 0 };
  fc.assert(
    fc.property(anyTerms, anyStays, (terms, stays) => {
      const { links, unseated } = replaceAll(terms, stays);
      expect([...links.map((link) => link.presenceId), ...unseated].sort()).toEqual(
        stays.map((s) => s.presenceId).sort(),
      );
      const stayOf = (id: string) => stays.find((stay) => stay.presenceId === id);
      const subject = (id: string) => (terms.reading === "persons" ? stayOf(id)?.personId : stayOf(id)?.tourId);
      for (const [index, a] of links.entries()) {
        expect(a.place).toBeGreaterThan(0);
        expect(a.place).toBeLessThanOrEqual(terms.people);
        for (const b of links.slice(index + 1)) {
          if (a.place !== b.place) continue;
          if (terms.reading === "present") expect(a.to < b.from || b.to < a.from).toBe(true);
          else expect(subject(a.presenceId)).toBe(subject(b.presenceId));
        }
      }
      for (const id of unseated) {
        const stay = stayOf(id);
        const others =
          terms.reading === "present"
            ? links.filter((link) => stay !== undefined && link.from <= stay.from && stay.from <= link.to).length
            : new Set(links.map((link) => subject(link.presenceId))).size;
        expect(others).toBe(terms.people);
      }
      seen.seated += links.length;
      seen.unseated += unseated.length;
    }),
    { numRuns: 400 },
  );
  expect(Math.min(seen.seated, seen.unseated)).toBeGreaterThan(200);
});

test("an allowance for changeovers is used where it reaches, and people are turned away where it does not", () => {
  const stay = (id: string, from: number, to: number): Counted => ({
    presenceId: id,
    personId: id,
    tourId: id,
    from: nth(from),
    to: nth(to),
  });
  const terms: Terms = { reading: "present", people: 1, overlapPeople: 1, overlapDays: 3 };
  expect(replaceAll(terms, [stay("a", 0, 10), stay("b", 8, 20)])).toMatchObject({
    unseated: [],
    windows: [{ from: nth(8), to: nth(10) }],
  });
  expect(replaceAll(terms, [stay("a", 0, 10), stay("b", 7, 20)]).unseated).toEqual(["b"]);
});
