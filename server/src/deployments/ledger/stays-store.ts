/** SQL that reads stays in columns: all of them, what came since, how many there are, and where the record stands. */
import { z } from "zod";
import { type Db, sql } from "../../platform/db.ts";
import { unpackMoments, unpackNumbers } from "../timeline/ledger.ts";
import type { RollEntry, StayCount, StayKind, Stays } from "./stays.ts";
import type { TourColumns } from "./tour-columns.ts";

const State = z.object({ seq: z.number(), recorded: z.number().nullable(), superseded: z.number().nullable() });
export type StayState = z.infer<typeof State>;

const micros = (column: ReturnType<typeof sql>) => sql`(extract(epoch from ${column}) * 1000000)::bigint`;

/** The number of the last audit event, and the last moments at which presence was recorded or closed. Equal states, equal stays. */
export async function readStayState(db: Db): Promise<StayState> {
  return db.one(
    State,
    sql`
      select coalesce((select seq from audit_heads where contributor = ${db.contributor}), 0) as seq,
        ${micros(sql`(select max(recorded_at) from presences where contributor = ${db.contributor})`)} as recorded,
        ${micros(sql`(select max(superseded_at) from presences where contributor = ${db.contributor} and superseded_at is not null)`)}
          as superseded
    `,
  );
}

const Count = z.object({ recorded: z.number(), superseded: z.number(), rolled: z.number(), unrolled: z.number() });

/** The ledger only grows, so equal counts are equal stays. Each count is answered from an index alone. */
export async function readStayCount(db: Db): Promise<StayCount> {
  return db.one(
    Count,
    sql`
      select (select count(*) from presences where contributor = ${db.contributor}) as recorded,
        (select count(*) from presences where contributor = ${db.contributor} and superseded_at is not null) as superseded,
        (select count(*) from rotation_rolls where contributor = ${db.contributor}) as rolled,
        (select count(*) from rotation_rolls where contributor = ${db.contributor} and superseded_at is not null) as unrolled
    `,
  );
}

const Permit = z.object({ id: z.string(), reference: z.string(), scopeId: z.string(), ceilings: z.array(z.string()) });
const Kind = z.object({
  mission: z.string(),
  role: z.string(),
  mode: z.string(),
  standing: z.enum(["planned", "actual"]),
  inferred: z.boolean(),
  breach: z.boolean(),
  permit: Permit.nullable(),
});
const Terms = z.object({
  mission: z.string(),
  role: z.string(),
  mode: z.string(),
  partner: z.string().nullable(),
  unitType: z.string().nullable(),
  contributionId: z.string().nullable(),
  rotationId: z.string().nullable(),
});
const Roll = z.object({
  id: z.string(),
  tour: z.number(),
  rotationId: z.string(),
  contributionId: z.string(),
  recorded: z.number(),
  superseded: z.number().nullable(),
});
const Packed = z.instanceof(Buffer).nullable();
const Row = z.object({
  kinds: z.array(Kind),
  ids: Packed,
  kind: Packed,
  tour: Packed,
  from: Packed,
  to: Packed,
  recorded: Packed,
  superseded: Packed,
  people: z.array(z.object({ id: z.string(), number: z.string() })),
  posts: z.array(z.object({ id: z.string(), code: z.string() })),
  terms: z.array(Terms),
  tourIds: Packed,
  tourPlace: Packed,
  tourPerson: Packed,
  tourPost: Packed,
  tourTerm: Packed,
  rolls: z.array(Roll),
});

const packed = (column: ReturnType<typeof sql>) => sql`string_agg(int4send(${column}::int), ''::bytea)`;
const listed = (value: ReturnType<typeof sql>, from: ReturnType<typeof sql>) =>
  sql`(select coalesce(json_agg(${value} order by n), '[]') from ${from})`;

/** All stays, or those recorded or closed from a moment on (microseconds), with their tours, in one statement. */
export async function fetchStays(db: Db, since: number | null): Promise<Stays> {
  const moment = sql`(to_timestamp(0) + ${since ?? 0}::bigint * interval '1 microsecond')`;
  const later = since === null ? sql`true` : sql`(recorded_at >= ${moment} or superseded_at >= ${moment})`;
  const row = await db.one(
    Row,
    sql`
      with p as materialized (
        select id, tour_id, mission, role, mode, standing, confidence = 'inferred' as inferred, breach_id is not null as breach, permit_id,
          from_day, to_day, recorded_at, superseded_at
        from presences
        where contributor = ${db.contributor} and ${later}
      ), l as materialized (
        select id, tour_id, rotation_id, recorded_at, superseded_at from rotation_rolls where contributor = ${db.contributor} and ${later}
      ), ${stays(db)}, ${tours(db)}
      select ${listed(
        sql`json_build_object('mission', k.mission, 'role', k.role, 'mode', k.mode, 'standing', k.standing,
          'inferred', k.inferred, 'breach', k.breach, 'permit', m.permit)`,
        sql`k left join permits m on m.id = k.permit_id`,
      )} as kinds, staying.*,
        ${listed(sql`json_build_object('id', id, 'number', number)`, sql`h`)} as people,
        ${listed(sql`json_build_object('id', id, 'code', code)`, sql`o`)} as posts,
        ${listed(
          sql`json_build_object('mission', mission, 'role', role, 'mode', mode, 'partner', nullif(partner, ''), 'unitType', unit_type,
            'contributionId', contribution_id, 'rotationId', rotation_id)`,
          sql`w`,
        )} as terms, touring.*,
        (select coalesce(json_agg(json_build_object('id', l.id, 'tour', t.n, 'rotationId', l.rotation_id, 'contributionId', r.contribution_id,
            'recorded', ${micros(sql`l.recorded_at`)}, 'superseded', ${micros(sql`l.superseded_at`)})), '[]')
          from l join t on t.id = l.tour_id
          join rotations r on r.contributor = ${db.contributor} and r.id = l.rotation_id) as rolls
      from staying, touring
    `,
  );
  return unpack(row);
}

