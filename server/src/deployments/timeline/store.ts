/** SQL of the timeline: everything in one statement, so that all columns are of the same moment, packed so that it is read fast. */
import { z } from "zod";
import { type Db, sql } from "../../platform/db.ts";
import { unpackMoments, unpackNumbers } from "./ledger.ts";
import type { Read, ReadCounts } from "./read.ts";

const Head = z.object({ seq: z.number(), hash: z.string() });

/** Where the audit trail stands, which every change moves on. */
export type Head = z.infer<typeof Head>;

/** Where the audit trail stands; null before the first change. Whoever reads the records after it has read all of them. */
export async function readHead(db: Db): Promise<Head | null> {
  return db.maybe(
    Head,
    sql`select seq, encode(hash, 'hex') as hash from audit_heads where contributor = ${db.contributor}`,
  );
}

const Counts = z.object({
  tours: z.number(),
  presences: z.number(),
  presencesClosed: z.number(),
  rolls: z.number(),
  rollsClosed: z.number(),
  names: z.number(),
  namesClosed: z.number(),
  posts: z.number(),
  postsClosed: z.number(),
});

const Packed = z.instanceof(Buffer).nullable();
const Row = z.object({
  counts: Counts,
  missions: z.array(z.string()),
  people: z.array(z.object({ number: z.string(), names: z.record(z.string(), z.string()) })),
  posts: z.array(z.object({ code: z.string(), title: z.string() })),
  units: z.array(z.string()),
  titles: z.array(z.object({ key: z.string(), title: z.string(), contributionId: z.uuid().nullable() })),
  rotations: z.array(z.object({ id: z.uuid(), number: z.number() })),
  authorisations: z.array(z.object({ id: z.uuid(), reference: z.string() })),
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
  rollIds: Packed,
  rollTour: Packed,
  rollRotation: Packed,
  rollRecorded: Packed,
  rollSuperseded: Packed,
  presenceIds: Packed,
  presenceTour: Packed,
  presenceFrom: Packed,
  presenceTo: Packed,
  presencePlanned: Packed,
  presenceAuthorisation: Packed,
  presenceBreach: Packed,
  presenceRecorded: Packed,
  presenceSuperseded: Packed,
});

type Sql = ReturnType<typeof sql>;
const packed = (column: Sql) => sql`string_agg(int4send(coalesce(${column}, -1)::int), ''::bytea)`;
const ids = (column: Sql) => sql`string_agg(uuid_send(${column}), ''::bytea)`;
const micros = (column: Sql) => sql`(extract(epoch from ${column}) * 1000000)::bigint`;
const moments = (column: Sql) => sql`string_agg(int8send(coalesce(${micros(column)}, -1)), ''::bytea)`;
const listed = (value: Sql, from: Sql) => sql`(select coalesce(json_agg(${value} order by n), '[]') from ${from})`;

/** From when on records are read again (microseconds), and how many there were at the last reading. */
export interface Since {
  readonly moment: number;
  readonly counts: ReadCounts;
}

/** Every tour and presence that was ever recorded with what they point to; or only what was recorded or superseded since. */
export async function readRecords(db: Db, since: Since | null): Promise<Read> {
  if (since !== null) return unpack(await db.one(Row, recordsSince(db, since)));
  // Everything is joined with everything by id. Where nobody has counted the rows for the planner, as after a large import, it may
  // take each of them by itself, which takes minutes.
  return db.transaction(async (tx) => {
    await tx.run(sql`set local enable_nestloop = off`);
    const row = await tx.one(Row, recordsSince(tx, null));
    await tx.run(sql`set local enable_nestloop = on`);
    return unpack(row);
  });
}

function countsOf(db: Db): Sql {
  const closed = sql`superseded_at is not null`;
  const count = (table: Sql) => sql`(select count(*) from ${table} where contributor = ${db.contributor})`;
  const closedIn = (table: Sql) =>
    sql`(select count(*) from ${table} where contributor = ${db.contributor} and ${closed})`;
  return sql`
    select ${count(sql`tours`)} as tours, ${count(sql`presences`)} as presences, ${closedIn(sql`presences`)} as "presencesClosed",
      ${count(sql`rotation_rolls`)} as rolls, ${closedIn(sql`rotation_rolls`)} as "rollsClosed", ${count(sql`person_names`)} as names,
      ${closedIn(sql`person_names`)} as "namesClosed", ${count(sql`posts`)} as posts, ${closedIn(sql`posts`)} as "postsClosed"
  `;
}

