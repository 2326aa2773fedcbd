/** SQL of the lead times that an office has set. */
import { z } from "zod";
import type { Recording } from "../../missions/store.ts";
import type { Moment } from "../../platform/days.ts";
import { type Db, sql, type Tx } from "../../platform/db.ts";
import { LeadTime } from "./warning-shapes.ts";

/** Lead times by the day from which they hold, as known at a moment. */
export async function listLeadTimes(db: Db, knownAt: Moment): Promise<readonly LeadTime[]> {
  return db.many(
    LeadTime,
    sql`
      select l.id, l.role, l.contribution_id as "contributionId", c.code as contribution, l.valid_from as "validFrom", l.source,
        l.confidence, l.recorded_at as "recordedAt", coalesce((select u.name from users u where u.contributor = l.contributor and u.id::text = l.recorded_by), l.recorded_by) as "recordedBy",
        jsonb_build_object('select', select_days, 'train', train_days, 'clear', clear_days, 'visa', visa_days, 'fly', fly_days) as days
      from lead_times l
      left join contributions c on c.contributor = l.contributor and c.id = l.contribution_id
      where l.contributor = ${db.contributor} and l.recorded_at <= ${knownAt} and (l.superseded_at is null or l.superseded_at > ${knownAt})
      order by l.valid_from, l.id
    `,
  );
}

/** What a lead time says, without who recorded it. */
export type GivenLeadTime = Pick<LeadTime, "role" | "contributionId" | "days" | "validFrom" | "source" | "confidence">;

/** Writes a lead time; one for the same role or contribution from the same day is superseded. */
export async function saveLeadTime(tx: Tx, id: string, given: GivenLeadTime, recording: Recording): Promise<void> {
  const { role, contributionId, days, validFrom, source, confidence } = given;
  await tx.run(sql`
    update lead_times set superseded_at = ${recording.at}
    where contributor = ${tx.contributor} and superseded_at is null and valid_from = ${validFrom}
      and role is not distinct from ${role}::text and contribution_id is not distinct from ${contributionId}::uuid
  `);
  await tx.run(sql`
    insert into lead_times (contributor, id, role, contribution_id, select_days, train_days, clear_days, visa_days, fly_days, valid_from,
      source, confidence, recorded_at, recorded_by)
    values (${tx.contributor}, ${z.uuid().parse(id)}, ${role}, ${contributionId}, ${days.select}, ${days.train}, ${days.clear}, ${days.visa},
      ${days.fly}, ${validFrom}, ${source}, ${confidence}, ${recording.at}, ${recording.by})
  `);
}
