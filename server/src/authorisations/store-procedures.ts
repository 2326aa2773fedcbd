/** SQL of how the country decides: procedures, bodies and the days on which they sit. */
import type { Recording } from "../missions/store.ts";
import type { Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { DecidingBody, NewProcedure, Procedure, SittingDay, type Sittings } from "./schema.ts";

/** The country's procedures by the day their law began to know them. */
export async function listProcedures(db: Db): Promise<readonly Procedure[]> {
  return db.many(
    Procedure,
    sql`
      select id, code, kind, title, bodies, sits_as as "sitsAs", rules, terms, instrument, article,
        requires_consent as "requiresConsent", sends, valid_from as "validFrom", valid_to as "validTo", note, source, confidence
      from procedures
      where contributor = ${db.contributor}
      order by valid_from, code
    `,
  );
}

/** Adds a procedure; `pack` is the country whose pack it came with, empty when a person entered it. */
export async function addProcedure(
  tx: Tx,
  given: NewProcedure & { readonly id: string },
  recording: Recording,
  pack = "",
): Promise<void> {
  const procedure = NewProcedure.parse(given);
  await tx.run(sql`
    insert into procedures (contributor, id, code, kind, title, bodies, sits_as, rules, terms, instrument, article, requires_consent, sends,
      valid_from, valid_to, note, source, confidence, pack, recorded_at, recorded_by)
    values (${tx.contributor}, ${given.id}, ${procedure.code}, ${procedure.kind}, ${procedure.title}, ${procedure.bodies},
      ${procedure.sitsAs}, ${JSON.stringify(procedure.rules)}, ${JSON.stringify(procedure.terms)}, ${procedure.instrument},
      ${procedure.article}, ${procedure.requiresConsent}, ${procedure.sends}, ${procedure.validFrom}, ${procedure.validTo},
      ${procedure.note}, ${procedure.source}, ${procedure.confidence}, ${pack}, ${recording.at}, ${recording.by})
  `);
}

/** Bodies by the day from which they sit, and the sitting days known at a moment. */
export async function readSittings(db: Db, knownAt: Moment): Promise<Sittings> {
  const bodies = await db.many(
    DecidingBody,
    sql`
      select name, members, sits_from as "sitsFrom", sits_to as "sitsTo", note, source, confidence
      from deciding_bodies
      where contributor = ${db.contributor} and recorded_at <= ${knownAt}
      order by sits_from, name
    `,
  );
  const days = await db.many(
    SittingDay,
    sql`
      select body, day, source, confidence
      from body_sitting_days
      where contributor = ${db.contributor} and recorded_at <= ${knownAt} and (superseded_at is null or superseded_at > ${knownAt})
      order by body, day
    `,
  );
  return { bodies, days };
}

/** Adds a body unless one of that name sits from that day already; tells whether it was added. */
export async function addBody(tx: Tx, body: DecidingBody, recording: Recording): Promise<boolean> {
  const added = await tx.run(sql`
    insert into deciding_bodies (contributor, id, name, members, sits_from, sits_to, note, source, confidence, recorded_at, recorded_by)
    values (${tx.contributor}, ${newId()}, ${body.name}, ${body.members}, ${body.sitsFrom}, ${body.sitsTo}, ${body.note}, ${body.source},
      ${body.confidence}, ${recording.at}, ${recording.by})
    on conflict (contributor, name, sits_from) do nothing
  `);
  return added > 0;
}

/** Adds sitting days that are not known yet; returns how many. */
export async function addSittingDays(tx: Tx, days: readonly SittingDay[], recording: Recording): Promise<number> {
  return tx.run(sql`
    insert into body_sitting_days (contributor, body, day, source, confidence, recorded_at, recorded_by)
    select distinct on (body, day) ${tx.contributor}, body, day, source, confidence, ${recording.at}::timestamptz, ${recording.by}
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as given(body text, day date, source text, confidence text)
    on conflict (contributor, body, day) where superseded_at is null do nothing
  `);
}
