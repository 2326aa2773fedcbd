/** SQL of a plan's assignments, and of the tours that were recorded for them. */
import { z } from "zod";
import { PersonId } from "../people/schema.ts";
import { Day } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { PostId, WantedTourId } from "../units/schema.ts";
import type { RunId } from "./schema.ts";

/** One assignment of a plan, as a row. `tourId` is there once it was approved and recorded. */
export const AssignmentRow = z.object({
  wantedTourId: WantedTourId,
  personId: PersonId,
  postId: PostId,
  from: Day,
  to: Day,
  score: z.int(),
  cover: z.string(),
  tourId: z.uuid().nullable(),
});
export type AssignmentRow = z.infer<typeof AssignmentRow>;

/** Adds the assignments of a run's plan. */
export async function saveAssignments(
  tx: Tx,
  id: RunId,
  rows: readonly Omit<AssignmentRow, "tourId">[],
): Promise<void> {
  await tx.run(sql`
    insert into selection_assignments (contributor, run_id, wanted_tour_id, person_id, post_id, first_day, last_day, score, cover)
    select ${tx.contributor}, ${id}, "wantedTourId", "personId", "postId", "from", "to", score, cover
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("wantedTourId" uuid, "personId" uuid, "postId" uuid,
      "from" date, "to" date, score int, cover text)
  `);
}

/** Assignments of a run in the order of their tours' codes. */
export async function listAssignments(db: Db, id: RunId): Promise<readonly AssignmentRow[]> {
  return db.many(
    AssignmentRow,
    sql`
      select a.wanted_tour_id as "wantedTourId", a.person_id as "personId", a.post_id as "postId", a.first_day as "from",
        a.last_day as "to", a.score, a.cover, a.tour_id as "tourId"
      from selection_assignments a
      join wanted_tours w on w.contributor = a.contributor and w.id = a.wanted_tour_id
      where a.contributor = ${db.contributor} and a.run_id = ${id}
      order by w.code
    `,
  );
}

/** Names the tours that were recorded for a run's assignments. */
export async function setTours(
  tx: Tx,
  id: RunId,
  tours: readonly { wantedTourId: string; tourId: string }[],
): Promise<void> {
  await tx.run(sql`
    update selection_assignments a set tour_id = given."tourId"
    from jsonb_to_recordset(${JSON.stringify(tours)}::jsonb) as given("wantedTourId" uuid, "tourId" uuid)
    where a.contributor = ${tx.contributor} and a.run_id = ${id} and a.wanted_tour_id = given."wantedTourId"
  `);
}
