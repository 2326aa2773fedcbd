/** SQL of who follows whom: on a post, and on a rotation. */
import { z } from "zod";
import type { Day } from "../../platform/days.ts";
import { type Db, sql } from "../../platform/db.ts";

const FollowerRow = z.object({ tourId: z.string(), person: z.string() });

/** For each tour that ends on a day, the number of somebody else who is or will be on its post on the day after. */
export async function followersOf(
  db: Db,
  ending: readonly { readonly tourId: string; readonly postId: string | null; readonly day: Day }[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.many(
    FollowerRow,
    sql`
      select distinct on (given."tourId") given."tourId", h.number as person
      from jsonb_to_recordset(${JSON.stringify(ending)}::jsonb) as given("tourId" uuid, "postId" uuid, day date)
      join tours t on t.contributor = ${db.contributor} and t.post_id = given."postId" and t.id <> given."tourId"
      join presences p on p.contributor = t.contributor and p.tour_id = t.id and p.superseded_at is null
        and p.from_day <= given.day + 1 and p.to_day > given.day
      join people h on h.contributor = t.contributor and h.id = t.person_id
      order by given."tourId", p.from_day, h.number
    `,
  );
  return new Map(rows.map(({ tourId, person }) => [tourId, person]));
}
