/** SQL of who counts under which ceiling: the numbers that head-room is computed from. */
import { z } from "zod";
import { type CeilingUse, runsFromChanges } from "../../authorisations/rules.ts";
import { Day, type Moment } from "../../platform/days.ts";
import { type Db, sql } from "../../platform/db.ts";
import { currentView } from "../ledger/stays-copy-store.ts";
import { runsUnderCeilings, type StandingInterval } from "../ledger/stays-count.ts";

const EverRow = z.object({ ceilingId: z.string(), persons: z.number(), tours: z.number() });

/** Presence that was believed at a moment; null: what is believed now, also within this transaction. */
function believed(knownAt: Moment | null) {
  return knownAt === null
    ? sql`p.superseded_at is null`
    : sql`p.recorded_at <= ${knownAt} and (p.superseded_at is null or p.superseded_at > ${knownAt})`;
}

export type { StandingInterval } from "../ledger/stays-count.ts";

const ChangeRow = z.object({
  ceilingId: z.string(),
  standing: z.enum(["planned", "actual"]),
  day: Day,
  change: z.number(),
});

/**
 * People under each ceiling from `from` to `to`, planned and actual apart, as runs of equal days cut to these days; days without
 * anybody are left out; counted from the copy of all stays, within a transaction by the database. `only`: the ceilings asked about;
 * all when absent.
 */
export async function presentUnderCeilings(
  db: Db,
  from: Day,
  to: Day,
  knownAt: Moment | null,
  only?: readonly string[],
): Promise<ReadonlyMap<string, readonly StandingInterval[]>> {
  if (to < from) return new Map();
  const view = await currentView(db, knownAt);
  if (view !== null) return runsUnderCeilings(view, { from, to }, only);
  return presentInDatabase(db, from, to, knownAt, only);
}

/** The same, added up by the database, so that the answer is as short as the days, however many people there are. */
export async function presentInDatabase(
  db: Db,
  from: Day,
  to: Day,
  knownAt: Moment | null,
  only?: readonly string[],
): Promise<ReadonlyMap<string, readonly StandingInterval[]>> {
  const wanted =
    only === undefined
      ? sql``
      : sql`and p.permit_id in (select w.permit_id from authorisation_permit_ceilings w
          where w.contributor = ${db.contributor} and w.ceiling_id = any(${[...only]}::uuid[]))`;
  const rows = await db.many(
    ChangeRow,
    sql`
      with stays as (
        select p.permit_id, p.standing, greatest(p.from_day, ${from}::date) as first, least(p.to_day, ${to}::date) as last, count(*) as people
        from presences p
        where p.contributor = ${db.contributor} and ${believed(knownAt)} and p.permit_id is not null
          and p.to_day >= ${from} and p.from_day <= ${to} ${wanted}
        group by 1, 2, 3, 4
      ), changes as (
        select permit_id, standing, first as day, people from stays
        union all
        select permit_id, standing, last + 1, -people from stays
      )
      select c.ceiling_id as "ceilingId", n.standing, n.day, sum(n.people) as change
      from changes n
      join authorisation_permit_ceilings c on c.contributor = ${db.contributor} and c.permit_id = n.permit_id
      ${only === undefined ? sql`` : sql`where c.ceiling_id = any(${[...only]}::uuid[])`}
      group by 1, 2, 3
      order by 1, 2, 3
    `,
  );
  const byCeiling = new Map<string, StandingInterval[]>();
  for (const [key, changes] of grouped(rows)) {
    const [ceilingId = "", standing] = key.split(" ");
    const runs = runsFromChanges(changes).map((run) => ({
      ...run,
      standing: standing as StandingInterval["standing"],
    }));
    byCeiling.set(ceilingId, [...(byCeiling.get(ceilingId) ?? []), ...runs]);
  }
  return byCeiling;
}

function grouped(rows: readonly z.infer<typeof ChangeRow>[]): ReadonlyMap<string, z.infer<typeof ChangeRow>[]> {
  const groups = new Map<string, z.infer<typeof ChangeRow>[]>();
  for (const row of rows) {
    const key = `${row.ceilingId} ${row.standing}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
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
  only?: readonly string[],
): Promise<(ceiling: string, reading: "present" | "persons" | "tours") => CeilingUse> {
  const present = await presentUnderCeilings(db, from, to, knownAt, only);
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
