/** SQL that reads the ledger's facts for figures: all of them, what came since, and how many there are. */
import { z } from "zod";
import { CURRENT } from "../missions/store.ts";
import { dayNumber, type Moment } from "../platform/days.ts";
import { type Db, sql } from "../platform/db.ts";
import { CONFIDENCES, type EndingFact, type PresenceFact, type RollFact, type TourFact } from "./facts.ts";
import type { RanksHeld } from "./parts.ts";

const TourRow = z.object({
  id: z.string(),
  person: z.string(),
  sex: z.string(),
  mission: z.string(),
  role: z.string(),
  mode: z.string(),
  partner: z.string(),
  unitType: z.string().nullable(),
  contribution: z.string().nullable(),
  rotation: z.number().nullable(),
  strength: z.number(),
});

/** Tours that are in the ledger as having happened; `since` narrows to those with a belief recorded or closed from then on. */
export async function listTourFacts(db: Db, since: number | null): Promise<readonly TourFact[]> {
  return db.many(
    TourRow,
    sql`
      with actual as materialized (
        select distinct p.tour_id
        from presences p
        where p.contributor = ${db.contributor} and p.standing = 'actual' and ${from(since)}
      )
      select t.id, t.person_id as person, h.sex, t.mission, t.role, t.mode, t.partner, t.unit_type as "unitType",
        t.contribution_id as contribution, r.number as rotation, coalesce(r.strength, 0) as strength
      from actual a
      join tours t on t.contributor = ${db.contributor} and t.id = a.tour_id
      join people h on h.contributor = ${db.contributor} and h.id = t.person_id
      left join rotations r on r.contributor = ${db.contributor} and r.id = t.rotation_id
    `,
  );
}

const PresenceRow = z.object({
  id: z.string(),
  tour: z.string(),
  from: z.number(),
  to: z.number(),
  recorded: z.number(),
  superseded: z.number().nullable(),
  confidence: z.enum(CONFIDENCES),
  authorisation: z.string().nullable(),
});

/** Beliefs about presence that happened, held or not; `since` (microseconds) narrows to those recorded or closed from then on. */
export async function listPresenceFacts(db: Db, since: number | null): Promise<readonly PresenceFact[]> {
  return db.many(
    PresenceRow,
    sql`
      select p.id, p.tour_id as tour, p.from_day - '1970-01-01'::date as "from", p.to_day - '1970-01-01'::date as "to",
        ${micros(sql`p.recorded_at`)} as recorded, ${micros(sql`p.superseded_at`)} as superseded, p.confidence,
        a.reference as authorisation
      from presences p
      left join authorisation_permits m on m.contributor = p.contributor and m.id = p.permit_id
      left join authorisations a on a.contributor = m.contributor and a.id = m.authorisation_id
      where p.contributor = ${db.contributor} and p.standing = 'actual' and ${from(since)}
    `,
  );
}

function micros(column: ReturnType<typeof sql>) {
  return sql`(extract(epoch from ${column}) * 1000000)::bigint`;
}

/** Two conditions that an index each can answer. */
function from(since: number | null) {
  if (since === null) return sql`true`;
  const moment = sql`to_timestamp(0) + ${since}::bigint * interval '1 microsecond'`;
  return sql`(p.recorded_at >= ${moment} or p.superseded_at >= ${moment})`;
}

const EndingRow = z.object({
  tour: z.string(),
  kind: z.enum(["left", "repatriated", "died"]),
  recorded: z.number(),
  undone: z.number().nullable(),
});

/**
 * How tours ended that someone was sent home from or died in; all other tours end with their time. What was taken back says when, and
 * what an import put right says how it is since.
 */
export async function listEndingFacts(db: Db): Promise<readonly EndingFact[]> {
  return db.many(
    EndingRow,
    sql`
      with early as materialized (
        select tour_id from tour_events where contributor = ${db.contributor} and kind in ('repatriated', 'died')
        union
        select tour_id from tour_events where contributor = ${db.contributor} and kind in ('import_corrected', 'import_undone')
      )
      select e.tour_id as tour, case when e.facts ? 'ended' then coalesce(nullif(e.facts ->> 'ended', ''), 'left') else e.kind end as kind,
        ${micros(sql`e.recorded_at`)} as recorded, ${micros(sql`u.recorded_at`)} as undone
      from early
      join tour_events e on e.contributor = ${db.contributor} and e.tour_id = early.tour_id
      left join tour_events u on u.contributor = e.contributor and u.tour_id = e.tour_id and u.undoes_id = e.id
      where e.kind in ('left', 'repatriated', 'died') or e.facts ? 'ended'
      order by e.recorded_at, e.seq nulls first, e.id
    `,
  );
}

