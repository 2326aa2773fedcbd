/** SQL of the timeline: everything in one statement, so that all columns are of the same moment, packed so that it is read fast. */
import { z } from "zod";
import { type Db, sql } from "../../platform/db.ts";
import { type Ledger, ledgerOf, unpackMoments, unpackNumbers } from "./ledger.ts";

const Head = z.object({ hash: z.instanceof(Buffer) });

/**
 * What stands for everything recorded so far: the head of the audit trail, which every change moves; null before the first. Whoever
 * reads the records after it has read all of them.
 */
export async function lastChange(db: Db): Promise<string | null> {
  const head = await db.maybe(Head, sql`select hash from audit_heads where contributor = ${db.contributor}`);
  return head?.hash.toString("hex") ?? null;
}

const Packed = z.instanceof(Buffer).nullable();
const Row = z.object({
  missions: z.array(z.string()),
  people: z.array(z.object({ number: z.string(), name: z.string() })),
  posts: z.array(z.object({ code: z.string(), title: z.string() })),
  units: z.array(z.object({ key: z.string(), title: z.string(), contributionId: z.uuid().nullable() })),
  rotations: z.array(z.object({ id: z.uuid(), number: z.number() })),
  authorisations: z.array(z.string()),
  breaches: z.array(z.string()),
  ends: z.array(
    z.object({
      mission: z.string(),
      kind: z.string(),
      day: z.string(),
      recorded: z.number(),
      superseded: z.number().nullable(),
    }),
  ),
  tourIds: Packed,
  tourMission: Packed,
  tourPerson: Packed,
  tourRole: Packed,
  tourMode: Packed,
  tourPost: Packed,
  tourUnit: Packed,
  tourRotation: Packed,
  tourConfidence: Packed,
  tourPlace: Packed,
  rollTour: Packed,
  rollRotation: Packed,
  rollRecorded: Packed,
  rollSuperseded: Packed,
  presenceTour: Packed,
  presenceFrom: Packed,
  presenceTo: Packed,
  presencePlanned: Packed,
  presenceAuthorisation: Packed,
  presenceBreach: Packed,
  presenceRecorded: Packed,
  presenceSuperseded: Packed,
});

const packed = (column: ReturnType<typeof sql>) => sql`string_agg(int4send(coalesce(${column}, -1)::int), ''::bytea)`;
const micros = (column: ReturnType<typeof sql>) => sql`(extract(epoch from ${column}) * 1000000)::bigint`;
const listed = (value: ReturnType<typeof sql>, from: ReturnType<typeof sql>) =>
  sql`(select coalesce(json_agg(${value} order by n), '[]') from ${from})`;

