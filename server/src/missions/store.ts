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
  Strength,
  Words,
} from "./schema.ts";

/** Who records, and the moment of record. */
export interface Recording {
  readonly by: string;
  readonly at: Moment;
}

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

/** Missions by acronym as known at `knownAt`; only those in `ids` when given. A mission recorded later is not there. */
export async function listMissions(db: Db, knownAt: Moment, ids?: readonly MissionId[]): Promise<readonly Mission[]> {
  const only = ids === undefined ? null : [...ids];
  const rows = await db.many(
    MissionRow,
    sql`
      select id, kind, name, area, note, source, confidence, version,
        case when hq_place is null then null
          else jsonb_build_object('place', hq_place, 'lat', hq_lat, 'lon', hq_lon) end as headquarters,
        jsonb_build_object('day', started_on, 'precision', started_precision, 'source', started_source,
          'confidence', started_confidence) as started
      from missions
      where contributor = ${db.contributor} and recorded_at <= ${knownAt}
        and (${only}::text[] is null or id = any(${only}::text[]))
      order by id
    `,
  );
  const [ends, mandates, strengths] = [
    await endsKnown(db, knownAt, only),
    await mandatesKnown(db, knownAt, only),
    await strengthsKnown(db, knownAt, only),
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
}

/** Records an end; the end of that kind that was believed so far is superseded. */
export async function addEnd(tx: Tx, mission: MissionId, end: NewEnd, recording: Recording): Promise<void> {
  await tx.run(sql`
    update mission_ends set superseded_at = ${recording.at}
    where contributor = ${tx.contributor} and mission = ${mission} and kind = ${end.kind} and superseded_at is null
  `);
  await tx.run(sql`
    insert into mission_ends (contributor, id, mission, kind, day, precision, source, confidence, recorded_at, recorded_by)
    values (${tx.contributor}, ${newId()}, ${mission}, ${end.kind}, ${end.day}, ${end.precision}, ${end.source}, ${end.confidence},
      ${recording.at}, ${recording.by})
  `);
}

/** Adds a mandate. */
export async function addMandate(tx: Tx, mission: MissionId, mandate: NewMandate, recording: Recording): Promise<void> {
  await tx.run(sql`
    insert into mission_mandates (contributor, id, mission, kind, resolution, adopted_on, valid_from, valid_to, note, source, confidence,
      recorded_at, recorded_by)
    values (${tx.contributor}, ${newId()}, ${mission}, ${mandate.kind}, ${mandate.resolution}, ${mandate.adoptedOn}, ${mandate.from},
      ${mandate.to}, ${mandate.note}, ${mandate.source}, ${mandate.confidence}, ${recording.at}, ${recording.by})
  `);
}

/** Adds a line of a strength series. */
export async function addStrength(
  tx: Tx,
  mission: MissionId,
  line: Omit<Strength, "id">,
  recording: Recording,
): Promise<void> {
  await tx.run(sql`
    insert into mission_strengths (contributor, id, mission, series, category, people, resolution, valid_from, valid_to, note, source,
      confidence, recorded_at, recorded_by)
    values (${tx.contributor}, ${newId()}, ${mission}, ${line.series}, ${line.category}, ${line.people}, ${line.resolution}, ${line.from},
      ${line.to}, ${line.note}, ${line.source}, ${line.confidence}, ${recording.at}, ${recording.by})
  `);
}

/** Moves the mission's version on from `version`; 0 rows when somebody saved first. */
export async function nextVersion(tx: Tx, mission: MissionId, version: number): Promise<number> {
  return tx.run(sql`
    update missions set version = version + 1
    where contributor = ${tx.contributor} and id = ${mission} and version = ${version}
  `);
}