const RollRow = z.object({
  tour: z.string(),
  contribution: z.string(),
  rotation: z.number(),
  strength: z.number(),
  recorded: z.number(),
  superseded: z.number().nullable(),
});

/** Tours that stand, or stood, in the roll of a rotation. */
export async function listRollFacts(db: Db): Promise<readonly RollFact[]> {
  return db.many(
    RollRow,
    sql`
      select l.tour_id as tour, r.contribution_id as contribution, r.number as rotation, r.strength,
        ${micros(sql`l.recorded_at`)} as recorded, ${micros(sql`l.superseded_at`)} as superseded
      from rotation_rolls l
      join rotations r on r.contributor = l.contributor and r.id = l.rotation_id
      where l.contributor = ${db.contributor}
      order by l.recorded_at, l.id
    `,
  );
}

const StateRow = z.object({ seq: z.number(), recorded: z.number().nullable(), superseded: z.number().nullable() });
export type FactState = z.infer<typeof StateRow>;

/** Where the record stands: the number of its last audit event, and the last moments of record. Equal states, equal facts. */
export async function readFactState(db: Db): Promise<FactState> {
  return db.one(
    StateRow,
    sql`
      select coalesce((select seq from audit_heads where contributor = ${db.contributor}), 0) as seq,
        ${micros(sql`(select max(recorded_at) from presences where contributor = ${db.contributor})`)} as recorded,
        ${micros(sql`(select max(superseded_at) from presences where contributor = ${db.contributor} and superseded_at is not null)`)}
          as superseded
    `,
  );
}

const CountRow = z.object({ recorded: z.number(), superseded: z.number() });

/** How many beliefs there are, and how many of them are closed: the ledger only grows, so equal counts are equal facts. */
export async function countPresenceFacts(db: Db): Promise<z.infer<typeof CountRow>> {
  return db.one(
    CountRow,
    sql`
      select count(*) as recorded, count(superseded_at) as superseded
      from presences
      where contributor = ${db.contributor} and standing = 'actual'
    `,
  );
}

const RankRow = z.object({ person: z.string(), rank: z.string(), from: z.string(), to: z.string().nullable() });

/** Ranks that people held, as known at a moment. */
export async function listRanksHeld(db: Db, knownAt: Moment): Promise<RanksHeld> {
  const rows = await db.many(
    RankRow,
    sql`
      select person_id as person, rank, valid_from as "from", valid_to as "to"
      from person_ranks
      where contributor = ${db.contributor} and recorded_at <= ${knownAt} and (superseded_at is null or superseded_at > ${knownAt})
    `,
  );
  const held = new Map<string, { rank: string; from: number; to: number }[]>();
  for (const { person, rank, from: first, to } of rows) {
    const one = { rank, from: dayNumber(first), to: to === null ? Number.POSITIVE_INFINITY : dayNumber(to) };
    held.set(person, [...(held.get(person) ?? []), one]);
  }
  return held;
}

const KindRow = z.object({ id: z.string(), kind: z.enum(["peacekeeping", "political", "other"]) });

/** What kind of mission each is, as known at a moment; a correction of the kind is a fact like any other. */
export async function listMissionKinds(
  db: Db,
  knownAt: Moment = CURRENT,
): Promise<ReadonlyMap<string, z.infer<typeof KindRow>["kind"]>> {
  const rows = await db.many(
    KindRow,
    sql`
      select m.id, coalesce(c.kind, m.kind) as kind
      from missions m
      left join mission_profiles c on c.contributor = m.contributor and c.mission = m.id and c.recorded_at <= ${knownAt}
        and (c.superseded_at is null or c.superseded_at > ${knownAt})
      where m.contributor = ${db.contributor}
    `,
  );
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}
