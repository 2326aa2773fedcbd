/** SQL of what people change of a plan by hand. */
import { z } from "zod";
import { PersonId } from "../people/schema.ts";
import type { Actor } from "../platform/context.ts";
import { Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { WantedTourId } from "../units/schema.ts";
import { EditId, type RunId } from "./schema.ts";

/** A hand edit with what it names by code and number. */
export const EditRow = z.object({
  id: EditId,
  kind: z.enum(["pin", "ban", "leave_open"]),
  tour: z.string(),
  wantedTourId: WantedTourId,
  personId: PersonId.nullable(),
  number: z.string().nullable(),
  reason: z.string(),
  author: z.string(),
  recordedAt: Moment,
  withdrawnAt: Moment.nullable(),
});
export type EditRow = z.infer<typeof EditRow>;

/** Hand edits of a run in the order they were made, withdrawn ones too. */
export async function listEdits(db: Db, id: RunId): Promise<readonly EditRow[]> {
  return db.many(
    EditRow,
    sql`
      select e.id, e.kind, w.code as tour, e.wanted_tour_id as "wantedTourId", e.person_id as "personId", p.number, e.reason,
        coalesce(u.name, e.author) as author, e.recorded_at as "recordedAt", e.withdrawn_at as "withdrawnAt"
      from selection_edits e
      join wanted_tours w on w.contributor = e.contributor and w.id = e.wanted_tour_id
      left join people p on p.contributor = e.contributor and p.id = e.person_id
      left join users u on u.contributor = e.contributor and u.id::text = e.author
      where e.contributor = ${db.contributor} and e.run_id = ${id}
      order by e.recorded_at, e.id
    `,
  );
}

/** A hand edit to be kept. */
export interface NewEdit {
  readonly id: EditId;
  readonly runId: RunId;
  readonly kind: EditRow["kind"];
  readonly wantedTourId: string;
  readonly personId: string | null;
  readonly reason: string;
}

/** Adds a hand edit. The database refuses a second pin or an open post for the same tour. */
export async function saveEdit(tx: Tx, actor: Actor, edit: NewEdit): Promise<void> {
  await tx.run(sql`
    insert into selection_edits (contributor, id, run_id, kind, wanted_tour_id, person_id, reason, author, recorded_at)
    values (${tx.contributor}, ${edit.id}, ${edit.runId}, ${edit.kind}, ${edit.wantedTourId}, ${edit.personId}, ${edit.reason},
      ${actor.id}, clock_timestamp())
  `);
}

/** Takes the edits in force of one run over to another, with their authors and moments. */
export async function copyEdits(tx: Tx, from: RunId, to: RunId): Promise<void> {
  await tx.run(sql`
    insert into selection_edits (contributor, id, run_id, kind, wanted_tour_id, person_id, reason, author, recorded_at)
    select contributor, gen_random_uuid(), ${to}, kind, wanted_tour_id, person_id, reason, author, recorded_at
    from selection_edits
    where contributor = ${tx.contributor} and run_id = ${from} and withdrawn_at is null
  `);
}

/** Withdraws an edit; answers whether it was in force. */
export async function markWithdrawn(tx: Tx, actor: Actor, runId: RunId, id: EditId): Promise<boolean> {
  const rows = await tx.run(sql`
    update selection_edits set withdrawn_at = clock_timestamp(), withdrawn_by = ${actor.id}
    where contributor = ${tx.contributor} and run_id = ${runId} and id = ${id} and withdrawn_at is null
  `);
  return rows === 1;
}
