/** SQL of plans in a mission. */
import { z } from "zod";
import type { MissionId } from "../missions/schema.ts";
import { Day } from "../platform/days.ts";
import { type Db, sql } from "../platform/db.ts";
import type { PlannedStay } from "./mission-plans.ts";

const Row = z.object({
  run: z.uuid(),
  title: z.string(),
  state: z.enum(["draft", "proposed", "approved"]),
  tour: z.string(),
  post: z.string(),
  person: z.string(),
  from: Day,
  to: Day,
});

/**
 * Assignments in the mission of plans that were neither rejected nor replaced, from `from` on. Of an approved plan the tours that still
 * stand, with the days they now have; one that was cancelled is gone.
 */
export async function listPlannedStays(db: Db, mission: MissionId, from: Day): Promise<readonly PlannedStay[]> {
  return db.many(
    Row,
    sql`
      select a.run_id as run, r.title, case r.state when 'planned' then 'draft' else r.state end as state, w.code as tour,
        o.code as post, h.number as person, coalesce(p."from", a.first_day) as "from", coalesce(p."to", a.last_day) as "to"
      from selection_assignments a
      join selection_runs r on r.contributor = a.contributor and r.id = a.run_id
      join posts o on o.contributor = a.contributor and o.id = a.post_id
      join wanted_tours w on w.contributor = a.contributor and w.id = a.wanted_tour_id
      join people h on h.contributor = a.contributor and h.id = a.person_id
      left join lateral (
        select min(s.from_day) as "from", max(s.to_day) as "to" from presences s
        where s.contributor = a.contributor and s.tour_id = a.tour_id and s.superseded_at is null and s.purpose = 'service'
      ) p on true
      where a.contributor = ${db.contributor} and o.mission = ${mission} and r.state in ('planned', 'proposed', 'approved')
        and (a.tour_id is null or p."to" is not null) and coalesce(p."to", a.last_day) >= ${from}::date
      order by r.title, a.run_id, w.code
    `,
  );
}
