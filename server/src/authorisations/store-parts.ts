/** SQL of the parts of decisions, read for all decisions at once and grouped. */
import { z } from "zod";
import type { Moment } from "../platform/days.ts";
import { type Db, sql } from "../platform/db.ts";
import {
  AuthorisationEvent,
  Ceiling,
  Condition,
  Duty,
  Interpretation,
  PaperReference,
  Relation,
  Scope,
  Vote,
} from "./schema.ts";

/** Rows of one kind by the decision they belong to. */
export interface Parts<T> {
  of(authorisation: string): T[];
}

/** Every part of every decision as known at a moment. */
export async function readParts(db: Db, knownAt: Moment) {
  return {
    events: await events(db, knownAt),
    votes: await votes(db, knownAt),
    relations: await relations(db, knownAt),
    scopes: await scopes(db, knownAt),
    ceilings: await ceilings(db, knownAt),
    interpretations: await interpretations(db, knownAt),
    conditions: await conditions(db, knownAt),
    duties: await duties(db, knownAt),
    papers: await papers(db, knownAt),
  };
}

const Owned = z.object({ authorisation: z.uuid() });

function grouped<T extends object>(rows: readonly (T & { authorisation: string })[]): Parts<T> {
  const groups = new Map<string, T[]>();
  for (const { authorisation, ...part } of rows) {
    const group = groups.get(authorisation) ?? [];
    group.push(part as unknown as T);
    groups.set(authorisation, group);
  }
  return { of: (authorisation) => groups.get(authorisation) ?? [] };
}

function known(db: Db, knownAt: Moment) {
  return sql`contributor = ${db.contributor} and recorded_at <= ${knownAt} and (superseded_at is null or superseded_at > ${knownAt})`;
}

async function events(db: Db, knownAt: Moment): Promise<Parts<AuthorisationEvent>> {
  const rows = await db.many(
    AuthorisationEvent.extend(Owned.shape),
    sql`
      select authorisation_id as authorisation, id, kind, day, note, source, recorded_at as "recordedAt", recorded_by as "recordedBy"
      from authorisation_events where ${known(db, knownAt)} order by day, recorded_at, id
    `,
  );
  return grouped(rows);
}

async function votes(db: Db, knownAt: Moment): Promise<Parts<Vote>> {
  const rows = await db.many(
    Vote.extend(Owned.shape),
    sql`
      select authorisation_id as authorisation, body, held_on as "heldOn", in_favour as "inFavour", against, abstained, present, result, source
      from authorisation_votes where ${known(db, knownAt)} order by held_on, body
    `,
  );
  return grouped(rows);
}

async function relations(db: Db, knownAt: Moment): Promise<Parts<Relation>> {
  const rows = await db.many(
    Relation.extend(Owned.shape),
    sql`
      select r.authorisation_id as authorisation, r.to_id as "to", a.reference as "toReference", r.kind, r.source
      from authorisation_relations r
      join authorisations a on a.contributor = r.contributor and a.id = r.to_id
      where r.contributor = ${db.contributor} and r.recorded_at <= ${knownAt} and (r.superseded_at is null or r.superseded_at > ${knownAt})
      order by a.reference
    `,
  );
  return grouped(rows);
}

async function scopes(db: Db, knownAt: Moment): Promise<Parts<Scope>> {
  const rows = await db.many(
    Scope.extend(Owned.shape),
    sql`
      select authorisation_id as authorisation, id, label, missions, roles, unit_types as "unitTypes", modes, partner,
        valid_from as "validFrom", valid_to as "validTo", ends_with_mandate as "endsWithMandate",
        covers_withdrawal as "coversWithdrawal", caveats, source, confidence, note,
        array(select sc.ceiling_id::text from authorisation_scope_ceilings sc
          where sc.contributor = authorisation_scopes.contributor and sc.scope_id = authorisation_scopes.id order by sc.ord) as ceilings
      from authorisation_scopes where ${known(db, knownAt)} order by label, id
    `,
  );
  return grouped(rows);
}

async function ceilings(db: Db, knownAt: Moment): Promise<Parts<Ceiling>> {
  const rows = await db.many(
    Ceiling.extend(Owned.shape),
    sql`
      select authorisation_id as authorisation, id, code, label, kind, people, reading, excludes, source, confidence, note,
        case when overlap_people = 0 then null else jsonb_build_object('people', overlap_people, 'days', overlap_days,
          'inferred', overlap_inferred, 'source', overlap_source) end as overlap
      from authorisation_ceilings where ${known(db, knownAt)} order by code
    `,
  );
  return grouped(rows);
}

async function interpretations(db: Db, knownAt: Moment): Promise<Parts<Interpretation>> {
  const rows = await db.many(
    Interpretation.extend(Owned.shape),
    sql`
      select authorisation_id as authorisation, id, about, ceiling_id as "ceilingId", question, chosen, reason,
        chosen_by as "chosenBy", chosen_on as "chosenOn"
      from authorisation_interpretations where ${known(db, knownAt)} order by chosen_on, id
    `,
  );
  return grouped(rows);
}

async function conditions(db: Db, knownAt: Moment): Promise<Parts<Condition>> {
  const rows = await db.many(
    Condition.extend(Owned.shape),
    sql`
      select authorisation_id as authorisation, id, kind, text, consequence, source
      from authorisation_conditions where ${known(db, knownAt)} order by id
    `,
  );
  return grouped(rows);
}

async function duties(db: Db, knownAt: Moment): Promise<Parts<Duty>> {
  const rows = await db.many(
    Duty.extend(Owned.shape),
    sql`
      select authorisation_id as authorisation, id, text, owed_to as "to", due_on as "dueOn", done_on as "doneOn", public, source
      from authorisation_duties where ${known(db, knownAt)} order by due_on, id
    `,
  );
  return grouped(rows);
}

async function papers(db: Db, knownAt: Moment): Promise<Parts<PaperReference>> {
  const rows = await db.many(
    PaperReference.extend(Owned.shape),
    sql`
      select authorisation_id as authorisation, id, title, language, published, sha256
      from authorisation_papers where ${known(db, knownAt)} order by id
    `,
  );
  return grouped(rows);
}
