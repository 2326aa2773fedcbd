/** Writing the presence of tours anew for new days, through the door that asks the law. For the actions on tours. */
import type { Context } from "../../platform/context.ts";
import { addDays, type Day, earlierDay, laterDay } from "../../platform/days.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import { type MissionLimits, splitAtEnd } from "../law/overstay.ts";
import { suspendedPermits } from "../law/restand-store.ts";
import { missionLimits } from "../missions/store.ts";
import type { Tour, TourEventKind } from "../schema.ts";
import { type Entry, enter } from "./actions-ledger.ts";
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
 * Who was planned sets out only while the decision is not suspended. Days that have passed beyond the mission's end are split off:
 * the way home where the law covers it, else a breach with its reason.
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
  const known = await knownOf(tx, pieces);
  const changed = pieces.filter((piece) => {
    const { part, days, from, to } = piece;
    return part.from !== from || part.to !== to || part.standing !== days.standing || stayedOn(piece, ctx.today);
  });
  const events = new Map(changes.map((days) => [String(days.tour.id), days.eventId]));
  await supersede(
    tx,
    changed.map(({ part }) => part),
    ctx.now,
    { kind, eventOf: (tourId) => events.get(tourId) ?? "" },
  );
  const left = changed.filter(({ from, to }) => from <= to);
  const late = left.filter((piece) => stayedOn(piece, ctx.today)).flatMap((piece) => splitOf(piece, known));
  const entries = left.filter((piece) => !stayedOn(piece, ctx.today)).map((piece) => entryOfPiece(piece, known));
  const began = changes.filter((days) => days.standing === "actual").map((days) => days.from);
  const lawOn = began.reduce(earlierDay, ctx.today);
  // A part that was a breach stays one unless the law now covers it; its reason is kept.
  const again = changed.some(({ part }) => part.breachId !== null)
    ? "As recorded before; only its days changed."
    : null;
  const terms = { ...recordingOf(ctx), breachReason: breachReason ?? again };
  await enter(tx, entries, { ...terms, lawOn });
  if (late.length > 0) await enter(tx, late, { ...terms, lawOn: ctx.today });
}

/** What is asked of the records before parts are written anew. */
interface Known {
  /** Permits of decisions under which nobody new sets out. */
  readonly suspended: ReadonlySet<string>;
  readonly limits: ReadonlyMap<string, MissionLimits>;
}

async function knownOf(tx: Tx, pieces: readonly Piece[]): Promise<Known> {
  const permits = pieces.filter(setsOut).flatMap(({ part }) => (part.permitId === null ? [] : [part.permitId]));
  const past = pieces.filter(({ part }) => part.pastEndBy !== null).map(({ part }) => part.mission);
  return { suspended: await suspendedPermits(tx, [...new Set(permits)]), limits: await missionLimits(tx, past) };
}

function setsOut({ part, days }: Piece): boolean {
  return part.standing === "planned" && days.standing === "actual";
}

/** Whether somebody was there past the mission's end, and these days are over. */
function stayedOn({ part, days, to }: Piece, today: Day): boolean {
  return days.standing === "actual" && part.standing === "actual" && part.pastEndBy !== null && to <= today;
}

function splitOf(piece: Piece, known: Known): readonly Entry[] {
  const entry = entryOfPiece(piece, known);
  const limits = known.limits.get(piece.part.mission);
  if (limits === undefined) return [entry];
  return splitAtEnd(entry, limits).map(({ from, to, purpose, asks }) => ({
    ...entry,
    id: newId(),
    from,
    to,
    purpose,
    pastEndBy: null,
    // Days that it gains before its first are asked about like any others.
    keepPermit: asks || from < piece.part.from || to > piece.part.to ? null : piece.part.permitId,
  }));
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

function entryOfPiece(piece: Piece, { suspended }: Known): Entry {
  const { days, part, from, to } = piece;
  // Past the mission's end, or while the decision is suspended, nobody sets out on what was planned: the law is asked again.
  const asked = setsOut(piece) && (part.pastEndBy !== null || suspended.has(part.permitId ?? ""));
  const fewer = part.from <= from && to <= part.to && !asked;
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
