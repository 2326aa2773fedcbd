/** SQL of readings of ceilings: proposed, refused, and confirmed with the ceiling's numbers. */
import { z } from "zod";
import type { Recording } from "../missions/store.ts";
import { Day, Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { CeilingId, CeilingReading } from "./schema.ts";

/** A proposal as it is kept; who acted, by account and by name. */
export const ProposalRow = z.object({
  id: z.uuid(),
  authorisationId: z.uuid(),
  ceilingId: CeilingId,
  before: CeilingReading,
  reading: CeilingReading,
  overlapPeople: z.int(),
  overlapDays: z.int(),
  question: z.string(),
  reason: z.string(),
  source: z.string(),
  proposedOn: Day,
  proposerId: z.string(),
  proposedBy: z.string(),
  recordedAt: Moment,
  decidedBy: z.string().nullable(),
  decidedAt: Moment.nullable(),
  confirmed: z.boolean(),
  refusedBecause: z.string().nullable(),
});
export type ProposalRow = z.infer<typeof ProposalRow>;

/** Proposals for a ceiling, or the one of that id, latest first. */
export async function listProposals(
  db: Db,
  of: { readonly ceilingId?: string; readonly id?: string },
): Promise<readonly ProposalRow[]> {
  return db.many(
    ProposalRow,
    sql`
      select p.id, p.authorisation_id as "authorisationId", p.ceiling_id as "ceilingId", p.before_reading as before, p.reading,
        p.overlap_people as "overlapPeople", p.overlap_days as "overlapDays", p.question, p.reason, p.source,
        p.proposed_on as "proposedOn", p.proposed_by as "proposerId", coalesce(u.name, p.proposed_by) as "proposedBy",
        p.recorded_at as "recordedAt", coalesce(d.name, t.decided_by, f.recorded_by) as "decidedBy",
        coalesce(t.recorded_at, f.recorded_at) as "decidedAt", t.id is not null as confirmed, f.reason as "refusedBecause"
      from reading_proposals p
      left join ceiling_terms t on t.contributor = p.contributor and t.proposal_id = p.id
      left join reading_refusals f on f.contributor = p.contributor and f.proposal_id = p.id
      left join users u on u.contributor = p.contributor and u.id::text = p.proposed_by
      left join users d on d.contributor = p.contributor and d.id::text = coalesce(t.decided_by, f.recorded_by)
      where p.contributor = ${db.contributor}
        and (${of.ceilingId ?? null}::uuid is null or p.ceiling_id = ${of.ceilingId ?? null}::uuid)
        and (${of.id ?? null}::uuid is null or p.id = ${of.id ?? null}::uuid)
      order by p.recorded_at desc, p.id
    `,
  );
}

/** What is put forward for a ceiling, beside how it is read now. */
export interface NewProposal {
  readonly authorisationId: string;
  readonly ceilingId: string;
  readonly before: z.infer<typeof CeilingReading>;
  readonly beforeOverlap: { readonly people: number; readonly days: number } | null;
  readonly reading: z.infer<typeof CeilingReading>;
  readonly overlap: { readonly people: number; readonly days: number } | null;
  readonly question: string;
  readonly reason: string;
  readonly source: string;
  readonly proposedOn: Day;
}

/** Keeps a proposal and answers its id. */
export async function addProposal(tx: Tx, proposal: NewProposal, recording: Recording): Promise<string> {
  const id = newId();
  const { before, beforeOverlap, reading, overlap } = proposal;
  await tx.run(sql`
    insert into reading_proposals (contributor, id, authorisation_id, ceiling_id, before_reading, before_overlap_people,
      before_overlap_days, reading, overlap_people, overlap_days, question, reason, source, proposed_on, proposed_by, recorded_at)
    values (${tx.contributor}, ${id}, ${proposal.authorisationId}, ${proposal.ceilingId}, ${before}, ${beforeOverlap?.people ?? 0},
      ${beforeOverlap?.days ?? 0}, ${reading}, ${overlap?.people ?? 0}, ${overlap?.days ?? 0}, ${proposal.question},
      ${proposal.reason}, ${proposal.source}, ${proposal.proposedOn}, ${recording.by}, ${recording.at})
  `);
  return id;
}

/** Keeps that a proposal was refused or taken back. */
export async function addRefusal(tx: Tx, proposalId: string, reason: string, recording: Recording): Promise<void> {
  await tx.run(sql`
    insert into reading_refusals (contributor, proposal_id, reason, recorded_at, recorded_by)
    values (${tx.contributor}, ${proposalId}, ${reason}, ${recording.at}, ${recording.by})
  `);
}

/**
 * Gives a ceiling the numbers of a proposal. Nobody may have a place under it then: places copy its numbers, and the caller places
 * everybody anew afterwards.
 */
export async function confirmTerms(tx: Tx, proposal: ProposalRow, recording: Recording): Promise<void> {
  const id = newId();
  await tx.run(sql`
    insert into ceiling_terms (contributor, id, ceiling_id, proposal_id, reading, people, overlap_people, overlap_days, before_reading,
      before_people, before_overlap_people, before_overlap_days, proposed_by, decided_by, recorded_at)
    select contributor, ${id}, id, ${proposal.id}, ${proposal.reading}, people, ${proposal.overlapPeople}, ${proposal.overlapDays},
      reading, people, overlap_people, overlap_days, ${proposal.proposerId}, ${recording.by}, ${recording.at}
    from authorisation_ceilings where contributor = ${tx.contributor} and id = ${proposal.ceilingId}
  `);
  await tx.run(sql`
    update authorisation_ceilings
    set reading = ${proposal.reading}, overlap_people = ${proposal.overlapPeople}, overlap_days = ${proposal.overlapDays},
      terms_id = ${id}
    where contributor = ${tx.contributor} and id = ${proposal.ceilingId}
  `);
}

/** Puts the confirmed choice in the place of the one before it; the earlier one stays in the record. */
export async function replaceInterpretation(
  tx: Tx,
  proposal: ProposalRow,
  names: { readonly chosenBy: string; readonly confirmedBy: string },
  recording: Recording,
): Promise<void> {
  const about = proposal.reading === proposal.before ? "overlap" : "ceiling-reading";
  await tx.run(sql`
    update authorisation_interpretations set superseded_at = ${recording.at}
    where contributor = ${tx.contributor} and ceiling_id = ${proposal.ceilingId} and about = ${about} and superseded_at is null
  `);
  await tx.run(sql`
    insert into authorisation_interpretations (contributor, id, authorisation_id, ceiling_id, about, question, chosen, reason, chosen_by,
      chosen_on, recorded_at, source, proposal_id, confirmed_by)
    values (${tx.contributor}, ${newId()}, ${proposal.authorisationId}, ${proposal.ceilingId}, ${about}, ${proposal.question},
      ${proposal.reading}, ${proposal.reason}, ${names.chosenBy}, ${proposal.proposedOn}, ${recording.at}, ${proposal.source},
      ${proposal.id}, ${names.confirmedBy})
  `);
}
