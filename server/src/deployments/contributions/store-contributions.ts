/** SQL of contributions: identity, terms in their versions, steps, papers and duties; what was known at a moment. */
import { z } from "zod";
import type { Recording } from "../../missions/store.ts";
import type { Moment } from "../../platform/days.ts";
import { type Db, sql, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import {
  Contribution,
  ContributionDuty,
  ContributionEvent,
  type NewPaper,
  Paper,
  Terms,
} from "./contribution-shapes.ts";
import type { Rotation } from "./rotation-shapes.ts";
import { listRotations } from "./store-rotations.ts";

/** What identifies a contribution, with its first terms as far as they were known when it was entered. */
export type BareContribution = Pick<
  Contribution,
  | "id"
  | "code"
  | "mission"
  | "kind"
  | "role"
  | "mode"
  | "partner"
  | "unitType"
  | "title"
  | "agreement"
  | "from"
  | "to"
  | "note"
  | "source"
  | "confidence"
>;

/** Rows of a table with `superseded_at` that were believed at a moment. */
function believed(alias: "c" | "t" | "d", knownAt: Moment) {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`${column("recorded_at")} <= ${knownAt} and (${column("superseded_at")} is null or ${column("superseded_at")} > ${knownAt})`;
}

/** Adds a contribution; its terms and steps follow by themselves. */
export async function addContribution(tx: Tx, contribution: BareContribution, recording: Recording): Promise<void> {
  await tx.run(sql`
    insert into contributions (contributor, id, code, mission, kind, role, mode, partner, unit_type, title, agreement, valid_from, valid_to,
      note, source, confidence, recorded_at, recorded_by)
    values (${tx.contributor}, ${contribution.id}, ${contribution.code}, ${contribution.mission}, ${contribution.kind},
      ${contribution.role}, ${contribution.mode}, ${contribution.partner}, ${contribution.unitType}, ${contribution.title},
      ${contribution.agreement}, ${contribution.from}, ${contribution.to}, ${contribution.note}, ${contribution.source},
      ${contribution.confidence}, ${recording.at}, ${recording.by})
  `);
}

/** Writes the terms that hold from now on as that version; throws on a version that somebody else wrote meanwhile. */
export async function addTerms(tx: Tx, id: string, version: number, terms: Terms, recording: Recording): Promise<void> {
  await tx.run(sql`
    update contribution_terms set superseded_at = ${recording.at}
    where contributor = ${tx.contributor} and contribution_id = ${id} and superseded_at is null
  `);
  await tx.run(sql`
    insert into contribution_terms (contributor, id, contribution_id, version, title, people, unit_type, mode, partner, host_contingent,
      national_command, tactical_control, from_day, to_day, transport, transport_payer, agreement_kind, agreement, agreement_signed_on,
      note, source, confidence, recorded_at, recorded_by)
    values (${tx.contributor}, ${newId()}, ${id}, ${version}, ${terms.title}, ${terms.people}, ${terms.unitType}, ${terms.mode},
      ${terms.partner}, ${terms.hostContingent}, ${terms.nationalCommand}, ${terms.tacticalControl}, ${terms.from}, ${terms.to},
      ${terms.transport}, ${terms.transportPayer}, ${terms.agreementKind}, ${terms.agreement}, ${terms.agreementSignedOn},
      ${terms.note}, ${terms.source}, ${terms.confidence}, ${recording.at}, ${recording.by})
  `);
}

/** Which contributions are meant; absent parts mean all. */
export interface ContributionFilter {
  readonly ids?: readonly string[] | undefined;
  readonly mission?: string | undefined;
  /** The day on which a state is asked for: steps of later days do not count yet. */
  readonly asOf?: string | undefined;
}

/** Contributions by first day, with their rotations, as known at a moment. */
export async function listContributions(
  db: Db,
  knownAt: Moment,
  filter: ContributionFilter | string = {},
): Promise<readonly (Contribution & { rotations: Rotation[] })[]> {
  const given: ContributionFilter = typeof filter === "string" ? { mission: filter } : filter;
  const { ids } = given;
  const mission = given.mission ?? null;
  const asOf = given.asOf ?? null;
  const only = ids === undefined ? null : [...ids];
  const contributions = await db.many(
    Contribution,
    sql`
      select c.id, c.code, c.mission, c.kind, c.role, coalesce(t.mode, c.mode) as mode,
        case when t.id is null then c.partner else t.partner end as partner,
        case when t.id is null then c.unit_type else t.unit_type end as "unitType", coalesce(t.title, c.title) as title,
        coalesce(t.agreement, c.agreement) as agreement, coalesce(t.from_day, c.valid_from) as "from",
        case when t.id is null then c.valid_to else t.to_day end as "to", coalesce(t.note, c.note) as note,
        coalesce(t.source, c.source) as source, coalesce(t.confidence, c.confidence) as confidence, t.people,
        coalesce(t.host_contingent, '') as "hostContingent", coalesce(t.national_command, '') as "nationalCommand",
        coalesce(t.tactical_control, '') as "tacticalControl", t.transport, t.transport_payer as "transportPayer",
        t.agreement_kind as "agreementKind", t.agreement_signed_on as "agreementSignedOn", coalesce(t.version, 0) as version,
        coalesce(e.to_state, case when coalesce(t.to_day, c.valid_to) < ${asOf}::date then 'closed' else 'deployed' end) as state,
        e.day as "stateSince"
      from contributions c
      left join contribution_terms t on t.contributor = c.contributor and t.contribution_id = c.id and ${believed("t", knownAt)}
      left join lateral (
        select to_state, day from contribution_events e
        where e.contributor = c.contributor and e.contribution_id = c.id and e.recorded_at <= ${knownAt}
          and (${asOf}::date is null or e.day <= ${asOf}::date)
        order by e.seq desc limit 1
      ) e on true
      where c.contributor = ${db.contributor} and ${believed("c", knownAt)}
        and (${mission}::text is null or c.mission = ${mission}) and (${only}::uuid[] is null or c.id = any(${only}::uuid[]))
      order by 11, c.code
    `,
  );
  const rotations = Map.groupBy(
    await listRotations(db, knownAt, { contributions: contributions.map((c) => c.id) }),
    (r) => r.contributionId,
  );
  return contributions.map((each) => ({ ...each, rotations: [...(rotations.get(each.id) ?? [])] }));
}

const TermsVersion = Terms.extend({
  version: z.int(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  supersededAt: z.string().nullable(),
});

/** All versions of the terms that were known at a moment, oldest first. */
export async function listTerms(db: Db, id: string, knownAt: Moment): Promise<readonly z.infer<typeof TermsVersion>[]> {
  return db.many(
    TermsVersion,
    sql`
      select title, people, unit_type as "unitType", mode, partner, host_contingent as "hostContingent",
        national_command as "nationalCommand", tactical_control as "tacticalControl", from_day as "from", to_day as "to", transport,
        transport_payer as "transportPayer", agreement_kind as "agreementKind", agreement, agreement_signed_on as "agreementSignedOn",
        note, source, confidence, version, recorded_at as "recordedAt",
        coalesce((select u.name from users u where u.contributor = contribution_terms.contributor and u.id::text = contribution_terms.recorded_by), contribution_terms.recorded_by) as "recordedBy",
        case when superseded_at <= ${knownAt} then superseded_at end as "supersededAt"
      from contribution_terms
      where contributor = ${db.contributor} and contribution_id = ${id} and recorded_at <= ${knownAt}
      order by version
    `,
  );
}

/** Steps in their order, as known at a moment. */
export async function listSteps(db: Db, id: string, knownAt: Moment): Promise<readonly ContributionEvent[]> {
  return db.many(
    ContributionEvent,
    sql`
      select id, seq, step, from_state as "from", to_state as "to", day, rotation_id as "rotationId", note, source,
        recorded_at as "recordedAt",
        coalesce((select u.name from users u where u.contributor = contribution_events.contributor and u.id::text = contribution_events.recorded_by), contribution_events.recorded_by) as "recordedBy"
      from contribution_events
      where contributor = ${db.contributor} and contribution_id = ${id} and recorded_at <= ${knownAt}
      order by seq
    `,
  );
}

/** Adds a step after the one it follows; null: the first. Two that follow the same one cannot both be kept. */
export async function addStep(
  tx: Tx,
  contributionId: string,
  step: Omit<ContributionEvent, "recordedAt" | "recordedBy">,
  recording: Recording,
): Promise<void> {
  const previous = step.seq === 1 ? null : step.seq - 1;
  await tx.run(sql`
    insert into contribution_events (contributor, id, contribution_id, seq, previous_seq, from_state, step, to_state, day, rotation_id, note,
      source, recorded_at, recorded_by)
    values (${tx.contributor}, ${step.id}, ${contributionId}, ${step.seq}, ${previous}, ${step.from}, ${step.step}, ${step.to},
      ${step.day}, ${step.rotationId}, ${step.note}, ${step.source}, ${recording.at}, ${recording.by})
  `);
}

/** Papers by day, as known at a moment. */
export async function listPapers(db: Db, id: string, knownAt: Moment): Promise<readonly Paper[]> {
  return db.many(
    Paper,
    sql`
      select id, kind, reference, day, note, sha256, recorded_at as "recordedAt",
        coalesce((select u.name from users u where u.contributor = contribution_papers.contributor and u.id::text = contribution_papers.recorded_by), contribution_papers.recorded_by) as "recordedBy"
      from contribution_papers
      where contributor = ${db.contributor} and contribution_id = ${id} and recorded_at <= ${knownAt}
      order by day, id
    `,
  );
}

/** Adds papers. */
export async function addPapers(tx: Tx, id: string, papers: readonly NewPaper[], recording: Recording): Promise<void> {
  for (const paper of papers) {
    await tx.run(sql`
      insert into contribution_papers (contributor, id, contribution_id, kind, reference, day, note, sha256, recorded_at, recorded_by)
      values (${tx.contributor}, ${newId()}, ${id}, ${paper.kind}, ${paper.reference}, ${paper.day}, ${paper.note}, ${paper.sha256},
        ${recording.at}, ${recording.by})
    `);
  }
}

/** Duties beside the decision, by due day, of one contribution or all, as known at a moment. */
export async function listContributionDuties(
  db: Db,
  knownAt: Moment,
  id?: string,
): Promise<readonly ContributionDuty[]> {
  return db.many(
    ContributionDuty,
    sql`
      select d.duty_id as id, d.contribution_id as "contributionId", d.kind, d.text, d.owed_to as "owedTo", d.due_on as "dueOn",
        d.done_on as "doneOn", d.source, d.recorded_at as "recordedAt", coalesce((select u.name from users u where u.contributor = d.contributor and u.id::text = d.recorded_by), d.recorded_by) as "recordedBy"
      from contribution_duties d
      where d.contributor = ${db.contributor} and ${believed("d", knownAt)}
        and (${id ?? null}::uuid is null or d.contribution_id = ${id ?? null}::uuid)
      order by d.due_on nulls last, d.duty_id
    `,
  );
}

/** Writes a duty as it is from now on. */
export async function saveDuty(
  tx: Tx,
  contributionId: string,
  duty: Omit<ContributionDuty, "contributionId" | "recordedAt" | "recordedBy">,
  recording: Recording,
): Promise<void> {
  await tx.run(sql`
    update contribution_duties set superseded_at = ${recording.at}
    where contributor = ${tx.contributor} and duty_id = ${duty.id} and superseded_at is null
  `);
  await tx.run(sql`
    insert into contribution_duties (contributor, id, duty_id, contribution_id, kind, text, owed_to, due_on, done_on, source, recorded_at,
      recorded_by)
    values (${tx.contributor}, ${newId()}, ${duty.id}, ${contributionId}, ${duty.kind}, ${duty.text}, ${duty.owedTo}, ${duty.dueOn},
      ${duty.doneOn}, ${duty.source}, ${recording.at}, ${recording.by})
  `);
}
