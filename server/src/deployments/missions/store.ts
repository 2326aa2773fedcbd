/**
 * What a moved end of a mission does to presence in it. Nobody's days are changed behind their back: a stay that now lies past the end
 * is marked with the change that put it there, and stands in the list of those who must leave until it is shortened. A stay that an
 * end moved later takes in again loses its mark. The database refuses a stay past the end that has none.
 */
import { z } from "zod";
import { DeploymentRole, type MissionId } from "../../missions/schema.ts";
import { setLimits } from "../../missions/store.ts";
import { Day, type Moment } from "../../platform/days.ts";
import { type Db, sql, type Tx } from "../../platform/db.ts";
import { lockCeilings } from "../ledger/store-presence.ts";
import type { Stay } from "./impact.ts";
import { OurLine } from "./schema.ts";

/** Moves the last days that bind presence in the mission, and marks or frees what stands there. `change`: the change of the mission. */
export async function moveLimits(tx: Tx, mission: MissionId, change: string): Promise<void> {
  // Writers of presence read the limit under this lock, so none can slip in between.
  await lockCeilings(tx);
  await setLimits(tx, mission);
  await tx.run(sql`
    update presences p
    set mission_to = case when p.superseded_at is null then l.last_day end,
      past_end_by = case when p.superseded_at is null and p.breach_id is null and p.to_day > l.last_day
        then coalesce(p.past_end_by, ${change}::uuid) end
    from mission_limits l
    where p.contributor = ${tx.contributor} and p.mission = ${mission} and p.mission_to is not null
      and l.contributor = p.contributor and l.mission = p.mission and l.purpose = p.purpose and l.last_day <> p.mission_to
  `);
}

const LimitRow = z.object({ mission: z.string(), purpose: z.enum(["service", "withdrawal"]), lastDay: Day });

/** The last days that bind presence in these missions; 9999-12-31 where no end is known. */
export async function missionLimits(
  db: Db,
  missions: readonly string[],
): Promise<ReadonlyMap<string, Record<"service" | "withdrawal", Day>>> {
  if (missions.length === 0) return new Map();
  const rows = await db.many(
    LimitRow,
    sql`
      select mission, purpose, last_day as "lastDay" from mission_limits
      where contributor = ${db.contributor} and mission = any(${[...missions]}::text[])
    `,
  );
  const last = (mission: string, purpose: string) =>
    rows.find((row) => row.mission === mission && row.purpose === purpose)?.lastDay ?? "9999-12-31";
  return new Map(
    missions.map((id) => [id, { service: last(id, "service"), withdrawal: last(id, "withdrawal") }] as const),
  );
}

const StayRow = z.object({
  tourId: z.uuid(),
  person: z.string(),
  role: DeploymentRole,
  contribution: z.string().nullable(),
  rotation: z.int().nullable(),
  post: z.string().nullable(),
  from: Day,
  to: Day,
  standing: z.enum(["planned", "actual"]),
  purpose: z.enum(["service", "withdrawal"]),
  coversWithdrawal: z.boolean().nullable(),
});

/** Everybody on record in a mission with a day from `from` on, as known at a moment, by first day and person. */
export async function listStays(db: Db, mission: MissionId, from: Day, knownAt: Moment): Promise<readonly Stay[]> {
  return db.many(
    StayRow,
    sql`
      select p.tour_id as "tourId", h.number as person, p.role, c.code as contribution, r.number as rotation, o.code as post,
        p.from_day as "from", p.to_day as "to", p.standing, p.purpose, s.covers_withdrawal as "coversWithdrawal"
      from presences p
      join tours t on t.contributor = p.contributor and t.id = p.tour_id
      join people h on h.contributor = p.contributor and h.id = p.person_id
      left join rotations r on r.contributor = p.contributor and r.id = t.rotation_id
      left join contributions c on c.contributor = p.contributor and c.id = coalesce(t.contribution_id, r.contribution_id)
      left join posts o on o.contributor = p.contributor and o.id = t.post_id
      left join authorisation_permits m on m.contributor = p.contributor and m.id = p.permit_id
      left join authorisation_scopes s on s.contributor = m.contributor and s.id = m.scope_id
      where p.contributor = ${db.contributor} and p.mission = ${mission} and p.to_day >= ${from}::date
        and p.recorded_at <= ${knownAt} and (p.superseded_at is null or p.superseded_at > ${knownAt})
      order by p.from_day, h.number, p.id
    `,
  );
}

const ChangeRow = z.object({ standing: z.enum(["planned", "actual"]), day: Day, change: z.number() });

/** By how much our people in a mission change on each day, planned and arrived apart; those there on `from` change on it. */
export async function listOurChanges(
  db: Db,
  mission: MissionId,
  { from, to, knownAt }: { readonly from: Day; readonly to: Day; readonly knownAt: Moment },
) {
  return db.many(
    ChangeRow,
    sql`
      with stays as (
        select standing, greatest(from_day, ${from}::date) as first, to_day as last, count(*) as people
        from presences
        where contributor = ${db.contributor} and mission = ${mission} and to_day >= ${from}::date and from_day <= ${to}::date
          and recorded_at <= ${knownAt} and (superseded_at is null or superseded_at > ${knownAt})
        group by 1, 2, 3
      )
      select standing, day, sum(people) as change
      from (
        select standing, first as day, people from stays
        union all
        select standing, last + 1, -people from stays where last < ${to}::date
      ) changes
      group by 1, 2 order by 1, 2
    `,
  );
}

/** Missions with our people at any time, with those there and planned on a day, as known at a moment. */
export async function listOurMissions(db: Db, day: Day, knownAt: Moment): Promise<readonly OurLine[]> {
  return db.many(
    OurLine,
    sql`
      select mission,
        count(distinct person_id) filter (where standing = 'actual' and ${day}::date between from_day and to_day) as present,
        count(distinct tour_id) filter (where standing = 'planned' and to_day >= ${day}::date) as planned,
        count(distinct tour_id) filter (where standing = 'actual' and from_day <= ${day}::date) as tours,
        min(from_day) filter (where standing = 'actual') as "firstDay", max(to_day) as "lastDay"
      from presences
      where contributor = ${db.contributor} and recorded_at <= ${knownAt} and (superseded_at is null or superseded_at > ${knownAt})
      group by mission order by mission
    `,
  );
}