/** Kinds of stays by number, and the stays packed. */
function stays(db: Db) {
  return sql`
    k as materialized (
      select g.*, row_number() over () - 1 as n
      from (select distinct mission, role, mode, standing, inferred, breach, permit_id from p) g
    ), permits as (
      select m.id, json_build_object('id', m.id, 'reference', a.reference, 'scopeId', m.scope_id, 'ceilings', coalesce((
        select json_agg(c.ceiling_id order by c.ord) from authorisation_permit_ceilings c
        where c.contributor = m.contributor and c.permit_id = m.id), '[]')) as permit
      from authorisation_permits m
      join authorisations a on a.contributor = m.contributor and a.id = m.authorisation_id
      where m.contributor = ${db.contributor} and m.id in (select permit_id from k)
    ), t as materialized (
      select t.id, t.person_id, t.post_id, t.mission, t.role, t.mode, t.partner, t.unit_type, t.rotation_id,
        coalesce(r.contribution_id, t.contribution_id) as contribution_id, row_number() over () - 1 as n
      from tours t
      left join rotations r on r.contributor = t.contributor and r.id = t.rotation_id
      where t.contributor = ${db.contributor} and t.id in (select tour_id from p union select tour_id from l)
    ), staying as materialized (
      select string_agg(uuid_send(p.id), ''::bytea) as ids, ${packed(sql`k.n`)} as kind, ${packed(sql`t.n`)} as tour,
        ${packed(sql`(p.from_day - date '1970-01-01')`)} as "from", ${packed(sql`(p.to_day - date '1970-01-01')`)} as "to",
        string_agg(int8send(${micros(sql`p.recorded_at`)}), ''::bytea) as recorded,
        string_agg(int8send(coalesce(${micros(sql`p.superseded_at`)}, -1)), ''::bytea) as superseded
      from p
      join t on t.id = p.tour_id
      join k on k.mission = p.mission and k.role = p.role and k.mode = p.mode and k.standing = p.standing and k.inferred = p.inferred
        and k.breach = p.breach
        and coalesce(k.permit_id, '00000000-0000-0000-0000-000000000000') = coalesce(p.permit_id, '00000000-0000-0000-0000-000000000000')
    )`;
}

/** Whose the tours are, their posts and their terms by number, and the tours packed. */
function tours(db: Db) {
  return sql`
    h as materialized (
      select p.id, p.number, row_number() over () - 1 as n from people p
      where p.contributor = ${db.contributor} and p.id in (select person_id from t)
    ), o as materialized (
      select p.id, p.code, row_number() over () - 1 as n from posts p
      where p.contributor = ${db.contributor} and p.id in (select post_id from t)
    ), w as materialized (
      select g.*, row_number() over () - 1 as n
      from (select distinct mission, role, mode, partner, unit_type, contribution_id, rotation_id from t) g
    ), touring as materialized (
      select string_agg(uuid_send(t.id), ''::bytea) as "tourIds", ${packed(sql`t.n`)} as "tourPlace", ${packed(sql`h.n`)} as "tourPerson",
        ${packed(sql`coalesce(o.n, -1)`)} as "tourPost", ${packed(sql`w.n`)} as "tourTerm"
      from t
      join h on h.id = t.person_id
      join w on w.mission = t.mission and w.role = t.role and w.mode = t.mode and w.partner = t.partner
        and coalesce(w.unit_type, '') = coalesce(t.unit_type, '')
        and coalesce(w.contribution_id, '00000000-0000-0000-0000-000000000000')
          = coalesce(t.contribution_id, '00000000-0000-0000-0000-000000000000')
        and coalesce(w.rotation_id, '00000000-0000-0000-0000-000000000000')
          = coalesce(t.rotation_id, '00000000-0000-0000-0000-000000000000')
      left join o on o.id = t.post_id
    )`;
}

function unpack(row: z.infer<typeof Row>): Stays {
  const columns: TourColumns = {
    ids: row.tourIds ?? Buffer.alloc(0),
    person: unpackNumbers(row.tourPerson),
    post: unpackNumbers(row.tourPost),
    term: unpackNumbers(row.tourTerm),
    people: row.people,
    posts: row.posts,
    terms: row.terms,
  };
  // The database may hand the tours out in another order than it numbered them in.
  const places = new Int32Array(columns.term.length);
  unpackNumbers(row.tourPlace).forEach((number, place) => {
    places[number] = place;
  });
  return {
    ids: row.ids ?? Buffer.alloc(0),
    kinds: row.kinds satisfies readonly StayKind[],
    kind: unpackNumbers(row.kind),
    tour: unpackNumbers(row.tour).map((number) => places[number] ?? 0),
    from: unpackNumbers(row.from),
    to: unpackNumbers(row.to),
    recorded: unpackMoments(row.recorded),
    superseded: unpackMoments(row.superseded),
    tours: columns,
    rolls: row.rolls.map(
      (roll): RollEntry => ({
        ...roll,
        tour: places[roll.tour] ?? 0,
        superseded: roll.superseded ?? Number.POSITIVE_INFINITY,
      }),
    ),
  };
}
