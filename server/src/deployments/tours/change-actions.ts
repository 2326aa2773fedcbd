/** Changes that one person proposes and another approves. Proposing tries the whole change and takes it back; approving does it. */
import { z } from "zod";
import { record } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import type { Tx } from "../../platform/db.ts";
import { constraintOf } from "../../platform/db-faults.ts";
import { Conflict } from "../../platform/errors.ts";
import { type Outcome, type Refusal, withWaysOut } from "../../platform/outcome.ts";
import { refusable, refuse } from "../ledger/actions-ledger.ts";
import { recordingOf } from "../ledger/presence-actions.ts";
import { Change, ChangeId, type ChangeWhole } from "../schema.ts";
import { listTours } from "../store.ts";
import { reasonsAgainstDecision, reasonsAgainstProposal } from "./change-rules.ts";
import { carryOut, type Plan } from "./change-work-actions.ts";
import type { Eligible } from "./eligible.ts";
import {
  addChange,
  type ChangeFilter,
  countChanges,
  decideChange,
  getChange,
  type KeptChange,
  listChanges,
} from "./store-changes.ts";
import { waysOutOfChange } from "./ways-out-actions.ts";

/** Carries out of a trial that it went through. */
class Tried extends Error {}

/** What stands against carrying out a change, tried in full by a second person's stead and taken back. */
async function trial(
  tx: Tx,
  ctx: Context,
  plan: Plan,
  eligible: Eligible,
  exists: boolean,
): Promise<readonly Refusal[]> {
  const other = `${ctx.actor.id}/trial`;
  try {
    const outcome = await refusable(tx, async (inner) => {
      if (!exists) await addChange(inner, plan, { by: ctx.actor.id, at: ctx.now });
      const proposedBy = exists ? (await getChange(inner, plan.id)).proposedBy : ctx.actor.id;
      await decideChange(inner, { id: ChangeId.parse(plan.id), proposedBy }, "approved", "", {
        by: other,
        at: ctx.now,
      });
      await carryOut(inner, { ...ctx, db: inner, actor: { ...ctx.actor, id: other } }, plan, eligible);
      throw new Tried();
    });
    return outcome.ok ? [] : outcome.refusals;
  } catch (error) {
    if (error instanceof Tried) return [];
    throw error;
  }
}

/** Proposes a change: refused with everything that stands against it now; else it waits. Needs `deployments.change`. */
export async function propose(
  ctx: Context,
  planOf: (tx: Tx) => Promise<Plan>,
  eligible: Eligible,
): Promise<Outcome<Change>> {
  ctx.actor.must("deployments.change");
  return ctx.db.transaction((tx) =>
    refusable(tx, async (inner) => {
      const plan = await planOf(inner);
      const { tourId, rotationId } = plan;
      const pending = await listChanges(inner, {
        state: "pending",
        tour: tourId ?? undefined,
        rotation: rotationId ?? undefined,
      });
      const waits = reasonsAgainstProposal(pending);
      if (waits.length > 0) refuse(waits);
      const attempt = (tried: Plan) => trial(inner, { ...ctx, db: inner }, tried, eligible, false);
      const against = await attempt(plan);
      if (against.length > 0)
        refuse(withWaysOut(against, await waysOutOfChange(inner, { ...ctx, db: inner }, plan, against, attempt)));
      await addChange(inner, plan, recordingOf(ctx));
      await record(inner, ctx.actor, "change.proposed", {
        change: plan.id,
        kind: plan.kind,
        tour: tourId,
        rotation: rotationId,
      });
      return toChange(await getChange(inner, plan.id));
    }),
  );
}

/** Approves a change and carries it out, all or nothing. Needs `deployments.approve`; refused to whoever proposed it. */
export async function approveChange(
  ctx: Context,
  id: string,
  reason: string,
  eligible: Eligible,
): Promise<Outcome<Change>> {
  ctx.actor.must("deployments.approve");
  return decide(ctx, id, "approved", reason, async (tx, change) => {
    await mustStand(tx, ctx, change);
    await carryOut(tx, { ...ctx, db: tx }, planOfKept(change), eligible);
  });
}

