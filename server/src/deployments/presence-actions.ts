/** Writing the presence of tours anew for new days, through the door that asks the law. For the actions on tours. */
import type { Context } from "../platform/context.ts";
import { addDays, type Day, earlierDay, laterDay } from "../platform/days.ts";
import type { Tx } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { type Entry, enter } from "./actions-ledger.ts";
import type { Tour, TourEventKind } from "./schema.ts";
import { type Presence, supersede } from "./store-presence.ts";

/** Who records, and when. */
export function recordingOf(ctx: Context) {
  return { by: ctx.actor.id, at: ctx.now };
}

/** New days of a tour, and the event that brings them. */
export interface NewDays {
  readonly tour: Tour;
  /** What stands of it now, by day. */
  readonly parts: readonly Presence[];
  readonly from: Day;
  readonly to: Day;
  readonly standing: "planned" | "actual";
  readonly eventId: string;
}

/**
 * Writes the presence of tours anew for their new days: all of them, or none with every reason. Parts whose days only become fewer
 * keep their permit without asking the law again, so that leaving is never refused; parts that gain a day are asked about whole.
 *
 * @param breachReason reason for keeping facts that break the law; null: they are refused
 */
export async function rewrite(
  tx: Tx,
  ctx: Context,
  kind: TourEventKind,
  changes: readonly NewDays[],
  breachReason: string | null,
): Promise<void> {
  const pieces = changes.flatMap(piecesOf);
  const changed = pieces.filter(({ part, days, from, to }) => {
    return part.from !== from || part.to !== to || part.standing !== days.standing;
  });
  const events = new Map(changes.map((days) => [String(days.tour.id), days.eventId]));
  await supersede(
    tx,
    changed.map(({ part }) => part),
    ctx.now,
    { kind, eventOf: (tourId) => events.get(tourId) ?? "" },
  );
  const entries = changed.filter(({ from, to }) => from <= to).map(entryOfPiece);
  const began = changes.filter((days) => days.standing === "actual").map((days) => days.from);
  const lawOn = began.reduce(earlierDay, ctx.today);
  // A part that was a breach stays one unless the law now covers it; its reason is kept.
  const again = changed.some(({ part }) => part.breachId !== null)
    ? "As recorded before; only its days changed."
    : null;
  await enter(tx, entries, { ...recordingOf(ctx), lawOn, breachReason: breachReason ?? again });
}

interface Piece {
  readonly days: NewDays;
  readonly part: Presence;
  readonly from: Day;
  readonly to: Day;
}

function piecesOf(days: NewDays): readonly Piece[] {
  return days.parts.map((part, index) => ({
    days,
    part,
    from: index === 0 ? days.from : laterDay(part.from, days.from),
    to: index === days.parts.length - 1 ? days.to : earlierDay(part.to, days.to),
  }));
}

function entryOfPiece({ days, part, from, to }: Piece): Entry {
  // Who was planned past the mission's end does not set out before the days are put right: the law is asked again.
  const setsOut = part.standing === "planned" && days.standing === "actual" && part.pastEndBy !== null;
  const fewer = part.from <= from && to <= part.to && !setsOut;
  return {
    ...part,
    id: newId(),
    eventId: days.eventId,
    from,
    to,
    standing: days.standing,
    unitType: days.tour.unitType,
    keepPermit: fewer ? part.permitId : null,
  };
}

/** Adds the way home after a tour's last day, as presence of its own under the decision that covers withdrawal. */
export async function addWithdrawal(tx: Tx, ctx: Context, days: Omit<NewDays, "from" | "standing">): Promise<void> {
  const last = days.parts.at(-1);
  if (last === undefined) return;
  const entry: Entry = {
    ...last,
    id: newId(),
    eventId: days.eventId,
    from: addDays(last.to, 1),
    to: days.to,
    unitType: days.tour.unitType,
    purpose: "withdrawal",
    pastEndBy: null,
    keepPermit: null,
  };
  await enter(tx, [entry], { ...recordingOf(ctx), lawOn: ctx.today, breachReason: null });
}
