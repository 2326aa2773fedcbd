/** SQL that says which state of the decisions is stored: equal words, equal decisions. */
import { z } from "zod";
import type { Moment } from "../../platform/days.ts";
import { type Db, sql } from "../../platform/db.ts";

const Version = z.object({ version: z.string(), at: z.string().nullable() });

/** How many rows a table has, and when the last of them was recorded or closed. */
function changed(db: Db, table: string) {
  return sql`(select concat(count(*), ' ', max(recorded_at), ' ', max(superseded_at)) from ${sql.ref(table)} where contributor = ${db.contributor})`;
}

/**
 * The state of decisions and missions as everything recorded up to now; null when something was recorded after `knownAt`, so that what was known
 * then must be read by itself. Every change writes an audit event; decisions written past the actions change their counts and moments.
 */
export async function lawVersion(db: Db, knownAt: Moment): Promise<string | null> {
  const { version, at } = await db.one(
    Version,
    sql`
      select concat_ws(' ', (select encode(hash, 'hex') from audit_heads where contributor = ${db.contributor}),
        (select concat(count(*), ' ', max(recorded_at), ' ', max(superseded_at)) from authorisation_events where contributor = ${db.contributor}),
        (select concat(count(*), ' ', sum(version)) from authorisations where contributor = ${db.contributor}),
        (select concat(count(*), ' ', max(superseded_at)) from authorisation_scopes where contributor = ${db.contributor}),
        (select concat(count(*), ' ', max(superseded_at)) from authorisation_ceilings where contributor = ${db.contributor}),
        (select concat(count(*), ' ', max(recorded_at)) from procedures where contributor = ${db.contributor}),
        (select concat(count(*), ' ', sum(version)) from missions where contributor = ${db.contributor}),
        ${changed(db, "mission_profiles")}, ${changed(db, "mission_ends")}, ${changed(db, "mission_mandates")},
        ${changed(db, "mission_strengths")}, ${changed(db, "reduction_orders")}, ${changed(db, "reduction_order_events")}) as version,
        (select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from audit_events e
          where e.contributor = ${db.contributor} order by e.seq desc limit 1) as at
    `,
  );
  return at !== null && at > knownAt ? null : version;
}
