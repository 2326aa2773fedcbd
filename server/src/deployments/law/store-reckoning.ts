/** SQL of one day's reckoning under a ceiling, and of presence in breach. */
import { z } from "zod";
import { Day, type Moment } from "../../platform/days.ts";
import { type Db, sql } from "../../platform/db.ts";
import { currentView } from "../ledger/stays-copy-store.ts";
import { groupsOf } from "../ledger/stays-count.ts";
import { ReckoningRow } from "../schema.ts";

const BreachedRow = z.object({ mission: z.string(), from: Day, to: Day, people: z.number() });

/** People in named breaches on days shared with `from`–`to`, by mission; `knownAt` null: as believed now. */
export async function breachedInMissions(
  db: Db,
  from: Day,
  to: Day,
  knownAt: Moment | null,
): Promise<readonly z.infer<typeof BreachedRow>[]> {
  const view = await currentView(db, knownAt);
  if (view !== null) {
    return groupsOf(view, { from, to }, (kind) => kind.breach).map(({ kind, ...group }) => ({
      mission: kind.mission,
      ...group,
    }));
  }
  const believed =
    knownAt === null
      ? sql`superseded_at is null`
      : sql`recorded_at <= ${knownAt} and (superseded_at is null or superseded_at > ${knownAt})`;
  return db.many(
    BreachedRow,
    sql`
      select mission, from_day as "from", to_day as "to", count(*) as people
      from presences
      where contributor = ${db.contributor} and breach_id is not null and ${believed} and from_day <= ${to} and to_day >= ${from}
      group by mission, from_day, to_day
    `,
  );
}

/** Everybody in the ceiling's missions on a day, and whether each counts under it, by mission and number. */
export async function listReckoning(
  db: Db,
  asked: {
    readonly ceilingId: string;
    readonly missions: readonly string[];
    readonly excludes: readonly string[];
    readonly day: Day;
    readonly knownAt: Moment;
  },
): Promise<readonly ReckoningRow[]> {
  return db.many(
    ReckoningRow,
    sql`
      select p.tour_id as "tourId", p.person_id as "personId", h.number as person, p.mission, p.role, p.mode, p.standing,
        p.from_day as "from", p.to_day as "to", c.ceiling_id is not null as counts, a.reference as authorisation, p.confidence,
        case when c.ceiling_id is not null then 'counts'
          when p.breach_id is not null then 'breach'
          when p.role = any(${[...asked.excludes]}::text[]) then 'excluded-role'
          else 'other-decision' end as why
      from presences p
      left join people h on h.contributor = p.contributor and h.id = p.person_id
      left join authorisation_permits m on m.contributor = p.contributor and m.id = p.permit_id
      left join authorisations a on a.contributor = m.contributor and a.id = m.authorisation_id
      left join authorisation_permit_ceilings c on c.contributor = p.contributor and c.permit_id = p.permit_id
        and c.ceiling_id = ${asked.ceilingId}
      where p.contributor = ${db.contributor} and p.recorded_at <= ${asked.knownAt}
        and (p.superseded_at is null or p.superseded_at > ${asked.knownAt})
        and p.from_day <= ${asked.day} and p.to_day >= ${asked.day}
        and (p.mission = any(${[...asked.missions]}::text[]) or c.ceiling_id is not null)
      order by p.mission, h.number
    `,
  );
}
