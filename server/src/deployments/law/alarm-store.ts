/** SQL of what alarms are raised from beside stays: lead times of withdrawals, checks of conditions. */
import type { Recording } from "../../missions/store.ts";
import type { Moment } from "../../platform/days.ts";
import { type Db, sql, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { ConditionCheck, type NewWithdrawalLead, WithdrawalLead } from "../alarms/schema.ts";

/** Lead times as known at a moment, by mission and day. */
export async function listLeadTimes(db: Db, knownAt: Moment): Promise<readonly WithdrawalLead[]> {
  return db.many(
    WithdrawalLead,
    sql`
      select id, mission, days, valid_from as "validFrom", source, confidence, recorded_at as "recordedAt", recorded_by as "recordedBy"
      from withdrawal_lead_times
      where contributor = ${db.contributor} and recorded_at <= ${knownAt} and (superseded_at is null or superseded_at > ${knownAt})
      order by mission nulls first, valid_from
    `,
  );
}

/** Keeps a lead time in the place of one for the same mission and day, and answers its id. */
export async function saveLeadTime(tx: Tx, lead: NewWithdrawalLead, recording: Recording): Promise<string> {
  const id = newId();
  await tx.run(sql`
    update withdrawal_lead_times set superseded_at = ${recording.at}
    where contributor = ${tx.contributor} and mission is not distinct from ${lead.mission}::text and valid_from = ${lead.validFrom}
      and superseded_at is null
  `);
  await tx.run(sql`
    insert into withdrawal_lead_times (contributor, id, mission, days, valid_from, source, confidence, recorded_at, recorded_by)
    values (${tx.contributor}, ${id}, ${lead.mission}, ${lead.days}, ${lead.validFrom}, ${lead.source}, ${lead.confidence},
      ${recording.at}, ${recording.by})
  `);
  return id;
}

/** Checks of conditions as known at a moment, by day. */
export async function listChecks(db: Db, knownAt: Moment): Promise<readonly ConditionCheck[]> {
  return db.many(
    ConditionCheck,
    sql`
      select condition_id as "conditionId", checked_on as "checkedOn", holds, note, next_on as "nextOn", source
      from condition_checks
      where contributor = ${db.contributor} and recorded_at <= ${knownAt}
      order by checked_on, recorded_at
    `,
  );
}

/** Keeps a check of a condition. */
export async function addCheck(
  tx: Tx,
  authorisationId: string,
  check: ConditionCheck,
  recording: Recording,
): Promise<void> {
  await tx.run(sql`
    insert into condition_checks (contributor, id, authorisation_id, condition_id, checked_on, holds, note, next_on, source, recorded_at,
      recorded_by)
    values (${tx.contributor}, ${newId()}, ${authorisationId}, ${check.conditionId}, ${check.checkedOn}, ${check.holds}, ${check.note},
      ${check.nextOn}, ${check.source}, ${recording.at}, ${recording.by})
  `);
}
