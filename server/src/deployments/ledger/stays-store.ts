/** SQL that reads stays in columns: all of them, what came since, how many there are, and where the record stands. */
import { z } from "zod";
import { type Db, sql } from "../../platform/db.ts";
import { unpackMoments, unpackNumbers } from "../timeline/ledger.ts";
import type { RollEntry, StayCount, StayKind, Stays } from "./stays.ts";
import { hexAt, type TourColumns } from "./tour-columns.ts";

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
  tourId: z.string(),
  rotationId: z.string(),
  contributionId: z.string(),
  recorded: z.number(),
  superseded: z.number().nullable(),
});
const Packed = z.instanceof(Buffer).nullable();
const StayRow = z.object({
  kinds: z.array(Kind),
  ids: Packed,
  tours: Packed,
  kind: Packed,
  from: Packed,
  to: Packed,
  recorded: Packed,
  superseded: Packed,
});
const TourRow = z.object({
  terms: z.array(Terms),
  ids: Packed,
  people: Packed,
  posts: Packed,
  term: Packed,
});
const Person = z.object({ id: z.string(), number: z.string() });
const Post = z.object({ id: z.string(), code: z.string() });

const packed = (column: ReturnType<typeof sql>) => sql`string_agg(int4send(${column}::int), ''::bytea)`;

/** Rows recorded or closed from a moment on (microseconds); null: all. */
function changedSince(since: number | null) {
  const moment = sql`(to_timestamp(0) + ${since ?? 0}::bigint * interval '1 microsecond')`;
  return since === null ? sql`true` : sql`(recorded_at >= ${moment} or superseded_at >= ${moment})`;
}

/** Tours that what was recorded since is about; null: all. */
function touredSince(db: Db, since: number | null) {
  if (since === null) return sql`true`;
  return sql`t.id in (
    select tour_id from presences where contributor = ${db.contributor} and ${changedSince(since)}
    union select tour_id from rotation_rolls where contributor = ${db.contributor} and ${changedSince(since)})`;
}

/**
 * All stays, or those recorded or closed from a moment on (microseconds), with their tours. Presence is read first: the tour of each
 * stay, and whose it is, are there when they are read after it, and never change. Numbers are given by rank and ids are matched here,
 * so that no join of many rows with many is left to the database's guess.
 */
export async function fetchStays(db: Db, since: number | null): Promise<Stays> {
  const stays = await readStays(db, since);
  const rolls = await readRolls(db, since);
  const tours = await readTours(db, since);
  const places = placesById(tours.ids);
  const ids = stays.ids ?? Buffer.alloc(0);
  const of = stays.tours ?? Buffer.alloc(0);
  return {
    ids,
    kinds: stays.kinds satisfies readonly StayKind[],
    kind: unpackNumbers(stays.kind),
    tour: matched(of, places),
    from: unpackNumbers(stays.from),
    to: unpackNumbers(stays.to),
    recorded: unpackMoments(stays.recorded),
    superseded: unpackMoments(stays.superseded),
    tours,
    rolls: rolls.map(
      ({ tourId, ...roll }): RollEntry => ({
        ...roll,
        tour: places.get(tourId.replaceAll("-", "")) ?? 0,
        superseded: roll.superseded ?? Number.POSITIVE_INFINITY,
      }),
    ),
  };
}

/** Each id of a packed column with its place. */
function placesById(ids: Buffer): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at < ids.length / 16; at += 1) places.set(hexAt(ids, at), at);
  return places;
}

/** The place of each id of a packed column; -1 where there is none. */
function matched(ids: Buffer, places: ReadonlyMap<string, number>): Int32Array {
  const found = new Int32Array(ids.length / 16);
  for (let at = 0; at < found.length; at += 1) found[at] = places.get(hexAt(ids, at)) ?? -1;
  return found;
}

