/** Raw facts of the database, read without the product's own queries: who stands where under what. */
import { z } from "zod";
import { Day } from "../../src/platform/days.ts";
import { type Db, sql } from "../../src/platform/db.ts";
import type { ModelStay } from "./ledger.ts";
import { numberOf } from "./world.ts";

const Row = z.object({
  tour: z.string(),
  person: z.string(),
  mission: z.string(),
  role: z.enum(["contingent_member", "staff_officer"]),
  from: Day,
  to: Day,
  standing: z.enum(["planned", "actual"]),
  decision: z.string().nullable(),
  breach: z.string().nullable(),
  pastEnd: z.boolean(),
});

/**
 * Presence as it is believed now, or was at a moment. Throws when one has neither a decision nor a breach. It does not say whose rows
 * it wants: other countries live in the same tables, and must not be seen.
 */
export async function readStays(db: Db, knownAt: string | null = null): Promise<readonly ModelStay[]> {
  const known =
    knownAt === null
      ? sql`p.superseded_at is null`
      : sql`p.recorded_at <= ${knownAt} and (p.superseded_at is null or p.superseded_at > ${knownAt})`;
  const rows = await db.many(
    Row,
    sql`
      select p.tour_id as tour, p.person_id as person, p.mission, p.role, p.from_day as "from", p.to_day as "to", p.standing,
        a.reference as decision, b.code as breach, p.past_end_by is not null as "pastEnd"
      from presences p
      left join authorisation_permits m on m.contributor = p.contributor and m.id = p.permit_id
      left join authorisations a on a.contributor = m.contributor and a.id = m.authorisation_id
      left join breaches b on b.contributor = p.contributor and b.id = p.breach_id
      where ${known}
      order by p.from_day, p.id
    `,
  );
  return rows.map(({ from, to, breach, ...row }) => {
    if ((row.decision === null) === (breach === null))
      throw new Error(`Tour ${row.tour} has a decision and a breach, or neither.`);
    return { ...row, from: numberOf(from), to: numberOf(to) };
  });
}

const Books = z.object({ events: z.int(), head: z.int(), own: z.int() });

/** Events of the audit trail, the number its head says, and decisions and changes that were approved by whoever proposed them. */
export async function readBooks(db: Db): Promise<z.infer<typeof Books>> {
  return db.one(
    Books,
    sql`
      select (select count(*)::int from audit_events) as events, coalesce((select seq from audit_heads), 0)::int as head,
        (select count(*)::int from authorisation_events e join authorisations a on a.contributor = e.contributor and a.id = e.authorisation_id
          where e.kind in ('granted', 'rejected', 'recalled', 'extended', 'suspended', 'resumed') and e.recorded_by = a.drafted_by)
        + (select count(*)::int from tour_change_decisions d join tour_changes c on c.contributor = d.contributor and c.id = d.change_id
          where d.decision = 'approved' and d.decided_by = d.proposed_by) as own
    `,
  );
}

/** How many events the audit trail has. */
export async function countEvents(db: Db): Promise<number> {
  const { seq } = await db.one(
    z.object({ seq: z.int() }),
    sql`select coalesce((select seq from audit_heads), 0) as seq`,
  );
  return seq;
}
