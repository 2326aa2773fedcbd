/** SQL of contributions, rotations, tours, their events and breaches; reads what was known at a moment. */
import { z } from "zod";
import { type Confidence, MissionId } from "../missions/schema.ts";
import type { Recording } from "../missions/store.ts";
import { Day, type Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { NotFound } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import type { Refusal } from "../platform/outcome.ts";
import { Breach, Contribution, Rotation, Tour, TourEvent } from "./schema.ts";

/** What identifies a tour when it is written; days come with its presence. */
export interface NewTour {
  readonly id: string;
  readonly personId: string;
  readonly postId: string | null;
  readonly contributionId: string | null;
  readonly rotationId: string | null;
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

function believed(knownAt: Moment | undefined, alias: "p" | "e") {
  if (knownAt === undefined) return alias === "p" ? sql`p.superseded_at is null` : sql`true`;
  return alias === "p"
    ? sql`p.recorded_at <= ${knownAt} and (p.superseded_at is null or p.superseded_at > ${knownAt})`
    : sql`e.recorded_at <= ${knownAt}`;
}

function selection(db: Db, filter: TourFilter) {
  const ids = (list: readonly string[] | undefined) => (list === undefined ? null : [...list]);
  // Each step is materialized and finds the rest by key: without statistics, as after a first load, the database would guess badly.
  return sql`
    with spells as materialized (
      select p.tour_id, min(p.from_day) as "from", max(p.to_day) as "to",
        case when bool_or(p.standing = 'actual') then 'actual' else 'planned' end as standing,
        string_agg(distinct a.reference, ', ') as authorisation, string_agg(distinct b.code, ', ') as breach
      from presences p
      left join authorisation_permits m on m.contributor = p.contributor and m.id = p.permit_id
      left join authorisations a on a.contributor = m.contributor and a.id = m.authorisation_id
      left join breaches b on b.contributor = p.contributor and b.id = p.breach_id
      where p.contributor = ${db.contributor} and ${believed(filter.knownAt, "p")}
        and (${filter.mission ?? null}::text is null or p.mission = ${filter.mission ?? null})
        and (${ids(filter.personIds)}::uuid[] is null or p.person_id = any(${ids(filter.personIds)}::uuid[]))
        and (${ids(filter.ids)}::uuid[] is null or p.tour_id = any(${ids(filter.ids)}::uuid[]))
      group by p.tour_id
      having (${filter.standing ?? null}::text is null
          or (case when bool_or(p.standing = 'actual') then 'actual' else 'planned' end) = ${filter.standing ?? null})
        and (${filter.to ?? null}::date is null or min(p.from_day) <= ${filter.to ?? null}::date)
        and (${filter.from ?? null}::date is null or max(p.to_day) >= ${filter.from ?? null}::date)
    ), told as materialized (
      select t.id, t.person_id as "personId", h.number as person, t.post_id as "postId", o.code as post,
        t.contribution_id as "contributionId", t.rotation_id as "rotationId", r.number as rotation, null::int as lot, 0 as overrides, t.mission, t.role, t.mode,
        nullif(t.partner, '') as partner, t.unit_type as "unitType", t.source, t.confidence, t.note, s."from", s."to", s.standing,
        s.authorisation, s.breach,
        case when s.standing = 'planned' then 'nominated'
          when s."to" < ${filter.asOf ?? null}::date then 'returned'
          when s."from" > ${filter.asOf ?? null}::date then 'travelling'
          else 'in_mission' end as state
      from spells s
      left join tours t on t.contributor = ${db.contributor} and t.id = s.tour_id
      left join people h on h.contributor = ${db.contributor} and h.id = t.person_id
      left join posts o on o.contributor = ${db.contributor} and o.id = t.post_id
      left join rotations r on r.contributor = ${db.contributor} and r.id = t.rotation_id
    )
    select * from told
    where (${ids(filter.postIds)}::uuid[] is null or "postId" = any(${ids(filter.postIds)}::uuid[]))
      and (${ids(filter.rotationIds)}::uuid[] is null or "rotationId" = any(${ids(filter.rotationIds)}::uuid[]))
  `;
}

/** Tours by first day, then id. Tours that were cancelled, or not yet known, are not there. */
export async function listTours(db: Db, filter: TourFilter = {}): Promise<readonly Tour[]> {
  const after = filter.after ?? null;
  return db.many(
    Tour,
    sql`
      select tour.* from (${selection(db, filter)}) as tour
      where ${after === null}::boolean or (tour."from", tour.id) > (${after?.from ?? null}::date, ${after?.id ?? null}::uuid)
      order by tour."from", tour.id
      limit ${filter.limit ?? null}::bigint
    `,
  );
}

const CountRow = z.object({ count: z.number() });

/** How many tours the filter means, whatever the page. */
export async function countTours(db: Db, filter: TourFilter): Promise<number> {
  const { count } = await db.one(CountRow, sql`select count(*) as count from (${selection(db, filter)}) as tour`);
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
      wanted_tour_id, proposed_by, approved_by, note, source, confidence, recorded_at, recorded_by)
    select ${tx.contributor}, id, "personId", "postId", "contributionId", "rotationId", mission, role, mode, partner, "unitType", "planId",
      "wantedTourId", "proposedBy", "approvedBy", note, source, confidence, ${recording.at}, ${recording.by}
    from jsonb_to_recordset(${JSON.stringify(tours)}::jsonb) as given(id uuid, "personId" uuid, "postId" uuid, "contributionId" uuid,
      "rotationId" uuid, mission text, role text, mode text, partner text, "unitType" text, "planId" uuid, "wantedTourId" uuid,
      "proposedBy" text, "approvedBy" text, note text, source text, confidence text)
  `);
}

/** An event to record; id and moment come with the record. */
export type NewEvent = Omit<
  TourEvent,
  "id" | "recordedAt" | "recordedBy" | "tourId" | "fromState" | "toState" | "facts" | "changeId"
> & { readonly tourId: string };

/** Adds events of tours. */
export async function addTourEvents(tx: Tx, events: readonly NewEvent[], recording: Recording): Promise<void> {
  const rows = events.map((event) => ({ ...event, id: newId() }));
  await tx.run(sql`
    insert into tour_events (contributor, id, tour_id, kind, day, cause, payer, source, recorded_at, recorded_by)
    select ${tx.contributor}, id, "tourId", kind, day, cause, payer, source, ${recording.at}, ${recording.by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, "tourId" uuid, kind text, day date, cause text, payer text,
      source text)
  `);
}

/** What was recorded of a tour up to a moment, in order of record. */
export async function listTourEvents(db: Db, tourId: string, knownAt?: Moment): Promise<readonly TourEvent[]> {
  return db.many(
    TourEvent,
    sql`
      select e.id, e.tour_id as "tourId", e.kind, e.day, null as "fromState", null as "toState", e.cause, e.payer, '{}'::jsonb as facts, null as "changeId",
        e.source, e.recorded_at as "recordedAt",
        e.recorded_by as "recordedBy"
      from tour_events e
      where e.contributor = ${db.contributor} and e.tour_id = ${tourId} and ${believed(knownAt, "e")}
      order by e.recorded_at, e.id
    `,
  );
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
        b.recorded_at as "recordedAt", b.recorded_by as "recordedBy", s.people
      from breaches b
      join (
        select p.breach_id, count(distinct p.person_id) as people
        from presences p
        where p.contributor = ${db.contributor} and p.breach_id is not null and ${believed(knownAt, "p")}
        group by p.breach_id
      ) s on s.breach_id = b.id
      where b.contributor = ${db.contributor}
      order by b.from_day desc, b.id
    `,
  );
}

