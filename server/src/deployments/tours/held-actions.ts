/** Taking tours in hand for one command: one or many, all or nothing, with their events and one event of audit. */
import { record } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import type { Tx } from "../../platform/db.ts";
import { NotFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import type { Outcome, Refusal } from "../../platform/outcome.ts";
import { refusable } from "../ledger/actions-ledger.ts";
import { recordingOf } from "../ledger/presence-actions.ts";
import { lastStates } from "../ledger/store-events.ts";
import { type Presence, standingPresencesOf } from "../ledger/store-presence.ts";
import type { Tour } from "../schema.ts";
import { addTourEvents, listTours, type NewEvent } from "../store.ts";
import { useOverrides } from "../store-overrides.ts";

/** A tour in hand: with what stands of it, and the id of the event that is about to be recorded. */
export interface Held {
  readonly tour: Tour;
  readonly parts: readonly Presence[];
  readonly eventId: string;
}

/** Tours to do something to, in the order asked for; throws `NotFound` naming those that do not exist. */
export async function hold(tx: Tx, ctx: Context, ids: readonly string[]): Promise<readonly Held[]> {
  const tours = new Map((await listTours(tx, { ids, asOf: ctx.today })).map((tour) => [String(tour.id), tour]));
  const missing = ids.filter((id) => !tours.has(id));
  if (missing.length > 0)
    throw new NotFound(`There is no tour ${missing.join(", ")} as known now.`, { tour: missing.join(", ") });
  const parts = Map.groupBy(await standingPresencesOf(tx, ids), (part) => String(part.tourId));
  const states = await lastStates(tx, ids);
  return [...new Set(ids)].flatMap((id) => {
    const tour = tours.get(id);
    if (tour === undefined) return [];
    // The state of the record, not of the day: somebody whose last day has passed has not left before that is recorded.
    const state = states.get(id)?.state ?? (tour.standing === "actual" ? "in_mission" : "nominated");
    return [{ tour: { ...tour, state }, parts: parts.get(id) ?? [], eventId: newId() }];
  });
}

/** A reason with the person it speaks of, where it does not say so itself. */
export function about(tour: Tour, refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.map((refusal) => ({ ...refusal, facts: { person: tour.person, ...refusal.facts } }));
}

/** What an action made of tours: their events, and the overrides these used. */
export interface Made {
  readonly events: readonly NewEvent[];
  readonly uses: Parameters<typeof useOverrides>[1];
}

/** One command on one tour or many: the machine is asked, the work done, events and one audit event written; all or nothing. */
export async function happened(
  ctx: Context,
  ids: readonly string[],
  kind: NewEvent["kind"],
  day: string,
  work: (tx: Tx, held: readonly Held[]) => Promise<Made>,
): Promise<Outcome<{ tours: number }>> {
  ctx.actor.must("deployments.change");
  return ctx.db.transaction((tx) =>
    refusable(tx, async (inner) => {
      const held = await hold(inner, ctx, ids);
      const { events, uses } = await work(inner, held);
      await addTourEvents(inner, events, recordingOf(ctx));
      await useOverrides(inner, uses, recordingOf(ctx));
      const missions = [...new Set(held.map(({ tour }) => tour.mission))].join(", ");
      const what = held.length === 1 ? { tour: ids[0] } : { tours: held.map(({ tour }) => tour.id) };
      await record(inner, ctx.actor, `tour.${kind}`, { ...what, mission: missions, day });
      return { tours: held.length };
    }),
  );
}
