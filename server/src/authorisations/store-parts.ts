/** SQL of the parts of decisions, read for all decisions in one question and grouped. */
import { z } from "zod";
import { Day, type Moment } from "../platform/days.ts";
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

const Owned = z.object({ authorisation: z.uuid() });
/** A duty as it was drafted; its due dates are worked out when it is read. */
const DutyRow = Duty.omit({ occurrences: true });
/** A duty done. */
const ReportRow = z.object({
  dutyId: z.uuid(),
  dueOn: Day.nullable(),
  doneOn: Day,
  paperId: z.uuid().nullable(),
  note: z.string(),
});
type Report = z.infer<typeof ReportRow>;

const AllParts = z.object({
  parts: z.object({
    events: z.array(AuthorisationEvent.extend(Owned.shape)),
    votes: z.array(Vote.extend(Owned.shape)),
    relations: z.array(Relation.extend(Owned.shape)),
    scopes: z.array(Scope.extend(Owned.shape)),
    ceilings: z.array(Ceiling.extend(Owned.shape)),
    interpretations: z.array(Interpretation.extend(Owned.shape)),
    conditions: z.array(Condition.extend(Owned.shape)),
    duties: z.array(DutyRow.extend(Owned.shape)),
    reports: z.array(ReportRow.extend(Owned.shape)),
    papers: z.array(PaperReference.extend(Owned.shape)),
  }),
});

/** Every part of every decision as known at a moment. */
export async function readParts(db: Db, knownAt: Moment) {
  const listed = (query: ReturnType<typeof events>) =>
    sql`(select coalesce(jsonb_agg(to_jsonb(each)), '[]') from (${query}) each)`;
  const { parts } = await db.one(
    AllParts,
    sql`
      select jsonb_build_object(
        'events', ${listed(events(db, knownAt))},
        'votes', ${listed(votes(db, knownAt))},
        'relations', ${listed(relations(db, knownAt))},
        'scopes', ${listed(scopes(db, knownAt))},
        'ceilings', ${listed(ceilings(db, knownAt))},
        'interpretations', ${listed(interpretations(db, knownAt))},
        'conditions', ${listed(conditions(db, knownAt))},
        'duties', ${listed(duties(db, knownAt))},
        'reports', ${listed(reports(db, knownAt))},
        'papers', ${listed(papers(db, knownAt))}) as parts
    `,
  );
  return {
    events: grouped<AuthorisationEvent>(parts.events),
    votes: grouped<Vote>(parts.votes),
    relations: grouped<Relation>(parts.relations),
    scopes: grouped<Scope>(parts.scopes),
    ceilings: grouped<Ceiling>(parts.ceilings),
    interpretations: grouped<Interpretation>(parts.interpretations),
    conditions: grouped<Condition>(parts.conditions),
    duties: grouped<Omit<Duty, "occurrences">>(parts.duties),
    reports: grouped<Report>(parts.reports),
    papers: grouped<PaperReference>(parts.papers),
  };
}

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

function events(db: Db, knownAt: Moment) {
  return sql`
    select authorisation_id as authorisation, id, kind, day, state, facts, note, source,
      to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt", recorded_by as "recordedBy"
    from authorisation_events where ${known(db, knownAt)} order by day, recorded_at, id
  `;
}

function votes(db: Db, knownAt: Moment) {
  return sql`
    select authorisation_id as authorisation, body, held_on as "heldOn", in_favour as "inFavour", against, abstained, present, result, source
    from authorisation_votes where ${known(db, knownAt)} order by held_on, body
  `;
}

function relations(db: Db, knownAt: Moment) {
  return sql`
    select r.authorisation_id as authorisation, r.to_id as "to", a.reference as "toReference", r.kind, r.changes, r.source
    from authorisation_relations r
    join authorisations a on a.contributor = r.contributor and a.id = r.to_id
    where r.contributor = ${db.contributor} and r.recorded_at <= ${knownAt} and (r.superseded_at is null or r.superseded_at > ${knownAt})
    order by a.reference
  `;
}

function scopes(db: Db, knownAt: Moment) {
  return sql`
    select authorisation_id as authorisation, id, label, missions, region, organisation, roles, unit_types as "unitTypes", modes, partner,
      tasks, valid_from as "validFrom", valid_to as "validTo", ends_with_mandate as "endsWithMandate",
      covers_withdrawal as "coversWithdrawal", withdrawal_until as "withdrawalUntil", grace_sitting_days as "graceSittingDays",
      caveats, source, confidence, note,
      array(select sc.ceiling_id::text from authorisation_scope_ceilings sc
        where sc.contributor = authorisation_scopes.contributor and sc.scope_id = authorisation_scopes.id order by sc.ord) as ceilings
    from authorisation_scopes where ${known(db, knownAt)} order by label, valid_from, id
  `;
}

/** As read at the moment: what was confirmed later is undone by the numbers it replaced. */
function ceilings(db: Db, knownAt: Moment) {
  return sql`
    select authorisation_id as authorisation, id, code, label, kind, people, unit, coalesce(later.before_reading, reading) as reading, excludes, excludes_other as "excludesOther",
      source, confidence, note,
      case when coalesce(later.before_overlap_people, overlap_people) = 0 then null else jsonb_build_object('people', coalesce(later.before_overlap_people, overlap_people), 'days', coalesce(later.before_overlap_days, overlap_days),
        'percent', overlap_percent, 'inferred', overlap_inferred, 'source', overlap_source) end as overlap
    from authorisation_ceilings
    left join lateral (
      select t.before_reading, t.before_overlap_people, t.before_overlap_days
      from ceiling_terms t
      where t.contributor = authorisation_ceilings.contributor and t.ceiling_id = authorisation_ceilings.id and t.recorded_at > ${knownAt}
      order by t.recorded_at limit 1
    ) later on true
    where ${known(db, knownAt)} order by code
  `;
}

function interpretations(db: Db, knownAt: Moment) {
  return sql`
    select authorisation_id as authorisation, id, about, ceiling_id as "ceilingId", question, chosen, reason,
      chosen_by as "chosenBy", chosen_on as "chosenOn", source, confirmed_by as "confirmedBy"
    from authorisation_interpretations where ${known(db, knownAt)} order by chosen_on, id
  `;
}

function conditions(db: Db, knownAt: Moment) {
  return sql`
    select authorisation_id as authorisation, id, kind, text, check_text as "check", consequence, source
    from authorisation_conditions where ${known(db, knownAt)} order by id
  `;
}

function duties(db: Db, knownAt: Moment) {
  return sql`
    select authorisation_id as authorisation, id, text, owed_to as "to", by_whom as "by", content, frequency, due_on as "dueOn",
      last_due as "lastDue", done_on as "doneOn", public, source
    from authorisation_duties where ${known(db, knownAt)} order by due_on, id
  `;
}

function reports(db: Db, knownAt: Moment) {
  return sql`
    select authorisation_id as authorisation, duty_id as "dutyId", due_on as "dueOn", done_on as "doneOn", paper_id as "paperId", note
    from authorisation_duty_reports where ${known(db, knownAt)} order by done_on, id
  `;
}

function papers(db: Db, knownAt: Moment) {
  return sql`
    select authorisation_id as authorisation, id, title, language, published, publicity, sha256, file_name as "fileName",
      size_bytes as "sizeBytes"
    from authorisation_papers where ${known(db, knownAt)} order by id
  `;
}
