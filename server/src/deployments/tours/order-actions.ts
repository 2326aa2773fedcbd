/** Turning the lines of an approved plan into tours, with their posts. For the actions on tours. */
import type { Day, Moment } from "../../platform/days.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/ids.ts";
import type { Refusal } from "../../platform/outcome.ts";
import type { Post } from "../../units/schema.ts";
import { listPosts } from "../../units/store.ts";
import { type Entry, refuse } from "../ledger/actions-ledger.ts";
import type { ApprovedTours, Contribution } from "../schema.ts";
import { listContributions, type NewTour } from "../store.ts";

const source = "docs/rules.md#tour";

/**
 * A tour for each line of the order, as part of the contribution that it serves where exactly one fits; ends with every reason when a
 * post is unknown or days are reversed.
 */
export async function orderedTours(
  tx: Tx,
  order: ApprovedTours,
  now: Moment,
): Promise<readonly { tour: NewTour; from: Day; to: Day }[]> {
  const posts = new Map((await listPosts(tx)).map((post) => [String(post.id), post]));
  const contributions = await listContributions(tx, now);
  const refusals: Refusal[] = [];
  const tours = order.tours.flatMap(({ personId, postId, from, to, wantedTourId }) => {
    const post = posts.get(postId);
    if (post === undefined) {
      refusals.push({ code: "post-unknown", message: `There is no post ${postId}.`, facts: { post: postId }, source });
      return [];
    }
    if (to < from) {
      const message = `The tour of ${post.code} would end on ${to}, before it begins on ${from}.`;
      refusals.push({ code: "days-reversed", message, facts: { post: post.code, from, to }, source });
      return [];
    }
    const tour: NewTour = {
      id: newId(),
      personId,
      postId,
      contributionId: contributionOf(contributions, post, from, to),
      rotationId: null,
      mission: post.mission,
      role: post.role,
      mode: post.mode,
      partner: post.partner ?? "",
      unitType: null,
      planId: order.planId,
      wantedTourId: wantedTourId ?? null,
      proposedBy: order.proposedBy,
      approvedBy: order.approvedBy,
      note: "",
      source: `plan ${order.planId}`,
      confidence: "verified",
    };
    return [{ tour, from, to }];
  });
  if (refusals.length > 0) refuse(refusals);
  return tours;
}

const OVER: readonly Contribution["state"][] = ["repatriated", "closed", "cancelled", "not_selected"];

/** The contribution whose mission, role, mode, lead nation and days take the post's tour in; null where none does, or several do. */
function contributionOf(contributions: readonly Contribution[], post: Post, from: Day, to: Day): string | null {
  const fitting = contributions.filter(
    (each) =>
      each.mission === post.mission &&
      each.role === post.role &&
      each.mode === post.mode &&
      each.partner === post.partner &&
      each.from <= from &&
      (each.to === null || to <= each.to) &&
      !OVER.includes(each.state),
  );
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
}

/** A tour's planned presence. */
export function plannedEntry(tour: NewTour, from: Day, to: Day, eventId: string): Entry {
  const { id: tourId, personId, mission, unitType, partner, source, confidence } = tour;
  const { role, mode } = tour as Pick<Entry, "role" | "mode">;
  const who = { id: newId(), eventId, tourId, personId, mission, role, mode, partner, unitType, source, confidence };
  return { ...who, from, to, standing: "planned", purpose: "service", keepPermit: null };
}
