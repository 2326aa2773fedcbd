import fc from "fast-check";
import { expect, test } from "vitest";
import { spread } from "./places.ts";

const place = fc.record({
  x: fc.integer({ min: 0, max: 600 }),
  y: fc.integer({ min: 100, max: 240 }),
  radius: fc.integer({ min: 4, max: 22 }),
  words: fc.integer({ min: 40, max: 110 }),
});

test("missions beside one another on the map do not cover each other's words", () => {
  const levant = ["UNDOF", "UNIFIL", "UNTSO"].map((id, index) => ({
    id,
    x: 300 + index,
    y: 150 - index,
    radius: index === 0 ? 22 : 6,
    words: 70,
  }));
  const placed = spread(levant, 340);
  for (const [index, one] of placed.entries()) {
    for (const other of placed.slice(index + 1)) {
      expect(Math.abs(one.atY - other.atY)).toBeGreaterThanOrEqual(Math.max(8, one.radius) + Math.max(8, other.radius));
    }
  }
});

test("circles stay in the picture and on their longitude, and the same input gives the same places", () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 7 }), (found) => {
      const places = found.map((one, index) => ({ ...one, id: `M${index}` }));
      const placed = spread(places, 340);
      expect(spread(places, 340)).toEqual(placed);
      for (const one of placed) {
        expect(one.atX).toBe(one.x);
        expect(one.atY).toBeGreaterThanOrEqual(0);
        expect(one.atY).toBeLessThanOrEqual(340);
      }
    }),
  );
});
