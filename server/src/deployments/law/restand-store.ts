/** SQL of people who stand under permits that go, and of the permits that are left for them. */
import { z } from "zod";
import { Day } from "../../platform/days.ts";
import { type Db, sql } from "../../platform/db.ts";
import { Presence } from "../ledger/store-presence.ts";
import type { Left } from "./restand.ts";
import type { Taken } from "./restand-room.ts";

const StandingRow = Presence.extend({ unitType: z.string().nullable() });
export type StandingRow = z.infer<typeof StandingRow>;

/** Everybody who stands under one of the permits: who is there first, then who is planned, each by first day. */
export async function standingUnder(db: Db, permits: readonly string[]): Promise<readonly StandingRow[]> {
  return db.many(
    StandingRow,
    sql`
      select p.id, p.tour_id as "tourId", p.person_id as "personId", p.mission, p.role, p.mode, p.partner, p.from_day as "from",
        p.to_day as "to", p.standing, p.purpose, p.permit_id as "permitId", p.breach_id as "breachId", p.past_end_by as "pastEndBy",
        p.event_id as "eventId", p.source, p.confidence, t.unit_type as "unitType"
      from presences p
      join tours t on t.contributor = p.contributor and t.id = p.tour_id
      where p.contributor = ${db.contributor} and p.permit_id = any(${[...permits]}::uuid[]) and p.superseded_at is null
      order by p.standing, p.from_day, p.tour_id
    `,
  );
}

const LeftRow = z.object({
  id: z.uuid(),
  mission: z.string(),
  role: z.string(),
  mode: z.string(),
  partner: z.string(),
  unitTypes: z.array(z.string()),
  from: Day,
  serviceTo: Day,
  to: Day,
}) satisfies z.ZodType<Left>;
export type LeftRow = z.infer<typeof LeftRow>;

/** Permits in force in these missions: those of the decision first, then of others that are in force, the one drafted last first. */
export async function permitsLeft(
  db: Db,
  missions: readonly string[],
  authorisation: string,
): Promise<readonly LeftRow[]> {
  return db.many(
    LeftRow,
    sql`
      with state as (
        select e.contributor, e.authorisation_id, e.state
        from authorisation_events e
        where e.contributor = ${db.contributor} and e.state is not null
          and not exists (
            select from authorisation_events n
            where n.contributor = e.contributor and n.authorisation_id = e.authorisation_id and n.previous_id = e.id
          )
      )
      select p.id, p.mission, p.role, p.mode, p.partner, s.unit_types as "unitTypes", p.valid_from as "from",
        least(coalesce(s.valid_to, p.valid_to), p.valid_to) as "serviceTo", p.valid_to as "to"
      from authorisation_permits p
      join authorisation_scopes s on s.contributor = p.contributor and s.id = p.scope_id
      join authorisations a on a.contributor = p.contributor and a.id = p.authorisation_id
      join state on state.contributor = p.contributor and state.authorisation_id = p.authorisation_id
      where p.contributor = ${db.contributor} and p.live and p.mission = any(${[...missions]}::text[])
        and (p.authorisation_id = ${authorisation} or state.state in ('granted', 'deemed_granted', 'acting'))
      order by p.authorisation_id <> ${authorisation}, a.recorded_at desc, p.valid_from, p.id
    `,
  );
}

const TakenRow = z.object({ ceilingId: z.uuid(), from: Day, to: Day, people: z.int() });

/** How many stand under these ceilings, by the days of their stays. */
export async function takenUnder(db: Db, ceilings: readonly string[]): Promise<readonly Taken[]> {
  if (ceilings.length === 0) return [];
  return db.many(
    TakenRow,
    sql`
      select c.ceiling_id as "ceilingId", p.from_day as "from", p.to_day as "to", count(*)::int as people
      from authorisation_permit_ceilings c
      join presences p on p.contributor = c.contributor and p.permit_id = c.permit_id and p.superseded_at is null
      where c.contributor = ${db.contributor} and c.ceiling_id = any(${[...ceilings]}::uuid[])
      group by c.ceiling_id, p.from_day, p.to_day
    `,
  );
}

const OtherRow = z.object({ tourId: z.uuid() });

/** Of these tours, those that somebody still stands in. */
export async function stillStanding(db: Db, tours: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.many(
    OtherRow,
    sql`
      select distinct tour_id as "tourId"
      from presences
      where contributor = ${db.contributor} and tour_id = any(${[...tours]}::uuid[]) and superseded_at is null
    `,
  );
  return new Set(rows.map((row) => row.tourId));
}

const SuspendedRow = z.object({ id: z.uuid() });

/** Of these permits, those whose decision is suspended: nobody new sets out under them. Empty where there are none. */
export async function suspendedPermits(db: Db, permits: readonly string[]): Promise<ReadonlySet<string>> {
  if (permits.length === 0) return new Set();
  const rows = await db.many(
    SuspendedRow,
    sql`
      select m.id
      from authorisation_permits m
      join authorisation_events e on e.contributor = m.contributor and e.authorisation_id = m.authorisation_id and e.state = 'suspended'
      where m.contributor = ${db.contributor} and m.id = any(${[...permits]}::uuid[])
        and not exists (
          select from authorisation_events n
          where n.contributor = e.contributor and n.authorisation_id = e.authorisation_id and n.previous_id = e.id
        )
    `,
  );
  return new Set(rows.map((row) => row.id));
}