/** A tour that was cancelled while the change waited has no days to change. */
async function mustStand(tx: Tx, ctx: Context, { id, tourId, kind }: KeptChange): Promise<void> {
  if (tourId === null || (await listTours(tx, { ids: [tourId], asOf: ctx.today })).length > 0) return;
  const message = "The tour was cancelled since this was proposed. Reject it, or let whoever proposed it take it back.";
  refuse([{ code: "tour-gone", message, facts: { change: id, tour: tourId, kind }, source: "docs/rules.md#tour" }]);
}

/** Rejects a change with a reason. Needs `deployments.approve`; refused to whoever proposed it. */
export async function rejectChange(ctx: Context, id: string, reason: string): Promise<Outcome<Change>> {
  ctx.actor.must("deployments.approve");
  return decide(ctx, id, "rejected", reason, async () => undefined);
}

/** Takes a change back that nobody decided on. Needs `deployments.change`; only for whoever proposed it. */
export async function withdrawChange(ctx: Context, id: string, reason: string): Promise<Outcome<Change>> {
  ctx.actor.must("deployments.change");
  return decide(ctx, id, "withdrawn", reason, async () => undefined);
}

async function decide(
  ctx: Context,
  id: string,
  decision: "approved" | "rejected" | "withdrawn",
  reason: string,
  work: (tx: Tx, change: KeptChange) => Promise<void>,
): Promise<Outcome<Change>> {
  try {
    return await ctx.db.transaction((tx) =>
      refusable(tx, async (inner) => {
        const change = await getChange(inner, id);
        const against = reasonsAgainstDecision(change, decision, ctx.actor.id);
        if (against.length > 0) refuse(against);
        // The decision comes first: of two at the same moment the second waits here, and finds it taken.
        await decideChange(inner, change, decision, reason, recordingOf(ctx));
        await work(inner, change);
        await record(inner, ctx.actor, `change.${decision}`, {
          change: id,
          kind: change.kind,
          tour: change.tourId,
          rotation: change.rotationId,
        });
        return toChange(await getChange(inner, id));
      }),
    );
  } catch (error) {
    if (constraintOf(error) !== "tour_change_decisions_pkey") throw error;
    throw new Conflict(
      "Somebody decided on this change at the same moment. Look at it again.",
      { change: id },
      { cause: error },
    );
  }
}

function planOfKept({ asked, ...change }: KeptChange): Plan {
  const { id, kind, tourId, rotationId, mission, before, after, tours, reason, source } = change;
  return { id, kind, tourId, rotationId, mission, before, after, tours, reason, source, asked };
}

/** As people read it: with the names of those who proposed and decided, and without what was asked in detail. */
function toChange(kept: KeptChange): Change {
  return Change.parse({ ...kept, proposedBy: kept.proposedByName, decidedBy: kept.decidedByName });
}

/** Changes, latest first. Needs `deployments.read`. */
export async function readChanges(ctx: Context, filter: ChangeFilter): Promise<{ items: Change[]; count: number }> {
  ctx.actor.must("deployments.read");
  const { limit: _, ...all } = filter;
  return { items: (await listChanges(ctx.db, filter)).map(toChange), count: await countChanges(ctx.db, all) };
}

/** A change with what stands against approving it now. Needs `deployments.read`. */
export async function readChange(ctx: Context, id: string, eligible: Eligible): Promise<ChangeWhole> {
  ctx.actor.must("deployments.read");
  return ctx.db.transaction(async (tx) => {
    const kept = await getChange(tx, z.uuid().parse(id));
    const refusals =
      kept.state === "pending" ? await trial(tx, { ...ctx, db: tx }, planOfKept(kept), eligible, true) : [];
    return { ...toChange(kept), refusals: [...refusals] };
  });
}
