/** SQL of one question to the volunteers' declarations: who has none in force on a day. */
import { z } from "zod";
import type { Day } from "../../platform/days.ts";
import { type Db, sql } from "../../platform/db.ts";

/** Of these people, those without a declaration in force on the day for their track; the day of withdrawal no longer counts. */
export async function undeclaredOn(
  db: Db,
  people: readonly { readonly personId: string; readonly track: "individual" | "contingent" }[],
  day: Day,
): Promise<ReadonlySet<string>> {
  const rows = await db.many(
    z.object({ personId: z.string() }),
    sql`
      select given."personId"
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as given("personId" uuid, track text)
      where not exists (
        select 1 from declarations d
        where d.contributor = ${db.contributor} and d.person_id = given."personId" and d.superseded_at is null
          and d.track in (given.track, 'both') and d.given <= ${day} and (d.withdrawn is null or d.withdrawn > ${day})
          and (d.expires is null or d.expires >= ${day}))
    `,
  );
  return new Set(rows.map((row) => row.personId));
}
