/** Whole paths of tours for tests: everything before an arrival, and changes that are proposed and approved at once. */
import type { Actor, Context } from "../../platform/context.ts";
import { sql } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Outcome } from "../../platform/outcome.ts";
import type { Change, Correction, Extension, TourStep } from "../schema.ts";
import { listTours } from "../store.ts";
import { approveChange } from "./change-actions.ts";
import { everybodyEligible } from "./eligible.ts";
import { recordSteps } from "./step-actions.ts";
import { correctTour, recordExtension } from "./tour-change-actions.ts";
import { isOfUnit } from "./tour-guards.ts";

/** Somebody else who may do everything. */
function second(actor: Actor): Actor {
  return { ...actor, id: `${actor.id}-second` };
}

/** Approves a proposal by a second person; a refusal stays one. */
export async function approved(ctx: Context, proposed: Outcome<Change>): Promise<Outcome<Change>> {
  if (!proposed.ok) return proposed;
  return approveChange({ ...ctx, actor: second(ctx.actor) }, proposed.value.id, "", everybodyEligible);
}

/** A correction, proposed and approved. */
export async function correctNow(ctx: Context, id: string, correction: Correction): Promise<Outcome<Change>> {
  return approved(ctx, await correctTour(ctx, id, correction));
}

/** An extension with its papers, proposed and approved. */
export async function extendNow(ctx: Context, id: string, extension: Extension): Promise<Outcome<Change>> {
  const paper = { reference: "NV 1", day: ctx.today };
  return approved(ctx, await recordExtension(ctx, id, { consent: paper, approval: paper, ...extension }));
}

/** Gives everybody a declaration from the first day of the small world on. */
export async function declareEverybody(ctx: Context): Promise<void> {
  await ctx.db.run(sql`
    insert into declarations (contributor, id, person_id, track, given, expires, withdrawn, withdrawn_recorded_at, recorded_at, recorded_by)
    select contributor, gen_random_uuid(), id, 'both', '2014-01-01', null, null, null, now(), ${newId()}
    from people h where contributor = ${ctx.db.contributor}
      and not exists (select 1 from declarations d where d.contributor = h.contributor and d.person_id = h.id)
  `);
}

/** The individual's steps before arrival, with a paper for each. */
export function stepsBefore(ctx: Context, from: string, to: string): readonly TourStep[] {
  const day = ctx.today;
  const paper = { reference: "NV 1", day };
  const source = "test";
  const papers = { passportTo: to, visaTo: from > to ? from : to, vaccinationTo: to };
  return [
    { step: "screened", day, vetting: paper, source },
    { step: "medically_cleared", day, medical: { ...paper, validTo: to }, source },
    { step: "selected", day, acceptance: paper, source },
    { step: "travelling", day, order: paper, papers, source },
  ];
}

/** Takes tours through every step before arrival; throws when one is refused. */
export async function readyToTravel(ctx: Context, ids: readonly string[]): Promise<void> {
  await declareEverybody(ctx);
  for (const tour of await listTours(ctx.db, { ids, asOf: ctx.today })) {
    const steps = stepsBefore(ctx, tour.from, tour.to).slice(isOfUnit(tour) ? 3 : 0);
    for (const step of steps) {
      const outcome = await recordSteps(ctx, [tour.id], step);
      if (!outcome.ok) throw new Error(outcome.refusals.map((refusal) => refusal.message).join(" "));
    }
  }
}
