/** SQL of who counts under which ceiling: the numbers that head-room is computed from. */
import { z } from "zod";
import type { CeilingUse, Interval } from "../authorisations/rules.ts";
import { Day, type Moment } from "../platform/days.ts";
import { type Db, sql } from "../platform/db.ts";

const PresentRow = z.object({
  ceilingId: z.string(),
  from: Day,
  to: Day,
  standing: z.enum(["planned", "actual"]),
  people: z.number(),
});
const EverRow = z.object({ ceilingId: z.string(), persons: z.number(), tours: z.number() });

/** Presence that was believed at a moment; null: what is believed now, also within this transaction. */
function believed(knownAt: Moment | null) {
  return knownAt === null
    ? sql`p.superseded_at is null`
    : sql`p.recorded_at <= ${knownAt} and (p.superseded_at is null or p.superseded_at > ${knownAt})`;
}

export type StandingInterval = Interval & { readonly standing: "planned" | "actual" };

/** People under each ceiling on days shared with `from`–`to`, planned and actual apart; intervals are whole, not cut to these days. */
export async function presentUnderCeilings(
  db: Db,
  from: Day,
  to: Day,
  knownAt: Moment | null,
): Promise<ReadonlyMap<string, readonly StandingInterval[]>> {
  const rows = await db.many(
    PresentRow,
    sql`
      select c.ceiling_id as "ceilingId", p.from_day as "from", p.to_day as "to", p.standing, count(*) as people
      from presences p
      join authorisation_permit_ceilings c on c.contributor = p.contributor and c.permit_id = p.permit_id
      where p.contributor = ${db.contributor} and ${believed(knownAt)} and p.from_day <= ${to} and p.to_day >= ${from}
      group by c.ceiling_id, p.from_day, p.to_day, p.standing
    `,
  );
  const byCeiling = new Map<string, StandingInterval[]>();
  for (const { ceilingId, ...interval } of rows) {
    byCeiling.set(ceilingId, [...(byCeiling.get(ceilingId) ?? []), interval]);
  }
  return byCeiling;
}

/** Different persons and tours that ever counted under each ceiling. */
export async function everUnderCeilings(
  db: Db,
  knownAt: Moment | null,
): Promise<ReadonlyMap<string, { readonly persons: number; readonly tours: number }>> {
  const rows = await db.many(
    EverRow,
    sql`
      select c.ceiling_id as "ceilingId", count(distinct p.person_id) as persons, count(distinct p.tour_id) as tours
      from presences p
      join authorisation_permit_ceilings c on c.contributor = p.contributor and c.permit_id = p.permit_id
      join authorisation_ceilings l on l.contributor = c.contributor and l.id = c.ceiling_id and l.reading <> 'present'
      where p.contributor = ${db.contributor} and ${believed(knownAt)}
      group by c.ceiling_id
    `,
  );
  return new Map(rows.map(({ ceilingId, ...ever }) => [ceilingId, ever]));
}

/** What `mayDeploy` asks of a ceiling; `cumulative`: whether some ceiling counts persons or tours. */
export async function useOfCeilings(
  db: Db,
  from: Day,
  to: Day,
  knownAt: Moment | null,
  cumulative: boolean,
): Promise<(ceiling: string, reading: "present" | "persons" | "tours") => CeilingUse> {
  const present = await presentUnderCeilings(db, from, to, knownAt);
  const ever = cumulative
    ? await everUnderCeilings(db, knownAt)
    : new Map<string, { persons: number; tours: number }>();
  return (ceiling, reading) => ({
    present: present.get(ceiling) ?? [],
    ever: reading === "present" ? 0 : (ever.get(ceiling)?.[reading] ?? 0),
  });
}

const CountedRow = z.object({ ceilingId: z.string(), persons: z.number(), tours: z.number() });

/** Of these persons and tours, how many count already under each ceiling that is not read as present. */
export async function countedAlready(
  db: Db,
  persons: readonly string[],
  tours: readonly string[],
): Promise<ReadonlyMap<string, { readonly persons: number; readonly tours: number }>> {
  const rows = await db.many(
    CountedRow,
    sql`
      select c.ceiling_id as "ceilingId",
        count(distinct p.person_id) filter (where p.person_id = any(${[...persons]}::uuid[])) as persons,
        count(distinct p.tour_id) filter (where p.tour_id = any(${[...tours]}::uuid[])) as tours
      from presences p
      join authorisation_permit_ceilings c on c.contributor = p.contributor and c.permit_id = p.permit_id
      join authorisation_ceilings l on l.contributor = c.contributor and l.id = c.ceiling_id and l.reading <> 'present'
      where p.contributor = ${db.contributor} and p.superseded_at is null
        and (p.person_id = any(${[...persons]}::uuid[]) or p.tour_id = any(${[...tours]}::uuid[]))
      group by c.ceiling_id
    `,
  );
  return new Map(rows.map(({ ceilingId, ...counted }) => [ceilingId, counted]));
}
