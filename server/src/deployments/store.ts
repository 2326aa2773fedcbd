/** SQL of contributions, rotations, tours, their events and breaches; reads what was known at a moment. */
import { z } from "zod";
import { type Confidence, MissionId } from "../missions/schema.ts";
import type { Recording } from "../missions/store.ts";
import { Day, type Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { NotFound } from "../platform/errors.ts";
import type { Refusal } from "../platform/outcome.ts";
import { Breach, Tour } from "./schema.ts";

export { addContribution, listContributions } from "./contributions/store-contributions.ts";
export { addRotation } from "./contributions/store-rotations.ts";
export { addTourEvents, listTourEvents, type NewEvent } from "./ledger/store-events.ts";

/** What identifies a tour when it is written; days come with its presence. */
export interface NewTour {
  readonly id: string;
  readonly personId: string;
  readonly postId: string | null;
  readonly contributionId: string | null;
  readonly rotationId: string | null;
  readonly lot?: number | null;
  /** The tour it goes on from, after a move. */
  readonly continuesId?: string | null;
  readonly mission: string;
  readonly role: string;
  readonly mode: string;
  readonly partner: string;
  readonly unitType: string | null;
  readonly planId: string | null;
  readonly wantedTourId: string | null;
  readonly proposedBy: string | null;
  readonly approvedBy: string | null;
  readonly note: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** Which tours are meant, and as known when; absent parts mean all, and now. */
export interface TourFilter {
  readonly ids?: readonly string[] | undefined;
  readonly personIds?: readonly string[] | undefined;
  readonly postIds?: readonly string[] | undefined;
  readonly rotationIds?: readonly string[] | undefined;
  readonly contribution?: string | undefined;
  readonly mission?: string | undefined;
  readonly standing?: "planned" | "actual" | undefined;
  /** Only tours that share a day with these. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly knownAt?: Moment | undefined;
  /** The day on which a state is asked for: who has left by it is home. */
  readonly asOf?: Day | undefined;
  /** First day and id after which to go on. */
  readonly after?: { readonly from: Day; readonly id: string } | undefined;
  readonly limit?: number | undefined;
}

function believed(knownAt: Moment | undefined) {
  return knownAt === undefined
    ? sql`p.superseded_at is null`
    : sql`p.recorded_at <= ${knownAt} and (p.superseded_at is null or p.superseded_at > ${knownAt})`;
}

/** First and last day of each tour that the filter means, with what identifies it. Joins tours only where that narrows the choice. */
function chosen(db: Db, filter: TourFilter) {
  const ids = (list: readonly string[] | undefined) => (list === undefined ? null : [...list]);
  const { from = null, to = null, mission = null, standing = null, contribution = null, knownAt } = filter;
  // Presences that share a day lead to the tours at once; their other parts are then read by tour.
  const byDays = from !== null && to !== null;
  return sql`
    select p.tour_id as id, min(p.from_day) as "from", max(p.to_day) as "to",
      case when bool_or(p.standing = 'actual') then 'actual' else 'planned' end as standing,
      bool_or(p.past_end_by is not null) as "pastMissionEnd"
    from presences p
    where p.contributor = ${db.contributor} and ${believed(knownAt)}
      and (${mission}::text is null or p.mission = ${mission})
      and (${ids(filter.personIds)}::uuid[] is null or p.person_id = any(${ids(filter.personIds)}::uuid[]))
      and (${ids(filter.ids)}::uuid[] is null or p.tour_id = any(${ids(filter.ids)}::uuid[]))
      ${
        byDays
          ? sql`and p.tour_id in (select p.tour_id from presences p where p.contributor = ${db.contributor} and ${believed(knownAt)}
              and p.from_day <= ${to}::date and p.to_day >= ${from}::date)`
          : sql``
      }
      ${
        filter.postIds === undefined && filter.rotationIds === undefined && contribution === null
          ? sql``
          : sql`and p.tour_id in (
              select t.id from tours t
              left join rotation_rolls l on l.contributor = t.contributor and l.tour_id = t.id and ${rolled(knownAt)}
              left join rotations r on r.contributor = t.contributor and r.id = coalesce(l.rotation_id, t.rotation_id)
              where t.contributor = ${db.contributor}
                and (${ids(filter.postIds)}::uuid[] is null or t.post_id = any(${ids(filter.postIds)}::uuid[]))
                and (${ids(filter.rotationIds)}::uuid[] is null or r.id = any(${ids(filter.rotationIds)}::uuid[]))
                and (${contribution}::uuid is null or coalesce(r.contribution_id, t.contribution_id) = ${contribution}::uuid))`
      }
    group by p.tour_id
    having (${standing}::text is null or (case when bool_or(p.standing = 'actual') then 'actual' else 'planned' end) = ${standing})
      and (${to}::date is null or min(p.from_day) <= ${to}::date)
      and (${from}::date is null or max(p.to_day) >= ${from}::date)
  `;
}

function rolled(knownAt: Moment | undefined) {
  return knownAt === undefined
    ? sql`l.superseded_at is null`
    : sql`l.recorded_at <= ${knownAt} and (l.superseded_at is null or l.superseded_at > ${knownAt})`;
}

/**
 * Tours in full for spells. The last recorded state tells how far a tour has come until its person has arrived; from then on presence
 * says where the person is, and the record whether the way home is over.
 */
function told(db: Db, spells: ReturnType<typeof chosen>, filter: TourFilter) {
  const { knownAt, asOf = null } = filter;
  const known = knownAt ?? null;
  return sql`
    select s.id, t.person_id as "personId", h.number as person, t.post_id as "postId", o.code as post,
      coalesce(r.contribution_id, t.contribution_id) as "contributionId", r.id as "rotationId", r.number as rotation,
      coalesce(l.lot, t.lot) as lot, t.mission, t.role, t.mode, nullif(t.partner, '') as partner, t.unit_type as "unitType", t.source,
      t.confidence, t.note, s."from", s."to", s.standing, s."pastMissionEnd", w.authorisation, w.breach, g.overrides,
      case when s.standing = 'planned' then coalesce(e.to_state, 'nominated')
        when e.to_state in ('repatriating', 'returned', 'closed', 'died') then e.to_state
        when s."from" > ${asOf}::date then 'travelling'
        when s."to" < ${asOf}::date then case when e.to_state is null then 'returned' else 'repatriating' end
        else 'in_mission' end as state
    from (${spells}) s
    join tours t on t.contributor = ${db.contributor} and t.id = s.id
    left join people h on h.contributor = t.contributor and h.id = t.person_id
    left join posts o on o.contributor = t.contributor and o.id = t.post_id
    left join rotation_rolls l on l.contributor = t.contributor and l.tour_id = t.id and ${rolled(knownAt)}
    left join rotations r on r.contributor = t.contributor and r.id = coalesce(l.rotation_id, t.rotation_id)
    left join lateral (
      select string_agg(distinct a.reference, ', ') as authorisation, string_agg(distinct b.code, ', ') as breach
      from presences p
      left join authorisation_permits m on m.contributor = p.contributor and m.id = p.permit_id
      left join authorisations a on a.contributor = m.contributor and a.id = m.authorisation_id
      left join breaches b on b.contributor = p.contributor and b.id = p.breach_id
      where p.contributor = t.contributor and p.tour_id = t.id and ${believed(knownAt)}
    ) w on true
    left join lateral (
      select to_state from tour_events e
      where e.contributor = t.contributor and e.tour_id = t.id and e.seq is not null
        and (${known}::timestamptz is null or e.recorded_at <= ${known}) and (${asOf}::date is null or e.day <= ${asOf}::date)
      order by e.seq desc limit 1
    ) e on true
    left join lateral (
      select count(*) as overrides from guard_overrides g
      where g.contributor = t.contributor and g.tour_id = t.id and (${known}::timestamptz is null or g.recorded_at <= ${known})
    ) g on true
  `;
}

/** Tours by first day, then id. Tours that were cancelled, or not yet known, are not there. */
export async function listTours(db: Db, filter: TourFilter = {}): Promise<readonly Tour[]> {
  const after = filter.after ?? null;
  // The page is chosen before anything is told of it, so that a page of a hundred costs a hundred.
  const page = sql`
    select spell.* from (${chosen(db, filter)}) as spell
    where ${after === null}::boolean or (spell."from", spell.id) > (${after?.from ?? null}::date, ${after?.id ?? null}::uuid)
    order by spell."from", spell.id
    limit ${filter.limit ?? null}::bigint
  `;
  return db.many(Tour, sql`select told.* from (${told(db, page, filter)}) as told order by told."from", told.id`);
}

const CountRow = z.object({ count: z.number() });

/** How many tours the filter means, whatever the page. */
export async function countTours(db: Db, filter: TourFilter): Promise<number> {
  const { count } = await db.one(CountRow, sql`select count(*) as count from (${chosen(db, filter)}) as spell`);
  return count;
}

/** The tour as known at a moment; throws `NotFound`, also for one that was cancelled. */
export async function getTour(db: Db, id: string, filter: Pick<TourFilter, "asOf" | "knownAt"> = {}): Promise<Tour> {
  const [tour] = await listTours(db, { ...filter, ids: [id] });
  if (tour === undefined) throw new NotFound(`There is no tour ${id} as known then.`, { tour: id });
  return tour;
}

/** Adds tours. */
export async function addTours(tx: Tx, tours: readonly NewTour[], recording: Recording): Promise<void> {
  await tx.run(sql`
    insert into tours (contributor, id, person_id, post_id, contribution_id, rotation_id, mission, role, mode, partner, unit_type, plan_id,
      wanted_tour_id, proposed_by, approved_by, note, source, confidence, lot, continues_id, recorded_at, recorded_by)
    select ${tx.contributor}, id, "personId", "postId", "contributionId", "rotationId", mission, role, mode, partner, "unitType", "planId",
      "wantedTourId", "proposedBy", "approvedBy", note, source, confidence, lot, "continuesId", ${recording.at}, ${recording.by}
    from jsonb_to_recordset(${JSON.stringify(tours)}::jsonb) as given(id uuid, "personId" uuid, "postId" uuid, "contributionId" uuid,
      "rotationId" uuid, mission text, role text, mode text, partner text, "unitType" text, "planId" uuid, "wantedTourId" uuid,
      "proposedBy" text, "approvedBy" text, note text, source text, confidence text,
      lot int, "continuesId" uuid)
  `);
}

const ClashRow = z.object({ person: z.string(), mission: MissionId, from: Day, to: Day, askedFrom: Day, askedTo: Day });

/** Standing presence of the same persons that shares a day with what is asked for. */
export async function listClashes(
  db: Db,
  asked: readonly { readonly personId: string; readonly from: Day; readonly to: Day }[],
): Promise<readonly z.infer<typeof ClashRow>[]> {
  const rows = asked.map(({ personId, from, to }) => ({ personId, from, to }));
  return db.many(
    ClashRow,
    sql`
      select h.number as person, p.mission, p.from_day as "from", p.to_day as "to", given."from" as "askedFrom", given."to" as "askedTo"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("personId" uuid, "from" date, "to" date)
      join presences p on p.contributor = ${db.contributor} and p.person_id = given."personId" and p.superseded_at is null
        and daterange(p.from_day, p.to_day, '[]') && daterange(given."from", given."to", '[]')
      join people h on h.contributor = p.contributor and h.id = p.person_id
      order by h.number, p.from_day
    `,
  );
}

/** Adds a breach named by the first rule that was broken, with all of them in its facts. */
export async function addBreach(
  tx: Tx,
  breach: {
    readonly id: string;
    readonly mission: string;
    readonly from: Day;
    readonly to: Day;
    readonly reason: string;
    readonly refusals: readonly Refusal[];
    readonly confidence: Confidence;
  },
  recording: Recording,
): Promise<void> {
  const first = breach.refusals[0];
  const facts = { ...first?.facts, rules: breach.refusals.map((refusal) => refusal.code).join(", ") };
  await tx.run(sql`
    insert into breaches (contributor, id, code, mission, from_day, to_day, reason, facts, confidence, recorded_at, recorded_by)
    values (${tx.contributor}, ${breach.id}, ${first?.code ?? "not-covered"}, ${breach.mission}, ${breach.from}, ${breach.to},
      ${breach.reason}, ${JSON.stringify(facts)}, ${breach.confidence}, ${recording.at}, ${recording.by})
  `);
}

/** Breaches in which somebody stands, as known at a moment, latest first. */
export async function listBreaches(db: Db, knownAt: Moment): Promise<readonly Breach[]> {
  return db.many(
    Breach,
    sql`
      select b.id, b.code, b.mission, b.from_day as "from", b.to_day as "to", b.reason, b.facts, b.confidence,
        b.recorded_at as "recordedAt", coalesce((select u.name from users u where u.contributor = b.contributor and u.id::text = b.recorded_by), b.recorded_by) as "recordedBy", s.people
      from breaches b
      join (
        select p.breach_id, count(distinct p.person_id) as people
        from presences p
        where p.contributor = ${db.contributor} and p.breach_id is not null and ${believed(knownAt)}
        group by p.breach_id
      ) s on s.breach_id = b.id
      where b.contributor = ${db.contributor}
      order by b.from_day desc, b.id
    `,
  );
}
