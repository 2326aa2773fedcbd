/**
 * How PostgreSQL's values become ours, set once for every connection: days and ranges stay text, counts are numbers,
 * moments are UTC text.
 */
import pg from "pg";

const { builtins } = pg.types;
const DATE_ARRAY = 1182;
const TIMESTAMPTZ_ARRAY = 1185;
const INT8_ARRAY = 1016;
const NUMERIC_ARRAY = 1231;
const TEXT_ARRAY = 1009 as Parameters<typeof pg.types.getTypeParser>[0];

/**
 * A count as a number. Throws beyond 2^53, where a number would silently become its neighbour; a fraction of a numeric keeps
 * the precision of a double.
 */
export function parseCount(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new Error(`${text} is too large to count with.`);
  return value;
}

/**
 * `2026-06-30 09:15:00.25+00` as `2026-06-30T09:15:00.250Z`: three digits, or six when there are microseconds to keep.
 * Expects the connection's time zone to be UTC; `infinity` stays as it is.
 */
export function parseMoment(text: string): string {
  const match = /^(\d+-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text);
  if (match === null) return text;
  const [, day, time, fraction = ""] = match;
  const micros = fraction.padEnd(6, "0");
  return `${day}T${time}.${micros.endsWith("000") ? micros.slice(0, 3) : micros}Z`;
}

type Parse = (text: string) => unknown;

function parseEach(parse: Parse): Parse {
  const texts = pg.types.getTypeParser(TEXT_ARRAY);
  return (text) => (texts(text) as (string | null)[]).map((item) => (item === null ? null : parse(item)));
}

const asText: Parse = (text) => text;

const parsers = new Map<number, Parse>([
  [builtins.DATE, asText],
  [DATE_ARRAY, parseEach(asText)],
  [builtins.INT8, parseCount],
  [INT8_ARRAY, parseEach(parseCount)],
  [builtins.NUMERIC, parseCount],
  [NUMERIC_ARRAY, parseEach(parseCount)],
  [builtins.TIMESTAMPTZ, parseMoment],
  [TIMESTAMPTZ_ARRAY, parseEach(parseMoment)],
]);

/** For the `types` option of a `pg` client or pool; types not named here are read as `pg` reads them. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    (format !== "binary" && parsers.get(oid)) || pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};
