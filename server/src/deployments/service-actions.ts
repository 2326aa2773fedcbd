/** Service recorded for many people at once, as when a rotation arrives, is prolonged, or goes home: one transaction, one event of audit. */
import type { Confidence, DeploymentMode, DeploymentRole } from "../missions/schema.ts";
import { record } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { addDays, type Day } from "../platform/days.ts";
import { newId } from "../platform/ids.ts";
import type { Outcome } from "../platform/outcome.ts";
import { enter, refusable } from "./actions-ledger.ts";
import { addTourEvents, addTours, type NewTour } from "./store.ts";
import { standingPresencesOf, supersede } from "./store-presence.ts";

/** People who arrive together, each with a post where one is known. */
export interface ArrivedGroup {
  readonly people: readonly { readonly personId: string; readonly postId: string | null }[];
  readonly contributionId: string;
  readonly rotationId: string | null;
  readonly mission: string;
  readonly role: DeploymentRole;
  readonly mode: DeploymentMode;
  readonly partner: string;
  readonly unitType: string | null;
  readonly from: Day;
  /** Last day that was planned when they arrived. */
  readonly to: Day;
  readonly source: string;
  readonly confidence: Confidence;
  readonly note: string;
  /** Reason for recording them although the law did not cover them; null: they are refused. */
  readonly breachReason: string | null;
}

/** Records that a group arrived. Needs `deployments.change`; all or nothing. */
export async function recordGroupArrival(
  ctx: Context,
  group: ArrivedGroup,
): Promise<Outcome<{ tourIds: readonly string[] }>> {
  ctx.actor.must("deployments.change");
  const recording = { by: ctx.actor.id, at: ctx.now };
  return ctx.db.transaction((tx) =>
    refusable(tx, async (inner) => {
      const { people, from, to, breachReason, ...common } = group;
      const tours = people.map(
        (who): NewTour => ({
          ...common,
          ...who,
          id: newId(),
          planId: null,
          wantedTourId: null,
          proposedBy: null,
          approvedBy: null,
        }),
      );
      await addTours(inner, tours, recording);
      const { mission, role, mode, partner, unitType, source, confidence } = common;
      const entries = tours.map(({ id, personId }) => ({
        id: newId(),
        tourId: id,
        personId,
        mission,
        role,
        mode,
        partner,
        unitType,
        source,
        confidence,
        from,
        to,
        standing: "actual" as const,
        purpose: "service" as const,
        keepPermit: null,
      }));
      await enter(inner, entries, { ...recording, lawOn: from, breachReason });
      await addTourEvents(
        inner,
        tours.map(({ id }) => ({ tourId: id, kind: "arrived" as const, day: from, cause: null, payer: null, source })),
        recording,
      );
      await record(inner, ctx.actor, "tours.arrived", {
        mission,
        people: people.length,
        from,
        to,
        rotation: group.rotationId,
      });
      return { tourIds: tours.map((tour) => tour.id) };
    }),
  );
}

/** Moves the last day of tours that have the same one; `purpose` withdrawal adds the way home after it instead. Needs `deployments.change`. */
export async function recordGroupExtension(
  ctx: Context,
  tourIds: readonly string[],
  extension: {
    readonly to: Day;
    readonly purpose: "service" | "withdrawal";
    readonly unitType: string | null;
    readonly source: string;
  },
): Promise<Outcome<null>> {
  ctx.actor.must("deployments.change");
  const { to, purpose, unitType, source } = extension;
  return ctx.db.transaction((tx) =>
    refusable(tx, async (inner) => {
      const standing = await standingPresencesOf(inner, tourIds);
      const whole = purpose === "service";
      if (whole)
        await supersede(
          inner,
          standing.map((presence) => presence.id),
          ctx.now,
        );
      const entries = standing.map((presence) => ({
        ...presence,
        id: newId(),
        from: whole ? presence.from : addDays(presence.to, 1),
        to,
        unitType,
        purpose,
        keepPermit: null,
      }));
      const recording = { by: ctx.actor.id, at: ctx.now };
      await enter(inner, entries, { ...recording, lawOn: ctx.today, breachReason: null });
      const events = tourIds.map((tourId) => ({
        tourId,
        kind: "extended" as const,
        day: to,
        cause: whole ? null : purpose,
        payer: null,
        source,
      }));
      await addTourEvents(inner, events, recording);
      await record(inner, ctx.actor, "tours.extended", { tours: tourIds.length, to, purpose });
      return null;
    }),
  );
}

/** Records that people left on the last day that was planned for them; their presence stands as it was. Needs `deployments.change`. */
export async function recordGroupReturn(
  ctx: Context,
  tourIds: readonly string[],
  day: Day,
  source: string,
): Promise<void> {
  ctx.actor.must("deployments.change");
  const recording = { by: ctx.actor.id, at: ctx.now };
  await ctx.db.transaction(async (tx) => {
    await addTourEvents(
      tx,
      tourIds.map((tourId) => ({ tourId, kind: "left" as const, day, cause: null, payer: null, source })),
      recording,
    );
    await record(tx, ctx.actor, "tours.returned", { tours: tourIds.length, day });
  });
}
