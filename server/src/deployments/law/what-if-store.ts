/** SQL of everybody with days from a day on, one by one, for supposing another law. */
import { z } from "zod";
import { DeploymentMode, DeploymentRole, MissionId } from "../../missions/schema.ts";
import { Day, type Moment } from "../../platform/days.ts";
import { type Db, sql } from "../../platform/db.ts";

const StayRow = z.object({
  tourId: z.uuid(),
  person: z.string(),
  mission: MissionId,
  role: DeploymentRole,
  mode: DeploymentMode,
  partner: z.string().nullable(),
  unitType: z.string().nullable(),
  purpose: z.enum(["service", "withdrawal"]),
  standing: z.enum(["planned", "actual"]),
  reference: z.string().nullable(),
  contribution: z.string().nullable(),
  from: Day,
  to: Day,
});
export type StayRow = z.infer<typeof StayRow>;

/** Presence that shares a day with `from`–`to`, planned and actual, breaches left aside: they are not lawful in any case. */
export async function listStays(db: Db, from: Day, to: Day, knownAt: Moment | null): Promise<readonly StayRow[]> {
  const believed =
    knownAt === null
      ? sql`p.superseded_at is null`
      : sql`p.recorded_at <= ${knownAt} and (p.superseded_at is null or p.superseded_at > ${knownAt})`;
  return db.many(
    StayRow,
    sql`
      select p.tour_id as "tourId", h.number as person, p.mission, p.role, p.mode, nullif(p.partner, '') as partner,
        t.unit_type as "unitType", p.purpose, p.standing, a.reference, c.code as contribution, p.from_day as "from", p.to_day as "to"
      from presences p
      join tours t on t.contributor = p.contributor and t.id = p.tour_id
      join people h on h.contributor = p.contributor and h.id = p.person_id
      join authorisation_permits m on m.contributor = p.contributor and m.id = p.permit_id
      join authorisations a on a.contributor = m.contributor and a.id = m.authorisation_id
      left join contributions c on c.contributor = t.contributor and c.id = t.contribution_id
      where p.contributor = ${db.contributor} and ${believed} and p.to_day >= ${from} and p.from_day <= ${to}
      order by p.from_day, h.number, p.tour_id
    `,
  );
}
