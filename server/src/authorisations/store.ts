/** SQL of decisions: reads them whole as known at a moment, writes their parts. */
import { z } from "zod";
import { Confidence } from "../missions/schema.ts";
import type { Recording } from "../missions/store.ts";
import { Day, type Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { NotFound } from "../platform/errors.ts";
import { type Authorisation, Procedure, ProposalFacts, type Step } from "./schema.ts";
import { decidedOn, statusOn } from "./status.ts";
import { readParts } from "./store-parts.ts";

const Row = z.object({
  id: z.uuid(),
  reference: z.string(),
  title: z.string(),
  proposer: z.string(),
  proposedOn: Day.nullable(),
  proposal: ProposalFacts,
  outcome: z.string(),
  source: z.string(),
  confidence: Confidence,
  version: z.int(),
  procedureId: z.uuid(),
});

/** What the database keeps of who drafted a decision; needed to keep proposer and approver apart. */
export const Drafter = z.object({ draftedBy: z.string() });

/**
 * All decisions in order of their day, with their status on `asOf`, as known at `knownAt`. Those not yet recorded then, and those
 * whose first event lies after `asOf`, are not there.
 */
export async function listAuthorisations(db: Db, asOf: Day, knownAt: Moment): Promise<readonly Authorisation[]> {
  const rows = await db.many(
    Row,
    sql`
      select id, reference, title, proposer, proposed_on as "proposedOn", proposal, outcome, source, confidence, version,
        procedure_id as "procedureId"
      from authorisations
      where contributor = ${db.contributor} and recorded_at <= ${knownAt}
    `,
  );
  const procedures = new Map((await listProcedures(db)).map((procedure) => [procedure.id, procedure]));
  const parts = await readParts(db, knownAt);
  const all = rows.map(({ procedureId, ...row }) => {
    const procedure = procedures.get(procedureId);
    const events = parts.events.of(row.id);
    const status = statusOn(events, asOf);
    if (procedure === undefined || status === null) return null;
    return {
      ...row,
      id: row.id as Authorisation["id"],
      procedure,
      status,
      decidedOn: decidedOn(events, asOf),
      votes: parts.votes.of(row.id).filter((vote) => vote.heldOn <= asOf),
      relations: parts.relations.of(row.id),
      scopes: parts.scopes.of(row.id),
      ceilings: parts.ceilings.of(row.id),
      interpretations: parts.interpretations.of(row.id),
      conditions: parts.conditions.of(row.id),
      duties: parts.duties
        .of(row.id)
        .map((duty) => (duty.doneOn !== null && duty.doneOn > asOf ? { ...duty, doneOn: null } : duty)),
      papers: parts.papers.of(row.id),
      events: events.filter((event) => event.day <= asOf),
    };
  });
  const known = all.filter((authorisation) => authorisation !== null);
  return known.sort((a, b) =>
    dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.reference < b.reference ? -1 : 1,
  );
}

function dayOf(authorisation: Authorisation): Day {
  return authorisation.decidedOn ?? authorisation.proposedOn ?? "9999-12-31";
}

/** The decision of that id or reference; throws `NotFound`. */
export async function getAuthorisation(db: Db, id: string, asOf: Day, knownAt: Moment): Promise<Authorisation> {
  const found = (await listAuthorisations(db, asOf, knownAt)).find((a) => a.id === id || a.reference === id);
  if (found === undefined) throw new NotFound(`There is no decision ${id} as known then.`, { authorisation: id });
  return found;
}

/** Account that drafted the decision. */
export async function getDrafter(db: Db, id: string): Promise<string> {
  const { draftedBy } = await db.one(
    Drafter,
    sql`select drafted_by as "draftedBy" from authorisations where contributor = ${db.contributor} and id = ${id}`,
  );
  return draftedBy;
}

/** The country's procedures by the day their law began to know them. */
export async function listProcedures(db: Db): Promise<readonly Procedure[]> {
  return db.many(
    Procedure,
    sql`
      select id, code, kind, title, bodies, instrument, article, requires_consent as "requiresConsent", sends,
        valid_from as "validFrom", valid_to as "validTo", note, source, confidence
      from procedures
      where contributor = ${db.contributor}
      order by valid_from, code
    `,
  );
}

/** Adds a procedure. */
export async function addProcedure(tx: Tx, procedure: Procedure, recording: Recording): Promise<void> {
  await tx.run(sql`
    insert into procedures (contributor, id, code, kind, title, bodies, instrument, article, requires_consent, sends, valid_from,
      valid_to, note, source, confidence, recorded_at, recorded_by)
    values (${tx.contributor}, ${procedure.id}, ${procedure.code}, ${procedure.kind}, ${procedure.title}, ${procedure.bodies},
      ${procedure.instrument}, ${procedure.article}, ${procedure.requiresConsent}, ${procedure.sends}, ${procedure.validFrom},
      ${procedure.validTo}, ${procedure.note}, ${procedure.source}, ${procedure.confidence}, ${recording.at}, ${recording.by})
  `);
}

/** Adds an event of a decision, and the votes taken in it. */
export async function addStep(
  tx: Tx,
  id: string,
  eventId: string,
  voteIds: readonly string[],
  step: Step,
  recording: Recording,
): Promise<void> {
  await tx.run(sql`
    insert into authorisation_events (contributor, id, authorisation_id, drafted_by, kind, day, note, source, recorded_at, recorded_by)
    select contributor, ${eventId}, id, drafted_by, ${step.kind}, ${step.day}, ${step.note}, ${step.source}, ${recording.at}, ${recording.by}
    from authorisations
    where contributor = ${tx.contributor} and id = ${id}
  `);
  for (const [index, vote] of step.votes.entries()) {
    await tx.run(sql`
      insert into authorisation_votes (contributor, id, authorisation_id, body, held_on, in_favour, against, abstained, present, result,
        source, recorded_at, recorded_by)
      values (${tx.contributor}, ${voteIds[index]}, ${id}, ${vote.body}, ${vote.heldOn}, ${vote.inFavour}, ${vote.against},
        ${vote.abstained}, ${vote.present}, ${vote.result}, ${vote.source}, ${recording.at}, ${recording.by})
    `);
  }
}

/** Sets why it ended as it did and moves the version on; 0 rows when somebody saved first. */
export async function nextVersion(tx: Tx, id: string, version: number): Promise<number> {
  return tx.run(sql`
    update authorisations set version = version + 1
    where contributor = ${tx.contributor} and id = ${id} and version = ${version}
  `);
}