/** Names and titles are read again as a whole when one of them was added or closed: that is rare, and none must be missed. */
function renamed({ counts }: Since): { readonly people: Sql; readonly posts: Sql } {
  return {
    people: sql`exists (select from z where names <> ${counts.names} or "namesClosed" <> ${counts.namesClosed})`,
    posts: sql`exists (select from z where posts <> ${counts.posts} or "postsClosed" <> ${counts.postsClosed})`,
  };
}

function recordsSince(db: Db, since: Since | null): Sql {
  const mine = sql`contributor = ${db.contributor}`;
  const moment = sql`(to_timestamp(0) + ${since?.moment ?? 0}::bigint * interval '1 microsecond')`;
  const all = since === null;
  const changed = all ? sql`true` : sql`(recorded_at >= ${moment} or superseded_at >= ${moment})`;
  const again = since === null ? { people: sql`true`, posts: sql`true` } : renamed(since);
  return sql`
    with z as materialized (${countsOf(db)}),
    p as materialized (
      select id, tour_id, from_day, to_day, standing, permit_id, breach_id, recorded_at, superseded_at from presences where ${mine} and ${changed}
    ),
    l as materialized (
      select id, tour_id, rotation_id, recorded_at, superseded_at from rotation_rolls where ${mine} and ${changed}
    ),
    t as materialized (
      select id, mission, person_id, post_id, contribution_id, rotation_id, role, mode, confidence from tours
      where ${mine} and ${all ? sql`true` : sql`(recorded_at >= ${moment} or id in (select tour_id from p union select tour_id from l))`}
    ),
    m as materialized (select mission as id, row_number() over () - 1 as n from (select distinct mission from t) x),
    h as materialized (
      select p.id, p.number, row_number() over () - 1 as n, coalesce((
          select json_object_agg(k.script, trim(concat_ws(' ', k.family, k.given, k.patronymic))) from person_names k
          where k.contributor = p.contributor and k.person_id = p.id and k.superseded_at is null), '{}') as names
      from people p
      where p.contributor = ${db.contributor} and (${again.people} or p.id in (select person_id from t))
    ),
    o as materialized (
      select p.id, p.code, u.code as unit, dense_rank() over (order by p.code) - 1 as n
      from posts p left join units u on u.contributor = p.contributor and u.id = p.unit_id
      where p.contributor = ${db.contributor} and (${again.posts} or p.id in (select post_id from t))
    ),
    os as (
      select distinct on (o.n) o.n, p.code, p.title
      from o join posts p on p.contributor = ${db.contributor} and p.code = o.code
      order by o.n, p.superseded_at nulls first, p.recorded_at desc, p.id
    ),
    r as materialized (
      select id, number, row_number() over () - 1 as n from (select distinct on (id) id, number from rotations where ${mine} order by id) x
    ),
    a as materialized (select id, reference, row_number() over () - 1 as n from authorisations where ${mine}),
    b as materialized (
      select code, row_number() over () - 1 as n from (select distinct code from breaches where ${mine} and id in (select breach_id from p)) x
    ),
    g as materialized (
      select t.*, coalesce(c.code, o.unit, t.mission) as unit, o.n as post, row_number() over () - 1 as n
      from t left join contributions c on c.contributor = ${db.contributor} and c.id = t.contribution_id left join o on o.id = t.post_id
    ),
    u as materialized (select unit, row_number() over () - 1 as n from (select distinct unit from g) x),
    us as (
      select distinct on (key) key, title, id from (
        select c.code as key, coalesce(y.title, c.title) as title, c.id, c.superseded_at, c.recorded_at
        from contributions c
        left join contribution_terms y on y.contributor = c.contributor and y.contribution_id = c.id and y.superseded_at is null
        where c.contributor = ${db.contributor}
        union all
        select code, title, null, superseded_at, recorded_at from units where ${mine}
      ) x
      order by key, id is null, superseded_at nulls first, recorded_at desc, id
    ),
    gs as materialized (
      select ${ids(sql`g.id`)} as "tourIds", ${packed(sql`m.n`)} as "tourMission", ${packed(sql`h.n`)} as "tourPerson",
        ${packed(sql`array_position('{unmo,mlo,staff_officer,contingent_member}'::text[], g.role) - 1`)} as "tourRole",
        ${packed(sql`array_position('{self,embedded}'::text[], g.mode) - 1`)} as "tourMode", ${packed(sql`g.post`)} as "tourPost",
        ${packed(sql`u.n`)} as "tourUnit", ${packed(sql`r.n`)} as "tourRotation",
        ${packed(sql`array_position('{verified,unverified,inferred}'::text[], g.confidence) - 1`)} as "tourConfidence",
        ${packed(sql`g.n`)} as "tourPlace"
      from g
      join m on m.id = g.mission
      join h on h.id = g.person_id
      join u on u.unit = g.unit
      left join r on r.id = g.rotation_id
    ),
    ls as materialized (
      select ${ids(sql`l.id`)} as "rollIds", ${packed(sql`g.n`)} as "rollTour", ${packed(sql`r.n`)} as "rollRotation",
        ${moments(sql`l.recorded_at`)} as "rollRecorded", ${moments(sql`l.superseded_at`)} as "rollSuperseded"
      from l join g on g.id = l.tour_id join r on r.id = l.rotation_id
    ),
    ps as materialized (
      select ${ids(sql`p.id`)} as "presenceIds", ${packed(sql`g.n`)} as "presenceTour",
        ${packed(sql`p.from_day - date '1970-01-01'`)} as "presenceFrom", ${packed(sql`p.to_day - date '1970-01-01'`)} as "presenceTo",
        ${packed(sql`(p.standing = 'planned')::int`)} as "presencePlanned", ${packed(sql`a.n`)} as "presenceAuthorisation",
        ${packed(sql`b.n`)} as "presenceBreach", ${moments(sql`p.recorded_at`)} as "presenceRecorded",
        ${moments(sql`p.superseded_at`)} as "presenceSuperseded"
      from p
      join g on g.id = p.tour_id
      left join authorisation_permits q on q.contributor = ${db.contributor} and q.id = p.permit_id
      left join a on a.id = q.authorisation_id
      left join breaches x on x.contributor = ${db.contributor} and x.id = p.breach_id
      left join b on b.code = x.code
    )
    select (select row_to_json(z) from z) as counts, ${listed(sql`id`, sql`m`)} as missions,
      ${listed(sql`json_build_object('number', number, 'names', names)`, sql`h`)} as people,
      ${listed(sql`json_build_object('code', code, 'title', title)`, sql`os`)} as posts,
      ${listed(sql`unit`, sql`u`)} as units,
      (select coalesce(json_agg(json_build_object('key', key, 'title', title, 'contributionId', id)), '[]') from us) as titles,
      ${listed(sql`json_build_object('id', id, 'number', number)`, sql`r`)} as rotations,
      ${listed(sql`json_build_object('id', id, 'reference', reference)`, sql`a`)} as authorisations,
      ${listed(sql`code`, sql`b`)} as breaches,
      (select coalesce(json_agg(json_build_object('mission', mission, 'kind', kind, 'day', day, 'recorded', ${micros(sql`recorded_at`)},
        'superseded', ${micros(sql`superseded_at`)})), '[]') from mission_ends where ${mine}) as ends,
      gs.*, ls.*, ps.*
    from gs, ls, ps
  `;
}