/** Presence in columns, kinds numbered by rank. */
async function readStays(db: Db, since: number | null): Promise<z.infer<typeof StayRow>> {
  return db.one(
    StayRow,
    sql`
      with p as materialized (
        select id, tour_id, from_day, to_day, recorded_at, superseded_at, mission, role, mode, standing, permit_id,
          confidence = 'inferred' as inferred, breach_id is not null as breach,
          dense_rank() over (order by mission, role, mode, standing, permit_id, confidence = 'inferred', breach_id is not null) - 1 as n
        from presences
        where contributor = ${db.contributor} and ${changedSince(since)}
      ), k as (
        select distinct on (n) n, mission, role, mode, standing, inferred, breach, permit_id from p order by n
      )
      select (
          select coalesce(json_agg(json_build_object('mission', k.mission, 'role', k.role, 'mode', k.mode, 'standing', k.standing,
            'inferred', k.inferred, 'breach', k.breach, 'permit', case when m.id is not null then json_build_object('id', m.id,
              'reference', a.reference, 'scopeId', m.scope_id, 'ceilings', coalesce((
                select json_agg(c.ceiling_id order by c.ord) from authorisation_permit_ceilings c
                where c.contributor = m.contributor and c.permit_id = m.id), '[]')) end) order by k.n), '[]')
          from k
          left join authorisation_permits m on m.contributor = ${db.contributor} and m.id = k.permit_id
          left join authorisations a on a.contributor = m.contributor and a.id = m.authorisation_id
        ) as kinds,
        string_agg(uuid_send(id), ''::bytea) as ids, string_agg(uuid_send(tour_id), ''::bytea) as tours, ${packed(sql`n`)} as kind,
        ${packed(sql`(from_day - date '1970-01-01')`)} as "from", ${packed(sql`(to_day - date '1970-01-01')`)} as "to",
        string_agg(int8send(${micros(sql`recorded_at`)}), ''::bytea) as recorded,
        string_agg(int8send(coalesce(${micros(sql`superseded_at`)}, -1)), ''::bytea) as superseded
      from p
    `,
  );
}

/** Stands for no post. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Tours in columns, terms numbered by rank, with whose they are and on which posts. */
async function readTours(db: Db, since: number | null): Promise<TourColumns> {
  const row = await db.one(
    TourRow,
    sql`
      with g as materialized (
        select t.id, t.person_id, t.post_id, t.mission, t.role, t.mode, t.partner, t.unit_type, t.rotation_id,
          coalesce(r.contribution_id, t.contribution_id) as contribution_id,
          dense_rank() over (order by t.mission, t.role, t.mode, t.partner, t.unit_type, t.rotation_id,
            coalesce(r.contribution_id, t.contribution_id)) - 1 as n
        from tours t
        left join rotations r on r.contributor = t.contributor and r.id = t.rotation_id
        where t.contributor = ${db.contributor} and ${touredSince(db, since)}
      ), w as (
        select distinct on (n) n, mission, role, mode, partner, unit_type, contribution_id, rotation_id from g order by n
      )
      select (
          select coalesce(json_agg(json_build_object('mission', mission, 'role', role, 'mode', mode, 'partner', nullif(partner, ''),
            'unitType', unit_type, 'contributionId', contribution_id, 'rotationId', rotation_id) order by n), '[]') from w
        ) as terms,
        string_agg(uuid_send(id), ''::bytea) as ids, string_agg(uuid_send(person_id), ''::bytea) as people,
        string_agg(uuid_send(coalesce(post_id, ${NOBODY}::uuid)), ''::bytea) as posts, ${packed(sql`n`)} as term
      from g
    `,
  );
  const people = await db.many(
    Person,
    sql`
      select p.id, p.number from people p where p.contributor = ${db.contributor} and ${
        since === null
          ? sql`true`
          : sql`p.id in (select t.person_id from tours t where t.contributor = ${db.contributor} and ${touredSince(db, since)})`
      }
    `,
  );
  const posts = await db.many(
    Post,
    sql`
      select p.id, p.code from posts p where p.contributor = ${db.contributor} and ${
        since === null
          ? sql`true`
          : sql`p.id in (select t.post_id from tours t where t.contributor = ${db.contributor} and ${touredSince(db, since)})`
      }
    `,
  );
  return {
    ids: row.ids ?? Buffer.alloc(0),
    person: matched(row.people ?? Buffer.alloc(0), placesOfRows(people)),
    post: matched(row.posts ?? Buffer.alloc(0), placesOfRows(posts)),
    term: unpackNumbers(row.term),
    people,
    posts,
    terms: row.terms,
  };
}

function placesOfRows(rows: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(rows.map(({ id }, place) => [id.replaceAll("-", ""), place]));
}

/** Entries on the rolls of rotations. */
async function readRolls(db: Db, since: number | null): Promise<readonly z.infer<typeof Roll>[]> {
  return db.many(
    Roll,
    sql`
      select l.id, l.tour_id as "tourId", l.rotation_id as "rotationId", r.contribution_id as "contributionId",
        ${micros(sql`l.recorded_at`)} as recorded, ${micros(sql`l.superseded_at`)} as superseded
      from (select * from rotation_rolls where contributor = ${db.contributor} and ${changedSince(since)}) l
      join rotations r on r.contributor = l.contributor and r.id = l.rotation_id
      order by l.recorded_at, l.id
    `,
  );
}
