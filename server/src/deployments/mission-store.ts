/**
 * What a moved end of a mission does to presence in it. Nobody's days are changed behind their back: a stay that now lies past the end
 * is marked with the change that put it there, and stands in the list of those who must leave until it is shortened. A stay that an
 * end moved later takes in again loses its mark. The database refuses a stay past the end that has none.
 */
import type { MissionId } from "../missions/schema.ts";
import { setLimits } from "../missions/store.ts";
import { sql, type Tx } from "../platform/db.ts";
import { lockCeilings } from "./store-presence.ts";

/** Moves the last days that bind presence in the mission, and marks or frees what stands there. `change`: the change of the mission. */
export async function moveLimits(tx: Tx, mission: MissionId, change: string): Promise<void> {
  // Writers of presence read the limit under this lock, so none can slip in between.
  await lockCeilings(tx);
  await setLimits(tx, mission);
  await tx.run(sql`
    update presences p
    set mission_to = case when p.superseded_at is null then l.last_day end,
      past_end_by = case when p.superseded_at is null and p.breach_id is null and p.to_day > l.last_day
        then coalesce(p.past_end_by, ${change}::uuid) end
    from mission_limits l
    where p.contributor = ${tx.contributor} and p.mission = ${mission} and p.mission_to is not null
      and l.contributor = p.contributor and l.mission = p.mission and l.purpose = p.purpose and l.last_day <> p.mission_to
  `);
}