/** Adds a contribution. */
export async function addContribution(
  tx: Tx,
  contribution: Pick<
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
  >,
  recording: Recording,
): Promise<void> {
  await tx.run(sql`
    insert into contributions (contributor, id, code, mission, kind, role, mode, partner, unit_type, title, agreement, valid_from, valid_to,
      note, source, confidence, recorded_at, recorded_by)
    values (${tx.contributor}, ${contribution.id}, ${contribution.code}, ${contribution.mission}, ${contribution.kind},
      ${contribution.role}, ${contribution.mode}, ${contribution.partner}, ${contribution.unitType}, ${contribution.title},
      ${contribution.agreement}, ${contribution.from}, ${contribution.to}, ${contribution.note}, ${contribution.source},
      ${contribution.confidence}, ${recording.at}, ${recording.by})
  `);
}

/** Adds a rotation of a contribution. */
export async function addRotation(tx: Tx, rotation: Rotation, recording: Recording): Promise<void> {
  await tx.run(sql`
    insert into rotations (contributor, id, contribution_id, number, from_day, to_day, strength, transfer_on, note, source, confidence,
      recorded_at, recorded_by)
    values (${tx.contributor}, ${rotation.id}, ${rotation.contributionId}, ${rotation.number}, ${rotation.from}, ${rotation.to},
      ${rotation.strength}, ${rotation.transferOn}, ${rotation.note}, ${rotation.source}, ${rotation.confidence}, ${recording.at},
      ${recording.by})
  `);
}

/** Contributions by first day, with their rotations, as known at a moment. */
export async function listContributions(
  db: Db,
  knownAt: Moment,
  mission?: string,
): Promise<readonly (Contribution & { rotations: Rotation[] })[]> {
  const contributions = await db.many(
    Contribution,
    sql`
      select id, code, mission, kind, role, mode, partner, unit_type as "unitType", title, agreement, valid_from as "from",
        valid_to as "to", note, source, confidence, null as people, '' as "hostContingent", '' as "nationalCommand",
        '' as "tacticalControl", null as transport, null as "transportPayer", null as "agreementKind", null as "agreementSignedOn",
        'deployed' as state, null as "stateSince", 0 as version
      from contributions
      where contributor = ${db.contributor} and recorded_at <= ${knownAt} and (${mission ?? null}::text is null or mission = ${mission ?? null})
      order by valid_from, code
    `,
  );
  const rotations = await db.many(
    Rotation,
    sql`
      select id, contribution_id as "contributionId", number, from_day as "from", to_day as "to", strength,
        transfer_on as "transferOn", note, source, confidence, null as "transferredOn", null as "rollCertifiedOn",
        '[]'::jsonb as lots, 0 as version
      from rotations where contributor = ${db.contributor} and recorded_at <= ${knownAt} order by contribution_id, number
    `,
  );
  return contributions.map((each) => ({ ...each, rotations: rotations.filter((r) => r.contributionId === each.id) }));
}
