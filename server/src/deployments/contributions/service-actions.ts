/** Service recorded for many people at once, as when a rotation arrives, is prolonged, or goes home: one transaction, one event of audit. */
import type { Confidence, DeploymentMode, DeploymentRole } from "../../missions/schema.ts";
import { record } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { addDays, type Day } from "../../platform/days.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Outcome } from "../../platform/outcome.ts";
import { enter, refusable } from "../ledger/actions-ledger.ts";
import { type Presence, standingPresencesOf, supersede } from "../ledger/store-presence.ts";
import { ChangeId, TourId } from "../schema.ts";
import { addTourEvents, addTours, type NewTour } from "../store.ts";
import { addApproved, type NewChange } from "../tours/store-changes.ts";

/** People who arrive together, each with a post where one is known. */
export interface ArrivedGroup {
  readonly people: readonly { readonly personId: string; readonly postId: string | null }[];
  readonly contributionId: string;
  readonly rotationId: string | null;
  /** Lot of the rotation in which they came. */
  readonly lot?: number | null;
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
          lot: group.lot ?? null,
          planId: null,
          wantedTourId: null,
          proposedBy: null,
          approvedBy: null,
        }),
      );
      await addTours(inner, tours, recording);
      const { mission, role, mode, partner, unitType, source, confidence } = common;
      const events = new Map(tours.map((tour) => [tour.id, newId()]));
      const entries = tours.map(({ id, personId }) => ({
        id: newId(),
        eventId: events.get(id) ?? null,
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
        tours.map(({ id }) => {
          const event = { tourId: id, kind: "arrived" as const, day: from, cause: null, payer: null, source };
          return { id: events.get(id) ?? newId(), ...event };
        }),
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

/** A later last day for tours that have the same one, with the account that approved it; not the one that records it. */
export interface GroupExtension {
  readonly to: Day;
  readonly purpose: "service" | "withdrawal";
  readonly unitType: string | null;
  readonly source: string;
  readonly approvedBy: string;
}

/** Moves the last day of tours; `purpose` withdrawal adds the way home after it instead. Needs `deployments.change`. */
export async function recordGroupExtension(
  ctx: Context,
  tourIds: readonly string[],
  extension: GroupExtension,
): Promise<Outcome<null>> {
  ctx.actor.must("deployments.change");
  const { to, purpose, source } = extension;
  const recording = { by: ctx.actor.id, at: ctx.now };
  return ctx.db.transaction((tx) =>
    refusable(tx, async (inner) => {
      const standing = await standingPresencesOf(inner, tourIds);
      const ids = new Map(tourIds.map((tourId) => [tourId, { event: newId(), change: newId() }]));
      await addApproved(inner, changesOf(standing, ids, extension), extension.approvedBy, recording);
      await enterExtension(inner, ctx, standing, ids, extension);
      const events = [...ids].map(([tourId, { event: id, change: changeId }]) => {
        const cause = purpose === "service" ? null : purpose;
        return {
          id,
          changeId,
          tourId,
          kind: "extended" as const,
          day: ctx.today,
          cause,
          payer: null,
          source,
          facts: { to },
        };
      });
      await addTourEvents(inner, events, recording);
      await record(inner, ctx.actor, "tours.extended", { tours: tourIds.length, to, purpose });
      return null;
    }),
  );
}

type Ids = ReadonlyMap<string, { readonly event: string; readonly change: string }>;

function changesOf(standing: readonly Presence[], ids: Ids, { to, purpose, source }: GroupExtension): NewChange[] {
  const tours = Map.groupBy(standing, (presence) => presence.tourId);
  return [...tours].flatMap(([tourId, parts]) => {
    const [first] = parts;
    const last = parts.at(-1);
    const id = ids.get(tourId)?.change;
    if (first === undefined || last === undefined || id === undefined) return [];
    const { mission, from } = first;
    const days = { before: { from, to: last.to }, after: { from, to }, asked: { to, purpose } };
    const what = { id: ChangeId.parse(id), kind: "extension" as const, tourId: TourId.parse(tourId), rotationId: null };
    return [{ ...what, mission, ...days, tours: 1, reason: "extension", source }];
  });
}

async function enterExtension(
  tx: Tx,
  ctx: Context,
  standing: readonly Presence[],
  ids: Ids,
  { to, purpose, unitType }: GroupExtension,
): Promise<void> {
  const whole = purpose === "service";
  const eventOf = (tourId: string) => ids.get(tourId)?.event ?? "";
  if (whole) await supersede(tx, standing, ctx.now, { kind: "extended", eventOf });
  const entries = standing.map((presence) => ({
    ...presence,
    id: newId(),
    eventId: eventOf(presence.tourId),
    from: whole ? presence.from : addDays(presence.to, 1),
    to,
    unitType,
    purpose,
    keepPermit: null,
  }));
  await enter(tx, entries, { by: ctx.actor.id, at: ctx.now, lawOn: ctx.today, breachReason: null });
}

/** Records that people left on the last day that was planned for them, and came home; their presence stands as it was. Needs `deployments.change`. */
export async function recordGroupReturn(
  ctx: Context,
  tourIds: readonly string[],
  day: Day,
  source: string,
): Promise<void> {
  ctx.actor.must("deployments.change");
  const recording = { by: ctx.actor.id, at: ctx.now };
  const steps = ["left", "home"] as const;
  await ctx.db.transaction(async (tx) => {
    await addTourEvents(
      tx,
      steps.flatMap((kind) => tourIds.map((tourId) => ({ tourId, kind, day, cause: null, payer: null, source }))),
      recording,
    );
    await record(tx, ctx.actor, "tours.returned", { tours: tourIds.length, day });
  });
}
