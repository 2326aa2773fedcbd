/** SQL of the people of contributions: how many stand, are there, are not home. */
import { z } from "zod";
import type { Day, Moment } from "../../platform/days.ts";
import { type Db, sql } from "../../platform/db.ts";

const StaffRow = z.object({ id: z.string(), present: z.number(), planned: z.number(), tours: z.number() });

/** For each contribution: people present on a day, tours planned from it on, and all its standing tours; as known at a moment. */
export async function staffOf(
  db: Db,
  ids: readonly string[],
  day: Day,
  knownAt: Moment,
): Promise<ReadonlyMap<string, z.infer<typeof StaffRow>>> {
  if (ids.length === 0) return new Map();
  const rows = await db.many(
    StaffRow,
    sql`
      select coalesce(r.contribution_id, t.contribution_id) as id,
        count(distinct p.tour_id) filter (where p.standing = 'actual' and p.from_day <= ${day} and p.to_day >= ${day}) as present,
        count(distinct p.tour_id) filter (where p.standing = 'planned' and p.to_day >= ${day}) as planned,
        count(distinct p.tour_id) as tours
      from tours t
      left join rotation_rolls l on l.contributor = t.contributor and l.tour_id = t.id and l.recorded_at <= ${knownAt}
        and (l.superseded_at is null or l.superseded_at > ${knownAt})
      left join rotations r on r.contributor = t.contributor and r.id = coalesce(l.rotation_id, t.rotation_id)
      join presences p on p.contributor = t.contributor and p.tour_id = t.id and p.recorded_at <= ${knownAt}
        and (p.superseded_at is null or p.superseded_at > ${knownAt})
      where t.contributor = ${db.contributor} and coalesce(r.contribution_id, t.contribution_id) = any(${[...ids]}::uuid[])
      group by 1
    `,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Tours of a contribution whose person is not recorded as home by the end of a day: there beyond it, or on the way. */
export async function countNotHome(db: Db, id: string, day: Day): Promise<number> {
  const { count } = await db.one(
    z.object({ count: z.number() }),
    sql`
      select count(distinct t.id) as count
      from tours t
      left join rotation_rolls l on l.contributor = t.contributor and l.tour_id = t.id and l.superseded_at is null
      left join rotations r on r.contributor = t.contributor and r.id = coalesce(l.rotation_id, t.rotation_id)
      join presences p on p.contributor = t.contributor and p.tour_id = t.id and p.superseded_at is null
      left join lateral (
        select to_state from tour_events e
        where e.contributor = t.contributor and e.tour_id = t.id and e.seq is not null order by e.seq desc limit 1
      ) e on true
      where t.contributor = ${db.contributor} and coalesce(r.contribution_id, t.contribution_id) = ${id}::uuid
        and (p.to_day > ${day} or e.to_state in ('in_mission', 'repatriating', 'travelling'))
    `,
  );
  return count;
}

const PersonsRow = z.object({ from: z.string(), to: z.string(), people: z.number() });

/** People of a rotation by their days as recorded, for its overlap with another. */
export async function spellsOfRotation(
  db: Db,
  rotationId: string,
  knownAt: Moment,
): Promise<readonly z.infer<typeof PersonsRow>[]> {
  return db.many(
    PersonsRow,
    sql`
      select s."from", s."to", count(*) as people
      from (
        select min(p.from_day) as "from", max(p.to_day) as "to"
        from tours t
        left join rotation_rolls l on l.contributor = t.contributor and l.tour_id = t.id and l.recorded_at <= ${knownAt}
          and (l.superseded_at is null or l.superseded_at > ${knownAt})
        join presences p on p.contributor = t.contributor and p.tour_id = t.id and p.standing = 'actual'
          and p.recorded_at <= ${knownAt} and (p.superseded_at is null or p.superseded_at > ${knownAt})
        where t.contributor = ${db.contributor} and coalesce(l.rotation_id, t.rotation_id) = ${rotationId}::uuid
        group by t.id
      ) s
      group by 1, 2
      order by 1, 2
    `,
  );
}
