/** SQL of missions. What is read is what was known at a moment; writing adds rows and supersedes, it never changes a fact. */
import { z } from "zod";
import type { Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { NotFound } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import {
  Headquarters,
  Mandate,
  Mission,
  MissionEndKind,
  type MissionId,
  type NewEnd,
  type NewMandate,
  type NewOrder,
  type NewOrderEvent,
  type NewStrength,
  OrderEvent,
  ReductionOrder,
  Strength,
  Words,
} from "./schema.ts";

/** Who records, the moment of record, and the change it is part of; none for what comes with the product. */
export interface Recording {
  readonly by: string;
  readonly at: Moment;
  readonly change?: string;
}

/** A moment after every record: what is believed now, also within a transaction. */
export const CURRENT: Moment = "9999-12-31T23:59:59.999Z";

const MissionRow = Mission.pick({
  id: true,
  kind: true,
  started: true,
  note: true,
  source: true,
  confidence: true,
  version: true,
}).extend({
  name: Words,
  area: Words,
  headquarters: Headquarters.nullable(),
});
const EndRow = z.object({ mission: z.string(), kind: MissionEndKind, fact: Mission.shape.started });
const MandateRow = Mandate.extend({ mission: z.string() });
const StrengthRow = Strength.extend({ mission: z.string() });
const OrderRow = ReductionOrder.omit({ events: true }).extend({ mission: z.string() });
const EventRow = OrderEvent.extend({ order: z.string() });

/** Missions by acronym as known at `knownAt`; only those in `ids` when given. A mission recorded later is not there. */
export async function listMissions(db: Db, knownAt: Moment, ids?: readonly MissionId[]): Promise<readonly Mission[]> {
  const only = ids === undefined ? null : [...ids];
  const rows = await db.many(
    MissionRow,
    sql`
      select m.id, m.version,
        case when p.id is null then m.kind else p.kind end as kind, case when p.id is null then m.name else p.name end as name,
        case when p.id is null then m.area else p.area end as area, case when p.id is null then m.note else p.note end as note,
        case when p.id is null then m.source else p.source end as source,
        case when p.id is null then m.confidence else p.confidence end as confidence,
        case when p.id is null
          then case when m.hq_place is null then null else jsonb_build_object('place', m.hq_place, 'lat', m.hq_lat, 'lon', m.hq_lon) end
          else case when p.hq_place is null then null else jsonb_build_object('place', p.hq_place, 'lat', p.hq_lat, 'lon', p.hq_lon) end
        end as headquarters,
        case when p.id is null
          then jsonb_build_object('day', m.started_on, 'precision', m.started_precision, 'source', m.started_source,
            'confidence', m.started_confidence)
          else jsonb_build_object('day', p.started_on, 'precision', p.started_precision, 'source', p.started_source,
            'confidence', p.started_confidence)
        end as started
      from missions m
      left join mission_profiles p on p.contributor = m.contributor and p.mission = m.id and p.recorded_at <= ${knownAt}
        and (p.superseded_at is null or p.superseded_at > ${knownAt})
      where m.contributor = ${db.contributor} and m.recorded_at <= ${knownAt}
        and (${only}::text[] is null or m.id = any(${only}::text[]))
      order by m.id
    `,
  );
  const [ends, mandates, strengths, orders] = [
    await endsKnown(db, knownAt, only),
    await mandatesKnown(db, knownAt, only),
    await strengthsKnown(db, knownAt, only),
    await ordersKnown(db, knownAt, only),
  ];
  return rows.map((row) => ({
    ...row,
    ends: {
      operations: endOf(ends, row.id, "operations"),
      withdrawal: endOf(ends, row.id, "withdrawal"),
      liquidation: endOf(ends, row.id, "liquidation"),
    },
    mandates: mandates.filter((m) => m.mission === row.id).map(({ mission: _, ...mandate }) => mandate),
    strengths: strengths.filter((s) => s.mission === row.id).map(({ mission: _, ...strength }) => strength),
    orders: orders.filter((o) => o.mission === row.id).map(({ mission: _, ...order }) => order),
  }));
}

/** The mission as known at `knownAt`; throws `NotFound` when none of that acronym was. */
export async function getMission(db: Db, id: MissionId, knownAt: Moment): Promise<Mission> {
  const mission = await findMission(db, id, knownAt);
  if (mission === null) throw new NotFound(`There is no mission ${id}.`, { mission: id });
  return mission;
}

/** The mission as known at `knownAt`, or null. */
export async function findMission(db: Db, id: MissionId, knownAt: Moment): Promise<Mission | null> {
  return (await listMissions(db, knownAt, [id]))[0] ?? null;
}

function endOf(rows: readonly z.infer<typeof EndRow>[], mission: string, kind: MissionEndKind) {
  return rows.find((row) => row.mission === mission && row.kind === kind)?.fact ?? null;
}

/** Condition for rows that were believed at a moment. */
function known(knownAt: Moment) {
  return sql`recorded_at <= ${knownAt} and (superseded_at is null or superseded_at > ${knownAt})`;
}

async function endsKnown(db: Db, knownAt: Moment, only: string[] | null) {
  return db.many(
    EndRow,
    sql`
      select mission, kind,
        jsonb_build_object('day', day, 'precision', precision, 'source', source, 'confidence', confidence) as fact
      from mission_ends
      where contributor = ${db.contributor} and ${known(knownAt)} and (${only}::text[] is null or mission = any(${only}::text[]))
    `,
  );
}

async function mandatesKnown(db: Db, knownAt: Moment, only: string[] | null) {
  return db.many(
    MandateRow,
    sql`
      select mission, id, kind, resolution, adopted_on as "adoptedOn", valid_from as "from", valid_to as "to", note, source, confidence
      from mission_mandates
      where contributor = ${db.contributor} and ${known(knownAt)} and (${only}::text[] is null or mission = any(${only}::text[]))
      order by mission, valid_from, adopted_on, id
    `,
  );
}

async function strengthsKnown(db: Db, knownAt: Moment, only: string[] | null) {
  return db.many(
    StrengthRow,
    sql`
      select mission, id, series, category, people, resolution, valid_from as "from", valid_to as "to", note, source, confidence
      from mission_strengths
      where contributor = ${db.contributor} and ${known(knownAt)} and (${only}::text[] is null or mission = any(${only}::text[]))
      order by mission, series, category, valid_from, id
    `,
  );
}

async function ordersKnown(db: Db, knownAt: Moment, only: string[] | null) {
  const orders = await db.many(
    OrderRow,
    sql`
      select mission, id, addressee, category, people, percent, leave_by as "leaveBy", document, note, source, confidence
      from reduction_orders
      where contributor = ${db.contributor} and ${known(knownAt)} and (${only}::text[] is null or mission = any(${only}::text[]))
      order by mission, recorded_at, id
    `,
  );
  // Each event comes after the one it names; the day alone does not tell two of one day apart.
  const events = await db.many(
    EventRow,
    sql`
      with recursive line as (
        select e.*, 1 as place from reduction_order_events e
        where e.contributor = ${db.contributor} and e.previous_id is null and e.recorded_at <= ${knownAt}
          and (e.superseded_at is null or e.superseded_at > ${knownAt})
          and (${only}::text[] is null or e.mission = any(${only}::text[]))
        union all
        select e.*, line.place + 1 from reduction_order_events e
        join line on line.contributor = e.contributor and line.id = e.previous_id
        where e.recorded_at <= ${knownAt} and (e.superseded_at is null or e.superseded_at > ${knownAt})
      )
      select order_id as "order", id, state, day, people, note, source, confidence from line order by order_id, place
    `,
  );
  return orders.map((order) => ({
    ...order,
    events: events.filter((event) => event.order === order.id).map(({ order: _, ...event }) => event),
  }));
}

/** Adds a mission without its ends, mandates and strengths. */
export async function addMission(tx: Tx, mission: Mission, recording: Recording): Promise<void> {
  const { headquarters: hq, started } = mission;
  await tx.run(sql`
    insert into missions (contributor, id, kind, name, area, hq_place, hq_lat, hq_lon, started_on, started_precision, started_source,
      started_confidence, note, source, confidence, recorded_at, recorded_by)
    values (${tx.contributor}, ${mission.id}, ${mission.kind}, ${JSON.stringify(mission.name)}, ${JSON.stringify(mission.area)},
      ${hq?.place ?? null}, ${hq?.lat ?? null}, ${hq?.lon ?? null}, ${started.day}, ${started.precision}, ${started.source},
      ${started.confidence}, ${mission.note}, ${mission.source}, ${mission.confidence}, ${recording.at}, ${recording.by})
  `);
  await tx.run(sql`
    insert into mission_limits (contributor, mission, purpose)
    values (${tx.contributor}, ${mission.id}, 'service'), (${tx.contributor}, ${mission.id}, 'withdrawal')
  `);
}

/**
 * Moves the days that presence in a mission is bound by to where its ends now are, as `lastDayFor` has it: a test holds the two
 * together. What stands beyond them must be moved in the same transaction, or the database refuses it at the end.
 */
export async function setLimits(tx: Tx, mission: MissionId): Promise<void> {
  await tx.run(sql`
    update mission_limits l set last_day = e.last_day
    from (
      select p.purpose, coalesce(case when p.purpose = 'service' or o.day is null then o.day else greatest(o.day, w.day) end,
        '9999-12-31') as last_day
      from (values ('service'), ('withdrawal')) as p (purpose)
      left join mission_ends o on o.contributor = ${tx.contributor} and o.mission = ${mission} and o.kind = 'operations'
        and o.superseded_at is null
      left join mission_ends w on w.contributor = ${tx.contributor} and w.mission = ${mission} and w.kind = 'withdrawal'
        and w.superseded_at is null
    ) e
    where l.contributor = ${tx.contributor} and l.mission = ${mission} and l.purpose = e.purpose and l.last_day <> e.last_day
  `);
}

/** Records an end, and moves the limit of presence with it; the end of that kind that was believed so far is superseded. */
export async function addEnd(tx: Tx, mission: MissionId, end: NewEnd, recording: Recording): Promise<void> {
  await endEnd(tx, mission, end.kind, recording);
  await writeEnd(tx, mission, end, recording);
  await setLimits(tx, mission);
}

/** An end of that kind is no longer believed. */
export async function endEnd(tx: Tx, mission: MissionId, kind: MissionEndKind, recording: Recording): Promise<void> {
  await tx.run(sql`
    update mission_ends set superseded_at = ${recording.at}, ended_by = ${recording.change ?? null}
    where contributor = ${tx.contributor} and mission = ${mission} and kind = ${kind} and superseded_at is null
  `);
}

/** Writes an end; none of that kind is believed at the moment. */
export async function writeEnd(tx: Tx, mission: MissionId, end: NewEnd, recording: Recording): Promise<void> {
  await tx.run(sql`
    insert into mission_ends (contributor, id, mission, kind, day, precision, source, confidence, change_id, recorded_at, recorded_by)
    values (${tx.contributor}, ${newId()}, ${mission}, ${end.kind}, ${end.day}, ${end.precision}, ${end.source}, ${end.confidence},
      ${recording.change ?? null}, ${recording.at}, ${recording.by})
  `);
}

/** Adds a mandate. */
export async function addMandate(tx: Tx, mission: MissionId, mandate: NewMandate, recording: Recording): Promise<void> {
  await tx.run(sql`
    insert into mission_mandates (contributor, id, mission, kind, resolution, adopted_on, valid_from, valid_to, note, source, confidence,
      change_id, recorded_at, recorded_by)
    values (${tx.contributor}, ${newId()}, ${mission}, ${mandate.kind}, ${mandate.resolution}, ${mandate.adoptedOn}, ${mandate.from},
      ${mandate.to}, ${mandate.note}, ${mandate.source}, ${mandate.confidence}, ${recording.change ?? null}, ${recording.at},
      ${recording.by})
  `);
}

/** Adds a line of a strength series. */
export async function addStrength(tx: Tx, mission: MissionId, line: NewStrength, recording: Recording): Promise<void> {
  await tx.run(sql`
    insert into mission_strengths (contributor, id, mission, series, category, people, resolution, valid_from, valid_to, note, source,
      confidence, change_id, recorded_at, recorded_by)
    values (${tx.contributor}, ${newId()}, ${mission}, ${line.series}, ${line.category}, ${line.people}, ${line.resolution}, ${line.from},
      ${line.to}, ${line.note}, ${line.source}, ${line.confidence}, ${recording.change ?? null}, ${recording.at}, ${recording.by})
  `);
}

/** A line of a strength series with the moments from and until which it was believed. */
export interface BelievedStrength {
  readonly mission: MissionId;
  readonly line: NewStrength;
  readonly recordedAt: Moment;
  readonly supersededAt: Moment | null;
}

/** Adds many lines at once, as when the shipped ones are loaded. */
export async function addStrengths(tx: Tx, lines: readonly BelievedStrength[], by: string): Promise<void> {
  const rows = lines.map(({ mission, line, recordedAt, supersededAt }) => ({
    ...line,
    mission,
    recordedAt,
    supersededAt,
    id: newId(),
  }));
  await tx.run(sql`
    insert into mission_strengths (contributor, id, mission, series, category, people, resolution, valid_from, valid_to, note, source,
      confidence, recorded_at, recorded_by, superseded_at)
    select ${tx.contributor}, id, mission, series, category, people, resolution, "from", "to", note, source, confidence, "recordedAt",
      ${by}, "supersededAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, mission text, series text, category text, people integer,
      resolution text, "from" date, "to" date, note text, source text, confidence text, "recordedAt" timestamptz,
      "supersededAt" timestamptz)
  `);
}

/** Adds a reduction without its events; answers its id. */
export async function addOrder(tx: Tx, mission: MissionId, order: NewOrder, recording: Recording): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into reduction_orders (contributor, id, mission, addressee, category, people, percent, leave_by, document, note, source,
      confidence, change_id, recorded_at, recorded_by)
    values (${tx.contributor}, ${id}, ${mission}, ${order.addressee}, ${order.category}, ${order.people}, ${order.percent},
      ${order.leaveBy}, ${order.document}, ${order.note}, ${order.source}, ${order.confidence}, ${recording.change ?? null},
      ${recording.at}, ${recording.by})
  `);
  return id;
}

/** Adds a step of a reduction after the last one. The database refuses a state that does not follow, and a second step after one. */
export async function addOrderEvent(
  tx: Tx,
  mission: MissionId,
  order: string,
  event: NewOrderEvent,
  recording: Recording,
): Promise<void> {
  await tx.run(sql`
    insert into reduction_order_events (contributor, id, mission, order_id, state, previous_id, previous_state, day, people, note, source,
      confidence, change_id, recorded_at, recorded_by)
    select ${tx.contributor}, ${newId()}, ${mission}, ${order}, ${event.state}, l.id, l.state, ${event.day}::date, ${event.people}::integer,
      ${event.note}, ${event.source}, ${event.confidence}, ${recording.change ?? null}::uuid, ${recording.at}::timestamptz, ${recording.by}
    from (select 1) one
    left join (
      select e.id, e.state from reduction_order_events e
      where e.contributor = ${tx.contributor} and e.order_id = ${order} and e.superseded_at is null
        and not exists (select from reduction_order_events n
          where n.contributor = e.contributor and n.order_id = e.order_id and n.previous_id = e.id and n.superseded_at is null)
    ) l on true
  `);
}

/** Makes whoever else changes the mission wait until the transaction ends, so that what is read after it belongs together. */
export async function lockMission(tx: Tx, mission: MissionId): Promise<void> {
  await tx.run(sql`
    select id from missions where contributor = ${tx.contributor} and id = ${mission} for no key update
  `);
}

/** Moves the mission's version on from `version`; 0 rows when somebody saved first. */
export async function nextVersion(tx: Tx, mission: MissionId, version: number): Promise<number> {
  return tx.run(sql`
    update missions set version = version + 1
    where contributor = ${tx.contributor} and id = ${mission} and version = ${version}
  `);
}
