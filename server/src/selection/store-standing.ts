/** SQL of the tours already recorded, which a plan works around. */
import { z } from "zod";
import { PersonId } from "../people/schema.ts";
import { Day } from "../platform/days.ts";
import { type Db, sql } from "../platform/db.ts";

/** Wanted tours that a recorded tour already fills. */
export async function listFilledWanted(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.many(
    z.object({ id: z.string() }),
    sql`
      select distinct t.wanted_tour_id as id
      from tours t
      join presences p on p.contributor = t.contributor and p.tour_id = t.id and p.superseded_at is null
      where t.contributor = ${db.contributor} and t.wanted_tour_id is not null
    `,
  );
  return new Set(rows.map(({ id }) => id));
}

/** A recorded tour that shares a day with the run's time. */
export const StandingRow = z.object({
  tourId: z.string(),
  personId: PersonId,
  post: z.string().nullable(),
  mission: z.string(),
  role: z.string(),
  from: Day,
  to: Day,
  state: z.string(),
});
export type StandingRow = z.infer<typeof StandingRow>;

/** Recorded tours with a day from `from` to `to`, by mission, post and day. */
export async function listStanding(
  db: Db,
  from: Day,
  to: Day,
  missions: readonly string[] | null,
): Promise<readonly StandingRow[]> {
  const only = missions === null ? null : [...missions];
  return db.many(
    StandingRow,
    sql`
      select t.id as "tourId", t.person_id as "personId", o.code as post, t.mission, t.role,
        min(p.from_day) as "from", max(p.to_day) as "to",
        case when bool_or(p.standing = 'actual') then 'actual' else 'planned' end as state
      from presences p
      join tours t on t.contributor = p.contributor and t.id = p.tour_id
      left join posts o on o.contributor = t.contributor and o.id = t.post_id
      where p.contributor = ${db.contributor} and p.superseded_at is null
        and daterange(p.from_day, p.to_day, '[]') && daterange(${from}::date, ${to}::date, '[]')
        and (${only}::text[] is null or t.mission = any(${only}::text[]))
      group by t.contributor, t.id, o.code
      order by t.mission, o.code nulls last, min(p.from_day), t.id
    `,
  );
}
