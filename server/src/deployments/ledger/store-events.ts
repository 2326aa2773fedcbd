/** SQL of what happened in tours: events in a chain of states, each following the one before it. */
import { z } from "zod";
import type { Recording } from "../../missions/store.ts";
import type { Moment } from "../../platform/days.ts";
import { type Db, sql, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { stateAfter } from "../tours/tour-machine.ts";
import { TourEvent, type TourEventKind, TourState } from "../tours/tour-shapes.ts";

/** An event to record; its place in the chain, and the state where it is not given, come with the record. */
export interface NewEvent {
  readonly id?: string;
  readonly tourId: string;
  readonly kind: TourEventKind;
  readonly day: string;
  readonly cause: string | null;
  readonly payer: "un" | "national" | "partner" | null;
  readonly source: string;
  /** Only where the kind does not say it: a state that is gone back to. */
  readonly toState?: TourState;
  readonly facts?: TourEvent["facts"];
  /** The approved change it carries out. */
  readonly changeId?: string | null;
  /** The override by which steps were left out. */
  readonly overrideId?: string | null;
  /** The event that it takes back. */
  readonly undoesId?: string | null;
  /** The import that brought it. */
  readonly importId?: string | null;
}

const LastRow = z.object({ tourId: z.string(), seq: z.int(), state: TourState });

/** Where each tour's chain of events has got to; tours without one are not there. */
export async function lastStates(
  db: Db,
  tourIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly seq: number; readonly state: TourState }>> {
  const rows = await db.many(
    LastRow,
    sql`
      select given.id as "tourId", e.seq, e.to_state as state
      from unnest(${[...new Set(tourIds)]}::uuid[]) as given(id)
      cross join lateral (
        select seq, to_state from tour_events
        where contributor = ${db.contributor} and tour_id = given.id and seq is not null
        order by seq desc limit 1
      ) e
    `,
  );
  return new Map(rows.map(({ tourId, ...last }) => [tourId, last]));
}

/** Adds events of tours, in their order; each follows the last one of its tour. */
export async function addTourEvents(tx: Tx, events: readonly NewEvent[], recording: Recording): Promise<void> {
  const last = new Map(
    await lastStates(
      tx,
      events.map((event) => event.tourId),
    ),
  );
  const rows = events.map((event) => {
    const before = last.get(event.tourId);
    const toState = event.toState ?? stateAfter(event.kind) ?? before?.state ?? "in_mission";
    const seq = (before?.seq ?? 0) + 1;
    last.set(event.tourId, { seq, state: toState });
    const { changeId = null, facts = {}, overrideId = null, undoesId = null, importId = null } = event;
    const { tourId, kind, day, cause, payer, source } = event;
    const chain = { seq, previousSeq: before?.seq ?? null, fromState: before?.state ?? null, toState };
    const why = { changeId, changeDecision: changeId === null ? null : "approved", overrideId, undoesId, importId };
    return { id: event.id ?? newId(), tourId, kind, day, cause, payer, source, facts, ...chain, ...why };
  });
  await tx.run(sql`
    insert into tour_events (contributor, id, tour_id, kind, day, cause, payer, source, seq, previous_seq, from_state, to_state, facts,
      change_id, change_decision, override_id, undoes_id, import_id, recorded_at, recorded_by)
    select ${tx.contributor}, id, "tourId", kind, day, cause, payer, source, seq, "previousSeq", "fromState", "toState", facts,
      "changeId", "changeDecision", "overrideId", "undoesId", "importId", ${recording.at}, ${recording.by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, "tourId" uuid, kind text, day date, cause text, payer text,
      source text, seq int, "previousSeq" int, "fromState" text, "toState" text, facts jsonb, "changeId" uuid, "changeDecision" text,
      "overrideId" uuid, "undoesId" uuid, "importId" uuid)
  `);
}

/** What was recorded of a tour up to a moment, in order of record. */
export async function listTourEvents(db: Db, tourId: string, knownAt?: Moment): Promise<readonly TourEvent[]> {
  return db.many(
    TourEvent,
    sql`
      select id, tour_id as "tourId", kind, day, from_state as "fromState", to_state as "toState", cause, payer, facts,
        change_id as "changeId", source, recorded_at as "recordedAt",
        coalesce((select u.name from users u where u.contributor = tour_events.contributor and u.id::text = tour_events.recorded_by), tour_events.recorded_by) as "recordedBy"
      from tour_events
      where contributor = ${db.contributor} and tour_id = ${tourId} and (${knownAt ?? null}::timestamptz is null or recorded_at <= ${knownAt ?? null})
      order by coalesce(seq, 0), recorded_at, id
    `,
  );
}
