/** SQL of the life of a decision: its events as a chain, its votes, and what became of people when it changed. */
import { z } from "zod";
import type { Recording } from "../missions/store.ts";
import { Day } from "../platform/days.ts";
import { type Db, sql, type Tx } from "../platform/db.ts";
import { Conflict } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import type { Refusal } from "../platform/outcome.ts";
import { LIFE, type StepKind } from "./life.ts";
import { type Authorisation, AuthorisationStatus, Effect, type Vote } from "./schema.ts";

/** An event to add; `facts` is what was said in it besides. */
export interface NewEvent {
  readonly kind: StepKind;
  readonly day: Day;
  readonly note: string;
  readonly source: string;
  readonly facts?: Refusal["facts"];
}

const LinkRow = z.object({ id: z.uuid(), state: AuthorisationStatus, day: Day });

/**
 * Adds an event after the last one of the decision's chain and returns its id. Throws where it may not follow: the rules were asked
 * before and must agree with the database, which holds the same table.
 */
export async function addEvent(tx: Tx, authorisation: string, event: NewEvent, recording: Recording): Promise<string> {
  const last = event.kind === "information" ? null : await lastLink(tx, authorisation);
  const state = stateAfter(event.kind, last?.state ?? null);
  const id = newId();
  await tx.run(sql`
    insert into authorisation_events (contributor, id, authorisation_id, drafted_by, kind, day, state, previous_id, previous_state,
      previous_day, facts, note, source, recorded_at, recorded_by)
    select contributor, ${id}, id, drafted_by, ${event.kind}, ${event.day}, ${state}, ${last?.id ?? null}::uuid, ${last?.state ?? null},
      ${last?.day ?? null}::date, ${JSON.stringify(event.facts ?? {})}, ${event.note}, ${event.source}, ${recording.at}, ${recording.by}
    from authorisations
    where contributor = ${tx.contributor} and id = ${authorisation}
  `);
  return id;
}

function stateAfter(kind: StepKind, before: AuthorisationStatus | null): AuthorisationStatus | null {
  if (kind === "information") return null;
  const state = before === null ? (kind === "drafted" ? "draft" : undefined) : LIFE[before][kind];
  if (state === undefined) throw new Error(`${kind} cannot follow where a decision is ${before}.`);
  return state;
}

/** The last event of the chain: the one that no other follows. */
async function lastLink(db: Db, authorisation: string): Promise<z.infer<typeof LinkRow> | null> {
  return db.maybe(
    LinkRow,
    sql`
      select e.id, e.state, e.day
      from authorisation_events e
      where e.contributor = ${db.contributor} and e.authorisation_id = ${authorisation} and e.state is not null
        and not exists (
          select from authorisation_events n
          where n.contributor = e.contributor and n.authorisation_id = e.authorisation_id and n.previous_id = e.id
        )
    `,
  );
}

/** Adds the votes taken in a step. */
export async function addVotes(
  tx: Tx,
  authorisation: string,
  votes: readonly Vote[],
  recording: Recording,
): Promise<void> {
  for (const vote of votes) {
    await tx.run(sql`
      insert into authorisation_votes (contributor, id, authorisation_id, body, held_on, in_favour, against, abstained, present, result,
        source, recorded_at, recorded_by)
      values (${tx.contributor}, ${newId()}, ${authorisation}, ${vote.body}, ${vote.heldOn}, ${vote.inFavour}, ${vote.against},
        ${vote.abstained}, ${vote.present}, ${vote.result}, ${vote.source}, ${recording.at}, ${recording.by})
    `);
  }
}

/** Moves a decision's version on; throws `Conflict` when somebody saved since `seen`, or since it was read. */
export async function movedOn(
  tx: Tx,
  before: Pick<Authorisation, "id" | "reference" | "version">,
  seen: number | undefined,
): Promise<void> {
  const { id, reference, version } = before;
  if (seen === undefined || seen === version) {
    const moved = await tx.run(sql`
      update authorisations set version = version + 1
      where contributor = ${tx.contributor} and id = ${id} and version = ${version}
    `);
    if (moved > 0) return;
  }
  throw new Conflict(`${reference} was changed by somebody else; look at it again.`, { id, version });
}

/** Keeps the day by which urgency must be ratified. */
export async function setRatifyBy(tx: Tx, id: string, ratifyBy: Day): Promise<void> {
  await tx.run(
    sql`update authorisations set ratify_by = ${ratifyBy} where contributor = ${tx.contributor} and id = ${id}`,
  );
}

/** Keeps why a decision ended as it did, where its draft did not say. */
export async function setOutcome(tx: Tx, id: string, outcome: string): Promise<void> {
  await tx.run(sql`
    update authorisations set outcome = ${outcome} where contributor = ${tx.contributor} and id = ${id} and outcome = ''
  `);
}

/** An effect with the person it befell. */
export type NewEffect = Effect & { readonly personId: string };

/** Keeps what a step did to people. */
export async function addEffects(
  tx: Tx,
  of: { readonly authorisation: string; readonly event: string },
  effects: readonly NewEffect[],
  recording: Recording,
): Promise<void> {
  const rows = effects.map((effect) => ({ ...effect, id: newId() }));
  await tx.run(sql`
    insert into authorisation_effects (contributor, id, authorisation_id, event_id, tour_id, person_id, mission, kind, from_day, to_day,
      leave_by, recorded_at, recorded_by)
    select ${tx.contributor}, id, ${of.authorisation}, ${of.event}, "tourId", "personId", mission, kind, "from", "to", "leaveBy",
      ${recording.at}, ${recording.by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, "tourId" uuid, "personId" uuid, mission text, kind text,
      "from" date, "to" date, "leaveBy" date)
  `);
}

const EffectRow = Effect.extend({ event: z.uuid() });

/** What became of tours under a decision, in the order of record. */
export async function listEffects(
  db: Db,
  authorisation: string,
  knownAt: string,
): Promise<readonly z.infer<typeof EffectRow>[]> {
  return db.many(
    EffectRow,
    sql`
      select event_id as event, kind, tour_id as "tourId", mission, from_day as "from", to_day as "to", leave_by as "leaveBy"
      from authorisation_effects
      where contributor = ${db.contributor} and authorisation_id = ${authorisation} and recorded_at <= ${knownAt}
      order by recorded_at, kind, leave_by, mission, tour_id
    `,
  );
}
