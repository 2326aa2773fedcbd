import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { cutPage, decodeCursor, encodeCursor, PageQuery, TextKey } from "./cursor.ts";
import { Malformed } from "./problem.ts";

const AnyKey = z.array(z.union([z.string(), z.number(), z.null()]));
const DayAndId = z.tuple([z.iso.date(), z.uuid()]);

const anyKey = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.integer(), fc.constant(null)), {
  minLength: 1,
  maxLength: 4,
});

test("a key comes back out of its cursor, and the cursor needs no escaping in an address", () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      const cursor = encodeCursor(key);
      expect(encodeURIComponent(cursor)).toBe(cursor);
      expect(decodeCursor(cursor, AnyKey)).toEqual(key);
    }),
  );
});

test("whatever is sent as a cursor is either a key or a fault of the caller", () => {
  fc.assert(
    fc.property(fc.string(), (cursor) => {
      try {
        expect(decodeCursor(cursor, DayAndId)).toHaveLength(2);
      } catch (error) {
        expect(error).toBeInstanceOf(Malformed);
      }
    }),
  );
  for (const key of [["a"], ["x", "y"], [null, null], [1, 2], ["2026-01-01", "x"], ["2026-01-01"]])
    expect(() => decodeCursor(encodeCursor(key), DayAndId)).toThrow(Malformed);
  for (const text of ["\0", "\ud800"]) expect(() => decodeCursor(encodeCursor([text]), TextKey)).toThrow(Malformed);
  expect(decodeCursor(undefined, DayAndId)).toBeNull();
});

test("pages put together are the list, whatever the size of a page", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(200)), fc.integer({ min: 1, max: 20 }), (numbers, limit) => {
      const sorted = numbers.toSorted((a, b) => a - b);
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const after = decodeCursor(cursor, z.tuple([z.number()]))?.[0] ?? null;
        const rows = sorted.filter((n) => after === null || n > Number(after)).slice(0, limit + 1);
        const page = cutPage(rows, limit, sorted.length, (n) => [n]);
        expect(page.count).toBe(sorted.length);
        seen.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(sorted);
    }),
  );
});

test("a page has 100 rows unless asked for up to 500", () => {
  expect(PageQuery.parse({})).toEqual({ limit: 100 });
  expect(PageQuery.parse({ limit: "500" }).limit).toBe(500);
  expect(PageQuery.safeParse({ limit: "501" }).success).toBe(false);
});
