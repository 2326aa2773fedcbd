/** SQL of eligibility: rules, waivers, and when people were or will be away. */
import { z } from "zod";
import type { Actor } from "../platform/context.ts";
import { Day } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { Rule, RuleId, Waiver } from "./schema.ts";
import type { Span } from "./spans.ts";

/** Adds rules. Two texts of one rule on one day are refused by the database. */
export async function saveRules(tx: Tx, actor: Actor, rules: readonly Omit<Rule, "id">[]): Promise<void> {
  const rows = rules.map((rule) => ({ ...rule, id: RuleId.parse(newId()) }));
  await tx.run(sql`
    insert into eligibility_rules (contributor, id, code, title, scope, test, holds, severity, owner, source, assumed,
      waiver_authority, effective_from, effective_to, recorded_at, recorded_by)
    select ${tx.contributor}, id, code, title, scope, test, holds, severity, owner, source, assumed, "waiverAuthority",
      "effectiveFrom", "effectiveTo", now(), ${actor.id}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, code text, title text, scope jsonb, test jsonb,
      holds text, severity text, owner text, source text, assumed boolean, "waiverAuthority" text, "effectiveFrom" date,
      "effectiveTo" date)
  `);
}

/** All rules ever in force, by code and first day; with `on`, those in force on that day. */
export async function listRules(db: Db, on: Day | null = null): Promise<readonly Rule[]> {
  return db.many(
    Rule,
    sql`
      select id, code, title, scope, test, holds, severity, owner, source, assumed, waiver_authority as "waiverAuthority",
        effective_from as "effectiveFrom", effective_to as "effectiveTo"
      from eligibility_rules
      where contributor = ${db.contributor} and superseded_at is null
        and (${on}::date is null or daterange(effective_from, effective_to, '[]') @> ${on}::date)
      order by code, effective_from
    `,
  );
}

/** Adds a waiver. */
export async function saveWaiver(tx: Tx, actor: Actor, waiver: Waiver): Promise<void> {
  await tx.run(sql`
    insert into waivers (contributor, id, person_id, rule, authority, reason, valid_from, valid_to, recorded_at, recorded_by)
    values (${tx.contributor}, ${waiver.id}, ${waiver.personId}, ${waiver.rule}, ${waiver.authority}, ${waiver.reason},
      ${waiver.validFrom}, ${waiver.validTo}, now(), ${actor.id})
  `);
}

/** Waivers of the given people, or of all; by person and first day. */
export async function listWaivers(db: Db, personIds: readonly string[] | null = null): Promise<readonly Waiver[]> {
  const ids = personIds === null ? null : [...personIds];
  return db.many(
    Waiver,
    sql`
      select id, person_id as "personId", rule, authority, reason, valid_from as "validFrom", valid_to as "validTo"
      from waivers
      where contributor = ${db.contributor} and superseded_at is null
        and (${ids}::uuid[] is null or person_id = any(${ids}::uuid[]))
      order by person_id, valid_from, id
    `,
  );
}

const AwayRow = z.object({ personId: z.string(), mission: z.string(), from: Day, to: Day });

/** One stay in a mission, past, present or planned. */
export interface Away extends Span {
  readonly mission: string;
}

/** When the given people, or all, were or will be in a mission, in order of days; people without any are left out. */
export async function awayOf(
  db: Db,
  personIds: readonly string[] | null = null,
): Promise<ReadonlyMap<string, readonly Away[]>> {
  const ids = personIds === null ? null : [...personIds];
  const rows = await db.many(
    AwayRow,
    sql`
      select person_id as "personId", mission, from_day as "from", to_day as "to"
      from presences
      where contributor = ${db.contributor} and superseded_at is null
        and (${ids}::uuid[] is null or person_id = any(${ids}::uuid[]))
      order by person_id, from_day
    `,
  );
  return Map.groupBy(rows, ({ personId }) => personId);
}
