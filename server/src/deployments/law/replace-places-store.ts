/** SQL that takes everybody's places under a ceiling away and gives them anew. */
import { z } from "zod";
import { Confidence, DeploymentMode, DeploymentRole } from "../../missions/schema.ts";
import type { Recording } from "../../missions/store.ts";
import { Day } from "../../platform/days.ts";
import { type Db, sql, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Refusal } from "../../platform/outcome.ts";
import { insertPlaces, insertWindows } from "../ledger/store-places.ts";
import { addBreached, standingPresencesOf, supersedeBecause } from "../ledger/store-presence.ts";
import { addBreach } from "../store.ts";
import type { Replaced, Terms } from "./replace-places.ts";

/** A standing presence under a ceiling, with what a place of it needs. */
export const SeatRow = z.object({
  presenceId: z.uuid(),
  tourId: z.uuid(),
  personId: z.uuid(),
  person: z.string(),
  permitId: z.uuid(),
  ord: z.int(),
  mission: z.string(),
  role: DeploymentRole,
  mode: DeploymentMode,
  standing: z.enum(["planned", "actual"]),
  from: Day,
  to: Day,
  confidence: Confidence,
});
export type SeatRow = z.infer<typeof SeatRow>;

/** Everybody who stands under a ceiling now, by first day. */
export async function listSeats(db: Db, ceilingId: string): Promise<readonly SeatRow[]> {
  return db.many(
    SeatRow,
    sql`
      select p.id as "presenceId", p.tour_id as "tourId", p.person_id as "personId", h.number as person, p.permit_id as "permitId",
        c.ord, p.mission, p.role, p.mode, p.standing, p.from_day as "from", p.to_day as "to", p.confidence
      from authorisation_permit_ceilings c
      join presences p on p.contributor = c.contributor and p.permit_id = c.permit_id and p.superseded_at is null
      join people h on h.contributor = p.contributor and h.id = p.person_id
      where c.contributor = ${db.contributor} and c.ceiling_id = ${ceilingId}
      order by p.from_day, p.id
    `,
  );
}

/** Takes away all places and windows of a ceiling. Within the transaction they must be given anew, or it does not commit. */
export async function clearPlaces(tx: Tx, ceilingId: string): Promise<void> {
  await tx.run(sql`delete from places where contributor = ${tx.contributor} and ceiling_id = ${ceilingId}`);
  await tx.run(sql`delete from overlap_windows where contributor = ${tx.contributor} and ceiling_id = ${ceilingId}`);
}

/** Gives places to those who have found one. */
export async function seatAgain(
  tx: Tx,
  ceilingId: string,
  terms: Terms,
  seats: readonly SeatRow[],
  replaced: Replaced,
): Promise<void> {
  const without = new Set(replaced.unseated);
  const rows = seats.filter((seat) => !without.has(seat.presenceId));
  const ceiling = { ceilingId, ...terms };
  await insertPlaces(tx, ceiling, rows, replaced.links, await insertWindows(tx, ceiling, replaced.windows));
}

/** Those who are there without a place stand in a named breach from now on: one for each mission and days, with all of their names in its rows. */
export async function breachUnseated(
  tx: Tx,
  unseated: readonly SeatRow[],
  why: { readonly reason: string; readonly refusal: Refusal; readonly day: Day; readonly source: string },
  recording: Recording,
): Promise<number> {
  const tourIds = [...new Set(unseated.map((seat) => seat.tourId))];
  const ids = new Set(unseated.map((seat) => seat.presenceId));
  const presences = (await standingPresencesOf(tx, tourIds)).filter((presence) => ids.has(presence.id));
  await supersedeBecause(
    tx,
    presences,
    { kind: "restood", day: why.day, cause: why.reason, source: why.source },
    recording,
  );
  const groups = Map.groupBy(
    presences,
    (presence) => `${presence.mission} ${presence.from} ${presence.to} ${presence.confidence}`,
  );
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { mission, from, to, confidence } = first;
    const breach = { id: newId(), from, to };
    await addBreach(tx, { ...breach, mission, reason: why.reason, refusals: [why.refusal], confidence }, recording);
    await addBreached(
      tx,
      breach,
      group.map((presence) => ({ ...presence, id: newId() })),
      recording,
    );
  }
  return presences.length;
}
