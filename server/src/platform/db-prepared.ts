/** How a statement is put to a connection: as it is, or under a name by which the connection keeps it parsed and planned. */
import { createHash } from "node:crypto";
import type { QueryConfig } from "pg";
import type { Compiled } from "./db-sql.ts";

/** A connection keeps what it is given for as long as it lives, so texts that are made up each time must not fill its memory. */
const MOST_KEPT = 1000;
const names = new Map<string, string>();

/** The statement by itself: parsed and planned each time. */
export function plain({ sql, parameters }: Compiled): QueryConfig {
  return { text: sql, values: [...parameters] };
}

/** The statement under the name of its text; by itself where it has no values, and once there are too many texts. */
export function kept(query: Compiled): QueryConfig {
  const name = query.parameters.length === 0 ? undefined : nameOf(query.sql);
  return name === undefined ? plain(query) : { ...plain(query), name };
}

function nameOf(text: string): string | undefined {
  const found = names.get(text);
  if (found !== undefined || names.size >= MOST_KEPT) return found;
  const name = createHash("sha256").update(text).digest("base64url");
  names.set(text, name);
  return name;
}