function unpack(row: z.infer<typeof Row>): Read {
  const { counts, missions, people, posts, units, titles, rotations, authorisations, breaches, ends } = row;
  const none = Buffer.alloc(0);
  // The database may hand the tours out in another order than it numbered them in.
  const numbers = unpackNumbers(row.tourPlace);
  const places = new Int32Array(numbers.length);
  numbers.forEach((number, place) => {
    places[number] = place;
  });
  const tourOf = (column: Buffer | null) => unpackNumbers(column).map((number) => places[number] ?? -1);
  return {
    ...{ counts, missions, people, posts, units, titles, rotations, authorisations, breaches, ends },
    tours: {
      ids: row.tourIds ?? none,
      mission: unpackNumbers(row.tourMission),
      person: unpackNumbers(row.tourPerson),
      role: unpackNumbers(row.tourRole),
      mode: unpackNumbers(row.tourMode),
      post: unpackNumbers(row.tourPost),
      unit: unpackNumbers(row.tourUnit),
      rotation: unpackNumbers(row.tourRotation),
      confidence: unpackNumbers(row.tourConfidence),
    },
    rolls: {
      ids: row.rollIds ?? none,
      tour: tourOf(row.rollTour),
      rotation: unpackNumbers(row.rollRotation),
      recorded: unpackMoments(row.rollRecorded),
      superseded: unpackMoments(row.rollSuperseded),
    },
    presences: {
      ids: row.presenceIds ?? none,
      tour: tourOf(row.presenceTour),
      from: unpackNumbers(row.presenceFrom),
      to: unpackNumbers(row.presenceTo),
      planned: unpackNumbers(row.presencePlanned),
      authorisation: unpackNumbers(row.presenceAuthorisation),
      breach: unpackNumbers(row.presenceBreach),
      recorded: unpackMoments(row.presenceRecorded),
      superseded: unpackMoments(row.presenceSuperseded),
    },
  };
}
