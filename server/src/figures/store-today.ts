/** SQL of the Today page: everybody's presence on days of interest, in groups of the same days and cover. */
import { z } from "zod";
import { DeploymentRole } from "../missions/schema.ts";
import { Day, type Moment } from "../platform/days.ts";
import { type Db, sql } from "../platform/db.ts";
import type { PresenceGroup } from "./today.ts";

const GroupRow = z.object({
  mission: z.string(),
  role: DeploymentRole,
  from: Day,
  to: Day,
  standing: z.enum(["planned", "actual"]),
  people: z.number(),
  inferred: z.number(),
  authorisation: z.string().nullable(),
  scopeId: z.uuid().nullable(),
});

/** Presence in UN peacekeeping operations that shares a day with `from`–`to`, as known at a moment. */
export async function listPresenceGroups(
  db: Db,
  from: Day,
  to: Day,
  knownAt: Moment,
): Promise<readonly PresenceGroup[]> {
  return db.many(
    GroupRow,
    sql`
      select p.mission, p.role, p.from_day as "from", p.to_day as "to", p.standing, count(*) as people,
        count(*) filter (where p.confidence = 'inferred') as inferred, a.reference as authorisation, m.scope_id as "scopeId"
      from presences p
      join missions i on i.contributor = p.contributor and i.id = p.mission
      left join mission_profiles k on k.contributor = i.contributor and k.mission = i.id and k.recorded_at <= ${knownAt}
        and (k.superseded_at is null or k.superseded_at > ${knownAt})
      left join authorisation_permits m on m.contributor = p.contributor and m.id = p.permit_id
      left join authorisations a on a.contributor = m.contributor and a.id = m.authorisation_id
      where p.contributor = ${db.contributor} and coalesce(k.kind, i.kind) = 'peacekeeping' and p.recorded_at <= ${knownAt}
        and (p.superseded_at is null or p.superseded_at > ${knownAt}) and p.from_day <= ${to} and p.to_day >= ${from}
      group by p.mission, p.role, p.from_day, p.to_day, p.standing, a.reference, m.scope_id
      order by p.mission, p.from_day
    `,
  );
}
