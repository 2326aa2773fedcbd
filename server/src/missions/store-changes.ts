/** SQL of changes: the row that stands for an edit, the facts it ends and adds, and taking it back. */
import { z } from "zod";
import { Moment } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import type { Edit } from "./edit.ts";
import type { ChangeKind, MissionId, Profile } from "./schema.ts";
import { addMandate, addOrder, addOrderEvent, addStrength, endEnd, type Recording, writeEnd } from "./store.ts";

/** A change about to be written. */
export interface NewChange {
  readonly id: string;
  readonly mission: MissionId;
  /** The mission's version after it. */
  readonly version: number;
  readonly kind: Exclude<ChangeKind, "shipped" | "carried_over">;
  readonly reason: string;
  readonly source: string;
  readonly undoes: string | null;
}

/** Writes the row that stands for a change; before the facts that point at it. */
export async function addChange(tx: Tx, change: NewChange, recording: Recording): Promise<void> {
  await tx.run(sql`
    insert into mission_changes (contributor, id, mission, version, kind, reason, source, undoes, recorded_at, recorded_by)
    values (${tx.contributor}, ${change.id}, ${change.mission}, ${change.version}, ${change.kind}, ${change.reason}, ${change.source},
      ${change.undoes}, ${recording.at}, ${recording.by})
  `);
}

const LastChange = z.object({ id: z.uuid(), version: z.int(), kind: z.string(), at: Moment });

/** The change that holds now, which alone can be taken back. */
export type LastChange = z.infer<typeof LastChange>;

/** The latest change of a mission; null while only what came with the product is there. */
export async function lastChange(db: Db, mission: MissionId): Promise<LastChange | null> {
  return db.maybe(
    LastChange,
    sql`
      select id, version, kind, recorded_at as at from mission_changes
      where contributor = ${db.contributor} and mission = ${mission}
      order by version desc limit 1
    `,
  );
}

/** Writes what an edit ends and adds. */
export async function writeEdit(tx: Tx, mission: MissionId, edit: Edit, recording: Recording): Promise<void> {
  for (const kind of edit.endEnds) await endEnd(tx, mission, kind, recording);
  await endFacts(tx, mission, edit, recording);
  for (const end of edit.ends) await writeEnd(tx, mission, end, recording);
  for (const mandate of edit.mandates) await addMandate(tx, mission, mandate, recording);
  for (const line of edit.strengths) await addStrength(tx, mission, line, recording);
  if (edit.profile !== null) await addProfile(tx, mission, edit.profile, recording);
  for (const { order, event } of edit.orders) {
    await addOrderEvent(tx, mission, await addOrder(tx, mission, order, recording), event, recording);
  }
  for (const { order, event } of edit.events) await addOrderEvent(tx, mission, order, event, recording);
}

async function endFacts(tx: Tx, mission: MissionId, edit: Edit, { at, change }: Recording): Promise<void> {
  await tx.run(sql`
    update mission_mandates set superseded_at = ${at}, ended_by = ${change ?? null}
    where contributor = ${tx.contributor} and mission = ${mission} and id = any(${[...edit.endMandates]}::uuid[]) and superseded_at is null
  `);
  await tx.run(sql`
    update mission_strengths set superseded_at = ${at}, ended_by = ${change ?? null}
    where contributor = ${tx.contributor} and mission = ${mission} and id = any(${[...edit.endStrengths]}::uuid[]) and superseded_at is null
  `);
}

async function addProfile(tx: Tx, mission: MissionId, profile: Profile, recording: Recording): Promise<void> {
  const { headquarters: hq, started } = profile;
  await tx.run(sql`
    update mission_profiles set superseded_at = ${recording.at}, ended_by = ${recording.change ?? null}
    where contributor = ${tx.contributor} and mission = ${mission} and superseded_at is null
  `);
  await tx.run(sql`
    insert into mission_profiles (contributor, id, mission, kind, name, area, hq_place, hq_lat, hq_lon, started_on, started_precision,
      started_source, started_confidence, note, source, confidence, change_id, recorded_at, recorded_by)
    values (${tx.contributor}, ${newId()}, ${mission}, ${profile.kind}, ${JSON.stringify(profile.name)}, ${JSON.stringify(profile.area)},
      ${hq?.place ?? null}, ${hq?.lat ?? null}, ${hq?.lon ?? null}, ${started.day}, ${started.precision}, ${started.source},
      ${started.confidence}, ${profile.note}, ${profile.source}, ${profile.confidence}, ${recording.change ?? null}, ${recording.at},
      ${recording.by})
  `);
}

