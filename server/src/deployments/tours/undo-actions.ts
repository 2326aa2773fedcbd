/** Taking back the last event of a tour: presence stands again as it did before it, and the state is the one before. */
import type { Context } from "../../platform/context.ts";
import { earlierDay } from "../../platform/days.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { type Entry, enter } from "../ledger/actions-ledger.ts";
import { recordingOf } from "../ledger/presence-actions.ts";
import { replacedBy, supersede } from "../ledger/store-presence.ts";
import type { TourEvent } from "../schema.ts";
import { addTourEvents } from "../store.ts";
import type { Held } from "./held-actions.ts";

/**
 * Takes the event back. Presence that it replaced is entered anew through the door that asks the law; what had stood in a breach does
 * so again, for the reason given.
 */
export async function undo(
  tx: Tx,
  ctx: Context,
  { tour, parts, eventId }: Held,
  last: TourEvent,
  reason: string,
  by: { readonly changeId: string; readonly source: string },
): Promise<void> {
  const before = await replacedBy(tx, tour.id, last.id);
  const written = parts.filter((part) => part.eventId === last.id);
  if (before.length > 0 || written.length > 0) {
    await supersede(tx, written, ctx.now, { kind: "undone", eventOf: () => eventId });
    const entries = before.map((part): Entry => {
      const kept = written.some((now) => now.permitId === part.permitId && now.from <= part.from && part.to <= now.to);
      return { ...part, id: newId(), eventId, unitType: tour.unitType, keepPermit: kept ? part.permitId : null };
    });
    const breached = before.some((part) => part.breachId !== null) || last.kind !== "arrived";
    const lawOn = entries.map((entry) => entry.from).reduce(earlierDay, ctx.today);
    await enter(tx, entries, { ...recordingOf(ctx), lawOn, breachReason: breached ? reason : null });
  }
  const event = { id: eventId, tourId: tour.id, kind: "undone" as const, day: ctx.today, cause: reason, payer: null };
  const back = last.fromState === null ? {} : { toState: last.fromState };
  await addTourEvents(
    tx,
    [{ ...event, ...back, ...by, undoesId: last.id, facts: { kind: last.kind } }],
    recordingOf(ctx),
  );
}
