/** SQL of plans that await approval, in numbers by mission, role and days. */
import { z } from "zod";
import { DeploymentMode, DeploymentRole, MissionId } from "../missions/schema.ts";
import { Day, type Moment } from "../platform/days.ts";
import { type Db, sql } from "../platform/db.ts";

const Proposed = z.object({
  runId: z.uuid(),
  title: z.string(),
  mission: MissionId,
  role: DeploymentRole,
  mode: DeploymentMode,
  partner: z.string().nullable(),
  unitType: z.string().nullable(),
  from: Day,
  to: Day,
  people: z.number(),
});

/** People in plans that were proposed by a moment and not decided by it. */
export async function listProposedStays(db: Db, knownAt: Moment): Promise<readonly z.infer<typeof Proposed>[]> {
  return db.many(
    Proposed,
    sql`
      select r.id as "runId", r.title, p.mission, p.role, p.mode, p.partner, u.unit_type as "unitType", a.first_day as "from",
        a.last_day as "to", count(*) as people
      from selection_runs r
      join selection_assignments a on a.contributor = r.contributor and a.run_id = r.id
      join posts p on p.contributor = a.contributor and p.id = a.post_id
      left join units u on u.contributor = p.contributor and u.id = p.unit_id
      where r.contributor = ${db.contributor} and r.proposed_at <= ${knownAt} and (r.decided_at is null or r.decided_at > ${knownAt})
        and r.state in ('proposed', 'approved', 'rejected')
      group by r.id, r.title, p.mission, p.role, p.mode, p.partner, u.unit_type, a.first_day, a.last_day
      order by a.first_day, p.mission, r.id
    `,
  );
}