/** Columns of the facts that are copied when a change is taken back. */
const COPIED = {
  mission_ends: sql`kind, day, precision, source, confidence`,
  mission_mandates: sql`kind, resolution, adopted_on, valid_from, valid_to, note, source, confidence`,
  mission_strengths: sql`series, category, people, resolution, valid_from, valid_to, note, source, confidence`,
  mission_profiles: sql`kind, name, area, hq_place, hq_lat, hq_lon, started_on, started_precision, started_source, started_confidence,
    note, source, confidence`,
} as const;

/** Ends what a change recorded and records again what it had ended, as part of the change that takes it back. */
export async function takeBack(tx: Tx, mission: MissionId, undone: string, recording: Recording): Promise<void> {
  const { at, by, change } = recording;
  for (const table of [...Object.keys(COPIED), "reduction_order_events", "reduction_orders"]) {
    await tx.run(sql`
      update ${sql.table(table)} set superseded_at = ${at}, ended_by = ${change ?? null}
      where contributor = ${tx.contributor} and mission = ${mission} and change_id = ${undone} and superseded_at is null
    `);
  }
  for (const [table, columns] of Object.entries(COPIED)) {
    await tx.run(sql`
      insert into ${sql.table(table)} (contributor, id, mission, ${columns}, change_id, recorded_at, recorded_by)
      select contributor, gen_random_uuid(), mission, ${columns}, ${change ?? null}::uuid, ${at}::timestamptz, ${by}
      from ${sql.table(table)}
      where contributor = ${tx.contributor} and mission = ${mission} and ended_by = ${undone}
    `);
  }
  await bringBackOrders(tx, mission, undone, recording);
}

const Ended = z.object({ id: z.uuid(), order: z.uuid().nullable() });

/** Reductions, and single steps, that the undone change had ended: each goes on where it stood. */
async function bringBackOrders(tx: Tx, mission: MissionId, undone: string, recording: Recording): Promise<void> {
  const { at, by, change } = recording;
  const orders = await tx.many(
    Ended,
    sql`
      select id, null as "order" from reduction_orders
      where contributor = ${tx.contributor} and mission = ${mission} and ended_by = ${undone}
    `,
  );
  const renewed = new Map(orders.map(({ id }) => [id, newId()]));
  for (const [old, fresh] of renewed) {
    await tx.run(sql`
      insert into reduction_orders (contributor, id, mission, addressee, category, people, percent, leave_by, document, note, source,
        confidence, change_id, recorded_at, recorded_by)
      select contributor, ${fresh}::uuid, mission, addressee, category, people, percent, leave_by, document, note, source, confidence,
        ${change ?? null}::uuid, ${at}::timestamptz, ${by}
      from reduction_orders where contributor = ${tx.contributor} and id = ${old}
    `);
  }
  const events = await tx.many(
    Ended,
    sql`
      select id, order_id as "order" from reduction_order_events
      where contributor = ${tx.contributor} and mission = ${mission} and ended_by = ${undone}
    `,
  );
  for (const { id, order } of events) {
    const into = order === null ? null : (renewed.get(order) ?? order);
    await tx.run(sql`
      insert into reduction_order_events (contributor, id, mission, order_id, state, previous_id, previous_state, day, people, note,
        source, confidence, change_id, recorded_at, recorded_by)
      select contributor, ${newId()}::uuid, mission, ${into}::uuid, state, previous_id, previous_state, day, people, note, source,
        confidence, ${change ?? null}::uuid, ${at}::timestamptz, ${by}
      from reduction_order_events where contributor = ${tx.contributor} and id = ${id}
    `);
  }
}