/** Every tour and presence that was ever recorded, with what they point to. */
export async function loadLedger(db: Db): Promise<Ledger> {
  const mine = sql`contributor = ${db.contributor}`;
  const row = await db.one(
    Row,
    sql`
      with m as materialized (select id, row_number() over (order by id) - 1 as n from missions where ${mine}),
      h as materialized (
        select p.id, p.number, coalesce(trim(concat_ws(' ', k.family, k.given, k.patronymic)), '') as name, row_number() over (order by p.number) - 1 as n
        from people p
        left join person_names k on k.contributor = p.contributor and k.person_id = p.id and k.script = 'kk-Cyrl' and k.superseded_at is null
        where p.contributor = ${db.contributor}
      ),
      o as materialized (
        select p.id, p.code, p.title, coalesce(u.code, p.mission) as unit, coalesce(u.title, '') as unit_title,
          row_number() over (order by p.code, p.id) - 1 as n
        from posts p left join units u on u.contributor = p.contributor and u.id = p.unit_id
        where p.contributor = ${db.contributor}
      ),
      r as materialized (
        select id, number, row_number() over (order by id) - 1 as n from (select distinct on (id) id, number from rotations where ${mine} order by id) x
      ),
      a as materialized (select id, reference, row_number() over (order by reference) - 1 as n from authorisations where ${mine}),
      b as materialized (select id, code, row_number() over (order by id) - 1 as n from breaches where ${mine}),
      g as materialized (
        select t.id, t.mission, t.person_id, t.post_id, t.rotation_id, t.role, t.mode, t.confidence,
          coalesce(c.code, o.unit, t.mission) as unit, coalesce(c.title, o.unit_title, '') as unit_title, c.id as contribution,
          row_number() over () - 1 as n
        from tours t
        left join (
          select distinct on (x.id) x.id, x.code, coalesce(y.title, x.title) as title
          from contributions x
          left join contribution_terms y on y.contributor = x.contributor and y.contribution_id = x.id and y.superseded_at is null
          where x.contributor = ${db.contributor}
          order by x.id, x.recorded_at desc, y.version desc
        ) c on c.id = t.contribution_id
        left join o on o.id = t.post_id
        where t.contributor = ${db.contributor}
      ),
      u as materialized (
        select unit, max(unit_title) as title, min(contribution::text) as contribution, row_number() over (order by unit) - 1 as n from g group by unit
      ),
      gs as materialized (
        select string_agg(uuid_send(g.id), ''::bytea) as "tourIds", ${packed(sql`m.n`)} as "tourMission", ${packed(sql`h.n`)} as "tourPerson",
          ${packed(sql`array_position('{unmo,mlo,staff_officer,contingent_member}'::text[], g.role) - 1`)} as "tourRole",
          ${packed(sql`array_position('{self,embedded}'::text[], g.mode) - 1`)} as "tourMode", ${packed(sql`o.n`)} as "tourPost",
          ${packed(sql`u.n`)} as "tourUnit", ${packed(sql`r.n`)} as "tourRotation",
          ${packed(sql`array_position('{verified,unverified,inferred}'::text[], g.confidence) - 1`)} as "tourConfidence",
          string_agg(int4send(g.n::int), ''::bytea) as "tourPlace"
        from g
        join m on m.id = g.mission
        join h on h.id = g.person_id
        join u on u.unit = g.unit
        left join o on o.id = g.post_id
        left join r on r.id = g.rotation_id
      ),
      ls as materialized (
        select ${packed(sql`g.n`)} as "rollTour", ${packed(sql`r.n`)} as "rollRotation",
          string_agg(int8send(${micros(sql`l.recorded_at`)}), ''::bytea) as "rollRecorded",
          string_agg(int8send(coalesce(${micros(sql`l.superseded_at`)}, -1)), ''::bytea) as "rollSuperseded"
        from rotation_rolls l
        join g on g.id = l.tour_id
        join r on r.id = l.rotation_id
        where l.contributor = ${db.contributor}
      ),
      ps as materialized (
        select ${packed(sql`g.n`)} as "presenceTour", ${packed(sql`p.from_day - date '1970-01-01'`)} as "presenceFrom",
          ${packed(sql`p.to_day - date '1970-01-01'`)} as "presenceTo", ${packed(sql`(p.standing = 'planned')::int`)} as "presencePlanned",
          ${packed(sql`a.n`)} as "presenceAuthorisation", ${packed(sql`b.n`)} as "presenceBreach",
          string_agg(int8send(${micros(sql`p.recorded_at`)}), ''::bytea) as "presenceRecorded",
          string_agg(int8send(coalesce(${micros(sql`p.superseded_at`)}, -1)), ''::bytea) as "presenceSuperseded"
        from presences p
        join g on g.id = p.tour_id
        left join authorisation_permits q on q.contributor = p.contributor and q.id = p.permit_id
        left join a on a.id = q.authorisation_id
        left join b on b.id = p.breach_id
        where p.contributor = ${db.contributor}
      )
      select ${listed(sql`id`, sql`m`)} as missions,
        ${listed(sql`json_build_object('number', number, 'name', name)`, sql`h`)} as people,
        ${listed(sql`json_build_object('code', code, 'title', title)`, sql`o`)} as posts,
        ${listed(sql`json_build_object('key', unit, 'title', title, 'contributionId', contribution)`, sql`u`)} as units,
        ${listed(sql`json_build_object('id', id, 'number', number)`, sql`r`)} as rotations,
        ${listed(sql`reference`, sql`a`)} as authorisations,
        ${listed(sql`code`, sql`b`)} as breaches,
        (select coalesce(json_agg(json_build_object('mission', mission, 'kind', kind, 'day', day, 'recorded', ${micros(sql`recorded_at`)},
          'superseded', ${micros(sql`superseded_at`)})), '[]') from mission_ends where ${mine}) as ends,
        gs.*, ls.*, ps.*
      from gs, ls, ps
    `,
  );
  return unpack(row);
}

function unpack(row: z.infer<typeof Row>): Ledger {
  const { missions, people, posts, units, rotations, authorisations, breaches, ends } = row;
  const names = { missions, people, posts, units, rotations, authorisations, breaches, ends };
  const tours = {
    ids: row.tourIds ?? Buffer.alloc(0),
    mission: unpackNumbers(row.tourMission),
    person: unpackNumbers(row.tourPerson),
    role: unpackNumbers(row.tourRole),
    mode: unpackNumbers(row.tourMode),
    post: unpackNumbers(row.tourPost),
    unit: unpackNumbers(row.tourUnit),
    rotation: unpackNumbers(row.tourRotation),
    confidence: unpackNumbers(row.tourConfidence),
  };
  // The database may hand the tours out in another order than it numbered them in.
  const places = new Int32Array(tours.mission.length);
  unpackNumbers(row.tourPlace).forEach((number, place) => {
    places[number] = place;
  });
  const rolls = {
    tour: unpackNumbers(row.rollTour).map((number) => places[number] ?? 0),
    rotation: unpackNumbers(row.rollRotation),
    recorded: unpackMoments(row.rollRecorded),
    superseded: unpackMoments(row.rollSuperseded),
  };
  const presences = {
    tour: unpackNumbers(row.presenceTour).map((number) => places[number] ?? 0),
    from: unpackNumbers(row.presenceFrom),
    to: unpackNumbers(row.presenceTo),
    planned: unpackNumbers(row.presencePlanned),
    authorisation: unpackNumbers(row.presenceAuthorisation),
    breach: unpackNumbers(row.presenceBreach),
    recorded: unpackMoments(row.presenceRecorded),
    superseded: unpackMoments(row.presenceSuperseded),
  };
  return ledgerOf(names, tours, presences, rolls);
}
