/**
 * Pages of a list. A page ends with a cursor that holds the sort key of its last row, so that rows added or corrected meanwhile
 * neither repeat nor hide others. Pure; the shapes are shared with the browser.
 */
import { z } from "zod";
import { Malformed } from "./problem.ts";
import { isStorable } from "./storable.ts";

/** What every list takes: where to go on, and how many rows (1 to 500, 100 when absent). */
export const PageQuery = z.object({
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** A page as handlers answer it. */
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
  readonly count: number;
}

/** What a list is sorted by; the last part must be unique, or rows with equal keys are lost between pages. */
export type Key = readonly (string | number | null)[];

/** The key of a list in the order of one unique text. */
export const TextKey = z.tuple([z.string().refine(isStorable)]);

/**
 * Cuts a page from rows that a store fetched with `limit + 1`: the row too many only tells that there is a next page.
 *
 * @param keyOf the sort key of a row, in the order of the `order by`
 * @param count rows on all pages together
 */
export function cutPage<T>(rows: readonly T[], limit: number, count: number, keyOf: (row: T) => Key): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
  return { items, next, count };
}

/** The key as text that survives an address. */
export function encodeCursor(key: Key): string {
  const bytes = new TextEncoder().encode(JSON.stringify(key));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** The key within a cursor, as `shape` reads it; null for the first page. Throws `Malformed` for a cursor that is not of this list. */
export function decodeCursor<K extends Key>(cursor: string | undefined, shape: z.ZodType<K>): K | null {
  if (cursor === undefined) return null;
  try {
    const text = atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
    return shape.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    throw new Malformed([{ path: "query.cursor", message: "This cursor is not of this list." }]);
  }
}
