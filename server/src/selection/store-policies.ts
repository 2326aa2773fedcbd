/** SQL of the policies that selection obeys. */
import type { Actor } from "../platform/context.ts";
import type { Day } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { Policy } from "./policies.ts";

/** Adds policies. */
export async function savePolicies(tx: Tx, actor: Actor, policies: readonly Policy[]): Promise<void> {
  const rows = policies.map((policy) => ({ ...policy, id: newId() }));
  await tx.run(sql`
    insert into selection_policies (contributor, id, code, title, policy, source, assumed, effective_from, effective_to,
      recorded_at, recorded_by)
    select ${tx.contributor}, id, code, title, policy, source, assumed, "effectiveFrom", "effectiveTo", now(), ${actor.id}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, code text, title text, policy jsonb, source text,
      assumed boolean, "effectiveFrom" date, "effectiveTo" date)
  `);
}

/** Policies in force on `on`, by code. */
export async function listPolicies(db: Db, on: Day): Promise<readonly Policy[]> {
  return db.many(
    Policy,
    sql`
      select code, title, policy, source, assumed, effective_from as "effectiveFrom", effective_to as "effectiveTo"
      from selection_policies
      where contributor = ${db.contributor} and superseded_at is null
        and daterange(effective_from, effective_to, '[]') @> ${on}::date
      order by code
    `,
  );
}
