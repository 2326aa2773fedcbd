/** How a country decides: shipped packs, loaded into its law, and the calendar of its bodies. */
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { NotFound } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { shippedPacks } from "./reference.ts";
import type { PackLine, SittingDay, Sittings } from "./schema.ts";
import { listProcedures } from "./store.ts";
import { addBody, addProcedure, addSittingDays, readSittings } from "./store-procedures.ts";

/** Bodies and sitting days as known now. Needs `authorisations.read`. */
export async function readBodies(ctx: Context): Promise<Sittings> {
  ctx.actor.must("authorisations.read");
  return readSittings(ctx.db, ctx.now);
}

/** Adds sitting days of bodies; returns how many were new. Needs `authorisations.change`. */
export async function recordSittings(ctx: Context, days: readonly SittingDay[]): Promise<{ added: number }> {
  ctx.actor.must("authorisations.change");
  return ctx.db.transaction(async (tx) => {
    const added = await addSittingDays(tx, days, { by: ctx.actor.id, at: ctx.now });
    await record(tx, ctx.actor, "sittings.recorded", { added });
    return { added };
  });
}

/** The shipped packs, with whether each is in the country's law. Needs `authorisations.read`. */
export async function readPacks(ctx: Context): Promise<readonly PackLine[]> {
  ctx.actor.must("authorisations.read");
  const known = new Set((await listProcedures(ctx.db)).map(keyOf));
  return (await shippedPacks()).map(({ country, name, about, lookedAt, procedures, bodies }) => ({
    country,
    name,
    about,
    lookedAt,
    procedures: procedures.length,
    unverified: [...procedures, ...bodies].filter((each) => each.confidence !== "verified").length,
    loaded: procedures.every((procedure) => known.has(keyOf(procedure))),
  }));
}

/**
 * Puts a pack's procedures, bodies and sittings into the country's law; what is there already stays as it is. Needs `law.load`;
 * throws `NotFound` where no pack of that country ships.
 */
export async function loadPack(
  ctx: Context,
  country: string,
): Promise<{ procedures: number; bodies: number; sittings: number }> {
  ctx.actor.must("law.load");
  const pack = (await shippedPacks()).find((each) => each.country === country);
  if (pack === undefined) throw new NotFound(`No pack of ${country} ships with this release.`, { country });
  return ctx.db.transaction(async (tx) => {
    const recording = { by: ctx.actor.id, at: ctx.now };
    const known = new Set((await listProcedures(tx)).map(keyOf));
    const fresh = pack.procedures.filter((procedure) => !known.has(keyOf(procedure)));
    for (const procedure of fresh) await addProcedure(tx, { ...procedure, id: newId() }, recording, country);
    let bodies = 0;
    for (const body of pack.bodies) bodies += (await addBody(tx, body, recording)) ? 1 : 0;
    const sittings = await addSittingDays(tx, pack.sittingDays, recording);
    const added = { procedures: fresh.length, bodies, sittings };
    await record(tx, ctx.actor, "procedures.loaded", { country, ...added });
    return added;
  });
}

function keyOf(procedure: { readonly code: string; readonly validFrom: string }): string {
  return `${procedure.code} ${procedure.validFrom}`;
}
