/**
 * Presence written by SQL past every rule, as the program's own role could: another's days, another permit or none, another place under the
 * ceiling. The database must refuse it, or what stands then must be lawful. It is always taken back.
 */
import pg from "pg";
import { z } from "zod";
import { type Db, sql, type Tx } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";
import { done, refused } from "../../src/platform/outcome.ts";
import type { Chance } from "./chance.ts";
import type { Done, ModelTour } from "./command.ts";
import { readStays } from "./facts.ts";
import { unlawful } from "./ledger.ts";
import type { World } from "./world.ts";

/** Ends the transaction in which the database took what it was given. */
class Taken extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super("taken");
    this.faults = faults;
  }
}

/** How the copy of a presence differs from it. */
interface Forgery {
  readonly earlier: number;
  readonly later: number;
  /** In place of the old one, or beside it. */
  readonly instead: boolean;
  readonly cover: "same" | "none" | "another";
  /** Added to the number of its places. */
  readonly shift: number;
}

/** Copies a presence with other days, cover or places. Done: the database took it and it was lawful; a fault says so in `forbidden`. */
export async function smuggle(world: World, chance: Chance, tours: readonly ModelTour[]): Promise<Done | null> {
  const tour = chance.of(tours);
  if (tour === undefined) return null;
  const forgery: Forgery = {
    earlier: chance.between(0, 2) === 0 ? chance.between(-4, 8) : 0,
    later: chance.between(-3, 20),
    instead: chance.between(0, 4) > 0,
    cover: chance.of(["same", "same", "same", "same", "none", "another"] as const) ?? "same",
    shift: chance.of([0, 0, 0, 1, -1, chance.between(-6, 9)]) ?? 0,
  };
  try {
    await world.db.transaction(async (tx) => {
      if (!(await write(tx, tour.tour, forgery))) return;
      await tx.run(sql`set constraints all immediate`);
      throw new Taken(unlawful({ decisions: world.decisions, ends: world.ends }, await readStays(tx)));
    });
    return null;
  } catch (error) {
    if (error instanceof Taken) return error.faults.length === 0 ? { outcome: done(null) } : taken(error.faults);
    if (error instanceof pg.DatabaseError && (error.code?.startsWith("23") || error.code === "42501"))
      return {
        outcome: refused([
          { code: error.constraint ?? policyOf(error), message: error.message, facts: {}, source: "" },
        ]),
      };
    throw error;
  }
}

function taken(faults: readonly string[]): Done {
  return { outcome: done(faults), forbidden: true };
}

function policyOf(error: pg.DatabaseError): string {
  return /policy "(\w+)"/.exec(error.message)?.[1] ?? "permission";
}

const Id = z.object({ id: z.string() });

/** Writes the copy; false when there is nothing to copy. */
async function write(tx: Tx, tour: string, forgery: Forgery): Promise<boolean> {
  const [old] = await tx.many(
    Id,
    sql`select id from presences where tour_id = ${tour} and superseded_at is null order by to_day desc limit 1`,
  );
  if (old === undefined) return false;
  const copy = newId();
  if (forgery.instead) await close(tx, old.id);
  await copyPresence(tx, old.id, copy, forgery);
  await copyPlaces(tx, old.id, copy, forgery);
  return true;
}

/** Closes the old one as the program would, by the last event that may. */
async function close(tx: Db, id: string): Promise<void> {
  await tx.run(sql`
    update presences p set superseded_at = greatest(p.recorded_at, now()), last_ord = null, last_to = null, superseded_event = e.id, superseded_kind = e.kind
    from (select 1) one left join lateral (
      select id, kind from tour_events where tour_id = (select tour_id from presences where id = ${id})
        and kind in ('left', 'repatriated', 'died', 'corrected', 'extended', 'undone', 'restood')
      order by seq desc limit 1
    ) e on true
    where p.id = ${id}
  `);
}

async function copyPresence(tx: Db, old: string, copy: string, { earlier, later, cover }: Forgery): Promise<void> {
  const permit = cover === "none" ? sql`null::uuid` : sql`coalesce(other.id, p.permit_id)`;
  await tx.run(sql`
    insert into presences (contributor, id, tour_id, person_id, mission, role, mode, partner, from_day, to_day, standing, permit_id,
      permit_partner, permit_from, permit_to, ceilings, breach_id, breach_from, breach_to, last_ord, last_to, source, confidence,
      recorded_at, recorded_by, purpose, mission_to, past_end_by, event_id)
    select p.contributor, ${copy}, p.tour_id, p.person_id, p.mission, p.role, p.mode, p.partner, p.from_day + ${earlier}::int,
      p.to_day + ${later}::int, p.standing, m.id, m.partner, m.valid_from, m.valid_to, m.ceilings,
      case when ${cover} = 'same' then p.breach_id end, case when ${cover} = 'same' then p.breach_from end,
      case when ${cover} = 'same' then p.breach_to end, nullif(m.ceilings, 0),
      case when m.ceilings > 0 then p.to_day + ${later}::int end, 'sql', 'verified', now(), 'sql', p.purpose, p.mission_to, p.past_end_by,
      p.event_id
    from presences p
    left join lateral (
      select id from authorisation_permits o
      where ${cover} = 'another' and o.mission = p.mission and o.role = p.role and o.mode = p.mode and o.id <> p.permit_id
      order by o.id limit 1
    ) other on true
    left join authorisation_permits m on m.contributor = p.contributor and m.id = ${permit}
    where p.id = ${old}
  `);
}

/** The places of the old one, taken from it, for the copy: the first of each ceiling begins with it and the last ends with it. */
async function copyPlaces(tx: Db, old: string, copy: string, { instead, shift }: Forgery): Promise<void> {
  const gone = instead
    ? sql`delete from places where presence_id = ${old} returning *`
    : sql`select * from places where presence_id = ${old}`;
  await tx.run(sql`
    with gone as (${gone})
    insert into places (contributor, presence_id, ord, from_day, to_day, tour_id, person_id, permit_id, presence_from, presence_to,
      ceiling_id, reading, people, overlap_people, overlap_days, place, subject, window_id, window_from, window_to, previous_ord,
      previous_to)
    select g.contributor, p.id, g.ord, case when g.from_day = g.presence_from then p.from_day else g.from_day end,
      case when g.to_day = g.presence_to then p.to_day else g.to_day end, g.tour_id, g.person_id, p.permit_id, p.from_day, p.to_day,
      c.ceiling_id, l.reading, l.people, l.overlap_people, l.overlap_days, g.place + ${shift}::int,
      case l.reading when 'persons' then g.person_id when 'tours' then g.tour_id end, g.window_id, g.window_from, g.window_to,
      g.previous_ord, case when g.previous_ord < g.ord then p.to_day else g.previous_to end
    from gone g
    join presences p on p.contributor = g.contributor and p.id = ${copy}
    join authorisation_permit_ceilings c on c.contributor = p.contributor and c.permit_id = p.permit_id and c.ord = g.ord
    join authorisation_ceilings l on l.contributor = c.contributor and l.id = c.ceiling_id
  `);
}
