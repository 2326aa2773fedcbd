/** SQL of decisions: reads them whole as known at a moment, writes their parts. */
import { z } from "zod";
import { Confidence } from "../missions/schema.ts";
import { Day, earlierDay, type Moment } from "../platform/days.ts";
import { type Db, sql } from "../platform/db.ts";
import { NotFound } from "../platform/errors.ts";
import { occurrencesOf } from "./duties.ts";
import { type Authorisation, type AuthorisationStatus, Cost, LegalBasis, ProposalFacts, type Scope } from "./schema.ts";
import { decidedOn, statusOn, withTime } from "./status.ts";
import { readParts } from "./store-parts.ts";
import { listProcedures } from "./store-procedures.ts";
import { lastDayOfAll } from "./validity.ts";

export { addProcedure, listProcedures } from "./store-procedures.ts";

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
  legalBasis: z.array(LegalBasis),
  cost: Cost.nullable(),
  coversRotations: z.boolean().nullable(),
  rotationMonths: z.int().nullable(),
  ratifyBy: Day.nullable(),
  draftedBy: z.string(),
});

/** All decisions with everything recorded of them, on no day in particular. */
export interface RecordedDecisions {
  readonly rows: readonly z.infer<typeof Row>[];
  readonly procedures: Awaited<ReturnType<typeof listProcedures>>;
  readonly parts: Awaited<ReturnType<typeof readParts>>;
}

/**
 * All decisions in order of their day, with their status on `asOf`, as known at `knownAt`. Those not yet recorded then, and those
 * whose first event lies after `asOf`, are not there.
 */
export async function listAuthorisations(db: Db, asOf: Day, knownAt: Moment): Promise<readonly Authorisation[]> {
  return decisionsOn(await readDecisions(db, knownAt), asOf);
}

/** Reads all decisions as known at a moment, to be asked for on any day. */
export async function readDecisions(db: Db, knownAt: Moment): Promise<RecordedDecisions> {
  const rows = await db.many(
    Row,
    sql`
      select id, reference, title, proposer, proposed_on as "proposedOn", proposal, outcome, source, confidence, version,
        procedure_id as "procedureId", legal_basis as "legalBasis", covers_rotations as "coversRotations",
        rotation_months as "rotationMonths", ratify_by as "ratifyBy", drafted_by as "draftedBy",
        case when cost_minor is null then null else jsonb_build_object('minor', cost_minor, 'currency', cost_currency,
          'period', cost_period, 'sourceLine', cost_source_line) end as cost
      from authorisations
      where contributor = ${db.contributor} and recorded_at <= ${knownAt}
    `,
  );
  return { rows, procedures: await listProcedures(db), parts: await readParts(db, knownAt) };
}

/** The decisions as they stand on a day, in order of their own day; those whose first event lies after it are not there. */
export function decisionsOn(recorded: RecordedDecisions, asOf: Day): readonly Authorisation[] {
  const { rows, parts } = recorded;
  const procedures = new Map(recorded.procedures.map((procedure) => [procedure.id, procedure]));
  const all = rows.map(({ procedureId, ...row }) => {
    const procedure = procedures.get(procedureId);
    const events = parts.events.of(row.id);
    const given = statusOn(events, asOf);
    if (procedure === undefined || given === null) return null;
    const scopes = parts.scopes.of(row.id).map((scope) => withinUrgency(scope, given, row.ratifyBy));
    const reports = parts.reports.of(row.id);
    const ends = lastDayOfAll(scopes);
    return {
      ...row,
      id: row.id as Authorisation["id"],
      procedure,
      status: withTime(given, { scopes, ratifyBy: row.ratifyBy }, asOf),
      decidedOn: decidedOn(events, asOf),
      votes: parts.votes.of(row.id).filter((vote) => vote.heldOn <= asOf),
      relations: parts.relations.of(row.id),
      scopes,
      ceilings: parts.ceilings.of(row.id),
      interpretations: parts.interpretations.of(row.id),
      conditions: parts.conditions.of(row.id),
      duties: parts.duties.of(row.id).map((duty) => {
        const own = reports.filter((report) => report.dutyId === duty.id);
        const occurrences = occurrencesOf(duty, own, asOf, ends);
        return { ...duty, doneOn: latest(occurrences.map((each) => each.doneOn)), occurrences };
      }),
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

/** While urgency is not ratified, and when it never was, no day after the one set for ratification is covered. */
function withinUrgency(scope: Scope, status: AuthorisationStatus, ratifyBy: Day | null): Scope {
  if (ratifyBy === null || (status !== "acting" && status !== "must_withdraw")) return scope;
  return { ...scope, validTo: scope.validTo === null ? ratifyBy : earlierDay(scope.validTo, ratifyBy) };
}

function latest(days: readonly (Day | null)[]): Day | null {
  return days.reduce<Day | null>((best, day) => (best === null || (day !== null && day > best) ? day : best), null);
}
