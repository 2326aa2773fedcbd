/** SQL of suspensions that came after the day on which the law is asked. */
import { z } from "zod";
import { Day } from "../../platform/days.ts";
import { type Db, sql } from "../../platform/db.ts";

const Row = z.object({ scopeId: z.string(), authorisationId: z.string(), since: Day });

/** A scope whose decision is suspended. */
export type SuspendedScope = z.infer<typeof Row>;

/**
 * Of these scopes, those whose decision is suspended while one of the tours never stood under it: as something that had happened, or,
 * when they are only planned, as a plan. Nothing of these tours may begin there on `since` or later; the database holds the same
 * (nobody_new_while_suspended).
 */
export async function suspendedScopes(
  db: Db,
  scopes: readonly string[],
  tours: readonly string[],
  standing: "planned" | "actual",
): Promise<readonly SuspendedScope[]> {
  return db.many(
    Row,
    sql`
      select s.id as "scopeId", s.authorisation_id as "authorisationId", e.day as since
      from authorisation_scopes s
      join authorisation_events e on e.contributor = s.contributor and e.authorisation_id = s.authorisation_id and e.state = 'suspended'
      where s.contributor = ${db.contributor} and s.id = any(${[...scopes]}::uuid[])
        and not exists (
          select from authorisation_events n
          where n.contributor = e.contributor and n.authorisation_id = e.authorisation_id and n.previous_id = e.id
        )
        and exists (
          select from unnest(${[...tours]}::uuid[]) as t(id)
          where not exists (
            select from presences b
            join authorisation_permits m on m.contributor = b.contributor and m.id = b.permit_id
            where b.contributor = s.contributor and b.tour_id = t.id and m.authorisation_id = s.authorisation_id
              and (b.standing = 'actual' or ${standing} = 'planned')
          )
        )
    `,
  );
}
