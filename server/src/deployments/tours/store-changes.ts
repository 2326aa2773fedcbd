/** SQL of changes that wait for a second person, and of what was decided about them. */
import { z } from "zod";
import type { Recording } from "../../missions/store.ts";
import { type Db, sql, type Tx } from "../../platform/db.ts";
import { NotFound } from "../../platform/errors.ts";
import { Change } from "./change-shapes.ts";

/** A change with what was asked, in the form of its kind. */
export const KeptChange = Change.extend({
  asked: z.record(z.string(), z.unknown()),
  /** The accounts' names, where they have one; `proposedBy` and `decidedBy` are ids here. */
  proposedByName: z.string(),
  decidedByName: z.string().nullable(),
});
export type KeptChange = z.infer<typeof KeptChange>;

/** A change to propose. */
export type NewChange = Pick<
  Change,
  "id" | "kind" | "tourId" | "rotationId" | "mission" | "before" | "after" | "tours" | "reason" | "source"
> & { readonly asked: Record<string, unknown> };

/** Adds a proposal. */
export async function addChange(tx: Tx, change: NewChange, recording: Recording): Promise<void> {
  await tx.run(sql`
    insert into tour_changes (contributor, id, kind, tour_id, rotation_id, mission, asked, before_from, before_to, after_from, after_to,
      tours, reason, source, proposed_by, recorded_at)
    values (${tx.contributor}, ${change.id}, ${change.kind}, ${change.tourId}, ${change.rotationId}, ${change.mission},
      ${JSON.stringify(change.asked)}::jsonb, ${change.before.from}, ${change.before.to}, ${change.after.from}, ${change.after.to},
      ${change.tours}, ${change.reason}, ${change.source}, ${recording.by}, ${recording.at})
  `);
}

/** Adds proposals that a second person has approved at the same moment, as when a decision of the past is recorded. */
export async function addApproved(
  tx: Tx,
  changes: readonly NewChange[],
  approvedBy: string,
  recording: Recording,
): Promise<void> {
  const rows = changes.map((change) => ({
    ...change,
    beforeFrom: change.before.from,
    beforeTo: change.before.to,
    afterFrom: change.after.from,
    afterTo: change.after.to,
  }));
  await tx.run(sql`
    insert into tour_changes (contributor, id, kind, tour_id, rotation_id, mission, asked, before_from, before_to, after_from, after_to,
      tours, reason, source, proposed_by, recorded_at)
    select ${tx.contributor}, id, kind, "tourId", "rotationId", mission, asked, "beforeFrom", "beforeTo", "afterFrom", "afterTo", tours,
      reason, source, ${recording.by}, ${recording.at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, kind text, "tourId" uuid, "rotationId" uuid, mission text,
      asked jsonb, "beforeFrom" date, "beforeTo" date, "afterFrom" date, "afterTo" date, tours int, reason text, source text)
  `);
  await tx.run(sql`
    insert into tour_change_decisions (contributor, change_id, proposed_by, decision, decided_by, recorded_at)
    select ${tx.contributor}, id, ${recording.by}, 'approved', ${approvedBy}, ${recording.at}
    from unnest(${rows.map((row) => row.id)}::uuid[]) as given(id)
  `);
}

/** Records a decision; the database refuses a second one, and approval or rejection by whoever proposed. */
export async function decideChange(
  tx: Tx,
  change: Pick<Change, "id" | "proposedBy">,
  decision: "approved" | "rejected" | "withdrawn",
  reason: string,
  recording: Recording,
): Promise<void> {
  await tx.run(sql`
    insert into tour_change_decisions (contributor, change_id, proposed_by, decision, decided_by, reason, recorded_at)
    values (${tx.contributor}, ${change.id}, ${change.proposedBy}, ${decision}, ${recording.by}, ${reason}, ${recording.at})
  `);
}

/** Which changes are meant; absent parts mean all. */
export interface ChangeFilter {
  readonly ids?: readonly string[] | undefined;
  readonly state?: Change["state"] | undefined;
  readonly tour?: string | undefined;
  readonly rotation?: string | undefined;
  readonly limit?: number | undefined;
}

function selection(db: Db, filter: ChangeFilter) {
  const ids = filter.ids === undefined ? null : [...filter.ids];
  const { state = null, tour = null, rotation = null } = filter;
  return sql`
    select c.id, c.kind, coalesce(d.decision, 'pending') as state, c.tour_id as "tourId", c.rotation_id as "rotationId", c.mission, c.asked,
      coalesce(h.number, b.code || ' ' || r.number) as about, jsonb_build_object('from', c.before_from, 'to', c.before_to) as before,
      jsonb_build_object('from', c.after_from, 'to', c.after_to) as after, c.tours, c.reason, c.source, c.proposed_by as "proposedBy",
      coalesce((select u.name from users u where u.contributor = c.contributor and u.id::text = c.proposed_by), c.proposed_by) as "proposedByName",
      coalesce((select u.name from users u where u.contributor = d.contributor and u.id::text = d.decided_by), d.decided_by) as "decidedByName",
      c.recorded_at as "proposedAt", d.decided_by as "decidedBy", d.recorded_at as "decidedAt", coalesce(d.reason, '') as "decisionReason"
    from tour_changes c
    left join tour_change_decisions d on d.contributor = c.contributor and d.change_id = c.id
    left join tours t on t.contributor = c.contributor and t.id = c.tour_id
    left join people h on h.contributor = t.contributor and h.id = t.person_id
    left join rotations r on r.contributor = c.contributor and r.id = c.rotation_id
    left join contributions b on b.contributor = r.contributor and b.id = r.contribution_id
    where c.contributor = ${db.contributor} and (${ids}::uuid[] is null or c.id = any(${ids}::uuid[]))
      and (${state}::text is null or coalesce(d.decision, 'pending') = ${state})
      and (${tour}::uuid is null or c.tour_id = ${tour}::uuid) and (${rotation}::uuid is null or c.rotation_id = ${rotation}::uuid)
  `;
}

/** Changes, latest first. */
export async function listChanges(db: Db, filter: ChangeFilter = {}): Promise<readonly KeptChange[]> {
  return db.many(
    KeptChange,
    sql`
      select change.* from (${selection(db, filter)}) as change
      order by change."proposedAt" desc, change.id
      limit ${filter.limit ?? null}::bigint
    `,
  );
}

/** How many changes are meant, whatever the page. */
export async function countChanges(db: Db, filter: ChangeFilter): Promise<number> {
  const { count } = await db.one(
    z.object({ count: z.number() }),
    sql`select count(*) as count from (${selection(db, filter)}) as change`,
  );
  return count;
}

/** The change; throws `NotFound`. `lock`: nobody else decides on it until the transaction ends. */
export async function getChange(db: Db, id: string, lock = false): Promise<KeptChange> {
  if (lock)
    await db.run(sql`select id from tour_changes where contributor = ${db.contributor} and id = ${id} for update`);
  const [change] = await listChanges(db, { ids: [id] });
  if (change === undefined) throw new NotFound(`There is no change ${id}.`, { change: id });
  return change;
}
