/**
 * Keeps a copy of all stays for each database and country, and brings it up to date before it is used: one small query tells whether
 * the record still stands where it stood; then what came since is fetched, and where the counts do not agree afterwards, everything
 * is fetched again. A transaction never uses it, for its own writes are not there.
 */
import { z } from "zod";
import { type Db, sql } from "../../platform/db.ts";
import { unpackMoments, unpackNumbers } from "../timeline/ledger.ts";
import { countOf, type StayKind, type Stays, withLater } from "./stays.ts";

interface Copy {
  readonly stays: Stays;
  readonly state: State;
}

const copies = new WeakMap<object, Map<string, Promise<Copy>>>();

/** All stays as they are recorded now; null within a transaction, where the database must be asked. */
export async function currentStays(db: Db): Promise<Stays | null> {
  if (db.origin === null) return null;
  const kept = copies.get(db.origin) ?? new Map<string, Promise<Copy>>();
  copies.set(db.origin, kept);
  // One at a time: who comes meanwhile waits for the same copy and then asks by itself whether it still holds.
  const before = kept.get(db.contributor) ?? Promise.resolve(null);
  const next = before.catch(() => null).then((copy) => renewed(db, copy));
  kept.set(db.contributor, next);
  return (await next).stays;
}

/** All stays as they are recorded now, also as a transaction sees them. */
export async function allStays(db: Db): Promise<Stays> {
  return (await currentStays(db)) ?? (await fetchStays(db, null));
}

async function renewed(db: Db, copy: Copy | null): Promise<Copy> {
  const state = await readState(db);
  if (copy === null) return fetchAll(db, state);
  const { state: old } = copy;
  if (state.seq === old.seq && state.recorded === old.recorded && state.superseded === old.superseded) return copy;
  const stays = withLater(copy.stays, await fetchStays(db, Math.max(old.recorded ?? 0, old.superseded ?? 0)));
  const [now, there] = [countOf(stays), await readCount(db)];
  const whole = now.recorded === there.recorded && now.superseded === there.superseded;
  return whole ? { stays, state } : fetchAll(db, await readState(db));
}

/** Everything; what is written meanwhile moves the record on from `state` and is fetched the next time. */
async function fetchAll(db: Db, state: State): Promise<Copy> {
  return { stays: await fetchStays(db, null), state };
}

const State = z.object({ seq: z.number(), recorded: z.number().nullable(), superseded: z.number().nullable() });
type State = z.infer<typeof State>;

const micros = (column: ReturnType<typeof sql>) => sql`(extract(epoch from ${column}) * 1000000)::bigint`;

async function readState(db: Db): Promise<State> {
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

const Count = z.object({ recorded: z.number(), superseded: z.number() });

/** The ledger only grows, so equal counts are equal stays. */
async function readCount(db: Db): Promise<z.infer<typeof Count>> {
  return db.one(
    Count,
    sql`select count(*) as recorded, count(superseded_at) as superseded from presences where contributor = ${db.contributor}`,
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
const Packed = z.instanceof(Buffer).nullable();
const Row = z.object({
  kinds: z.array(Kind),
  ids: Packed,
  kind: Packed,
  from: Packed,
  to: Packed,
  recorded: Packed,
  superseded: Packed,
});

/** All stays, or those recorded or closed from a moment on (microseconds), in one statement. */
async function fetchStays(db: Db, since: number | null): Promise<Stays> {
  const moment = sql`(to_timestamp(0) + ${since ?? 0}::bigint * interval '1 microsecond')`;
  const row = await db.one(
    Row,
    sql`
      with p as materialized (
        select id, mission, role, mode, standing, confidence = 'inferred' as inferred, breach_id is not null as breach, permit_id, from_day,
          to_day, recorded_at, superseded_at
        from presences
        where contributor = ${db.contributor}
          and ${since === null ? sql`true` : sql`(recorded_at >= ${moment} or superseded_at >= ${moment})`}
      ), k as materialized (
        select g.*, row_number() over () - 1 as n
        from (select distinct mission, role, mode, standing, inferred, breach, permit_id from p) g
      ), permits as (
        select m.id, json_build_object('id', m.id, 'reference', a.reference, 'scopeId', m.scope_id, 'ceilings', coalesce((
          select json_agg(c.ceiling_id order by c.ord) from authorisation_permit_ceilings c
          where c.contributor = m.contributor and c.permit_id = m.id), '[]')) as permit
        from authorisation_permits m
        join authorisations a on a.contributor = m.contributor and a.id = m.authorisation_id
        where m.contributor = ${db.contributor} and m.id in (select permit_id from k)
      ), packed as (
        select string_agg(uuid_send(p.id), ''::bytea) as ids, string_agg(int4send(k.n::int), ''::bytea) as kind,
          string_agg(int4send(p.from_day - date '1970-01-01'), ''::bytea) as "from",
          string_agg(int4send(p.to_day - date '1970-01-01'), ''::bytea) as "to",
          string_agg(int8send(${micros(sql`p.recorded_at`)}), ''::bytea) as recorded,
          string_agg(int8send(coalesce(${micros(sql`p.superseded_at`)}, -1)), ''::bytea) as superseded
        from p
        join k on k.mission = p.mission and k.role = p.role and k.mode = p.mode and k.standing = p.standing and k.inferred = p.inferred
          and k.breach = p.breach
          and coalesce(k.permit_id, '00000000-0000-0000-0000-000000000000') = coalesce(p.permit_id, '00000000-0000-0000-0000-000000000000')
      )
      select (
          select coalesce(json_agg(json_build_object('mission', k.mission, 'role', k.role, 'mode', k.mode, 'standing', k.standing,
            'inferred', k.inferred, 'breach', k.breach, 'permit', m.permit) order by k.n), '[]')
          from k left join permits m on m.id = k.permit_id
        ) as kinds, packed.*
      from packed
    `,
  );
  return {
    ids: row.ids ?? Buffer.alloc(0),
    kinds: row.kinds satisfies readonly StayKind[],
    kind: unpackNumbers(row.kind),
    from: unpackNumbers(row.from),
    to: unpackNumbers(row.to),
    recorded: unpackMoments(row.recorded),
    superseded: unpackMoments(row.superseded),
  };
}
