/** A move to another post: one tour ends, another begins on the next day, under whatever decision covers the new place. */
import type { Context } from "../../platform/context.ts";
import { addDays } from "../../platform/days.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Refusal } from "../../platform/outcome.ts";
import { PostId } from "../../units/schema.ts";
import { getPost } from "../../units/store.ts";
import { judge } from "../guards.ts";
import { type Entry, enter, refuse } from "../ledger/actions-ledger.ts";
import { recordingOf, rewrite } from "../ledger/presence-actions.ts";
import type { Override, Tour, Transfer } from "../schema.ts";
import { addTourEvents, addTours, type NewTour } from "../store.ts";
import { listOverrides, useOverrides } from "../store-overrides.ts";
import type { ByChange, Eligible } from "./eligible.ts";
import { about, type Held } from "./held-actions.ts";
import { reasonsAgainstEvent } from "./tour-guards.ts";

/** Ends the tour on the day before the move and begins one on the new post; all or nothing, with every reason. */
export async function transfer(
  tx: Tx,
  ctx: Context,
  held: Held,
  asked: Transfer,
  by: ByChange,
  eligible: Eligible,
): Promise<void> {
  const { tour, eventId } = held;
  const approval = {
    code: "un-approval",
    message: `The UN's approval of the move of ${tour.person} is not recorded.`,
    facts: { person: tour.person, on: asked.on },
    source: "docs/rules.md#tour",
    met: asked.approval !== null && asked.approval.day <= ctx.today,
    papers: ["un-approval"],
  };
  const overrides = await listOverrides(tx, { tourIds: [tour.id] }, ctx.now);
  const { refusals, used } = judge([approval], overrides, "moved", ctx.actor.id);
  const post = await getPost(tx, PostId.parse(asked.postId));
  const { personId, person } = tour;
  const { mission, role } = post;
  const added = { personId, person, postId: post.id, mission, role, from: asked.on, to: asked.to };
  const against = [
    ...reasonsAgainstEvent(tour, "moved", ctx.today, ctx.today),
    ...reasonsAgainstMove(tour, asked),
    ...refusals,
    ...(await eligible(ctx, [{ ...added, own: { from: tour.from, to: tour.to } }])),
  ];
  if (against.length > 0) refuse(about(tour, against));
  await rewrite(tx, ctx, "moved", [{ ...held, from: tour.from, to: addDays(asked.on, -1), standing: "actual" }], null);
  const next = tourAfter(tour, post, asked);
  const begun = newId();
  await addTours(tx, [next], recordingOf(ctx));
  await enter(tx, [entryAfter(next, asked, begun, ctx)], { ...recordingOf(ctx), lawOn: ctx.today, breachReason: null });
  await writeEvents(tx, ctx, { eventId, begun, tour, next, asked, by, used });
}

function reasonsAgainstMove(tour: Tour, asked: Transfer): readonly Refusal[] {
  const source = "docs/rules.md#tour";
  const refusals: Refusal[] = [];
  if (asked.on <= tour.from || asked.on > addDays(tour.to, 1)) {
    const message = `The tour lasts from ${tour.from} to ${tour.to}; a move on ${asked.on} does not follow it.`;
    refusals.push({
      code: "move-outside-tour",
      message,
      facts: { from: tour.from, to: tour.to, on: asked.on },
      source,
    });
  }
  if (asked.to < asked.on) {
    const message = `The last day on the new post, ${asked.to}, lies before the first, ${asked.on}.`;
    refusals.push({
      code: "days-reversed",
      message,
      facts: { post: asked.postId, from: asked.on, to: asked.to },
      source,
    });
  }
  return refusals;
}

function tourAfter(tour: Tour, post: Awaited<ReturnType<typeof getPost>>, asked: Transfer): NewTour {
  const { mission, role, mode } = post;
  return {
    id: newId(),
    personId: tour.personId,
    postId: post.id,
    contributionId: null,
    rotationId: null,
    continuesId: tour.id,
    mission,
    role,
    mode,
    partner: post.partner ?? "",
    unitType: null,
    planId: null,
    wantedTourId: null,
    proposedBy: null,
    approvedBy: null,
    note: asked.reason,
    source: asked.source,
    confidence: "verified",
  };
}

/** A move that has come has happened; one that lies ahead is planned. */
function entryAfter(next: NewTour, asked: Transfer, eventId: string, ctx: Context): Entry {
  const { id: tourId, personId, mission, unitType, partner, source, confidence } = next;
  const { role, mode } = next as Pick<Entry, "role" | "mode">;
  const standing = asked.on <= ctx.today ? "actual" : "planned";
  const who = { id: newId(), eventId, tourId, personId, mission, role, mode, partner, unitType, source, confidence };
  return { ...who, from: asked.on, to: asked.to, standing, purpose: "service", keepPermit: null };
}

interface Moved {
  readonly eventId: string;
  readonly begun: string;
  readonly tour: Tour;
  readonly next: NewTour;
  readonly asked: Transfer;
  readonly by: ByChange;
  readonly used: readonly Override[];
}

async function writeEvents(
  tx: Tx,
  ctx: Context,
  { eventId, begun, tour, next, asked, by, used }: Moved,
): Promise<void> {
  const approval = asked.approval?.reference ?? null;
  const common = { cause: asked.reason, payer: null, ...by };
  const ended = { id: eventId, tourId: tour.id, kind: "moved" as const, day: addDays(asked.on, -1) };
  const arrived = asked.on <= ctx.today;
  const kind = arrived ? ("arrived" as const) : ("travelling" as const);
  const began = { id: begun, tourId: next.id, kind, day: arrived ? asked.on : ctx.today };
  const facts = { approval, mission: next.mission, before: tour.mission };
  await addTourEvents(
    tx,
    [
      { ...ended, ...common, facts },
      { ...began, ...common, facts },
    ],
    recordingOf(ctx),
  );
  await useOverrides(
    tx,
    used.map((override) => ({ override, eventId })),
    recordingOf(ctx),
  );
}
