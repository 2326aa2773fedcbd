/** SQL that writes presence with its places under the ceilings of its permit, and supersedes it. */
import { z } from "zod";
import { Confidence, DeploymentMode, DeploymentRole } from "../../missions/schema.ts";
import type { Recording } from "../../missions/store.ts";
import { Day, type Moment } from "../../platform/days.ts";
import { type Db, sql, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { TourEventKind } from "../tours/tour-shapes.ts";
import { addTourEvents } from "./store-events.ts";
import { assignPlaces, type PermitCeiling, type Seated } from "./store-places.ts";

/** Presence as it stands or stood: one row for days in a row under one permit, or in one breach. */
export const Presence = z.object({
  id: z.uuid(),
  tourId: z.uuid(),
  personId: z.uuid(),
  mission: z.string(),
  role: DeploymentRole,
  mode: DeploymentMode,
  /** Empty when not embedded. */
  partner: z.string(),
  from: Day,
  to: Day,
  standing: z.enum(["planned", "actual"]),
  /** There to serve, or on the way home after the mission's operations. */
  purpose: z.enum(["service", "withdrawal"]),
  permitId: z.uuid().nullable(),
  breachId: z.uuid().nullable(),
  /** The change that moved the mission's end to before its last day; null: it lies within the mission's life. */
  pastEndBy: z.uuid().nullable(),
  /** The event of its tour that wrote it; null where that was not kept. */
  eventId: z.uuid().nullable(),
  source: z.string(),
  confidence: Confidence,
});
export type Presence = z.infer<typeof Presence>;

/** Presence that is about to be written. */
export type NewPresence = Omit<Presence, "permitId" | "breachId" | "pastEndBy" | "eventId"> & {
  /** Kept while a stay that was put past its mission's end only gets fewer days. */
  readonly pastEndBy?: string | null;
  /** The event of its tour that writes it; by it the event can be taken back. */
  readonly eventId?: string | null;
};

/** A permit with its ceilings, in their order. */
export interface Permit {
  readonly id: string;
  readonly partner: string;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly ceilings: readonly PermitCeiling[];
}

const PermitRow = z.object({ id: z.uuid(), partner: z.string(), validFrom: Day, validTo: Day });
const PermitCeilingRow = z.object({
  ord: z.int(),
  ceilingId: z.uuid(),
  reading: z.enum(["present", "persons", "tours"]),
  people: z.int(),
  overlapPeople: z.int(),
  overlapDays: z.int(),
});

/** Makes all writers of presence of this country wait for each other until the transaction ends. */
export async function lockCeilings(tx: Tx): Promise<void> {
  await tx.run(sql`
    select id from authorisation_ceilings where contributor = ${tx.contributor} order by id for no key update
  `);
}

/** The permit that a scope gives for a mission, role and mode; throws `NotFound`. */
export async function getPermitOf(
  db: Db,
  scopeId: string,
  what: { readonly mission: string; readonly role: string; readonly mode: string },
): Promise<Permit> {
  const row = await db.one(
    PermitRow,
    sql`
      select id, partner, valid_from as "validFrom", valid_to as "validTo"
      from authorisation_permits
      where contributor = ${db.contributor} and scope_id = ${scopeId} and mission = ${what.mission} and role = ${what.role}
        and mode = ${what.mode}
    `,
  );
  return { ...row, ceilings: await ceilingsOfPermit(db, row.id) };
}

/** The permit of that id; throws `NotFound`. */
export async function getPermit(db: Db, id: string): Promise<Permit> {
  const row = await db.one(
    PermitRow,
    sql`
      select id, partner, valid_from as "validFrom", valid_to as "validTo"
      from authorisation_permits where contributor = ${db.contributor} and id = ${id}
    `,
  );
  return { ...row, ceilings: await ceilingsOfPermit(db, id) };
}

async function ceilingsOfPermit(db: Db, permitId: string): Promise<readonly PermitCeiling[]> {
  return db.many(
    PermitCeilingRow,
    sql`
      select c.ord, c.ceiling_id as "ceilingId", l.reading, l.people, l.overlap_people as "overlapPeople", l.overlap_days as "overlapDays"
      from authorisation_permit_ceilings c
      join authorisation_ceilings l on l.contributor = c.contributor and l.id = c.ceiling_id
      where c.contributor = ${db.contributor} and c.permit_id = ${permitId}
      order by c.ord
    `,
  );
}

/** What a presence still stands as, by tour and day. */
export async function standingPresences(db: Db, tourId: string): Promise<readonly Presence[]> {
  return standingPresencesOf(db, [tourId]);
}

/** The same for several tours, by tour and day. */
export async function standingPresencesOf(db: Db, tourIds: readonly string[]): Promise<readonly Presence[]> {
  return db.many(
    Presence,
    sql`
      select id, tour_id as "tourId", person_id as "personId", mission, role, mode, partner, from_day as "from", to_day as "to", standing,
        purpose, permit_id as "permitId", breach_id as "breachId", past_end_by as "pastEndBy", event_id as "eventId", source, confidence
      from presences
      where contributor = ${db.contributor} and tour_id = any(${[...tourIds]}::uuid[]) and superseded_at is null
      order by tour_id, from_day
    `,
  );
}

/** Presence of a tour that an event replaced, by day. */
export async function replacedBy(db: Db, tourId: string, eventId: string): Promise<readonly Presence[]> {
  return db.many(
    Presence,
    sql`
      select id, tour_id as "tourId", person_id as "personId", mission, role, mode, partner, from_day as "from", to_day as "to", standing,
        purpose, permit_id as "permitId", breach_id as "breachId", past_end_by as "pastEndBy", event_id as "eventId", source, confidence
      from presences
      where contributor = ${db.contributor} and tour_id = ${tourId} and superseded_event = ${eventId}
      order by from_day
    `,
  );
}

/** Writes presence under a permit, with a place under each of its ceilings. The caller holds the lock and has asked the law. */
export async function addCovered(
  tx: Tx,
  permit: Permit,
  stays: readonly NewPresence[],
  recording: Recording,
): Promise<void> {
  const rows = stays.map((stay) => ({
    ...stay,
    permit: permit.id,
    permitPartner: permit.partner,
    permitFrom: permit.validFrom,
    permitTo: permit.validTo,
    ceilings: permit.ceilings.length,
    lastOrd: permit.ceilings.length === 0 ? null : permit.ceilings.length,
    lastTo: permit.ceilings.length === 0 ? null : stay.to,
  }));
  await insertPresences(tx, rows, recording);
  const seated: Seated[] = stays.map((stay) => ({
    presenceId: stay.id,
    tourId: stay.tourId,
    personId: stay.personId,
    permitId: permit.id,
    from: stay.from,
    to: stay.to,
  }));
  for (const ceiling of permit.ceilings) await assignPlaces(tx, ceiling, seated);
}

/** A breach with its days. */
interface BreachDays {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
}

/** Writes presence that stands in a named breach instead of under a permit. */
export async function addBreached(
  tx: Tx,
  breach: BreachDays,
  stays: readonly NewPresence[],
  recording: Recording,
): Promise<void> {
  await addAllBreached(tx, [{ ...breach, stays }], recording);
}

/** The same for many breaches at once. */
export async function addAllBreached(
  tx: Tx,
  breaches: readonly (BreachDays & { readonly stays: readonly NewPresence[] })[],
  recording: Recording,
): Promise<void> {
  const rows = breaches.flatMap(({ id, from, to, stays }) =>
    stays.map((stay) => ({ ...stay, breach: id, breachFrom: from, breachTo: to })),
  );
  if (rows.length > 0) await insertPresences(tx, rows, recording);
}

async function insertPresences(tx: Tx, rows: readonly object[], recording: Recording): Promise<void> {
  await tx.run(sql`
    insert into presences (contributor, id, tour_id, person_id, mission, role, mode, partner, from_day, to_day, standing, permit_id,
      permit_partner, permit_from, permit_to, ceilings, breach_id, breach_from, breach_to, last_ord, last_to, purpose, mission_to,
      past_end_by, event_id, source, confidence, recorded_at, recorded_by)
    select ${tx.contributor}, given.id, "tourId", "personId", given.mission, role, mode, partner, "from", "to", standing, permit,
      "permitPartner", "permitFrom", "permitTo", ceilings, breach, "breachFrom", "breachTo", "lastOrd", "lastTo", given.purpose,
      l.last_day, case when "to" > l.last_day then "pastEndBy" end, "eventId", source, confidence, ${recording.at}, ${recording.by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, "tourId" uuid, "personId" uuid, mission text, role text,
      mode text, partner text, "from" date, "to" date, standing text, permit uuid, "permitPartner" text, "permitFrom" date,
      "permitTo" date, ceilings int, breach uuid, "breachFrom" date, "breachTo" date, "lastOrd" int, "lastTo" date, purpose text,
      "pastEndBy" uuid, "eventId" uuid, source text, confidence text)
    left join mission_limits l on l.contributor = ${tx.contributor} and l.mission = given.mission and l.purpose = given.purpose
  `);
}

/** The event that replaces presence, for each tour the same kind. */
export interface Replacing {
  readonly kind: TourEventKind;
  readonly eventOf: (tourId: string) => string;
}

/**
 * Presence that is no longer believed gives its places back. A changeover that it took part in is worked out anew when next asked
 * for. Presence that has happened must name the event that replaces it (`by`); the database refuses it otherwise.
 */
export async function supersede(
  tx: Tx,
  presences: readonly (string | Pick<Presence, "id" | "tourId">)[],
  at: Moment,
  by?: Replacing,
): Promise<void> {
  const rows = presences.map((presence) => {
    const { id, tourId } = typeof presence === "string" ? { id: presence, tourId: null } : presence;
    const named = by !== undefined && tourId !== null;
    return { id, event: named ? by.eventOf(tourId) : null, kind: named ? by.kind : null };
  });
  if (rows.length === 0) return;
  await tx.run(sql`
    update presences p set superseded_at = ${at}, last_ord = null, last_to = null, superseded_event = given.event,
      superseded_kind = given.kind
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, event uuid, kind text)
    where p.contributor = ${tx.contributor} and p.id = given.id
  `);
  await tx.run(sql`
    delete from places where contributor = ${tx.contributor} and presence_id = any(${rows.map((row) => row.id)}::uuid[])
  `);
}

/** Supersedes presence as the consequence of something else, with one event in each of its tours. */
export async function supersedeBecause(
  tx: Tx,
  presences: readonly Pick<Presence, "id" | "tourId">[],
  why: {
    readonly kind: "restood" | "import_corrected" | "import_undone";
    readonly day: Day;
    readonly cause: string;
    readonly source: string;
    /** The import that does it, where one does. */
    readonly importId?: string | null;
  },
  recording: Recording,
): Promise<ReadonlyMap<string, string>> {
  const events = new Map([...new Set(presences.map((presence) => presence.tourId))].map((tourId) => [tourId, newId()]));
  await addTourEvents(
    tx,
    [...events].map(([tourId, id]) => ({ id, tourId, payer: null, ...why })),
    recording,
  );
  await supersede(tx, presences, recording.at, { kind: why.kind, eventOf: (tourId) => events.get(tourId) ?? "" });
  return events;
}
