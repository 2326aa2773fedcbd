/** SQL of rotations: their plans in versions with lots, what happened to them as a whole, and their rolls. */
import { z } from "zod";
import type { Recording } from "../../missions/store.ts";
import { Day, type Moment } from "../../platform/days.ts";
import { type Db, sql, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { type Lot, Rotation } from "./rotation-shapes.ts";

/** A rotation as it is first entered; a plan with lots follows by itself. */
export type BareRotation = Pick<
  Rotation,
  "id" | "contributionId" | "number" | "from" | "to" | "strength" | "transferOn" | "note" | "source" | "confidence"
>;

/** Adds a rotation of a contribution. */
export async function addRotation(tx: Tx, rotation: BareRotation, recording: Recording): Promise<void> {
  await tx.run(sql`
    insert into rotations (contributor, id, contribution_id, number, from_day, to_day, strength, transfer_on, note, source, confidence,
      recorded_at, recorded_by)
    values (${tx.contributor}, ${rotation.id}, ${rotation.contributionId}, ${rotation.number}, ${rotation.from}, ${rotation.to},
      ${rotation.strength}, ${rotation.transferOn}, ${rotation.note}, ${rotation.source}, ${rotation.confidence}, ${recording.at},
      ${recording.by})
  `);
}

/** A plan as it is written: the days and the strength of its lots. */
export interface PlanVersion {
  readonly version: number;
  readonly from: Day;
  readonly to: Day;
  readonly strength: number;
  readonly transferOn: Day | null;
  readonly lots: readonly Lot[];
  readonly note: string;
  readonly source: string;
  readonly confidence: Rotation["confidence"];
}

/** Writes the plan that holds from now on. */
export async function addPlan(tx: Tx, rotationId: string, plan: PlanVersion, recording: Recording): Promise<void> {
  const id = newId();
  await tx.run(sql`
    update rotation_plans set superseded_at = ${recording.at}
    where contributor = ${tx.contributor} and rotation_id = ${rotationId} and superseded_at is null
  `);
  await tx.run(sql`
    insert into rotation_plans (contributor, id, rotation_id, version, from_day, to_day, strength, transfer_on, note, source, confidence,
      recorded_at, recorded_by)
    values (${tx.contributor}, ${id}, ${rotationId}, ${plan.version}, ${plan.from}, ${plan.to}, ${plan.strength}, ${plan.transferOn},
      ${plan.note}, ${plan.source}, ${plan.confidence}, ${recording.at}, ${recording.by})
  `);
  await tx.run(sql`
    insert into rotation_lots (contributor, plan_id, number, part, plan_from, plan_to, arrive_on, leave_on, heads, note)
    select ${tx.contributor}, ${id}, number, part, ${plan.from}, ${plan.to}, "arriveOn", "leaveOn", heads, note
    from jsonb_to_recordset(${JSON.stringify(plan.lots)}::jsonb) as given(number int, part text, "arriveOn" date, "leaveOn" date, heads int,
      note text)
  `);
}

/** Records what happened to a rotation as a whole; an earlier record of the same is superseded. */
export async function addRotationFact(
  tx: Tx,
  rotationId: string,
  fact: {
    readonly kind: "roll_certified" | "transferred";
    readonly day: Day;
    readonly reference: string;
    readonly source: string;
  },
  recording: Recording,
): Promise<void> {
  await tx.run(sql`
    update rotation_facts set superseded_at = ${recording.at}
    where contributor = ${tx.contributor} and rotation_id = ${rotationId} and kind = ${fact.kind} and superseded_at is null
  `);
  await tx.run(sql`
    insert into rotation_facts (contributor, id, rotation_id, kind, day, reference, source, recorded_at, recorded_by)
    values (${tx.contributor}, ${newId()}, ${rotationId}, ${fact.kind}, ${fact.day}, ${fact.reference}, ${fact.source}, ${recording.at},
      ${recording.by})
  `);
}

/** Rotations by contribution and number, as known at a moment; a rotation without a plan of its own is one lot. */
export async function listRotations(
  db: Db,
  knownAt: Moment,
  filter: { readonly ids?: readonly string[]; readonly contributions?: readonly string[] } = {},
): Promise<readonly Rotation[]> {
  const ids = filter.ids === undefined ? null : [...filter.ids];
  const contributions = filter.contributions === undefined ? null : [...filter.contributions];
  return db.many(
    Rotation,
    sql`
      select r.id, r.contribution_id as "contributionId", r.number, coalesce(p.from_day, r.from_day) as "from",
        coalesce(p.to_day, r.to_day) as "to", coalesce(p.strength, r.strength) as strength,
        case when p.id is null then r.transfer_on else p.transfer_on end as "transferOn", coalesce(p.note, r.note) as note,
        coalesce(p.source, r.source) as source, coalesce(p.confidence, r.confidence) as confidence, coalesce(p.version, 0) as version,
        (select day from rotation_facts f where f.contributor = r.contributor and f.rotation_id = r.id and f.kind = 'transferred'
          and f.recorded_at <= ${knownAt} and (f.superseded_at is null or f.superseded_at > ${knownAt})) as "transferredOn",
        (select day from rotation_facts f where f.contributor = r.contributor and f.rotation_id = r.id and f.kind = 'roll_certified'
          and f.recorded_at <= ${knownAt} and (f.superseded_at is null or f.superseded_at > ${knownAt})) as "rollCertifiedOn",
        coalesce((select jsonb_agg(jsonb_build_object('number', l.number, 'part', l.part, 'arriveOn', l.arrive_on, 'leaveOn', l.leave_on,
            'heads', l.heads, 'note', l.note) order by l.number)
          from rotation_lots l where l.contributor = p.contributor and l.plan_id = p.id),
          jsonb_build_array(jsonb_build_object('number', 1, 'part', 'main', 'arriveOn', r.from_day, 'leaveOn', r.to_day,
            'heads', r.strength, 'note', ''))) as lots
      from rotations r
      left join rotation_plans p on p.contributor = r.contributor and p.rotation_id = r.id and p.recorded_at <= ${knownAt}
        and (p.superseded_at is null or p.superseded_at > ${knownAt})
      where r.contributor = ${db.contributor} and r.recorded_at <= ${knownAt} and (r.superseded_at is null or r.superseded_at > ${knownAt})
        and (${ids}::uuid[] is null or r.id = any(${ids}::uuid[]))
        and (${contributions}::uuid[] is null or r.contribution_id = any(${contributions}::uuid[]))
      order by r.contribution_id, r.number
    `,
  );
}

const VersionRow = z.object({
  version: z.int(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  from: Day,
  to: Day,
  strength: z.int(),
});

/** Versions of a rotation's plan that were known at a moment, oldest first. */
export async function listPlanVersions(
  db: Db,
  rotationId: string,
  knownAt: Moment,
): Promise<readonly z.infer<typeof VersionRow>[]> {
  return db.many(
    VersionRow,
    sql`
      select version, recorded_at as "recordedAt",
        coalesce((select u.name from users u where u.contributor = rotation_plans.contributor and u.id::text = rotation_plans.recorded_by), rotation_plans.recorded_by) as "recordedBy", from_day as "from", to_day as "to", strength
      from rotation_plans
      where contributor = ${db.contributor} and rotation_id = ${rotationId} and recorded_at <= ${knownAt}
      order by version
    `,
  );
}

/** Puts tours on a roll; a tour leaves the roll it was on. */
export async function addToRoll(
  tx: Tx,
  rotationId: string,
  roll: { readonly tourIds: readonly string[]; readonly lot: number; readonly source: string },
  recording: Recording,
): Promise<void> {
  const ids = [...roll.tourIds];
  await tx.run(sql`
    update rotation_rolls set superseded_at = ${recording.at}
    where contributor = ${tx.contributor} and tour_id = any(${ids}::uuid[]) and superseded_at is null
  `);
  const rows = ids.map((tourId) => ({ id: newId(), tourId }));
  await tx.run(sql`
    insert into rotation_rolls (contributor, id, tour_id, rotation_id, lot, source, recorded_at, recorded_by)
    select ${tx.contributor}, id, "tourId", ${rotationId}, ${roll.lot}, ${roll.source}, ${recording.at}, ${recording.by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, "tourId" uuid)
  `);
}
